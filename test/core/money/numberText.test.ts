import assert from "node:assert/strict";
import {
  Decimal,
  decimalsOf,
  money,
  moneyFromCell,
  readMoney,
  readNumber,
  writeMoney,
  writeNumber,
  type MoneyUnit,
  type NumberStyle,
} from "../../../src/core/money/index.ts";
import { casesOf, resultText, withSpaces } from "./table.ts";

describe("readNumber", () => {
  for (const { text = "", ...readings } of casesOf(`
    text          | vi-VN             | en-US             | unstated
    24.805,973    | 24805.973         | number.notANumber | 24805.973
    1,502.062     | number.notANumber | 1502.062          | 1502.062
    10,050        | 10.05             | 10050             | number.ambiguous
    1.234         | 1234              | 1.234             | number.ambiguous
    -1.234        | -1234             | -1.234            | number.ambiguous
    1.23          | number.notANumber | 1.23              | 1.23
    1,23          | 1.23              | number.notANumber | 1.23
    0,500         | 0.5               | number.notANumber | 0.5
    0.500         | number.notANumber | 0.5               | 0.5
    1.234.567     | 1234567           | number.notANumber | 1234567
    1,234,567     | number.notANumber | 1234567           | 1234567
    1.234,567.8   | number.notANumber | number.notANumber | number.notANumber
    1234.567      | number.notANumber | 1234.567          | 1234.567
    1234,567      | 1234.567          | number.notANumber | 1234.567
    1234          | 1234              | 1234              | 1234
    590           | 590               | 590               | 590
    0             | 0                 | 0                 | 0
    007           | 7                 | 7                 | 7
    12.34.567     | number.notANumber | number.notANumber | number.notANumber
    1.2345        | number.notANumber | 1.2345            | 1.2345
    1..234        | number.notANumber | number.notANumber | number.notANumber
    □16.000□      | 16000             | 16                | number.ambiguous
    16·000        | 16000             | 16000             | 16000
    24˙805,973    | 24805.973         | number.notANumber | 24805.973
    24 805.973    | number.notANumber | 24805.973         | 24805.973
    1 2           | number.notANumber | number.notANumber | number.notANumber
    12 34         | number.notANumber | number.notANumber | number.notANumber
    1 234.567     | number.notANumber | 1234.567          | 1234.567
    1.234 567     | number.notANumber | number.notANumber | number.notANumber
    -5            | -5                | -5                | -5
    - 5           | -5                | -5                | -5
    −5            | -5                | -5                | -5
    –5            | -5                | -5                | -5
    －5           | -5                | -5                | -5
    --5           | number.notANumber | number.notANumber | number.notANumber
    5-            | number.notANumber | number.notANumber | number.notANumber
    +5            | number.notANumber | number.notANumber | number.notANumber
    (5)           | number.notANumber | number.notANumber | number.notANumber
    -0            | 0                 | 0                 | 0
                  | number.notANumber | number.notANumber | number.notANumber
    -             | number.notANumber | number.notANumber | number.notANumber
    .             | number.notANumber | number.notANumber | number.notANumber
    .5            | number.notANumber | number.notANumber | number.notANumber
    5,            | number.notANumber | number.notANumber | number.notANumber
    1e3           | number.notANumber | number.notANumber | number.notANumber
    0x10          | number.notANumber | number.notANumber | number.notANumber
    NaN           | number.notANumber | number.notANumber | number.notANumber
    Infinity      | number.notANumber | number.notANumber | number.notANumber
    5%            | number.notANumber | number.notANumber | number.notANumber
    12 tỷ         | number.notANumber | number.notANumber | number.notANumber
    １２          | number.notANumber | number.notANumber | number.notANumber
  `)) {
    for (const style of ["vi-VN", "en-US", "unstated"] as const) {
      it(`"${text}" in ${style} is ${readings[style] ?? ""}`, () => {
        const result = readNumber(withSpaces(text), style);
        assert.equal(
          result.ok ? result.value.plus(0).toString().replace(/^-0$/, "0") : resultText(result),
          readings[style],
        );
      });
    }
  }

  it("keeps every digit of a long number", () => {
    const digits = "123456789.123456789123456789123456789123456789123456789";
    assert.equal(resultText(readNumber(digits.replace(".", ","), "vi-VN")), digits);
  });

  it("gives both readings of text that has two, the Vietnamese one first", () => {
    assert.deepEqual(readNumber("1.234", "unstated"), {
      ok: false,
      issues: [
        {
          code: "number.ambiguous",
          severity: "error",
          place: { path: "" },
          parameters: { value: "1.234", first: { decimal: "1234" }, second: { decimal: "1.234" } },
        },
      ],
    });
  });
});

describe("readMoney", () => {
  for (const { text = "", style, unit, outcome } of casesOf(`
    text              | style    | unit    | outcome
    1.502,062         | vi-VN    | billion | 1502062000000
    1.502.062         | vi-VN    | million | 1502062000000
    1,502.062         | en-US    | billion | 1502062000000
    10.050            | vi-VN    | million | 10050000000
    10,050            | vi-VN    | billion | 10050000000
    10,050            | unstated | billion | number.ambiguous
    -4                | vi-VN    | billion | -4000000000
    −0                | vi-VN    | billion | 0
    10,0495           | vi-VN    | billion | 10049500000
    0,5               | vi-VN    | dong    | number.notWhole
    0,0000000001      | vi-VN    | billion | number.notWhole
    9.007.199,254741  | vi-VN    | billion | number.tooLarge
    9007199,254740991 | vi-VN    | billion | 9007199254740991
    mười tỷ           | vi-VN    | billion | number.notANumber
  `)) {
    it(`"${text}" ${unit ?? ""} in ${style ?? ""} is ${outcome ?? ""}`, () => {
      assert.equal(
        resultText(readMoney(text, style as NumberStyle | "unstated", unit as MoneyUnit)),
        outcome,
      );
    });
  }
});

describe("moneyFromCell", () => {
  for (const { number = "", unit, outcome } of casesOf(`
    number             | unit    | outcome
    858.762            | billion | 858762000000
    0.1                | billion | 100000000
    10.0495            | billion | 10049500000
    0.30000000000000004 | billion | 300000000
    1506.0620000000001 | billion | 1506062000000
    -4                 | billion | -4000000000
    0                  | million | 0
    -0                 | million | 0
    0.5                | dong    | number.notWhole
    1e-10              | billion | number.notWhole
    999999999999999    | dong    | 999999999999999
    1000000000000000   | dong    | 1000000000000000
    9007199254740990   | dong    | 9007199254740990
    9007199254740991   | dong    | number.tooLarge
    1e20               | dong    | number.tooLarge
    NaN                | dong    | number.notFinite
    Infinity           | dong    | number.notFinite
  `)) {
    it(`${number} ${unit ?? ""} is ${outcome ?? ""}`, () => {
      assert.equal(resultText(moneyFromCell(Number(number), unit as MoneyUnit)), outcome);
    });
  }

  it("reads the sum that a binary double cannot hold", () => {
    assert.equal(resultText(moneyFromCell(0.1 + 0.2, "billion")), "300000000");
    assert.equal(resultText(moneyFromCell(858.762 + 647.3, "billion")), "1506062000000");
  });
});

describe("writeNumber", () => {
  for (const { number = "", least = "", most = "", ...written } of casesOf(`
    number        | least | most | vi-VN         | en-US
    1502.062      |       |      | 1.502,062     | 1,502.062
    24805973      |       |      | 24.805.973    | 24,805,973
    999           |       |      | 999           | 999
    1000          |       |      | 1.000         | 1,000
    -1000         |       |      | -1.000        | -1,000
    0             |       |      | 0             | 0
    -0            |       |      | 0             | 0
    0.05          |       |      | 0,05          | 0.05
    590           | 3     |      | 590,000       | 590.000
    10.0495       |       | 3    | 10,05         | 10.05
    10.0495       | 3     | 3    | 10,050        | 10.050
    10.0494       | 3     | 3    | 10,049        | 10.049
    -10.0495      | 3     | 3    | -10,050       | -10.050
    -0.0004       | 3     | 3    | 0,000         | 0.000
    999.9995      |       | 3    | 1.000         | 1,000
    21.56         | 1     | 1    | 21,6          | 21.6
    0.5           |       | 0    | 1             | 1
    1e21          |       |      | 1.000.000.000.000.000.000.000 | 1,000,000,000,000,000,000,000
  `)) {
    for (const style of ["vi-VN", "en-US"] as const) {
      it(`${number} with ${least || "any"} to ${most || "any"} decimals in ${style}: ${written[style] ?? ""}`, () => {
        const format = {
          style,
          ...(least === "" ? {} : { minimumDecimals: Number(least) }),
          ...(most === "" ? {} : { maximumDecimals: Number(most) }),
        };
        assert.equal(writeNumber(new Decimal(number), format), written[style]);
      });
    }
  }

  it("takes a plain number too, and nothing that is none", () => {
    assert.equal(writeNumber(1234.5, { style: "vi-VN" }), "1.234,5");
    assert.throws(() => writeNumber(NaN, { style: "vi-VN" }), { name: "InvariantError" });
    assert.throws(() => writeNumber(new Decimal(Infinity), { style: "vi-VN" }), { name: "InvariantError" });
  });
});

describe("writeMoney", () => {
  for (const { dong = "", unit, style, text } of casesOf(`
    dong           | unit     | style | text
    10049500000    | million  | vi-VN | 10.049,5
    10050000000    | billion  | vi-VN | 10,05
    24805973000000 | million  | vi-VN | 24.805.973
    24805973000000 | billion  | en-US | 24,805.973
    -4000000000    | billion  | vi-VN | -4
    1              | billion  | en-US | 0.000000001
    0              | thousand | vi-VN | 0
  `)) {
    it(`${dong} đồng in ${unit ?? ""}, ${style ?? ""}: ${text ?? ""}`, () => {
      assert.equal(writeMoney(money(Number(dong)), unit as MoneyUnit, style as NumberStyle), text);
    });
  }
});

describe("decimalsOf", () => {
  for (const { text = "", style, decimals = "" } of casesOf(`
    text      | style | decimals
    1.502,062 | vi-VN | 3
    10.050    | vi-VN | 0
    10.050    | en-US | 3
    200,99    | vi-VN | 2
    590       | vi-VN | 0
  `)) {
    it(`"${text}" in ${style ?? ""} has ${decimals}`, () => {
      assert.equal(decimalsOf(text, style as NumberStyle), Number(decimals));
    });
  }
});
