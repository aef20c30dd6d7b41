import { readRatio } from "../../money/index.ts";
import { counterpartLines } from "../../plan/counterpart.ts";
import type { CounterpartRule, ExpenditureType, Plan } from "../../plan/plan.ts";
import { ceilingPortion } from "./exactArithmetic.ts";

/** One counterpart rule for one type, ready to be evaluated on the amounts of any draw. */
export interface CounterpartRowDraws {
  readonly rule: CounterpartRule;
  readonly type: ExpenditureType;
  /** Positions of lines in the plan. */
  readonly base: readonly number[];
  /** Those that the fewest later rows can use first; `isNeededLater` says whether any can. */
  readonly arranged: readonly { readonly line: number; readonly isNeededLater: boolean }[];
  readonly requiredOf: (base: number) => number;
}

/** What came of the rows in one draw: đồng that are missing, and whether the rule holds. */
export interface CounterpartOfDraw {
  readonly missing: Float64Array;
  readonly holds: Uint8Array;
}

/** The rows of `evaluateCounterpart`, with their lines as positions: which lines they are depends on no amount. */
export function counterpartDraws(plan: Plan): readonly CounterpartRowDraws[] {
  const positions = new Map(plan.lines.map(({ id }, index) => [id, index]));
  const rows = plan.counterpartRules.flatMap((rule) =>
    rule.types.map((type) => {
      const { base, arranged } = counterpartLines(plan, rule, type);
      const positionsOf = (lines: typeof base): readonly number[] =>
        lines.flatMap(({ id }) => positions.get(id) ?? []);
      return { rule, type, base: positionsOf(base), arranged: positionsOf(arranged) };
    }),
  );
  return rows.map((row, index) => {
    const later = rows.slice(index + 1);
    const usesOf = (line: number): number => later.filter(({ arranged }) => arranged.includes(line)).length;
    const ordered = [...row.arranged].sort((one, other) => usesOf(one) - usesOf(other));
    return {
      ...row,
      arranged: ordered.map((line) => ({ line, isNeededLater: usesOf(line) > 0 })),
      requiredOf: ceilingPortion(readRatio(row.rule.ratio)),
    };
  });
}

/** Evaluates the rows on the amounts of the lines (đồng), as `evaluateCounterpart` does. `left` is room to work in. */
export function evaluateDraw(
  rows: readonly CounterpartRowDraws[],
  amounts: Float64Array,
  left: Float64Array,
  { missing, holds }: CounterpartOfDraw,
): void {
  left.set(amounts);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    let base = 0;
    for (const line of row.base) base += amounts[line] ?? 0;
    const required = row.requiredOf(base);
    const difference = useMoney(row, required, left) - required;
    const { tolerance, mode } = row.rule;
    const isShort = difference + tolerance < 0;
    missing[index] = isShort ? 0 - difference : 0;
    holds[index] = isShort || (mode === "exact" && difference > tolerance) ? 0 : 1;
  }
}

/** Takes from `left` what counts for a row, and gives its sum: what it requires, and what no later row can use. */
function useMoney({ arranged }: CounterpartRowDraws, required: number, left: Float64Array): number {
  let sum = 0;
  for (const { line, isNeededLater } of arranged) {
    const available = left[line] ?? 0;
    const counts = isNeededLater ? Math.min(available, Math.max(0, required - sum)) : available;
    left[line] = available - counts;
    sum += counts;
  }
  return sum;
}
