import { ratio, readRatio, type Ratio } from "../../src/core/money/index.ts";

/** The sum of exact fractions. */
export function sumOfRatios(values: readonly Ratio[]): Ratio {
  return values.reduce(
    (sum, { numerator, denominator }) =>
      ratio(sum.numerator * denominator + numerator * sum.denominator, sum.denominator * denominator),
    ratio(0n, 1n),
  );
}

/** `value` divided by a whole number above zero. */
export function dividedBy(value: Ratio, divisor: number): Ratio {
  return ratio(value.numerator, value.denominator * BigInt(divisor));
}

/** A number as a published table prints it, in whole units of 10^-decimals. */
export function scaledWhole(text: string, decimals: number): bigint {
  const { numerator, denominator } = readRatio(text);
  const scaled = numerator * 10n ** BigInt(decimals);
  if (scaled % denominator !== 0n) throw new RangeError(`${text} has more than ${decimals} decimals`);
  return scaled / denominator;
}
