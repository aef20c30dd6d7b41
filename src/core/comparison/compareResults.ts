import type { Allocation } from "../allocation/allocation.ts";
import { invariant } from "../issue/invariant.ts";
import { subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import { fraction, type Fraction } from "./fraction.ts";
import { compareKeys, keyText, printedRows, type Dimension, type RowKey } from "./rows.ts";

/** A result that takes part: a plan, as it is or under a scenario, and its allocation. */
export interface ComparedResult {
  /** Id of the scenario, or of the plan. */
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
  /** The plan that was allocated. */
  readonly plan: Plan;
  readonly allocation: Allocation;
  /** SHA-256 of the inputs and of the figures. */
  readonly inputs: string;
  readonly outputs: string;
}

/** Amounts side by side, in đồng, one a result; the first result is the base. */
export interface SideBySide {
  readonly amounts: readonly Money[];
  /** Each amount less that of the base; 0 for the base itself. */
  readonly deltas: readonly Money[];
  /** Each delta against the amount of the base, exactly; nothing where that is 0. */
  readonly changes: readonly (Fraction | undefined)[];
}

export interface ComparisonRow extends SideBySide {
  readonly id: string;
  readonly key: RowKey;
  /** Positions of the results that do not have the row at all: their amount is 0. */
  readonly absentIn: readonly number[];
}

/** Results on the same rows. */
export interface Comparison {
  readonly by: readonly Dimension[];
  readonly rows: readonly ComparisonRow[];
  /** All that is available: the sum of the rows. */
  readonly total: SideBySide;
}

export const fewestResults = 2;
export const mostResults = 6;

/**
 * Two to six results on the same rows, matched by key; the first is the base. A row that a result lacks counts 0 there and is
 * named in `absentIn`. The order of rows is that of their keys, so that comparing the other way round gives the same rows with
 * all deltas negated; deltas of rows add up to those of the total.
 */
export function compareResults(results: readonly ComparedResult[], by: readonly Dimension[]): Comparison {
  invariant(
    results.length >= fewestResults && results.length <= mostResults,
    `${fewestResults} to ${mostResults} results are compared`,
  );
  const sides = results.map(({ plan, allocation }) => printedRows(plan, allocation, by));
  const keys = new Map(sides.flatMap((side) => Array.from(side.values(), ({ key }) => [keyText(key), key])));
  const ordered = [...keys].sort(([, left], [, right]) => compareKeys(left, right));
  const rows = ordered.map(([id, key]): ComparisonRow => {
    const found = sides.map((side) => side.get(id)?.amount);
    const absentIn = found.flatMap((amount, index) => (amount === undefined ? [index] : []));
    return { id, key, absentIn, ...sideBySide(found.map((amount) => amount ?? zeroMoney)) };
  });
  const totals = results.map((_, index) => sum(rows.map(({ amounts }) => amounts[index] ?? zeroMoney)));
  return { by, rows, total: sideBySide(totals) };
}

/** Deltas and changes against the first of `amounts`. */
export function sideBySide(amounts: readonly Money[]): SideBySide {
  const base = amounts[0] ?? zeroMoney;
  const deltas = amounts.map((amount) => subtract(amount, base));
  return { amounts, deltas, changes: deltas.map((delta) => changeOf(delta, base)) };
}

function changeOf(delta: Money, base: Money): Fraction | undefined {
  return base > 0 ? fraction(BigInt(delta), BigInt(base)) : undefined;
}
