import assert from "node:assert/strict";
import {
  decimalToCell,
  dongDecimals,
  money,
  moneyToCell,
  moneyUnits,
  numberInFile,
  type MoneyUnit,
} from "../../../src/core/money/index.ts";

describe("Amounts as numbers of cells", () => {
  const cases = `
    đồng             | unit     | number
    1502062000000    | billion  | 1502.062
    1502062000000    | dong     | 1502062000000
    -1               | billion  | -0.000000001
    0                | million  | 0
    999999999999999  | dong     | 999999999999999
    999999999999999  | million  | 999999999.999999
    9007199254000000 | million  | 9007199254
    9007199254740991 | million  | too large
    9007199254740991 | dong     | too large
    1000000000000001 | thousand | too large
  `;
  for (const line of cases.trim().split("\n").slice(1)) {
    const [dong, unit, expected] = line.split("|").map((cell) => cell.trim());
    it(`are ${String(expected)} for ${String(dong)} đồng in ${String(unit)}`, () => {
      const number = moneyToCell(money(Number(dong)), unit as MoneyUnit);
      if (number.ok) assert.equal(number.value, Number(expected));
      else assert.deepEqual([expected, number.issues[0]?.code], ["too large", "number.tooLarge"]);
    });
  }

  it("need as many decimals for one đồng as the unit has zeros", () => {
    assert.deepEqual(moneyUnits.map(dongDecimals), [0, 3, 6, 9]);
  });

  it("are the nearest binary number of a decimal", () => {
    assert.equal(decimalToCell("0.1"), 0.1);
    assert.equal(decimalToCell("0.3333333333333333333333333333333333333333"), 1 / 3);
  });
});

describe("Numbers in files", () => {
  const numbers: readonly (readonly [text: string, number: number | undefined])[] = [
    ["0", 0],
    ["06", 6],
    ["-4.5", -4.5],
    [".5", 0.5],
    ["5.", 5],
    ["1.502062E3", 1502.062],
    ["1e-7", 1e-7],
    ["1E999", undefined],
    ["", undefined],
    [" 1", undefined],
    ["1,5", undefined],
    ["0x10", undefined],
    ["NaN", undefined],
    ["Infinity", undefined],
    ["1 000", undefined],
  ];
  for (const [text, number] of numbers) {
    it(`read ${JSON.stringify(text)} as ${String(number)}`, () => {
      assert.equal(numberInFile(text), number);
    });
  }
});
