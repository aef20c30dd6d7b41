import { invariant } from "../issue/invariant.ts";
import { moneyFromBigInt, type Money } from "./money.ts";
import type { Ratio } from "./ratio.ts";
import { dongPer, type MoneyUnit } from "./unit.ts";

/** What happens to the part of a unit that does not come out whole. There is no default: the call names it. */
export const roundings = ["floor", "ceiling", "halfUp", "halfEven"] as const;

export type Rounding = (typeof roundings)[number];

/**
 * `ratio` of `amount`, in whole units of `unit`, rounded as named. Halves under `halfUp` go away from zero.
 *
 * @example
 * portion(money(200_990_000_000), readRatio("5%"), "halfUp", "million") // => 10050000000
 */
export function portion(amount: Money, ratio: Ratio, rounding: Rounding, unit: MoneyUnit = "dong"): Money {
  const unitSize = BigInt(dongPer(unit));
  const whole = divideRounded(BigInt(amount) * ratio.numerator, ratio.denominator * unitSize, rounding);
  return moneyFromBigInt(whole * unitSize);
}

/** `amount` in whole units of `unit`, rounded as named. */
export function roundTo(amount: Money, unit: MoneyUnit, rounding: Rounding): Money {
  const unitSize = BigInt(dongPer(unit));
  return moneyFromBigInt(divideRounded(BigInt(amount), unitSize, rounding) * unitSize);
}

/** `numerator / denominator` (denominator > 0) as a whole number, rounded as named. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  invariant(denominator > 0n, "a denominator is above zero");
  const truncated = numerator / denominator;
  const floor = numerator % denominator < 0n ? truncated - 1n : truncated;
  const remainder = numerator - floor * denominator;
  if (remainder === 0n) return floor;
  const half = remainder * 2n - denominator;
  switch (rounding) {
    case "floor":
      return floor;
    case "ceiling":
      return floor + 1n;
    case "halfUp":
      return half > 0n || (half === 0n && numerator > 0n) ? floor + 1n : floor;
    case "halfEven":
      return half > 0n || (half === 0n && floor % 2n !== 0n) ? floor + 1n : floor;
  }
}
