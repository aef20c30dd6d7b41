import assert from "node:assert/strict";
import { spearman } from "../../../../src/core/analysis/statistics/index.ts";

const columns = (...rows: readonly (readonly number[])[]): readonly [Float64Array, Float64Array] => [
  Float64Array.from(rows[0] ?? []),
  Float64Array.from(rows[1] ?? []),
];

describe("spearman", () => {
  // The first pair is the worked example of Wikipedia's article on Spearman's coefficient: IQ and hours of television, −29/165.
  for (const { left, right, rank } of [
    {
      left: [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
      right: [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
      rank: -29 / 165,
    },
    { left: [1, 2, 3], right: [10, 200, 3000], rank: 1 },
    { left: [1, 2, 3], right: [-1, -2, -3], rank: -1 },
    { left: [1, 1, 2, 2], right: [1, 2, 1, 2], rank: 0 },
    { left: [1, 2, 2, 3], right: [1, 2, 3, 4], rank: 3 / Math.sqrt(10) },
  ]) {
    it(`of ${left.join(" ")} and ${right.join(" ")} is ${rank}`, () => {
      assert.ok(Math.abs((spearman(...columns(left, right)) ?? 9) - rank) < 1e-15);
    });
  }

  it("is nothing where one of them does not vary, and refuses columns of different length", () => {
    assert.equal(spearman(...columns([1, 1], [1, 2])), undefined);
    assert.throws(() => spearman(...columns([1], [1, 2])), /of one length/);
  });
});
