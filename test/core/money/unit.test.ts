import assert from "node:assert/strict";
import {
  Decimal,
  dongPer,
  fromUnit,
  inUnit,
  money,
  moneyUnits,
  type MoneyUnit,
} from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "./table.ts";

describe("units of money", () => {
  it("are the four that public finance prints, a thousand apart", () => {
    assert.deepEqual(moneyUnits.map(dongPer), [1, 1_000, 1_000_000, 1_000_000_000]);
  });

  for (const { dong = "", unit = "", number = "" } of casesOf(`
    dong             | unit     | number
    1502062000000    | billion  | 1502.062
    1502062000000    | million  | 1502062
    1502062000000    | thousand | 1502062000
    1502062000000    | dong     | 1502062000000
    10049500000      | billion  | 10.0495
    10049500000      | million  | 10049.5
    1                | billion  | 0.000000001
    -3000000000      | billion  | -3
    0                | billion  | 0
    9007199254740991 | billion  | 9007199.254740991
    9007199254740991 | million  | 9007199254.740991
  `)) {
    it(`${dong} đồng are ${number} ${unit}, and back`, () => {
      assert.equal(inUnit(money(Number(dong)), unit as MoneyUnit).toString(), number);
      assert.equal(fromUnit(number, unit as MoneyUnit), Number(dong));
      assert.equal(fromUnit(new Decimal(number), unit as MoneyUnit), Number(dong));
    });
  }

  for (const { number = "", unit = "", issue } of casesOf(`
    number                                                     | unit    | issue
    0.5                                                        | dong    | number.notWhole
    0.0000000001                                               | billion | number.notWhole
    858.7620000000000001                                       | billion | number.notWhole
    1.00000000000000000000000000000000000000000000000000000001 | dong    | number.notWhole
    9007199254740992                                           | dong    | number.tooLarge
    9007199.254740992                                          | billion | number.tooLarge
    -9007199.254740992                                         | billion | number.tooLarge
    10000000                                                   | billion | number.tooLarge
    abc                                                        | billion | number.notANumber
    1,5                                                        | billion | number.notANumber
    1e3                                                        | billion | number.notANumber
    NaN                                                        | billion | number.notANumber
  `)) {
    it(`${number} ${unit} is refused: ${issue ?? ""}`, () => {
      assert.equal(
        outcomeOf(() => fromUnit(number, unit as MoneyUnit)),
        issue,
      );
    });
  }

  it("refuses a Decimal that is no number", () => {
    assert.equal(
      outcomeOf(() => fromUnit(new Decimal(NaN), "dong")),
      "number.notFinite",
    );
    assert.equal(
      outcomeOf(() => fromUnit(new Decimal("-Infinity"), "dong")),
      "number.notFinite",
    );
  });

  it("takes zeros after the last digit for what they are", () => {
    assert.equal(fromUnit("10.0500000000000", "billion"), 10_050_000_000);
  });
});

describe("Decimal", () => {
  it("has 40 digits: sums that the library's 20 would round are exact", () => {
    const large = new Decimal("2500000000000000.123456789012345678");
    assert.equal(large.plus("0.000000000000000001").toString(), "2500000000000000.123456789012345679");
    assert.equal(new Decimal(1).div(3).toString(), `0.${"3".repeat(40)}`);
  });

  it("writes without an exponent over the range that money and shares have", () => {
    assert.equal(new Decimal("1e-20").toString(), "0.00000000000000000001");
    assert.equal(new Decimal("1e30").toString(), `1${"0".repeat(30)}`);
  });
});
