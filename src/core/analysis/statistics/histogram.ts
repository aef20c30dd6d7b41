import { invariant } from "../../issue/index.ts";
import { nearestDouble } from "../../money/double.ts";
import { divideRounded, moneyFromBigInt, type Money } from "../../money/index.ts";
import { sortedAmounts } from "./amountQuantile.ts";

/** How many amounts fall into each of a row of equal bins. Bin k holds those from `start + k × width` to below the next. */
export interface Histogram {
  readonly start: Money;
  readonly width: Money;
  readonly counts: readonly number[];
}

/**
 * A histogram of at least one amount (whole đồng) in at most `bins` bins (at least 2), with edges that are easy to read: the
 * width is 1, 2 or 5 times a power of ten đồng, the smallest that suffices, and edges are multiples of it.
 */
export function histogram(amounts: Float64Array, bins: number): Histogram {
  invariant(Number.isSafeInteger(bins) && bins >= 2, "there are at least two bins");
  const sorted = sortedAmounts(amounts);
  const lowest = BigInt(sorted.at(0) ?? 0);
  const highest = BigInt(sorted.at(-1) ?? 0);
  let width = 1n;
  for (let step = 0; binsNeeded(lowest, highest, width) > bins; step++) width = readableWidth(step + 1);
  const start = floored(lowest, width);
  const counts = Array.from({ length: binsNeeded(lowest, highest, width) }, () => 0);
  for (const amount of sorted) {
    const bin = nearestDouble((BigInt(amount) - start * width) / width);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { start: moneyFromBigInt(start * width), width: moneyFromBigInt(width), counts };
}

/** 1, 2, 5, 10, 20, 50, 100, … */
function readableWidth(step: number): bigint {
  const power = 10n ** BigInt(Math.floor(step / 3));
  return power * ([1n, 2n, 5n][step % 3] ?? 1n);
}

function binsNeeded(lowest: bigint, highest: bigint, width: bigint): number {
  return nearestDouble(floored(highest, width) - floored(lowest, width)) + 1;
}

function floored(amount: bigint, width: bigint): bigint {
  return divideRounded(amount, width, "floor");
}
