import assert from "node:assert/strict";
import { ratio } from "../../../src/core/money/index.ts";
import {
  largestFastWeightSum,
  scaleWeights,
  weightRatio,
  wholeWeights,
} from "../../../src/core/money/weight.ts";
import { casesOf, outcomeOf } from "./table.ts";

describe("scaleWeights", () => {
  for (const { weights = "", scaled } of casesOf(`
    weights           | scaled
    5 3 1             | 5 3 1
    2.5 1             | 5 2
    1/3 1/4           | 4 3
    1/6 1/4 0         | 2 3 0
    50% 1             | 1 2
    0.1 0.25          | 2 5
    0.50 1            | 1 2
    1:1.5 1           | 3 2
    1 -1              | weights.negative
    1 x               | ratio.invalid
  `)) {
    it(`${weights} become ${scaled ?? ""}`, () => {
      assert.equal(
        outcomeOf(() => scaleWeights(weights.split(" ")).join(" ")),
        scaled,
      );
    });
  }

  it("keeps proportions that no double can hold", () => {
    assert.deepEqual(scaleWeights(["1.0000000000000000000001", "1"]), [
      10000000000000000000001n,
      10000000000000000000000n,
    ]);
  });

  it("brings a ratio that was made by hand to lowest terms", () => {
    assert.deepEqual(weightRatio({ numerator: 2n, denominator: 4n }), ratio(1n, 2n));
  });
});

describe("wholeWeights", () => {
  const limit = largestFastWeightSum;
  for (const { what, weights, kind } of [
    { what: "whole numbers", weights: [5, 3, 1], kind: "doubles" },
    { what: "whole numbers as text", weights: ["5", "3"], kind: "doubles" },
    { what: "whole ratios", weights: [ratio(5n, 1n), "3", 1], kind: "doubles" },
    { what: "whole ratios past the limit", weights: [ratio(2n ** 60n + 1n, 1n), 1], kind: "bigInts" },
    { what: "fractions", weights: [ratio(1n, 3n), 1], kind: "doubles" },
    { what: "decimals", weights: ["2.5", "1"], kind: "doubles" },
    { what: "a sum at the limit", weights: [limit - 1, 1], kind: "doubles" },
    { what: "a sum past the limit", weights: [limit, 1], kind: "bigInts" },
    { what: "a sum at the limit, as text", weights: [String(limit)], kind: "doubles" },
    { what: "a sum past the limit, as text", weights: [String(limit + 1)], kind: "bigInts" },
    { what: "long decimals", weights: ["1.0000000000000001", "1"], kind: "bigInts" },
    { what: "nothing above zero", weights: [0, "0"], kind: "doubles" },
  ]) {
    it(`${what}: ${kind}`, () => {
      const whole = wholeWeights(weights);
      assert.equal(whole.kind, kind);
      assert.deepEqual([...whole.values].map(BigInt), scaleWeights(weights));
      assert.equal(
        BigInt(whole.sum),
        scaleWeights(weights).reduce((total, weight) => total + weight, 0n),
      );
    });
  }
});
