import assert from "node:assert/strict";
import {
  divideRounded,
  money,
  portion,
  readRatio,
  roundings,
  roundTo,
  type MoneyUnit,
  type Rounding,
} from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "./table.ts";

describe("named rounding", () => {
  for (const line of casesOf(`
    tenths | floor | ceiling | halfUp | halfEven
    0      | 0     | 0       | 0      | 0
    4      | 0     | 1       | 0      | 0
    5      | 0     | 1       | 1      | 0
    6      | 0     | 1       | 1      | 1
    10     | 1     | 1       | 1      | 1
    15     | 1     | 2       | 2      | 2
    25     | 2     | 3       | 3      | 2
    26     | 2     | 3       | 3      | 3
    -4     | -1    | 0       | 0      | 0
    -5     | -1    | 0       | -1     | 0
    -6     | -1    | 0       | -1     | -1
    -10    | -1    | -1      | -1     | -1
    -15    | -2    | -1      | -2     | -2
    -24    | -3    | -2      | -2     | -2
    -25    | -3    | -2      | -3     | -2
    -26    | -3    | -2      | -3     | -3
  `)) {
    for (const rounding of roundings) {
      it(`${line["tenths"] ?? ""} tenths, ${rounding}: ${line[rounding] ?? ""}`, () => {
        assert.equal(String(divideRounded(BigInt(line["tenths"] ?? ""), 10n, rounding)), line[rounding]);
      });
    }
  }

  it("is exact far beyond a double", () => {
    assert.equal(divideRounded(10n ** 40n + 5n, 10n, "halfUp"), 10n ** 39n + 1n);
    assert.equal(divideRounded(10n ** 40n + 4n, 10n, "halfUp"), 10n ** 39n);
  });

  it("takes no denominator of zero or below: that is a bug of the caller", () => {
    assert.throws(() => divideRounded(1n, 0n, "floor"), { name: "InvariantError" });
    assert.throws(() => divideRounded(1n, -1n, "floor"), { name: "InvariantError" });
  });
});

describe("portion", () => {
  for (const { dong = "", ratio = "", rounding, unit, outcome } of casesOf(`
    dong             | ratio    | rounding | unit     | outcome
    200990000000     | 5%       | halfUp   | million  | 10050000000
    200990000000     | 5%       | halfEven | million  | 10050000000
    200990000000     | 5%       | floor    | million  | 10049000000
    200990000000     | 5%       | halfUp   | dong     | 10049500000
    21602000000      | 5%       | halfUp   | million  | 1080000000
    21602000000      | 5%       | ceiling  | million  | 1081000000
    514630000000     | 1:1      | floor    | million  | 514630000000
    514630000000     | 1:1.5    | floor    | million  | 771945000000
    100              | 1/3      | floor    | dong     | 33
    100              | 2/3      | halfUp   | dong     | 67
    -100             | 2/3      | halfUp   | dong     | -67
    -1               | 0.5      | halfUp   | dong     | -1
    -1               | 0.5      | halfEven | dong     | 0
    100              | 0        | ceiling  | billion  | 0
    1                | 1        | ceiling  | billion  | 1000000000
    9007199254740991 | 1:1      | floor    | dong     | 9007199254740991
    9007199254740991 | 1/3      | halfUp   | dong     | 3002399751580330
    9007199254740991 | 1:1.0001 | floor    | dong     | number.tooLarge
    9007199254740991 | 1        | ceiling  | thousand | number.tooLarge
  `)) {
    it(`${ratio} of ${dong}, ${rounding ?? ""} to ${unit ?? ""}: ${outcome ?? ""}`, () => {
      assert.equal(
        outcomeOf(() =>
          portion(money(Number(dong)), readRatio(ratio), rounding as Rounding, unit as MoneyUnit),
        ),
        outcome,
      );
    });
  }

  it("is in đồng if no unit is named", () => {
    assert.equal(portion(money(7), readRatio("1/2"), "halfEven"), 4);
  });
});

describe("roundTo", () => {
  for (const { dong = "", unit, rounding, outcome } of casesOf(`
    dong             | unit     | rounding | outcome
    10049500000      | million  | halfUp   | 10050000000
    10049500000      | million  | halfEven | 10050000000
    10048500000      | million  | halfEven | 10048000000
    -10048500000     | million  | halfEven | -10048000000
    -10048500000     | million  | halfUp   | -10049000000
    10049500000      | million  | floor    | 10049000000
    10049500000      | billion  | ceiling  | 11000000000
    10049500001      | dong     | floor    | 10049500001
    -1               | thousand | ceiling  | 0
    9007199254740991 | thousand | floor    | 9007199254740000
    9007199254740991 | thousand | ceiling  | number.tooLarge
  `)) {
    it(`${dong} to ${unit ?? ""}, ${rounding ?? ""}: ${outcome ?? ""}`, () => {
      assert.equal(
        outcomeOf(() => roundTo(money(Number(dong)), unit as MoneyUnit, rounding as Rounding)),
        outcome,
      );
    });
  }
});
