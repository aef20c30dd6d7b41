import assert from "node:assert/strict";
import fc from "fast-check";
import { highsSolver } from "../../../src/adapters/highs/highsSolver.ts";
import {
  checkRounding,
  columnOfWeights,
  crossMargins,
  publishedMargins,
  roundCrossing,
  treeOfPaths,
  type Margin,
  type RoundingTable,
} from "../../../src/core/rounding/index.ts";
import type { Solver, SolverOutcome } from "../../../src/core/solver/index.ts";
import { bitsOf, countBits, rowsOf, searchAll, tableOf, totalsOf, treeOf } from "./smallTables.ts";

const solver = highsSolver();

/** Two sources in two years: years cross the tree source > year. */
const lines = treeOfPaths([["S", "1"], ["S", "2"], ["T", "1"], ["T", "2"]]); // prettier-ignore
const years = new Map([["year 1", ["S/1", "T/1"]], ["year 2", ["S/2", "T/2"]]]); // prettier-ignore

/** A solver that nobody may ask. */
const noSolver: Solver = { solve: () => Promise.reject(new Error("the solver was asked")) };

/** A solver that always answers the same. */
function answering(outcome: SolverOutcome): Solver {
  return { solve: () => Promise.resolve(outcome) };
}

/** The fewest units that extra totals must move, over all roundings that keep the trees. */
function fewestMoves(
  numerators: readonly number[],
  denominator: number,
  trees: readonly number[],
  extra: readonly number[],
): number {
  // prettier-ignore
  const boundsOf = (bits: number) => {
    const sum = numerators.reduce((total, one, cell) => total + ((bits >> cell) & 1 ? one : 0), 0);
    return { bits, low: Math.floor(sum / denominator), high: Math.ceil(sum / denominator) };
  };
  const outside = (up: number, { bits, low, high }: ReturnType<typeof boundsOf>) => {
    const count = countBits(up & bits);
    return Math.max(low - count, count - high, 0);
  };
  const kept = trees.map(boundsOf);
  const movable = extra.map(boundsOf);
  let fewest = Infinity;
  for (let up = 0; up < 1 << numerators.length; up++) {
    if (numerators.some((one, cell) => one === 0 && (up >> cell) & 1)) continue;
    if (kept.some((bound) => outside(up, bound) > 0)) continue;
    fewest = Math.min(
      fewest,
      movable.reduce((sum, bound) => sum + outside(up, bound), 0),
    );
  }
  return fewest;
}

describe("roundCrossing", () => {
  it("does not ask the solver where the trees alone come out right", async () => {
    const table = tableOf(treeOf("A B"), lines, [[5, 10, 10, 10], [5, 10, 10, 10]], 10); // prettier-ignore
    const outcome = await roundCrossing(table, crossMargins(years, ["", "A", "B"]), noSolver);
    assert.ok(outcome.kind === "rounded" && outcome.rung === "trees" && outcome.proven);
    assert.deepEqual(outcome.moved, []);
  });

  it("agrees with trying everything, on small tables with years that cross sources", async () => {
    const rungs = { trees: 0, solver: 0, moved: 0 };
    const places = treeOf("A B C");
    const extra = crossMargins(years, ["", "A", "B", "C"]);
    const shape = tableOf(places, lines, [], 1);
    const [trees, crossing] = [totalsOf(shape), extra.map((margin) => bitsOf(shape, margin))];
    const halves = fc.array(fc.constantFrom(0, 1), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(halves, async (numerators) => {
        const table = tableOf(places, lines, [0, 1, 2].map((p) => numerators.slice(4 * p, 4 * p + 4)), 2); // prettier-ignore
        const outcome = await roundCrossing(table, extra, solver, { distanceGap: 0 });
        assert.ok(outcome.kind === "rounded");
        rungs[outcome.rung]++;
        assert.ok(outcome.proven);
        assert.deepEqual(checkRounding(table, outcome.rounded), []);
        const moves = outcome.moved.reduce((sum, { units }) => sum + Math.abs(Number(units)), 0);
        assert.equal(moves, fewestMoves(numerators, 2, trees, crossing));
        assert.equal(outcome.rung === "moved", !searchAll(numerators, 2, [...trees, ...crossing]).feasible);
        const named = checkRounding(table, outcome.rounded, extra).length;
        assert.equal(named, outcome.moved.length);
      }),
      { seed: 20_220_131, numRuns: 150 },
    );
    assert.ok(rungs.trees > 0 && rungs.solver > 0 && rungs.moved > 0, JSON.stringify(rungs));
  });

  it("keeps places in sources and years, with districts, in a table of 600 cells", async () => {
    const places = treeOfPaths(Array.from({ length: 60 }, (_, i) => [`D${i % 7}`, `C${i}`]));
    const paths = ["S", "T"].flatMap((source) => ["1", "2", "3", "4", "5"].map((year) => [source, year]));
    const columns = paths.map(
      (_, line) =>
      columnOfWeights(901 + 13 * line, places.leaves.map((_, place) => 1 + ((place * 37 + (line % 5) * 11 + line * place) % 23))), // prettier-ignore
    );
    const table = { places, lines: treeOfPaths(paths), columns };
    const groups = new Map(["1", "2", "3", "4", "5"].map((year) => [year, [`S/${year}`, `T/${year}`]]));
    const extra = crossMargins(groups, ["", ...[...places.inner, ...places.leaves].map(({ key }) => key)]);
    const outcome = await roundCrossing(table, extra, solver);
    assert.ok(outcome.kind === "rounded");
    assert.equal(outcome.rung, "solver");
    assert.deepEqual(checkRounding(table, outcome.rounded, [...publishedMargins(table), ...extra]), []);
  });

  it("gives the same amounts whatever the order of rows, lines and totals", async () => {
    const rungs = new Set<string>();
    const extra = crossMargins(years, ["", "A", "B", "C"]);
    const reversed = { inner: [...lines.inner].reverse(), leaves: [...lines.leaves].reverse() };
    const turned = (rows: readonly (readonly number[])[]) => rows.map((row) => [...row].reverse()).reverse();
    for (let seed = 1; seed <= 25; seed++) {
      const bits = Math.imul(seed, 0x9e37_79b1) >>> 8;
      const rows = [0, 1, 2].map((place) => [0, 1, 2, 3].map((line) => (bits >> (4 * place + line)) & 1));
      const one = tableOf(treeOf("A B C"), lines, rows, 2);
      const other = tableOf(treeOf("C B A"), reversed, turned(rows), 2);
      const first = await roundCrossing(one, extra, solver);
      const second = await roundCrossing(other, [...extra].reverse(), solver);
      assert.ok(first.kind === "rounded" && second.kind === "rounded");
      rungs.add(first.rung);
      assert.deepEqual(rowsOf(one, first.rounded), turned(rowsOf(other, second.rounded)));
    }
    assert.ok(rungs.has("solver"), [...rungs].join(" "));
  });
});

describe("roundCrossing with linked lines", () => {
  const linkedLines = treeOfPaths([["central", "2022"], ["central", "2023"], ["local", "2022"], ["local", "2023"]]); // prettier-ignore
  const linked = [["central/2022", "local/2022"], ["central/2023", "local/2023"]]; // prettier-ignore

  it("finds the rounding that keeps places over both sources too, if there is one", async () => {
    // A has 2 × (0.4 + 0.4) = 1.6 in all: 0 + 1 twice is 2; 0 + 0 and 1 + 1 are not within it.
    const columns = [columnOfWeights(1, [4, 3, 3]), columnOfWeights(1, [4, 3, 3])];
    const table: RoundingTable = { places: treeOf("A B C"), lines: linkedLines, columns: [...columns, ...columns], linked }; // prettier-ignore
    const outcome = await roundCrossing(table, [], solver);
    assert.ok(outcome.kind === "rounded" && outcome.proven);
    const [a, b, c, d] = outcome.rounded.amounts;
    assert.deepEqual([a, b], [c, d]);
    // Each place has two in all or none; 1.6, 1.2 and 1.2 allow 1 or 2: one place of three must move by a unit.
    assert.deepEqual(
      outcome.moved.map(({ units }) => units),
      [-1n],
    );
    assert.ok(outcome.moved.every(({ margin }) => margin.line === "" && margin.place !== ""));
  });
});

describe("roundCrossing and its solver", () => {
  const rows = [[1, 0, 0, 1], [0, 1, 1, 0]]; // prettier-ignore
  const table = tableOf(treeOf("A B"), lines, rows, 2);

  it("gives the trees' answer with the totals named, not proven, when time runs out", async () => {
    const outcome = await roundCrossing(table, needed(), answering({ status: "timeLimit", best: undefined }));
    assert.ok(outcome.kind === "rounded");
    assert.equal(outcome.rung, "trees");
    assert.ok(!outcome.proven && outcome.moved.length > 0);
    assert.deepEqual(outcome.moved.map(({ margin }) => margin), checkRounding(table, outcome.rounded, needed()).flatMap((v) => v.kind === "margin" ? [v.margin] : [])); // prettier-ignore
  });

  it("takes nothing that an exact check refuses", async () => {
    const lie = { status: "optimal", values: new Float64Array(99).fill(1), objective: 0, gap: 0 } as const;
    const outcome = await roundCrossing(table, needed(), answering(lie));
    assert.ok(outcome.kind === "rounded");
    assert.equal(outcome.rung, "trees");
    assert.deepEqual(checkRounding(table, outcome.rounded), []);
  });

  it("stops when asked to", async () => {
    const outcome = await roundCrossing(table, needed(), answering({ status: "cancelled", best: undefined }));
    assert.deepEqual(outcome, { kind: "cancelled" });
    const atOnce = await roundCrossing(hard(), [], noSolver, { signal: { aborted: true } });
    assert.deepEqual(atOnce, { kind: "cancelled" });
  });

  it("names a contradiction of pins before it asks the solver", async () => {
    const pins = [{ place: "A", line: "S/1", direction: "up" }, { place: "A", line: "T/2", direction: "up" }, { place: "B", line: "S/2", direction: "up" }, { place: "B", line: "T/1", direction: "up" }] as const; // prettier-ignore
    const outcome = await roundCrossing({ ...table, pins }, [], noSolver);
    assert.equal(outcome.kind, "impossible");
  });

  /** The table of four halves with even parity: the trees have a rounding, but years as well do not. */
  function needed(): readonly Margin[] {
    return crossMargins(years, [""]);
  }

  function hard(): RoundingTable {
    return tableOf(treeOf("A B C"), treeOf("a b c"), [[4, 4, 4], [3, 3, 3], [3, 3, 3]], 10); // prettier-ignore
  }
});
