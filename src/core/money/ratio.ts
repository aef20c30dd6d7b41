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

/** A plain number, alone, with a percent sign, or with a second one after a colon or slash; nothing more. */
const notation = /^(\d+(?:\.\d+)?)\s*(?:(%)|([:/])\s*(\d+(?:\.\d+)?))?$/;

/**
 * Reads a ratio from the plan's own notation (a point as decimal mark): `0.05`, `5%`, `1/3`, or `1:1.5`, which is read
 * "for each 1 of the first, 1.5 of the second" and so is 1.5. Throws `ratio.invalid`, for a division by 0 as well.
 *
 * @example
 * ratioText(readRatio("5%")) // => "1/20"
 */
export function readRatio(text: string): Ratio {
  const [, left, percent, separator, right] = notation.exec(text.trim()) ?? [];
  if (left === undefined) throw invalid(text);
  const first = readFraction(left);
  if (percent !== undefined) return ratio(first.numerator, first.denominator * 100n);
  if (right === undefined) return first;
  const second = readFraction(right);
  return separator === "/" ? divide(first, second, text) : divide(second, first, text);
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

/** The exact sum of two ratios. */
export function addRatios(left: Ratio, right: Ratio): Ratio {
  return ratio(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/** The exact product of two ratios. */
export function multiplyRatios(left: Ratio, right: Ratio): Ratio {
  return ratio(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** The exact quotient of two ratios; throws `ratio.invalid` for a division by 0. */
export function divideRatios(left: Ratio, right: Ratio): Ratio {
  return ratio(left.numerator * right.denominator, left.denominator * right.numerator);
}

function readFraction(text: string): Ratio {
  const [integer = "0", decimals = ""] = text.split(".");
  return ratio(BigInt(integer + decimals), 10n ** BigInt(decimals.length));
}

function divide(left: Ratio, right: Ratio, whole: string): Ratio {
  if (right.numerator === 0n) throw invalid(whole);
  return divideRatios(left, right);
}

function invalid(text: string): IssueError {
  return new IssueError(errorAt("", "ratio.invalid", { value: text }));
}

/** The largest whole number that divides both; neither is negative. */
export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
