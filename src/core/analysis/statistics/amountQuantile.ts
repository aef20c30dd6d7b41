import { invariant } from "../../issue/index.ts";
import { nearestDouble } from "../../money/double.ts";
import { divideRounded, moneyFromBigInt, type Money, type Ratio } from "../../money/index.ts";

/** The amounts (whole đồng, at least one) from the lowest to the highest, in an array of their own. */
export function sortedAmounts(amounts: Float64Array): Float64Array {
  invariant(amounts.length > 0, "there is at least one amount");
  const sorted = new Float64Array(amounts.length);
  for (let index = 0; index < amounts.length; index++) {
    const amount = amounts[index] ?? 0;
    invariant(Number.isSafeInteger(amount), "an amount is a whole number of đồng");
    // Adding 0 makes zero of minus zero.
    sorted[index] = amount + 0;
  }
  return sorted.sort();
}

/**
 * The quantile of `sorted` amounts at `share` (from 0 to 1), by definition 7 of Hyndman and Fan ("Sample quantiles in statistical
 * packages", The American Statistician 50, 1996), which Excel's PERCENTILE.INC and R use: of n amounts the one at rank
 * (n − 1) × share, counted from 0, and between two ranks in proportion. Worked out exactly, then rounded to whole đồng, halves
 * away from zero.
 */
export function amountQuantile(sorted: Float64Array, share: Ratio): Money {
  invariant(share.numerator <= share.denominator, "a share is at most 1");
  const scaledRank = BigInt(sorted.length - 1) * share.numerator;
  const rank = scaledRank / share.denominator;
  const between = scaledRank % share.denominator;
  const below = amountAt(sorted, rank);
  if (between === 0n) return moneyFromBigInt(below);
  const above = amountAt(sorted, rank + 1n);
  const scaled = below * (share.denominator - between) + above * between;
  return moneyFromBigInt(divideRounded(scaled, share.denominator, "halfUp"));
}

function amountAt(sorted: Float64Array, rank: bigint): bigint {
  const amount = sorted.at(nearestDouble(rank));
  invariant(amount !== undefined, "a rank is below the count");
  return BigInt(amount);
}
