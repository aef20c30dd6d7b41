import assert from "node:assert/strict";
import fc from "fast-check";
import {
  checkRounding,
  crossMargins,
  roundAllTotals,
  treeOfPaths,
  type LineGrouping,
  type Margin,
  type RoundingTable,
} from "../../../src/core/rounding/index.ts";
import { shippedTable } from "./shippedTable.ts";
import { searchAll, tableOf, totalsOf, treeOf } from "./smallTables.ts";

/** Groups lines `source/type/year` by some of the three. */
function groupingOf(table: RoundingTable, ...parts: readonly number[]): LineGrouping {
  return {
    groupOf: table.lines.leaves.map(({ key }) => {
      const path = key.split("/");
      return parts.map((part) => path[part] ?? "").join("/");
    }),
  };
}

/** The totals of the groups at every place, and of inner lines at inner places: all that cross the two trees. */
function crossing(table: RoundingTable, groupings: readonly LineGrouping[]): readonly Margin[] {
  const places = ["", ...[...table.places.inner, ...table.places.leaves].map(({ key }) => key)];
  const below = new Map<string, string[]>();
  for (const { key } of table.lines.leaves) {
    const path = key.split("/");
    path.slice(0, -1).forEach((_, depth) => {
      const above = path.slice(0, depth + 1).join("/");
      below.set(above, [...(below.get(above) ?? []), key]);
    });
  }
  const groups = groupings.map(({ groupOf }) => {
    const lines = new Map<string, string[]>();
    table.lines.leaves.forEach(({ key }, line) => {
      const group = groupOf[line] ?? "";
      lines.set(group, [...(lines.get(group) ?? []), key]);
    });
    return lines;
  });
  return [below, ...groups].flatMap((each) => crossMargins(each, places));
}

describe("roundAllTotals", () => {
  it("keeps every total of the shipped plan: any of sources, types and years, at every place", () => {
    const table = shippedTable();
    const groupings = [[2], [0, 2], [1, 2], [1]].map((parts) => groupingOf(table, ...parts));
    const outcome = roundAllTotals(table, groupings);
    assert.ok(outcome.kind === "rounded" && outcome.keepsAll);
    assert.deepEqual(checkRounding(table, outcome.rounded), []);
    const margins = crossing(table, groupings);
    assert.ok(margins.length > 15_000);
    assert.deepEqual(checkRounding(table, outcome.rounded, margins), []);
  }).timeout(60_000);

  it("finds a rounding of small tables wherever trying everything finds one", () => {
    const lines = treeOfPaths([["S", "t", "1"], ["S", "t", "2"], ["T", "t", "1"], ["T", "t", "2"]]); // prettier-ignore
    const places = treeOf("D1: A B; D2: C");
    let possible = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }).chain((denominator) =>
          fc.record({
            denominator: fc.constant(denominator),
            numerators: fc.array(fc.nat(denominator - 1), { minLength: 12, maxLength: 12 }),
          }),
        ),
        ({ denominator, numerators }) => {
          const table = tableOf(places, lines, inRows(numerators), denominator);
          const groupings = [groupingOf(table, 2)];
          const margins = crossing(table, groupings);
          const outcome = roundAllTotals(table, groupings);
          assert.ok(outcome.kind === "rounded");
          assert.deepEqual(checkRounding(table, outcome.rounded), []);
          const exists = isPossible(table, numerators, denominator, margins);
          if (exists) possible++;
          assert.equal(outcome.keepsAll, exists);
          if (exists) assert.deepEqual(checkRounding(table, outcome.rounded, margins), []);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
    assert.ok(possible > 100);
  }).timeout(60_000);

  it("gives the same whatever the order of rows", () => {
    const table = shippedTable();
    const reversed: RoundingTable = {
      places: { inner: [...table.places.inner].reverse(), leaves: table.places.leaves },
      lines: { inner: [...table.lines.inner].reverse(), leaves: [...table.lines.leaves].reverse() },
      columns: [...table.columns].reverse(),
    };
    const one = roundAllTotals(table, [groupingOf(table, 2)]);
    const other = roundAllTotals(reversed, [groupingOf(reversed, 2)]);
    assert.ok(one.kind === "rounded" && other.kind === "rounded");
    assert.deepEqual([...other.rounded.amounts].reverse(), one.rounded.amounts);
  }).timeout(60_000);

  it("stops when it is told to", () => {
    const table = shippedTable();
    assert.equal(
      roundAllTotals(table, [groupingOf(table, 2)], { signal: { aborted: true } }).kind,
      "cancelled",
    );
  });
});

/** Whether any choice of floors and ceilings keeps all totals. */
function isPossible(
  table: RoundingTable,
  numerators: readonly number[],
  denominator: number,
  margins: readonly Margin[],
): boolean {
  return searchAll(numerators, denominator, totalsOf(table, margins)).feasible;
}

/** Three places with four lines each. */
function inRows(numerators: readonly number[]): readonly (readonly number[])[] {
  return [0, 1, 2].map((place) => numerators.slice(4 * place, 4 * place + 4));
}
