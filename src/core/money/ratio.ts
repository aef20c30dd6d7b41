import { errorAt, IssueError } from "../issue/issue.ts";
import { Decimal } from "./decimal.ts";

/** An exact non-negative fraction in lowest terms. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The fraction `numerator / denominator` in lowest terms; throws `ratio.invalid` for a denominator of 0 or a sign. */
export function ratio(numerator: bigint, denominator: bigint): Ratio {
  if (denominator <= 0n || numerator < 0n) {
    throw new IssueError(errorAt("", "ratio.invalid", { value: `${numerator}/${denominator}` }));
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

const plainNumber = /^\d+(\.\d+)?$/;

/**
 * Reads a ratio from the plan's own notation (a point as decimal mark): `0.05`, `5%`, `1/3`, or `1:1.5`, which is read
 * "for each 1 of the first, 1.5 of the second" and so is 1.5. Throws `ratio.invalid`.
 *
 * @example
 * ratioText(readRatio("5%")) // => "1/20"
 */
export function readRatio(text: string): Ratio {
  const [left = "", separator = "", right = ""] = text.trim().split(/\s*([:/%])\s*/);
  const first = readFraction(left, text);
  switch (separator) {
    case "":
      return first;
    case "%":
      if (right !== "") break;
      return ratio(first.numerator, first.denominator * 100n);
    case "/":
      return divide(first, readFraction(right, text), text);
    case ":":
      return divide(readFraction(right, text), first, text);
  }
  throw new IssueError(errorAt("", "ratio.invalid", { value: text }));
}

/** Whether `text` is a ratio that `readRatio` takes. */
export function isRatioText(text: string): boolean {
  try {
    readRatio(text);
    return true;
  } catch (error) {
    if (error instanceof IssueError) return false;
    throw error;
  }
}

/** The ratio as `numerator/denominator`, or the whole number alone. */
export function ratioText(value: Ratio): string {
  return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
}

/** The ratio as a decimal of 40 digits, for showing and for statistics. */
export function ratioDecimal(value: Ratio): Decimal {
  return new Decimal(value.numerator.toString()).div(value.denominator.toString());
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`, exactly. */
export function compareRatios(left: Ratio, right: Ratio): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function readFraction(text: string, whole: string): Ratio {
  if (!plainNumber.test(text)) throw new IssueError(errorAt("", "ratio.invalid", { value: whole }));
  const [integer = "0", decimals = ""] = text.split(".");
  return ratio(BigInt(integer + decimals), 10n ** BigInt(decimals.length));
}

function divide(left: Ratio, right: Ratio, whole: string): Ratio {
  if (right.numerator === 0n) throw new IssueError(errorAt("", "ratio.invalid", { value: whole }));
  return ratio(left.numerator * right.denominator, left.denominator * right.numerator);
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
