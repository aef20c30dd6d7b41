/**
 * What must not compile. Each line below a `@ts-expect-error` is a mistake with money that the compiler has to see; if it
 * no longer does, the type check of the project fails.
 */
import {
  add,
  apportion,
  money,
  portion,
  readRatio,
  sum,
  zeroMoney,
  type Money,
  type Weight,
} from "../../src/core/money/index.ts";
import type { Label } from "../../src/core/report/table.ts";
import { errorAt, type Issue, type Result } from "../../src/core/issue/index.ts";

const five: Money = money(5);

// A bare number is not an amount: nobody has said that it is whole, or in đồng.
// @ts-expect-error a number has no brand
export const bare: Money = 5;

// Raw arithmetic loses the brand, and with it the guard of the range.
// @ts-expect-error a sum by hand is a bare number
export const added: Money = five + five;
// @ts-expect-error so is a difference
export const subtracted: Money = five - five;
// @ts-expect-error an amount times a ratio must name its rounding
export const multiplied: Money = five * 0.05;
// @ts-expect-error money is never divided
export const divided: Money = five / 3;
// @ts-expect-error turning the sign by hand loses the brand too
export const negated: Money = 0 - five;

// @ts-expect-error both sides of a sum are amounts
export const sumWithNumber = add(five, 5);
// @ts-expect-error as are all of a list
export const sumOfNumbers = sum([five, 5]);
// @ts-expect-error the total to be split is an amount
export const splitOfNumber = apportion(100, [1, 1]);
// @ts-expect-error rounding has no default
export const unnamedRounding = portion(five, readRatio("5%"));
// @ts-expect-error a ratio is exact, never a binary fraction
export const binaryRatio = portion(five, 0.05, "halfUp");
// @ts-expect-error the rounding must be one that there is
export const unknownRounding = portion(five, readRatio("5%"), "nearest");
// @ts-expect-error and so must the unit
export const unknownUnit = apportion(five, [1], "tỷ");
// @ts-expect-error a BigInt alone is no weight
export const bigIntWeight: Weight = 5n;

// @ts-expect-error parts are read, not changed
apportion(five, [1])[0] = zeroMoney;

// @ts-expect-error an issue's code is one of the list
export const unknownCode: Issue = errorAt("", "plan.nonsense");

declare const outcome: Result<Money>;
// @ts-expect-error a result is asked whether it is one before its value is used
export const unchecked: unknown = outcome.value;

// @ts-expect-error a label is a key, a name in both languages, or a text
export const halfName: Label = { name: { vi: "Tổng" } };

// What must compile, so that the lines above fail for the reason they name.
export const good: readonly Money[] = [
  add(five, five),
  sum([five, zeroMoney]),
  portion(five, readRatio("5%"), "halfUp"),
  ...apportion(five, [1, "2.5", { numerator: 1n, denominator: 3n }], "dong"),
];
