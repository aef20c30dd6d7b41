import assert from "node:assert/strict";
import fc from "fast-check";
import { Decimal, ratio, ratioDecimal, readRatio } from "../../../../src/core/money/index.ts";
import {
  amountQuantile,
  sortedAmounts,
  summariseAmounts,
} from "../../../../src/core/analysis/statistics/index.ts";

const quantile = (amounts: readonly number[], share: string): number =>
  amountQuantile(sortedAmounts(Float64Array.from(amounts)), readRatio(share));

describe("amountQuantile", () => {
  // Microsoft's page on PERCENTILE.INC gives 1.9 for 1 2 3 4 at 0.3; in thousandths of it the figures are whole.
  for (const { amounts, share, value } of [
    { amounts: [1000, 3000, 2000, 4000], share: "0.3", value: 1900 },
    { amounts: [10, 20, 30, 40, 50], share: "0", value: 10 },
    { amounts: [10, 20, 30, 40, 50], share: "0.1", value: 14 },
    { amounts: [10, 20, 30, 40, 50], share: "0.5", value: 30 },
    { amounts: [10, 20, 30, 40, 50], share: "0.9", value: 46 },
    { amounts: [10, 20, 30, 40, 50], share: "1", value: 50 },
    { amounts: [1, 2], share: "0.5", value: 2 },
    { amounts: [-1, -2], share: "0.5", value: -2 },
    { amounts: [1, 2], share: "0.49", value: 1 },
    { amounts: [7], share: "0.9", value: 7 },
    { amounts: [-9_007_199_254_740_991, 9_007_199_254_740_991], share: "0.5", value: 0 },
    { amounts: [9_007_199_254_740_990, 9_007_199_254_740_991], share: "1/3", value: 9_007_199_254_740_990 },
  ]) {
    it(`of ${amounts.join(" ")} at ${share} is ${value}`, () => {
      assert.equal(quantile(amounts, share), value);
    });
  }

  it("is what Decimal finds by the same definition, for any amounts and share", () => {
    const amount = fc.integer({ min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 1000 }),
        (amounts, thousandths) => {
          const share = ratio(BigInt(thousandths), 1000n);
          const ordered = [...amounts].sort((one, other) => one - other);
          const rank = ratioDecimal(share).times(amounts.length - 1);
          const below = rank.floor().toNumber();
          const low = new Decimal(ordered[below] ?? 0);
          const high = new Decimal(ordered[Math.min(below + 1, amounts.length - 1)] ?? 0);
          const exact = low.plus(high.minus(low).times(rank.minus(below)));
          const found = amountQuantile(sortedAmounts(Float64Array.from(amounts)), share);
          assert.equal(found, exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0);
        },
      ),
    );
  });

  it("leaves the column as it was, and refuses none, fractions and shares above 1", () => {
    const column = Float64Array.of(3, 1, 2);
    sortedAmounts(column);
    assert.deepEqual([...column], [3, 1, 2]);
    assert.throws(() => sortedAmounts(new Float64Array()), /at least one amount/);
    assert.throws(() => sortedAmounts(Float64Array.of(0.5)), /whole number of đồng/);
    assert.throws(() => quantile([1, 2], "1.1"), /at most 1/);
  });
});

describe("summariseAmounts", () => {
  it("gives the lowest, P10, P50, P90, the highest and the mean", () => {
    const { mean, ...rest } = summariseAmounts(Float64Array.from({ length: 101 }, (_, index) => 100 - index));
    assert.deepEqual(rest, { draws: 101, lowest: 0, p10: 10, p50: 50, p90: 90, highest: 100 });
    assert.deepEqual(mean, { total: 5050n, count: 101, rounded: 50 });
  });

  it("says that nothing varies where nothing does", () => {
    const { lowest, p10, p50, p90, highest, mean } = summariseAmounts(new Float64Array(9).fill(123));
    assert.deepEqual([lowest, p10, p50, p90, highest, mean.rounded], [123, 123, 123, 123, 123, 123]);
  });
});
