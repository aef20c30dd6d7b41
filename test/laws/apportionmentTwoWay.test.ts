import assert from "node:assert/strict";
import fc from "fast-check";
import { biproportional, certifyBiproportional } from "../../src/core/apportionment/index.ts";

const law = <Values extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Values>): void => {
  fc.assert(property, { seed: 160_2022, numRuns: 300 });
};

describe("laws of two-way apportionment", () => {
  /** Totals of some table with units only where there is weight, so that one exists. */
  const problem = fc
    .array(fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 2000 })), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((cells) => {
      const units = cells.map((row) => row.map(([size, count]) => (size === 0 ? 0 : count)));
      return {
        weights: cells.map((row) => row.map(([size]) => size)),
        rowTotals: units.map((row) => row.reduce((sum, count) => sum + count, 0)),
        columnTotals: [0, 1, 2].map((column) => units.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
      };
    });

  it("where a table exists, one is found and certified by code that shares nothing with it", () => {
    law(
      fc.property(problem, ({ weights, rowTotals, columnTotals }) => {
        const outcome = biproportional(rowTotals, columnTotals, weights);
        assert.ok(outcome.kind === "apportioned");
        assert.ok(certifyBiproportional(outcome.units, weights, rowTotals, columnTotals).certified);
      }),
    );
  });

  it("what certifies a table refuses it when four units change places", () => {
    let moved = 0;
    law(
      fc.property(problem, ({ weights, rowTotals, columnTotals }) => {
        const outcome = biproportional(rowTotals, columnTotals, weights);
        assert.ok(outcome.kind === "apportioned");
        const table = outcome.units.map((row) => [...row]);
        const [first, last] = [table[0], table.at(-1)];
        if (first === undefined || last === undefined || first === last) return;
        // Two units there and two back: a change of one may be a tie, of two it never is.
        first[0] = (first[0] ?? 0) + 2;
        first[1] = (first[1] ?? 0) - 2;
        last[0] = (last[0] ?? 0) - 2;
        last[1] = (last[1] ?? 0) + 2;
        moved++;
        assert.ok(!certifyBiproportional(table, weights, rowTotals, columnTotals).certified);
      }),
    );
    assert.ok(moved > 100);
  });
});
