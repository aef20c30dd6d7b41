import assert from "node:assert/strict";
import fc from "fast-check";
import { exactTotal, meanAmount } from "../../../../src/core/analysis/statistics/index.ts";

describe("meanAmount", () => {
  for (const { amounts, total, rounded } of [
    { amounts: [1, 2], total: 3n, rounded: 2 },
    { amounts: [-1, -2], total: -3n, rounded: -2 },
    { amounts: [1, 1, 2], total: 4n, rounded: 1 },
    { amounts: [0], total: 0n, rounded: 0 },
    {
      amounts: Array.from({ length: 4 }, () => 9_007_199_254_740_991),
      total: 36_028_797_018_963_964n,
      rounded: 9_007_199_254_740_991,
    },
  ]) {
    it(`of ${amounts.join(" ")} is ${total} over ${amounts.length}, rounded ${rounded}`, () => {
      assert.deepEqual(meanAmount(Float64Array.from(amounts)), { total, count: amounts.length, rounded });
    });
  }

  it("has the total that BigInt has, however large the amounts", () => {
    const amount = fc.maxSafeInteger();
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 40 }), (amounts) => {
        const expected = amounts.reduce((sum, value) => sum + BigInt(value), 0n);
        assert.equal(exactTotal(Float64Array.from(amounts)), expected);
      }),
    );
  });

  it("refuses none, and fractions", () => {
    assert.throws(() => meanAmount(new Float64Array()), /at least one amount/);
    assert.throws(() => exactTotal(Float64Array.of(1, 0.5)), /whole number of đồng/);
  });
});
