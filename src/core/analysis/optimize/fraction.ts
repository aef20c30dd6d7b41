import { greatestCommonDivisor, type Ratio } from "../../money/ratio.ts";

/** An exact fraction of either sign in lowest terms; the denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };

export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator < 0n) return fraction(-numerator, -denominator);
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function fractionOfRatio({ numerator, denominator }: Ratio): Fraction {
  return { numerator, denominator };
}

export function plus(left: Fraction, right: Fraction): Fraction {
  if (left.denominator === right.denominator) {
    return fraction(left.numerator + right.numerator, left.denominator);
  }
  return fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function minus(left: Fraction, right: Fraction): Fraction {
  return plus(left, opposite(right));
}

export function times(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.numerator, left.denominator * right.denominator);
}

export function over(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

export function opposite(value: Fraction): Fraction {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function floorOf({ numerator, denominator }: Fraction): bigint {
  const truncated = numerator / denominator;
  return numerator % denominator < 0n ? truncated - 1n : truncated;
}

export function ceilingOf(value: Fraction): bigint {
  return -floorOf(opposite(value));
}
