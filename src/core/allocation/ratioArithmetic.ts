import { ratio, type Ratio } from "../money/ratio.ts";

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
