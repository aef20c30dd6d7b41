import { nearestDouble } from "../money/double.ts";

/**
 * Comparing exactly, mostly in doubles: an approximation decides where its error cannot matter, whole numbers where it could.
 */

/** What a product of two doubles can be off by, with room to spare. */
const productError = 2 ** -51;

/** Negative, zero or positive as `a × b` is less than, equal to or more than `c × d`; all four whole and not negative. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  const difference = left - right;
  if (Math.abs(difference) > (left + right) * productError) return difference;
  return compareBigInts(BigInt(a) * BigInt(b), BigInt(c) * BigInt(d));
}

/** A fraction that is not negative, with a double near it (within 2^-46 of its size); under 0 it stands for infinity. */
export interface Approximated {
  readonly near: number;
  readonly over: bigint;
  readonly under: bigint;
}

/** Whether two doubles, each within 2^-46 of what it stands for, leave no doubt about the order; never where one is not finite. */
export function clearlyApart(left: number, right: number): boolean {
  return Math.abs(left - right) > (left + right) * 2 ** -45;
}

/** A double near `over / under`, or NaN, which is clearly apart from nothing, where doubles are too small or large for it. */
export function nearQuotient(over: bigint, under: bigint): number {
  if (over === 0n) return 0;
  const quotient = nearestDouble(over) / nearestDouble(under);
  return quotient > 1e-290 && quotient < 1e290 ? quotient : Number.NaN;
}

/** Negative, zero or positive as one fraction is less than, equal to or more than the other. */
export function compareFractions(left: Approximated, right: Approximated): number {
  if (clearlyApart(left.near, right.near)) return left.near - right.near;
  return compareBigInts(left.over * right.under, right.over * left.under);
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. */
export function compareBigInts(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
