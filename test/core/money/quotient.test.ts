import assert from "node:assert/strict";
import { quotients, quotientsOfBigInts } from "../../../src/core/money/quotient.ts";
import { largestFastWeightSum } from "../../../src/core/money/weight.ts";

describe("quotients", () => {
  const largest = Number.MAX_SAFE_INTEGER;
  const limit = largestFastWeightSum;
  for (const { total, weights, sum } of [
    { total: 0, weights: [0, 1, 5], sum: 6 },
    { total: 1, weights: [0, 1, 5], sum: 6 },
    { total: largest, weights: [limit], sum: limit },
    { total: largest, weights: [0, 1, limit - 1], sum: limit },
    { total: largest, weights: [limit / 2, limit / 2 - 1, 1], sum: limit },
    { total: largest, weights: [limit - 1], sum: limit - 1 },
    { total: largest - 1, weights: [1, limit - 2], sum: limit - 1 },
    { total: largest, weights: [3, limit - 6], sum: limit - 3 },
    { total: 2 ** 52 + 1, weights: [(limit - 2) / 3, 1], sum: limit - 1 },
    { total: largest, weights: [94_906_265, 1], sum: 94_906_266 },
    { total: largest, weights: [94_906_264, 1], sum: 94_906_265 },
    { total: largest - 7, weights: [3, 94_906_263, 0, 1], sum: 94_906_267 },
    { total: 5, weights: [7, 7, 7], sum: 21 },
    { total: 134_217_729, weights: [134_217_727, 134_217_729], sum: 268_435_456 },
  ]) {
    it(`of ${total} by ${weights.join(" ")} of ${sum} are those of BigInt`, () => {
      const whole = weights.map(BigInt);
      const fast = quotients(total, Float64Array.from(weights), sum);
      const exact = quotientsOfBigInts(BigInt(total), whole, BigInt(sum));
      assert.deepEqual([...fast.floors], [...exact.floors]);
      assert.deepEqual(
        [...fast.remainders].map(BigInt),
        whole.map((weight) => (BigInt(total) * weight) % BigInt(sum)),
      );
      const largestFirst = (values: Float64Array): number[] =>
        [...values.keys()].sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other);
      assert.deepEqual(largestFirst(exact.remainders), largestFirst(fast.remainders));
    });
  }

  it("rank remainders that only BigInt holds: equal ones alike, none as 0", () => {
    const fine = 10n ** 30n;
    const { floors, remainders } = quotientsOfBigInts(3n, [0n, fine, 1n, 1n, 2n], fine);
    assert.deepEqual([...floors], [0, 3, 0, 0, 0]);
    assert.deepEqual([...remainders], [0, 0, 1, 1, 2]);
  });
});
