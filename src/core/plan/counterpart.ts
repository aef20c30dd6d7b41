import {
  absolute,
  Decimal,
  negate,
  portion,
  readRatio,
  subtract,
  sum,
  zeroMoney,
  type Money,
} from "../money/index.ts";
import type { BudgetLine, CounterpartRule, ExpenditureType, Period, Plan } from "./plan.ts";

/** One rule for one type of expenditure: what local money must be there, and what is. Amounts in đồng. */
export interface CounterpartRow {
  /** Id of the rule. */
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  readonly type: ExpenditureType;
  readonly mode: CounterpartRule["mode"];
  /** What has to be matched: the lines of the rule's base sources inside its years. */
  readonly base: Money;
  /** ratio × base, rounded up to the đồng. */
  readonly required: Money;
  /** ratio × base before rounding, as a decimal text. */
  readonly exact: string;
  readonly arranged: Money;
  /** arranged − required. */
  readonly difference: Money;
  readonly tolerance: Money;
  /** What is short, if that is beyond the tolerance; else 0. */
  readonly missing: Money;
  /** What is over, if that is beyond the tolerance; else 0. */
  readonly surplus: Money;
  readonly holds: boolean;
  /** Ids of lines that touch the rule's years but reach beyond them: they are in neither sum, and a person must know. */
  readonly outside: readonly string[];
}

/** The lines that one rule compares for one type, on both sides. */
export interface CounterpartLines {
  readonly base: readonly BudgetLine[];
  readonly arranged: readonly BudgetLine[];
  readonly outside: readonly BudgetLine[];
}

/**
 * Every counterpart rule of the plan, for each of its types, evaluated on the plan's amounts.
 *
 * @example
 * evaluateCounterpart(plan).every(({ holds }) => holds)
 */
export function evaluateCounterpart(plan: Plan): readonly CounterpartRow[] {
  return plan.counterpartRules.flatMap((rule) => rule.types.map((type) => evaluateRule(plan, rule, type)));
}

/** Finds the lines on both sides of `rule` for `type`. */
export function counterpartLines(plan: Plan, rule: CounterpartRule, type: ExpenditureType): CounterpartLines {
  const sources = new Set([...rule.base, ...rule.counterpart]);
  const lines = plan.lines.filter((line) => sources.has(line.source) && line.type === type);
  const inside = lines.filter((line) => isWithin(line, rule));
  return {
    base: inside.filter(({ source }) => rule.base.includes(source)),
    arranged: inside.filter(({ source }) => rule.counterpart.includes(source)),
    outside: lines.filter((line) => !isWithin(line, rule) && line.from <= rule.to && line.to >= rule.from),
  };
}

function evaluateRule(plan: Plan, rule: CounterpartRule, type: ExpenditureType): CounterpartRow {
  const lines = counterpartLines(plan, rule, type);
  const base = amountOf(lines.base);
  const ratio = readRatio(rule.ratio);
  const required = portion(base, ratio, "ceiling");
  const arranged = amountOf(lines.arranged);
  const difference = subtract(arranged, required);
  const beyond = absolute(difference) > rule.tolerance;
  const missing = beyond && difference < 0 ? negate(difference) : zeroMoney;
  const surplus = beyond && difference > 0 ? difference : zeroMoney;
  return {
    rule: rule.id,
    from: rule.from,
    to: rule.to,
    type,
    mode: rule.mode,
    base,
    required,
    exact: new Decimal(base).mul(ratio.numerator.toString()).div(ratio.denominator.toString()).toString(),
    arranged,
    difference,
    tolerance: rule.tolerance,
    missing,
    surplus,
    holds: rule.mode === "minimum" ? missing === 0 : !beyond,
    outside: lines.outside.map(({ id }) => id),
  };
}

function amountOf(lines: readonly BudgetLine[]): Money {
  return sum(lines.map(({ amount }) => amount));
}

function isWithin(period: Period, span: Period): boolean {
  return period.from >= span.from && period.to <= span.to;
}
