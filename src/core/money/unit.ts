import { errorAt, IssueError } from "../issue/issue.ts";
import { failure, success, type Result } from "../issue/result.ts";
import { Decimal } from "./decimal.ts";
import { largestMoney, money, type Money } from "./money.ts";

/** The units that Vietnamese public finance prints: đồng, nghìn đồng, triệu đồng, tỷ đồng. */
export const moneyUnits = ["dong", "thousand", "million", "billion"] as const;

export type MoneyUnit = (typeof moneyUnits)[number];

const dongPerUnit: Readonly<Record<MoneyUnit, number>> = {
  dong: 1,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
};

/** Digits after the decimal mark that an amount in the unit can have and still be a whole number of đồng. */
const decimalsPerUnit: Readonly<Record<MoneyUnit, number>> = { dong: 0, thousand: 3, million: 6, billion: 9 };

/** How many đồng one `unit` is. */
export function dongPer(unit: MoneyUnit): Money {
  return money(dongPerUnit[unit]);
}

/**
 * The amount as an exact decimal number of `unit`.
 *
 * @example
 * inUnit(money(1_502_062_000_000), "billion").toString() // => "1502.062"
 */
export function inUnit(amount: Money, unit: MoneyUnit): Decimal {
  return new Decimal(amount).div(dongPerUnit[unit]);
}

/**
 * The amount that `value` (a decimal number of `unit`, with a point if it is text) stands for. Throws `number.notANumber`,
 * `number.notFinite`, `number.notWhole` if it is not a whole number of đồng, `number.tooLarge` past the exact range.
 *
 * @example
 * fromUnit("858.762", "billion") // => 858762000000
 */
export function fromUnit(value: Decimal | string, unit: MoneyUnit): Money {
  if (typeof value === "string" && !/^-?\d+(\.\d+)?$/.test(value)) {
    throw new IssueError(errorAt("", "number.notANumber", { value }));
  }
  const amount = moneyOf(new Decimal(value), unit);
  if (!amount.ok) throw new IssueError(...amount.issues);
  return amount.value;
}

/** The same for a value that comes from outside: issues `number.notFinite`, `number.notWhole`, `number.tooLarge`. */
export function moneyOf(value: Decimal, unit: MoneyUnit): Result<Money> {
  if (!value.isFinite()) return failure(errorAt("", "number.notFinite", { value: value.toString() }));
  // The digits are counted, not multiplied: a product is rounded to 40 digits, and what is not whole could come out whole.
  if (value.decimalPlaces() > decimalsPerUnit[unit]) {
    return failure(errorAt("", "number.notWhole", { value: { decimal: value.toString() } }));
  }
  const dong = value.mul(dongPerUnit[unit]);
  if (dong.abs().greaterThan(largestMoney)) {
    return failure(errorAt("", "number.tooLarge", { value: { decimal: value.toString() } }));
  }
  return success(money(dong.toNumber()));
}
