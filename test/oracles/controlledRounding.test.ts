import assert from "node:assert/strict";
import { highsSolver } from "../../src/adapters/highs/highsSolver.ts";
import {
  checkRounding,
  columnOfFractions,
  crossMargins,
  roundCrossing,
  roundTable,
  treeOfPaths,
  type RoundingTable,
} from "../../src/core/rounding/index.ts";
import { distanceOf, rowsOf, searchAll, tableOf, totalsOf, treeOf } from "../core/rounding/smallTables.ts";
import published from "./controlledRounding.json" with { type: "json" };

/** A published table in units of its base, with thousandths as exact fractions. */
function publishedTable({ rows, base }: (typeof published.cases)[number]): RoundingTable {
  const thousandths = rows.map((row) => row.map((text) => Math.round(Number(text) * 1000)));
  const keys = ["A", "B", "C"].slice(0, rows.length).join(" ");
  return tableOf(treeOf(keys), treeOf("a b c"), thousandths, 1000 * base);
}

describe("published controlled roundings", () => {
  for (const one of published.cases) {
    const table = publishedTable(one);
    const theirs = {
      amounts: [0, 1, 2].map((line) =>
        Float64Array.from(one.published, (row) => (row[line] ?? 0) / one.base),
      ),
    };

    it(`${one.name}: the published table satisfies the checker`, () => {
      assert.deepEqual(checkRounding(table, theirs), []);
    });

    it(`${one.name}: ours does too, no further from the shares`, () => {
      const outcome = roundTable(table);
      assert.ok(outcome.kind === "rounded");
      assert.deepEqual(checkRounding(table, outcome.rounded), []);
      const parts = 1000 * one.base;
      const ours = Math.round(distanceOf(table, outcome.rounded) * parts);
      assert.ok(ours <= Math.round(distanceOf(table, theirs) * parts));
      assert.equal(
        ours - searchAll(remaindersOf(table), parts, totalsOf(table)).leastDistance,
        one.aboveLeast,
      );
    });
  }
});

/** Remainders place by place, as searchAll reads them. */
function remaindersOf(table: RoundingTable): readonly number[] {
  return rowsOf(table, {
    amounts: table.columns.map(({ remainders }) => Float64Array.from(remainders, Number)),
  }).flat();
}

describe("the impossible 2 × 2 × 2 table", () => {
  const places = treeOfPaths([["0"], ["1"]]);
  const lines = treeOfPaths([["0", "0"], ["0", "1"], ["1", "0"], ["1", "1"]]); // prettier-ignore
  const columns = ["00", "01", "10", "11"].map(
    (line) =>
    columnOfFractions(["0", "1"].map((place) => (published.impossible.halves.includes(place + line) ? 1n : 0n)), 2n), // prettier-ignore
  );
  const table: RoundingTable = { places, lines, columns };
  const layers = crossMargins(new Map([["layer 0", ["0/0", "1/0"]], ["layer 1", ["0/1", "1/1"]]]), [""]); // prettier-ignore

  it("has a rounding on its two trees, but none with the third direction", () => {
    const numerators = remaindersOf(table);
    assert.ok(searchAll(numerators, 2, totalsOf(table)).feasible);
    assert.ok(!searchAll(numerators, 2, totalsOf(table, layers)).feasible);
  });

  it("comes back with the fewest totals that must move, named, one unit each", async () => {
    const outcome = await roundCrossing(table, layers, highsSolver());
    assert.ok(outcome.kind === "rounded");
    assert.equal(outcome.rung, "moved");
    assert.ok(outcome.proven);
    // The whole is 2, so one layer too many is another too few.
    assert.deepEqual(outcome.moved.map(({ margin }) => margin.line).sort(), ["layer 0", "layer 1"]);
    assert.deepEqual(outcome.moved.map(({ units }) => `${units}`).sort(), ["-1", "1"]);
    assert.deepEqual(checkRounding(table, outcome.rounded), []);
  });
});
