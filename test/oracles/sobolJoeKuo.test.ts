import assert from "node:assert/strict";
import { sobolPoints } from "../../src/core/analysis/random/index.ts";
import published from "./sobolJoeKuo.json" with { type: "json" };

describe("the Sobol sequence of Joe and Kuo", () => {
  it("has the 64 first points in 8 dimensions that scipy.stats.qmc.Sobol gives", () => {
    const columns = Array.from({ length: 8 }, () => new Float64Array(64));
    sobolPoints({ dimensions: 8 }).fill(columns);
    // Ours stand in the middle of their cells of 2^-32, half a cell above the published corners: an exact difference.
    const corners = published.points.map((_, point) =>
      columns.map((column) => (column[point] ?? Number.NaN) - 2 ** -33),
    );
    assert.equal(published.points.length, 64);
    assert.deepEqual(corners, published.points);
  });

  it("has the points 1,000 to 1,002 in all 64 dimensions that scipy gives", () => {
    const columns = Array.from({ length: 64 }, () => new Float64Array(1003));
    sobolPoints({ dimensions: 64 }).fill(columns);
    const corners = published.later.map((_, point) =>
      columns.map((column) => (column[1000 + point] ?? Number.NaN) - 2 ** -33),
    );
    assert.deepEqual(corners, published.later);
  });
});
