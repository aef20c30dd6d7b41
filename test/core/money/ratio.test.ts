import assert from "node:assert/strict";
import {
  compareRatios,
  isRatioText,
  ratio,
  ratioDecimal,
  ratioText,
  readRatio,
} from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "./table.ts";

describe("readRatio", () => {
  for (const { text = "", outcome } of casesOf(`
    text      | outcome
    5%        | 1/20
    5 %       | 1/20
    12.5%     | 1/8
    100%      | 1
    0%        | 0
    0.05      | 1/20
    1         | 1
    1.50      | 3/2
    007       | 7
    1:1       | 1
    1:1.5     | 3/2
    1 : 2     | 2
    2:1       | 1/2
    1:0       | 0
    1/3       | 1/3
    0.5/1.5   | 1/3
    0/7       | 0
    0         | 0
    0.0       | 0
    0:1       | ratio.invalid
    1/0       | ratio.invalid
    1/0.0     | ratio.invalid
    abc       | ratio.invalid
              | ratio.invalid
    %         | ratio.invalid
    5%%       | ratio.invalid
    5%1       | ratio.invalid
    1/3%      | ratio.invalid
    1:2:3     | ratio.invalid
    1/2/3     | ratio.invalid
    1:        | ratio.invalid
    :1        | ratio.invalid
    -1        | ratio.invalid
    -1/-3     | ratio.invalid
    +1        | ratio.invalid
    0,05      | ratio.invalid
    1e3       | ratio.invalid
    .5        | ratio.invalid
    5.        | ratio.invalid
    1 000     | ratio.invalid
    NaN       | ratio.invalid
  `)) {
    it(`"${text}" is ${outcome ?? ""}`, () => {
      assert.equal(
        outcomeOf(() => ratioText(readRatio(text))),
        outcome,
      );
      assert.equal(isRatioText(text), outcome !== "ratio.invalid");
    });
  }

  it("names the whole text in the issue", () => {
    assert.throws(() => readRatio("1:x"), {
      issues: [
        { code: "ratio.invalid", severity: "error", place: { path: "" }, parameters: { value: "1:x" } },
      ],
    });
  });
});

describe("ratio", () => {
  it("is in lowest terms", () => {
    assert.deepEqual(ratio(50n, 1000n), { numerator: 1n, denominator: 20n });
    assert.deepEqual(ratio(0n, 9n), { numerator: 0n, denominator: 1n });
  });

  for (const { numerator = "", denominator = "", outcome } of casesOf(`
    numerator | denominator | outcome
    0         | 1           | 0
    1         | 1           | 1
    -1        | 1           | ratio.invalid
    1         | 0           | ratio.invalid
    1         | -1          | ratio.invalid
    -1        | -1          | ratio.invalid
  `)) {
    it(`${numerator}/${denominator} is ${outcome ?? ""}`, () => {
      assert.equal(
        outcomeOf(() => ratioText(ratio(BigInt(numerator), BigInt(denominator)))),
        outcome,
      );
    });
  }

  for (const { left = "", right = "", order = "" } of casesOf(`
    left                 | right                | order
    1/3                  | 0.3333333333333333   | 1
    0.3333333333333334   | 1/3                  | 1
    1/3                  | 2/6                  | 0
    5%                   | 1:0.05               | 0
    1:1                  | 1:1.5                | -1
    0                    | 0%                   | 0
  `)) {
    it(`comparing ${left} with ${right} gives ${order}`, () => {
      assert.equal(compareRatios(readRatio(left), readRatio(right)), Number(order));
      assert.equal(compareRatios(readRatio(right), readRatio(left)), 0 - Number(order));
    });
  }

  it("becomes a decimal of 40 digits for showing", () => {
    assert.equal(ratioDecimal(readRatio("5%")).toString(), "0.05");
    assert.equal(ratioDecimal(readRatio("2/3")).toString(), `0.${"6".repeat(39)}7`);
  });
});
