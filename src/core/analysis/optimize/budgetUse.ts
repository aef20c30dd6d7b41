import { add, subtract, zeroMoney, type Money } from "../../money/index.ts";
import { compareKeys } from "./indexed.ts";
import type { ChoiceProblem, Optimum } from "./problem.ts";

/** A budget and what became of it, in đồng: carried in + amount = used + left. */
export interface BudgetUse {
  readonly source: string;
  readonly type: string;
  readonly year: number;
  readonly carriedIn: Money;
  readonly amount: Money;
  readonly used: Money;
  /** What is left at the end of the year; carried into the next one if that is allowed. */
  readonly left: Money;
  readonly isCarriedOn: boolean;
}

/** The budgets that some group can be paid from, by source, type and year. */
export function budgetUse(problem: ChoiceProblem, { spending }: Optimum): readonly BudgetUse[] {
  const isUsable = (source: string, type: string): boolean =>
    problem.groups.some((group) => group.type === type && group.bearers.some((one) => one.source === source));
  const ordered = problem.budgets
    .filter(({ source, type }) => isUsable(source, type))
    .sort(
      (left, right) =>
        compareKeys(left.source, right.source) ||
        compareKeys(left.type, right.type) ||
        left.year - right.year,
    );
  const lastYear = problem.years.at(-1);
  let before: BudgetUse | undefined;
  return ordered.map(({ source, type, year, amount, carryOver = false }) => {
    const isNext = before?.source === source && before.type === type && before.year === year - 1;
    const carriedIn = isNext && before?.isCarriedOn === true ? before.left : zeroMoney;
    const used =
      spending.find((one) => one.source === source && one.type === type && one.year === year)?.amount ??
      zeroMoney;
    const left = subtract(add(carriedIn, amount), used);
    before = { source, type, year, carriedIn, amount, used, left, isCarriedOn: carryOver && year !== lastYear }; // prettier-ignore
    return before;
  });
}
