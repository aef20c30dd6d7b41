import { nearestDouble } from "../../money/double.ts";
import { money, portion, type Ratio } from "../../money/index.ts";

/** 2^27 + 1 splits a double of 53 bits into two halves of 26 (Veltkamp), so that their products are exact (Dekker). */
const splitter = 134_217_729;

/**
 * `amount` (whole đồng, not negative) times `factor`, in whole đồng, halves up: of the exact product of both doubles, not of what
 * is left of it after rounding. The product must be within 2^53.
 */
export function scaledAmount(amount: number, factor: number): number {
  const product = amount * factor;
  const bigAmount = splitter * amount;
  const amountHigh = bigAmount - (bigAmount - amount);
  const amountLow = amount - amountHigh;
  const bigFactor = splitter * factor;
  const factorHigh = bigFactor - (bigFactor - factor);
  const factorLow = factor - factorHigh;
  const error =
    amountLow * factorLow -
    (product - amountHigh * factorHigh - amountLow * factorHigh - amountHigh * factorLow);
  const whole = Math.floor(product);
  // Both differences are exact, and the sign of a sum of two doubles is that of the exact sum.
  return product - whole - 0.5 + error >= 0 ? whole + 1 : whole;
}

/** `portion(amount, ratio, "ceiling")` for amounts that are not negative, without BigInt where the ratio is of small numbers. */
export function ceilingPortion({ numerator, denominator }: Ratio): (amount: number) => number {
  if (numerator * denominator > BigInt(Number.MAX_SAFE_INTEGER)) {
    return (amount) => portion(money(amount), { numerator, denominator }, "ceiling");
  }
  const [times, parts] = [nearestDouble(numerator), nearestDouble(denominator)];
  return (amount) => {
    const whole = (amount - (amount % parts)) / parts;
    return money(whole * times + Math.ceil(((amount % parts) * times) / parts));
  };
}
