import { divideRounded } from "../money/rounding.ts";
import { greatestCommonDivisor } from "../money/ratio.ts";

/** An exact fraction with its sign above the line, in lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  /** Above zero. */
  readonly denominator: bigint;
}

export const zeroFraction: Fraction = { numerator: 0n, denominator: 1n };

/** `numerator / denominator` in lowest terms; the denominator is above zero. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The exact sum. */
export function addFractions(left: Fraction, right: Fraction): Fraction {
  if (left.denominator === right.denominator) {
    return fraction(left.numerator + right.numerator, left.denominator);
  }
  return fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/** `left − right`, exactly. */
export function subtractFractions(left: Fraction, right: Fraction): Fraction {
  return addFractions(left, { numerator: -right.numerator, denominator: right.denominator });
}

/** The largest whole number that is not above it. */
export function floorOf({ numerator, denominator }: Fraction): bigint {
  return divideRounded(numerator, denominator, "floor");
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `numerator/denominator`, or the whole number alone. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** Adds up many fractions of few denominators: numerators are added first, and reduced once. */
export class FractionSum {
  readonly #numerators = new Map<bigint, bigint>();

  add(numerator: bigint, denominator: bigint): void {
    this.#numerators.set(denominator, (this.#numerators.get(denominator) ?? 0n) + numerator);
  }

  get value(): Fraction {
    let total = zeroFraction;
    for (const [denominator, numerator] of this.#numerators) {
      total = addFractions(total, fraction(numerator, denominator));
    }
    return total;
  }
}
