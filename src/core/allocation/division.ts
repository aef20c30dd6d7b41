import { apportionWithDetail } from "../money/apportion.ts";
import { Decimal } from "../money/decimal.ts";
import type { Money } from "../money/money.ts";
import type { Ratio } from "../money/ratio.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { RoundingReason } from "./allocation.ts";

/** The places that may get money of an envelope, in the order of their codes, with weights above zero. */
export interface Claims {
  readonly places: readonly string[];
  readonly weights: readonly Ratio[];
}

/** What the places get: exact shares as fractions of one denominator, and what rounding made of them. */
export interface Division {
  /** The amount of each place, whole units that add up to what was divided. */
  readonly parts: readonly Money[];
  /** The exact share of each place is `numerators[i] / denominator` đồng. */
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * Divides `amount` (whole units of `unit`) among the claims: exact shares in proportion to the weights, rounded by largest
 * remainder. Limits, holds and tiers change the exact shares, a two-way rounding the parts; whatever comes, a Division is
 * what cells, receipt and trace are made of.
 */
export function divide(amount: Money, claims: Claims, unit: MoneyUnit): Division {
  const { parts, scaledWeights, weightSum } = apportionWithDetail(
    amount,
    claims.weights,
    unit,
    claims.places,
  );
  const total = BigInt(amount);
  return { parts, numerators: scaledWeights.map((weight) => total * weight), denominator: weightSum };
}

/** Why part `index` is not the nearest whole unit to its exact share; nothing if it is (at a tie, both neighbours are). */
export function roundingReason(
  division: Division,
  index: number,
  unit: MoneyUnit,
): RoundingReason | undefined {
  const gap = BigInt(division.parts[index] ?? 0) * division.denominator - (division.numerators[index] ?? 0n);
  const halfUnit = division.denominator * BigInt(dongPer(unit));
  if (2n * gap > halfUnit) return "raisedToFillTotal";
  if (-2n * gap > halfUnit) return "loweredToKeepTotal";
  return undefined;
}

/** The exact share of place `index` in đồng, a decimal of up to 40 digits. */
export function exactShareText(division: Division, index: number): string {
  return new Decimal((division.numerators[index] ?? 0n).toString())
    .div(division.denominator.toString())
    .toString();
}
