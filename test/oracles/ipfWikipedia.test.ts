import assert from "node:assert/strict";
import { biproportional, certifyBiproportional } from "../../src/core/apportionment/index.ts";
import { scaleToTotals } from "../../src/core/apportionment/scaling.ts";
import published from "./ipfWikipedia.json" with { type: "json" };

const { seed, rows, cols, converged } = published;

function largestGap(cells: readonly (readonly number[])[]): number {
  const gaps = cells.flatMap((row, at) =>
    row.map((cell, column) => Math.abs(cell - (converged[at]?.[column] ?? 0))),
  );
  return Math.max(...gaps);
}

describe("iterative proportional fitting, the example of Wikipedia", () => {
  it("is what scaling converges to", () => {
    const scaling = scaleToTotals(Float64Array.from(seed.flat()), rows, cols);
    const scaled = seed.map((row, at) =>
      row.map((cell, column) => cell * (scaling.rows[at] ?? 0) * (scaling.columns[column] ?? 0)),
    );
    assert.ok(largestGap(scaled) < 1e-10, `${largestGap(scaled)}`);
    assert.ok(largestGap(published.published) < 0.001, "as far as its digits go");
  });

  for (const parts of [1000, 1_000_000, 1_000_000_000]) {
    it(`is where a two-way apportionment tends to, within a unit of 1/${parts}`, () => {
      const rowTotals = rows.map((total) => total * parts);
      const columnTotals = cols.map((total) => total * parts);
      const outcome = biproportional(rowTotals, columnTotals, seed);
      assert.ok(outcome.kind === "apportioned");
      assert.ok(certifyBiproportional(outcome.units, seed, rowTotals, columnTotals).certified);
      const near = outcome.units.map((row) => row.map((cell) => cell / parts));
      assert.ok(largestGap(near) < 1 / parts + 1e-10, `${largestGap(near) * parts}`);
    });
  }
});
