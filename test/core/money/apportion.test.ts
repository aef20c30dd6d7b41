import assert from "node:assert/strict";
import {
  apportion,
  apportionInto,
  apportionWithDetail,
  money,
  ratio,
  type MoneyUnit,
  type Weight,
} from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "./table.ts";

const wordsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(/\s+/));

describe("apportion", () => {
  for (const { total = "", unit, weights = "", keys = "", parts } of casesOf(`
    total            | unit     | weights            | keys  | parts
    100              | dong     | 1 1 1              |       | 34 33 33
    2                | dong     | 100 50 50          |       | 1 1 0
    2                | dong     | 100 50 50          | a c b | 1 0 1
    1                | dong     | 1 1                |       | 1 0
    1                | dong     | 1 1                | b a   | 0 1
    1                | dong     | 1 1                | a a   | 1 0
    1                | dong     | 10 9 1             |       | 1 0 0
    5                | dong     | 3 7                |       | 1 4
    5                | dong     | 7 3                |       | 4 1
    5                | dong     | 3 7                | a b   | 1 4
    10               | dong     | 5 3 1              |       | 6 3 1
    0                | dong     | 1 2                |       | 0 0
    7                | dong     | 0 1 0              |       | 0 7 0
    7                | dong     | 0 0 1 1            |       | 0 0 4 3
    100              | dong     | 1                  |       | 100
    -100             | dong     | 1 1 1              |       | -34 -33 -33
    -5               | dong     | 7 3                |       | -4 -1
    -1               | dong     | 1 1                | b a   | 0 -1
    3                | dong     | 0.5 1/3 1/6        |       | 2 1 0
    100              | dong     | 33.3% 66.7%        |       | 33 67
    100              | dong     | 0.1 0.2 0.3        |       | 17 33 50
    200990000000     | million  | 5 3 1              |       | 111661000000 66997000000 22332000000
    1000             | thousand | 1 1                |       | 1000 0
    3000000000       | billion  | 1 1                |       | 2000000000 1000000000
    9007199254740991 | dong     | 1 1                |       | 4503599627370496 4503599627370495
    9007199254740991 | dong     | 9007199254740991   |       | 9007199254740991
    9007199254740991 | dong     | 1 9007199254740991 |       | 1 9007199254740990
    9007199254740990 | dong     | 1 2251799813685247 |       | 4 9007199254740986
    9007199254740990 | dong     | 1 2251799813685248 |       | 4 9007199254740986
    1500             | thousand | 1 1                |       | number.notWhole
    1                | billion  | 1 1                |       | number.notWhole
    100              | dong     |                    |       | weights.empty
    100              | dong     | 0 0                |       | weights.allZero
    0                | dong     | 0 0                |       | weights.allZero
    100              | dong     | 0 0.0 0/5          |       | weights.allZero
    100              | dong     | 1 -1               |       | weights.negative
    100              | dong     | 1 -0.5             |       | weights.negative
    100              | dong     | 1 abc              |       | ratio.invalid
    100              | dong     | 1 1/0              |       | ratio.invalid
  `)) {
    const named = keys === "" ? "" : `, keys ${keys}`;
    it(`${total} ${unit ?? ""} by ${weights || "nothing"}${named}: ${parts ?? ""}`, () => {
      const split = (given: readonly Weight[]): string =>
        outcomeOf(() =>
          apportion(
            money(Number(total)),
            Object.freeze([...given]),
            unit as MoneyUnit,
            keys === "" ? undefined : Object.freeze(wordsOf(keys)),
          ).join(" "),
        );
      assert.equal(split(wordsOf(weights)), parts);
      // The same weights as numbers, where they are whole, take another way to the same parts.
      const whole = wordsOf(weights).every((weight) => /^-?\d+$/.test(weight));
      if (whole) assert.equal(split(wordsOf(weights).map(Number)), parts);
    });
  }

  for (const { what, weight, issue, path } of [
    { what: "half", weight: 0.5, issue: "number.notWhole", path: "[1]" },
    { what: "NaN", weight: NaN, issue: "number.notFinite", path: "[1]" },
    { what: "infinite", weight: Infinity, issue: "number.notFinite", path: "[1]" },
    { what: "inexact", weight: 2 ** 53, issue: "number.tooLarge", path: "[1]" },
    { what: "negative", weight: -1, issue: "weights.negative", path: "[1]" },
    { what: "negative fraction", weight: -0.5, issue: "weights.negative", path: "[1]" },
    {
      what: "negative ratio",
      weight: { numerator: -1n, denominator: 2n },
      issue: "weights.negative",
      path: "[1]",
    },
    {
      what: "ratio over zero",
      weight: { numerator: 1n, denominator: 0n },
      issue: "ratio.invalid",
      path: "",
    },
  ] as const) {
    it(`takes no weight that is ${what}: ${issue}`, () => {
      assert.throws(
        () => apportion(money(100), [1, weight]),
        (error: { issues?: readonly { code: string; place: { path: string } }[] }) =>
          error.issues?.[0]?.code === issue && error.issues[0].place.path === path,
      );
    });
  }

  it("names the exact number of units of a total that is not whole", () => {
    assert.throws(() => apportion(money(1_500_000), [1], "billion"), {
      issues: [
        {
          code: "number.notWhole",
          severity: "error",
          place: { path: "" },
          parameters: { value: { decimal: "0.0015" } },
        },
      ],
    });
  });

  it("takes minus zero for zero", () => {
    assert.deepEqual(apportion(money(-0), [-0, 1]), [0, 0]);
    assert.deepEqual(apportion(money(-5), [0, 1]), [0, -5]);
  });

  it("needs one key a weight", () => {
    assert.throws(() => apportion(money(1), [1, 1], "dong", ["a"]), { name: "InvariantError" });
  });

  it("mixes numbers, text and ratios", () => {
    assert.deepEqual(apportion(money(10), [1, "0.5", ratio(1n, 2n)]), [5, 3, 2]);
  });
});

describe("apportionWithDetail", () => {
  it("says which parts were raised, and by which whole weights", () => {
    const split = apportionWithDetail(money(100), ["0.5", "1/3", "1/3"]);
    assert.deepEqual(split.parts, [43, 29, 28]);
    assert.deepEqual(split.raised, [true, true, false]);
    assert.deepEqual(split.scaledWeights, [3n, 2n, 2n]);
    assert.equal(split.weightSum, 7n);
  });

  it("explains the weights as they were, even if the caller's list changes later", () => {
    const weights: Weight[] = [1, 3];
    const split = apportionWithDetail(money(2), weights);
    weights[0] = 100;
    assert.deepEqual(split.scaledWeights, [1n, 3n]);
  });

  it("raises towards the total's own sign", () => {
    const split = apportionWithDetail(money(-100), [1, 1, 1]);
    assert.deepEqual(split.parts, [-34, -33, -33]);
    assert.deepEqual(split.raised, [true, false, false]);
  });

  it("raises nothing if all shares are whole", () => {
    assert.deepEqual(apportionWithDetail(money(9), [5, 3, 1]).raised, [false, false, false]);
  });
});

describe("apportionInto", () => {
  const into = (
    total: number,
    weights: readonly number[],
    unit: MoneyUnit = "dong",
    keys?: readonly string[],
  ): string => {
    const out = new Float64Array(weights.length);
    apportionInto(
      money(total),
      Float64Array.from(weights),
      out,
      keys === undefined ? { unit } : { unit, keys },
    );
    return out.join(" ");
  };

  for (const { total = "", unit, weights = "", keys = "", parts } of casesOf(`
    total            | unit    | weights                 | keys | parts
    100              | dong    | 1 1 1                   |      | 34 33 33
    1                | dong    | 1 1                     | b a  | 0 1
    -100             | dong    | 1 1 1                   |      | -34 -33 -33
    -5               | dong    | 0 1                     |      | 0 -5
    5                | dong    | -0 1                    |      | 0 5
    3000000          | million | 5 3 1                   |      | 2000000 1000000 0
    9007199254740991 | dong    | 1 2251799813685247      |      | 4 9007199254740987
    9007199254740991 | dong    | 3 1                     |      | 6755399441055743 2251799813685248
    100              | dong    |                         |      | weights.empty
    100              | dong    | 0 0                     |      | weights.allZero
    100              | dong    | 1 -1                    |      | weights.negative
    100              | dong    | 1 0.5                   |      | number.notWhole
    100              | dong    | 1 NaN                   |      | number.notFinite
    100              | dong    | 1 Infinity              |      | number.notFinite
    100              | dong    | 1 1e17                  |      | number.tooLarge
    100              | dong    | 1 2251799813685248      |      | number.tooLarge
    1                | million | 1                       |      | number.notWhole
  `)) {
    it(`${total} ${unit ?? ""} by ${weights || "nothing"}: ${parts ?? ""}`, () => {
      const named = keys === "" ? undefined : wordsOf(keys);
      const run = (): string => into(Number(total), wordsOf(weights).map(Number), unit as MoneyUnit, named);
      assert.equal(outcomeOf(run), parts);
    });
  }

  it("is apportion, part by part", () => {
    for (let total = -300; total < 300; total += 7) {
      const weights = Array.from({ length: 40 }, (_, index) => (index * 7919 + total * total) % 101);
      assert.equal(into(total, weights), apportion(money(total), weights).join(" "));
    }
  });

  it("needs one part a weight", () => {
    assert.throws(() => {
      apportionInto(money(1), Float64Array.of(1), new Float64Array(2));
    }, /one part a weight/);
  });
});
