import { compareMoney, zeroMoney } from "../money/money.ts";
import type { Comparison, ComparisonRow } from "./compareResults.ts";
import { compareKeys } from "./rows.ts";

/** Whether any result has another amount in the row than the base, or lacks it. */
export function isChanged({ deltas, absentIn, amounts }: ComparisonRow): boolean {
  return (
    deltas.some((delta) => delta !== 0) || (absentIn.length > 0 && amounts.some((amount) => amount !== 0))
  );
}

/** The rows in which something changed, or, with `result`, in which that one differs from the base. */
export function changedRows({ rows }: Comparison, result?: number): readonly ComparisonRow[] {
  return rows.filter((row) => (result === undefined ? isChanged(row) : (row.deltas[result] ?? 0) !== 0));
}

/** Who gains and who loses most. */
export interface MostChanged {
  /** The largest gain first. */
  readonly gains: readonly ComparisonRow[];
  /** The largest loss first. */
  readonly losses: readonly ComparisonRow[];
}

/**
 * The `count` rows whose amount in `result` is above that of the base by most, and those below it by most. What is not allocated is
 * nobody's gain. Equal deltas go by key.
 */
export function mostChanged({ rows }: Comparison, result: number, count: number): MostChanged {
  const deltaOf = ({ deltas }: ComparisonRow) => deltas[result] ?? zeroMoney;
  const ofPlaces = rows.filter(({ key }) => key.state === "allocated");
  const sorted = [...ofPlaces].sort(
    (left, right) => compareMoney(deltaOf(right), deltaOf(left)) || compareKeys(left.key, right.key),
  );
  const falling = [...ofPlaces].sort(
    (left, right) => compareMoney(deltaOf(left), deltaOf(right)) || compareKeys(left.key, right.key),
  );
  return {
    gains: sorted.filter((row) => deltaOf(row) > 0).slice(0, count),
    losses: falling.filter((row) => deltaOf(row) < 0).slice(0, count),
  };
}
