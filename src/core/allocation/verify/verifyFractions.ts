import { nearestDouble } from "../../money/double.ts";

/** How far a claim has been filled: its tier, and what it has for each unit of weight. */
export interface Level {
  readonly tier: number;
  readonly over: bigint;
  readonly under: bigint;
}

/** Whether the one comes before the other: in an earlier tier, or in the same with less for each unit of weight. */
export function lesser(one: Level, other: Level): boolean {
  if (one === other) return false;
  if (one.tier !== other.tier) return one.tier < other.tier;
  return one.over * other.under < other.over * one.under;
}

export interface Share {
  readonly floor: number;
  readonly remainder: number | bigint;
  readonly denominator: number | bigint;
}

/** What free claims share, and the sum of their weights. */
export interface Free {
  readonly freeAmount: bigint;
  readonly freeWeight: bigint;
}

/** The largest product of doubles that is surely exact. */
const largestExact = Number.MAX_SAFE_INTEGER;

/** Whether `floor + remainder / denominator` is `freeAmount × weight / freeWeight`, exactly; in doubles where those are exact. */
export function sameProduct(
  { floor, remainder, denominator }: Share,
  { freeAmount, freeWeight }: Free,
  weight: number | bigint,
): boolean {
  if (freeWeight === 0n) return false;
  if (
    typeof weight === "number" &&
    typeof remainder === "number" &&
    denominator === nearestDouble(freeWeight)
  ) {
    const product = nearestDouble(freeAmount) * weight;
    const found = floor * denominator + remainder;
    if (product <= largestExact && found <= largestExact) return product === found;
  }
  const under = BigInt(denominator);
  const left = (BigInt(floor) * under + BigInt(remainder)) * freeWeight;
  return left === freeAmount * BigInt(weight) * under;
}
