import { invariant } from "../issue/invariant.ts";
import { success, type Result } from "../issue/index.ts";
import { moneyFromBigInt, negate, subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { exactCauses, type Cause } from "./causes.ts";
import type { ComparedResult } from "./compareResults.ts";
import { exactStates } from "./exactStates.ts";
import {
  addFractions,
  compareFractions,
  floorOf,
  fraction,
  subtractFractions,
  zeroFraction,
  type Fraction,
} from "./fraction.ts";
import type { PathStep } from "./path.ts";
import { compareKeys, printedRows, type Dimension, type KeyedRows, type RowKey } from "./rows.ts";

/** A result with what it was made from. */
export interface DifferenceSide {
  readonly result: ComparedResult;
  /** The scenarios that were applied, in order; none for the plan itself. */
  readonly chain: readonly Scenario[];
}

/** What one cause does; amounts in đồng. */
export interface CauseEffect {
  readonly cause: Cause;
  /** `credit-80/1`, `-credit-80/1` for one that is undone, several joined by `+`; `limits`; `rounding`. */
  readonly id: string;
  /** One a row of the difference: whole đồng. */
  readonly parts: readonly Money[];
  /** One a row of the difference: the exact effect. */
  readonly exact: readonly Fraction[];
  /** The sum of all parts, of those above zero, and of those below. */
  readonly amount: Money;
  readonly raised: Money;
  readonly lowered: Money;
}

export interface DifferenceRow {
  readonly id: string;
  readonly key: RowKey;
  readonly from: Money;
  readonly to: Money;
  readonly delta: Money;
}

/** The difference between two results, split by cause: in each row, and in the totals, the parts add up to it. */
export interface Difference {
  readonly by: readonly Dimension[];
  readonly rows: readonly DifferenceRow[];
  readonly from: Money;
  readonly to: Money;
  readonly delta: Money;
  /** In the order in which they are taken: adjustments, limits, rounding. */
  readonly effects: readonly CauseEffect[];
  /** False where a plan cannot be allocated without its limits: they then count with the adjustments. */
  readonly areLimitsApart: boolean;
}

/**
 * Splits the difference between two results of `plan` (as it is before any scenario) by cause. From the first to the second: its
 * adjustments are undone, the last first, down to what both share; those of the second are made in their order; after each the
 * money is shared anew, exactly and without limits. Then come limits: what they change in the second less what they change in the
 * first. Rounding comes last. Over the rows each cause is brought to whole đồng by largest remainder, so that its total is exact;
 * rounding takes what is left in each row. Issues are those of a side that cannot be allocated in đồng.
 */
export function splitDifference(
  plan: Plan,
  from: DifferenceSide,
  to: DifferenceSide,
  by: readonly Dimension[],
): Result<Difference> {
  const causes = exactCauses(exactStates(plan, by), from.chain, to.chain);
  if (!causes.ok) return causes;
  const { effects, roundingSteps, areLimitsApart, states } = causes.value;
  const rows = differenceRows(from.result, to.result, states, by);
  const before = effects.map(({ cause, on }) =>
    effectOf(
      cause,
      rows.map(({ id }) => on(id)),
    ),
  );
  const rounding: Cause = { kind: "rounding", steps: roundingSteps };
  const all = [...before, restOf(rounding, rows, before)];
  const [first, last] = [sum(rows.map((row) => row.from)), sum(rows.map((row) => row.to))];
  const delta = subtract(last, first);
  invariant(sum(all.map(({ amount }) => amount)) === delta, "the causes add up to the difference");
  return success({ by, rows, from: first, to: last, delta, effects: all, areLimitsApart });
}

function differenceRows(
  from: ComparedResult,
  to: ComparedResult,
  states: readonly KeyedRows<Fraction>[],
  by: readonly Dimension[],
): readonly DifferenceRow[] {
  const [first, last] = [
    printedRows(from.plan, from.allocation, by),
    printedRows(to.plan, to.allocation, by),
  ];
  const keys = new Map<string, RowKey>();
  for (const rows of [first, last, ...states]) for (const [id, { key }] of rows) keys.set(id, key);
  return [...keys]
    .sort(([, left], [, right]) => compareKeys(left, right))
    .map(([id, key]) => {
      const [before, after] = [first.get(id)?.amount ?? zeroMoney, last.get(id)?.amount ?? zeroMoney];
      return { id, key, from: before, to: after, delta: subtract(after, before) };
    });
}

/** A cause in whole đồng: each row is its exact effect rounded down or up, the rows with the largest remainders up. */
function effectOf(cause: Cause, exact: readonly Fraction[]): CauseEffect {
  const floors = exact.map(floorOf);
  const total = exact.reduce(addFractions, zeroFraction);
  invariant(total.denominator === 1n, "what a cause does to all rows together is whole đồng");
  const raises = total.numerator - floors.reduce((one, other) => one + other, 0n);
  const remainders = exact.map((value, row) => ({
    row,
    remainder: subtractFractions(value, fraction(floors[row] ?? 0n, 1n)),
  }));
  const raised = new Set(
    remainders
      .sort((left, right) => compareFractions(right.remainder, left.remainder) || left.row - right.row)
      .filter((_, rank) => BigInt(rank) < raises)
      .map(({ row }) => row),
  );
  const parts = floors.map((floor, row) => moneyFromBigInt(raised.has(row) ? floor + 1n : floor));
  return { cause, id: idOf(cause), exact, parts, ...totalsOf(parts) };
}

/** Rounding: what the other causes leave of the difference in each row. */
function restOf(cause: Cause, rows: readonly DifferenceRow[], before: readonly CauseEffect[]): CauseEffect {
  const parts = rows.map(({ delta }, row) =>
    subtract(delta, sum(before.map((effect) => effect.parts[row] ?? zeroMoney))),
  );
  const exact = rows.map(({ delta }, row) =>
    before.reduce(
      (left, effect) => subtractFractions(left, effect.exact[row] ?? zeroFraction),
      fraction(BigInt(delta), 1n),
    ),
  );
  return { cause, id: idOf(cause), exact, parts, ...totalsOf(parts) };
}

function totalsOf(parts: readonly Money[]): Pick<CauseEffect, "amount" | "raised" | "lowered"> {
  return {
    amount: sum(parts),
    raised: sum(parts.filter((part) => part > 0)),
    lowered: negate(sum(parts.filter((part) => part < 0).map(negate))),
  };
}

function idOf({ kind, steps }: Cause): string {
  return kind === "adjustments" ? steps.map(stepId).join("+") : kind;
}

/** `credit-80/1`, with a minus before it where it is undone. */
export function stepId({ scenario, number, undone }: PathStep): string {
  return `${undone ? "-" : ""}${scenario.id}/${number}`;
}
