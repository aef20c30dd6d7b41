import assert from "node:assert/strict";
import {
  absolute,
  add,
  compareMoney,
  isMoney,
  largestMoney,
  money,
  moneyFromBigInt,
  negate,
  subtract,
  sum,
  zeroMoney,
} from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "./table.ts";

describe("money", () => {
  for (const { number = "", outcome } of casesOf(`
    number             | outcome
    0                  | 0
    1                  | 1
    -1                 | -1
    1080000000         | 1080000000
    9007199254740991   | 9007199254740991
    9007199254740992   | number.tooLarge
    -9007199254740991  | -9007199254740991
    -9007199254740992  | number.tooLarge
    1e20               | number.tooLarge
    -1e20              | number.tooLarge
    1e300              | number.tooLarge
    0.5                | number.notWhole
    -0.5               | number.notWhole
    1e-7               | number.notWhole
    4503599627370495.5 | number.notWhole
    NaN                | number.notFinite
    Infinity           | number.notFinite
    -Infinity          | number.notFinite
  `)) {
    it(`money(${number}) is ${outcome ?? ""}`, () => {
      assert.equal(
        outcomeOf(() => money(Number(number))),
        outcome,
      );
      assert.equal(isMoney(Number(number)), /^-?\d+$/.test(outcome ?? ""));
    });
  }

  it("makes zero of minus zero, so that equal amounts are the same", () => {
    assert.ok(Object.is(money(-0), 0));
    assert.ok(Object.is(negate(zeroMoney), 0));
    assert.ok(Object.is(absolute(zeroMoney), 0));
    assert.ok(Object.is(subtract(money(5), money(5)), 0));
  });

  it("is a number and nothing else", () => {
    for (const other of ["1", 1n, null, undefined, [1], { dong: 1 }, true])
      assert.equal(isMoney(other), false);
  });

  it("is made of a BigInt up to the same limit", () => {
    assert.equal(moneyFromBigInt(9007199254740991n), largestMoney);
    assert.equal(moneyFromBigInt(-9007199254740991n), Number.MIN_SAFE_INTEGER);
    assert.equal(
      outcomeOf(() => moneyFromBigInt(9007199254740992n)),
      "number.tooLarge",
    );
    assert.equal(
      outcomeOf(() => moneyFromBigInt(-9007199254740992n)),
      "number.tooLarge",
    );
    assert.equal(
      outcomeOf(() => moneyFromBigInt(10n ** 400n)),
      "number.tooLarge",
    );
  });
});

describe("sums of money", () => {
  for (const { what, left = "", right = "", outcome } of casesOf(`
    what     | left              | right             | outcome
    add      | 11130000000       | 636170000000      | 647300000000
    add      | 5                 | -7                | -2
    add      | 9007199254740990  | 1                 | 9007199254740991
    add      | 9007199254740991  | 1                 | number.tooLarge
    add      | 9007199254740991  | 9007199254740991  | number.tooLarge
    add      | -9007199254740991 | -1                | number.tooLarge
    subtract | 639170000000      | 636170000000      | 3000000000
    subtract | -9007199254740990 | 1                 | -9007199254740991
    subtract | -9007199254740991 | 1                 | number.tooLarge
    subtract | 9007199254740991  | -9007199254740991 | number.tooLarge
    compare  | 1                 | 2                 | -1
    compare  | 2                 | 2                 | 0
    compare  | 2                 | 1                 | 1
    compare  | -2                | -1                | -1
  `)) {
    it(`${what ?? ""}(${left}, ${right}) is ${outcome ?? ""}`, () => {
      const work = { add, subtract, compare: compareMoney }[what ?? ""];
      assert.ok(work);
      assert.equal(
        outcomeOf(() => work(money(Number(left)), money(Number(right)))),
        outcome,
      );
    });
  }

  it("adds up any number of amounts, none included", () => {
    assert.equal(sum([]), 0);
    assert.equal(sum([money(858_762), money(647_300)]), 1_506_062);
    assert.equal(sum(new Set([money(1), money(-3)])), -2);
  });

  it("stops at the step that leaves the exact range, even if a later one would come back", () => {
    assert.equal(
      outcomeOf(() => sum([largestMoney, money(1), money(-1)])),
      "number.tooLarge",
    );
  });

  it("takes the sign away or turns it", () => {
    assert.equal(absolute(money(-4_000)), 4_000);
    assert.equal(absolute(money(4_000)), 4_000);
    assert.equal(negate(money(-4_000)), 4_000);
    assert.equal(negate(largestMoney), -9_007_199_254_740_991);
  });
});
