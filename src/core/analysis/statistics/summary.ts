import { money, ratio, type Money } from "../../money/index.ts";
import { amountQuantile, sortedAmounts } from "./amountQuantile.ts";
import { meanAmount, type Mean } from "./total.ts";

/** What the draws of one amount say, in đồng: with 10 %, 50 % and 90 % of the draws at or below p10, p50 and p90. */
export interface AmountSummary {
  readonly draws: number;
  readonly lowest: Money;
  readonly p10: Money;
  readonly p50: Money;
  readonly p90: Money;
  readonly highest: Money;
  readonly mean: Mean;
}

/** Lowest, P10, P50, P90, highest and mean of at least one amount (whole đồng); quantiles as `amountQuantile` defines them. */
export function summariseAmounts(amounts: Float64Array): AmountSummary {
  const sorted = sortedAmounts(amounts);
  const tenths = (count: bigint): Money => amountQuantile(sorted, ratio(count, 10n));
  return {
    draws: sorted.length,
    lowest: money(sorted.at(0) ?? 0),
    p10: tenths(1n),
    p50: tenths(5n),
    p90: tenths(9n),
    highest: money(sorted.at(-1) ?? 0),
    mean: meanAmount(amounts),
  };
}
