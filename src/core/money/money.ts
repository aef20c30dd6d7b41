import { errorAt, IssueError } from "../issue/issue.ts";

declare const brand: unique symbol;

/** A whole number of đồng, at most 2^53 − 1 either way, so that sums of it are exact. */
export type Money = number & { readonly [brand]: "Money" };

/** The largest amount that can be held exactly: 9.007.199.254.740.991 đồng, three and a half times what the nation spends on such programmes. */
export const largestMoney = Number.MAX_SAFE_INTEGER as Money;

export const zeroMoney = 0 as Money;

/** Whether `value` is a whole number of đồng within the range that is exact. */
export function isMoney(value: unknown): value is Money {
  return Number.isSafeInteger(value);
}

/**
 * An amount of `dong` đồng. Throws an IssueError (`number.notFinite`, `number.notWhole`, `number.tooLarge`) for anything
 * that is not a whole number within ±(2^53 − 1).
 *
 * @example
 * money(1_080_000_000) // => 1080000000
 */
export function money(dong: number): Money {
  if (Number.isSafeInteger(dong)) return (dong === 0 ? 0 : dong) as Money;
  if (!Number.isFinite(dong)) throw new IssueError(errorAt("", "number.notFinite", { value: String(dong) }));
  const value = { decimal: String(dong) };
  throw new IssueError(
    errorAt("", Number.isInteger(dong) ? "number.tooLarge" : "number.notWhole", { value }),
  );
}

/** An amount of `dong` đồng, given exactly; throws `number.tooLarge` past the exact range. */
export function moneyFromBigInt(dong: bigint): Money {
  if (dong > largestMoney || dong < Number.MIN_SAFE_INTEGER) {
    throw new IssueError(errorAt("", "number.tooLarge", { value: { decimal: String(dong) } }));
  }
  return money(Number(dong));
}

/** The sum of two amounts; throws `number.tooLarge` past the exact range. */
export function add(left: Money, right: Money): Money {
  return money(left + right);
}

/** `left` less `right`; throws `number.tooLarge` past the exact range. */
export function subtract(left: Money, right: Money): Money {
  return money(left - right);
}

/** The amount with the other sign. */
export function negate(amount: Money): Money {
  return money(0 - amount);
}

/** The amount without its sign. */
export function absolute(amount: Money): Money {
  return amount < 0 ? negate(amount) : amount;
}

/**
 * The exact sum of any number of amounts, each step guarded.
 *
 * @example
 * sum([money(200), money(300)]) // => 500
 */
export function sum(amounts: Iterable<Money>): Money {
  let total = zeroMoney;
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. */
export function compareMoney(left: Money, right: Money): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
