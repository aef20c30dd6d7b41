import { invariant } from "../../issue/index.ts";

/**
 * The elementary functions that distributions need, from +, −, × and ÷ alone. IEEE 754 fixes those to the last bit; it leaves
 * Math.exp, log, pow and sin to the engine, and engines differ in their last bits.
 */

/** ln 2 as a sum of two doubles, the first with so few digits that its multiples up to 2^20 are exact. */
const log2High = 0.693_147_180_369_123_8;
const log2Low = 1.908_214_929_270_587_7e-10;
const log2 = log2High + log2Low;

const squareRootOfHalf = Math.sqrt(0.5);

/** 1/0!, 1/1!, … 1/14!: beyond, |r| ≤ 0.347 adds less than the last bit of e^r. */
const expCoefficients: readonly number[] = Array.from({ length: 15 }, (_, index) => 1 / factorial(index));

/** 1/1, 1/3, … 1/23: beyond, |s| ≤ 0.172 adds less than the last bit of artanh s. */
const artanhCoefficients: readonly number[] = Array.from({ length: 12 }, (_, index) => 1 / (2 * index + 1));

/** e^x within 2 units in the last place, for |x| ≤ 700. */
export function exponential(x: number): number {
  invariant(Math.abs(x) <= 700, "the exponential stays within the range of doubles");
  const halvings = Math.floor(x / log2 + 0.5);
  const rest = x - halvings * log2High - halvings * log2Low;
  return scaled(polynomial(expCoefficients, rest), halvings);
}

/** The natural logarithm of a positive, normal double, within 2 units in the last place. */
export function logarithm(x: number): number {
  invariant(x > 0 && x < Number.POSITIVE_INFINITY, "only a positive number has a logarithm");
  let mantissa = x;
  let doublings = 0;
  for (; mantissa < 1 / 65_536; doublings -= 16) mantissa *= 65_536;
  for (; mantissa > 65_536; doublings += 16) mantissa /= 65_536;
  for (; mantissa < squareRootOfHalf; doublings -= 1) mantissa *= 2;
  for (; mantissa >= 2 * squareRootOfHalf; doublings += 1) mantissa /= 2;
  const ratio = (mantissa - 1) / (mantissa + 1);
  const main = 2 * ratio * polynomial(artanhCoefficients, ratio * ratio);
  return doublings * log2High + (main + doublings * log2Low);
}

/** 1, −1/3!, 1/5!, … 1/17!, of the sine. */
const sineCoefficients: readonly number[] = Array.from(
  { length: 9 },
  (_, index) => (index % 2 === 0 ? 1 : -1) / factorial(2 * index + 1),
);

/** The sine of an angle between −π/4 and π/4, within 2 units in the last place. */
export function smallSine(angle: number): number {
  return angle * polynomial(sineCoefficients, angle * angle);
}

/** The value at `x` of the polynomial with these coefficients, that of x^0 first. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let index = coefficients.length - 1; index >= 0; index--)
    value = value * x + (coefficients[index] ?? 0);
  return value;
}

/** `value` times 2^`doublings`, which is exact where the result is a normal double. */
function scaled(value: number, doublings: number): number {
  let result = value;
  let left = doublings;
  for (; left >= 16; left -= 16) result *= 65_536;
  for (; left <= -16; left += 16) result /= 65_536;
  for (; left > 0; left -= 1) result *= 2;
  for (; left < 0; left += 1) result /= 2;
  return result;
}

/** n! for n up to 18: a double holds it exactly. */
function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
