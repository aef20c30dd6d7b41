import assert from "node:assert/strict";
import fc from "fast-check";
import {
  checkRounding,
  columnOfWeights,
  roundTable,
  type MarginTree,
  type Pin,
  type RoundingTable,
  type ShareColumn,
} from "../../src/core/rounding/index.ts";
import { searchAll, tableOf, totalsOf, treeOf } from "../core/rounding/smallTables.ts";

const seed = 20_220_131;

/** Weights as plans have them: zero, equal, small, large, and too fine for doubles. */
const weight = fc.oneof(
  fc.constant<number | string>(0),
  fc.constant(1),
  fc.nat(9),
  fc.nat(2_000_000_000),
  fc.nat(99_999).map((value) => `${value / 1000}`),
  fc.bigInt(0n, 10n ** 22n).map(String),
);

/** Envelopes of nothing, of a few units, and of up to 9 × 10^15. */
const total = fc.oneof(fc.constant(0), fc.nat(30), fc.nat(5_000_000), fc.nat(9_000_000_000_000_000));

/** A tree of `leaves` leaves and up to `inner` inner nodes, each below one before it or below the whole: of any depth. */
function tree(letter: string, leaves: number, inner: number): fc.Arbitrary<MarginTree> {
  const parentOf = (choice: number, count: number): { parent?: string } =>
    count === 0 || choice % (count + 1) === count ? {} : { parent: `${letter}${choice % (count + 1)}` };
  return fc
    .tuple(
      fc.array(fc.nat(1000), { maxLength: inner }),
      fc.array(fc.nat(1000), { minLength: leaves, maxLength: leaves }),
    )
    .map(([nodes, own]) => ({
      inner: nodes.map((choice, index) => ({ key: `${letter}${index}`, ...parentOf(choice, index) })),
      leaves: own.map((choice, index) => ({
        key: `${letter}leaf${index}`,
        ...parentOf(choice, nodes.length),
      })),
    }));
}

function tables(mostPlaces: number, mostLines: number): fc.Arbitrary<RoundingTable> {
  return fc
    .tuple(fc.integer({ min: 1, max: mostPlaces }), fc.integer({ min: 1, max: mostLines }))
    .chain(([places, lines]) =>
      fc.record({
        places: tree("P", places, 8),
        lines: tree("L", lines, 6),
        weightings: fc.array(fc.array(weight, { minLength: places, maxLength: places }), {
          minLength: 1,
          maxLength: 3,
        }),
        totals: fc.array(fc.tuple(total, fc.nat(2)), { minLength: lines, maxLength: lines }),
      }),
    )
    .map(({ places, lines, weightings, totals }) => ({
      places,
      lines,
      columns: totals.map(([units, choice]) => {
        const weights = weightings[choice % weightings.length] ?? [];
        return weights.every((one) => Number(one) === 0)
          ? columnOfWeights(units, weights.map(() => 1)) // prettier-ignore
          : columnOfWeights(units, weights);
      }),
    }));
}

function deepFreeze<T>(value: T): T {
  // Typed arrays cannot be frozen.
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

describe("laws of rounding", () => {
  it("every cell and every total of both trees is the floor or ceiling of its exact value", () => {
    fc.assert(
      fc.property(tables(30, 12), (table) => {
        const outcome = roundTable(deepFreeze(table));
        assert.ok(outcome.kind === "rounded");
        assert.deepEqual(checkRounding(table, outcome.rounded), []);
      }),
      { seed, numRuns: 600 },
    );
  });

  it("the same table gives the same amounts, and the order of its rows and lines changes nothing", () => {
    const shuffled = tables(20, 8).chain((table) =>
      fc.record({
        table: fc.constant(table),
        places: order(table.places.leaves.length),
        lines: order(table.lines.leaves.length),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ table, places, lines }) => {
        const other: RoundingTable = {
          places: shuffle(table.places, places),
          lines: shuffle(table.lines, lines),
          columns: lines.map((line) => shuffleColumn(table.columns[line], places)),
        };
        const first = roundTable(table);
        const second = roundTable(other);
        assert.ok(first.kind === "rounded" && second.kind === "rounded");
        assert.deepEqual(roundTable(table), first);
        lines.forEach((line, at) => {
          const expected = places.map((place) => first.rounded.amounts[line]?.[place]);
          assert.deepEqual(Array.from(second.rounded.amounts[at] ?? []), expected);
        });
      }),
      { seed, numRuns: 200 },
    );
  });

  it("holds for thousands of places", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 5000 }),
        fc.nat(1000),
        fc.array(total, { minLength: 2, maxLength: 6 }),
        (count, salt, totals) => {
          // prettier-ignore
          const places: MarginTree = {
          inner: Array.from({ length: 40 }, (_, index) => ({ key: `D${index}` })),
          leaves: Array.from({ length: count }, (_, index) => ({ key: `C${index}`, parent: `D${index % 40}` })),
        };
          const lines = treeOf(`S: ${totals.map((_, line) => `l${line}`).join(" ")}`);
          const columns = totals.map(
            (units, line) =>
          columnOfWeights(units, places.leaves.map((_, place) => 1 + ((place * 7919 + salt * (line + 1)) % 1009))), // prettier-ignore
          );
          const table = { places, lines, columns };
          const outcome = roundTable(table);
          assert.ok(outcome.kind === "rounded");
          assert.deepEqual(checkRounding(table, outcome.rounded), []);
        },
      ),
      { seed, numRuns: 5 },
    );
  });

  it("pins are kept if any rounding keeps them, and contradicted by what is named if none does", () => {
    const places = treeOf("D1: A B; D2: C");
    const lines = treeOf("S: a b; T: c");
    const totals = totalsOf(tableOf(places, lines, [], 1));
    const direction = fc.constantFrom("up", "down", undefined, undefined);
    const counts = { rounded: 0, impossible: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 9, maxLength: 9 }),
        fc.array(direction, { minLength: 9, maxLength: 9 }),
        (numerators, directions) => {
          const table = tableOf(places, lines, [0, 1, 2].map((p) => numerators.slice(3 * p, 3 * p + 3)), 4); // prettier-ignore
          const pinAt = (cell: number): Pin | undefined => {
            const to = directions[cell];
            const place = places.leaves[Math.floor(cell / 3)]?.key ?? "";
            return to && numerators[cell]
              ? { place, line: lines.leaves[cell % 3]?.key ?? "", direction: to }
              : undefined;
          };
          const pins = numerators.flatMap((_, cell) => pinAt(cell) ?? []);
          const outcome = roundTable({ ...table, pins });
          const fixed = new Map(directions.flatMap((to, cell) => (to ? [[cell, to === "up"] as const] : [])));
          const { feasible } = searchAll(numerators, 4, totals, fixed);
          assert.equal(outcome.kind, feasible ? "rounded" : "impossible");
          if (outcome.kind === "rounded") {
            counts.rounded++;
            assert.deepEqual(checkRounding({ ...table, pins }, outcome.rounded), []);
          } else {
            counts.impossible++;
            // The pins that are named are enough for the contradiction.
            assert.ok(outcome.conflict.pins.length > 0);
            assert.equal(roundTable({ ...table, pins: outcome.conflict.pins }).kind, "impossible");
          }
        },
      ),
      { seed, numRuns: 1000 },
    );
    assert.ok(counts.rounded > 100 && counts.impossible > 100, JSON.stringify(counts));
  });
});

function order(length: number): fc.Arbitrary<readonly number[]> {
  const positions = Array.from({ length }, (_, index) => index);
  return fc.shuffledSubarray(positions, { minLength: length, maxLength: length });
}

function shuffle({ inner, leaves }: MarginTree, order: readonly number[]): MarginTree {
  return { inner: [...inner].reverse(), leaves: order.flatMap((index) => leaves[index] ?? []) };
}

function shuffleColumn(column: ShareColumn | undefined, order: readonly number[]): ShareColumn {
  assert.ok(column !== undefined);
  const { floors, remainders, denominator } = column;
  return {
    floors: Float64Array.from(order, (index) => floors[index] ?? 0),
    remainders:
      remainders instanceof Float64Array
        ? Float64Array.from(order, (index) => remainders[index] ?? 0)
        : order.map((index) => remainders[index] ?? 0n),
    denominator,
  };
}
