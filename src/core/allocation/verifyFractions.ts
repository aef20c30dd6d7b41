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

/** Whether `floor + remainder / denominator` is `freeAmount × weight / freeWeight`, exactly; doubles where they are exact. */
export function sameProduct(
  { floor, remainder, denominator }: Share,
  { freeAmount, freeWeight }: { readonly freeAmount: bigint; readonly freeWeight: bigint },
  weight: number | bigint,
): boolean {
  if (freeWeight === 0n) return false;
  const large =
    (BigInt(floor) * BigInt(denominator) + BigInt(remainder)) * freeWeight -
    freeAmount * BigInt(weight) * BigInt(denominator);
  return large === 0n;
}
