import {
  absolute,
  add,
  Decimal,
  negate,
  portion,
  readRatio,
  subtract,
  sum,
  zeroMoney,
  type Money,
} from "../money/index.ts";
import type { BudgetLine, CounterpartRule, ExpenditureType, FundingSource, Period, Plan } from "./plan.ts";

/** One rule for one type of expenditure: what local money must be there, and what is. Amounts in đồng. */
export interface CounterpartRow {
  /** Id of the rule. */
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  readonly type: ExpenditureType;
  readonly mode: CounterpartRule["mode"];
  /** What has to be matched: the lines of the rule's base sources inside its years, but for those it leaves out. */
  readonly base: Money;
  /** ratio × base, rounded up to the đồng. */
  readonly required: Money;
  /** ratio × base before rounding, as a decimal text. */
  readonly exact: string;
  /** What counts for this rule: its counterpart lines, without what counts for another rule. */
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
  /** Ids of lines inside the rule's years that it leaves out, or that are not money: contributions in kind. Only where there are any. */
  readonly notCounted?: readonly string[];
  /** Money of the rule's counterpart lines that counts for another rule. Only where there is any. */
  readonly usedElsewhere?: Money;
}

/** The lines that one rule compares for one type, on both sides. */
export interface CounterpartLines {
  readonly base: readonly BudgetLine[];
  readonly arranged: readonly BudgetLine[];
  readonly outside: readonly BudgetLine[];
  /** Inside the rule's years, and on neither side. */
  readonly notCounted: readonly BudgetLine[];
}

/**
 * Every counterpart rule of the plan, for each of its types, evaluated on the plan's amounts. Money counts once: of lines that
 * serve several rules, each rule in the order of the plan uses what it requires and its other lines do not cover, first the
 * lines that the fewest later rules can use. What no rule requires counts for the last one that it can serve.
 *
 * @example
 * evaluateCounterpart(plan).every(({ holds }) => holds)
 */
export function evaluateCounterpart(plan: Plan): readonly CounterpartRow[] {
  const rows = plan.counterpartRules.flatMap((rule) =>
    rule.types.map((type) => ({ rule, type, lines: counterpartLines(plan, rule, type) })),
  );
  const uses = rows.map(({ lines }) => new Set(lines.arranged.map(({ id }) => id)));
  const left = new Map(plan.lines.map(({ id, amount }) => [id, amount]));
  return rows.map(({ rule, type, lines }, index) => {
    const laterUses = uses.slice(index + 1);
    const base = amountOf(lines.base);
    const required = portion(base, readRatio(rule.ratio), "ceiling");
    const arranged = useMoney(lines.arranged, required, left, laterUses);
    return rowOf({ rule, type, lines, base, required, arranged });
  });
}

/** Finds the lines on both sides of `rule` for `type`. */
export function counterpartLines(plan: Plan, rule: CounterpartRule, type: ExpenditureType): CounterpartLines {
  const sources = new Set([...rule.base, ...rule.counterpart]);
  const inKind = new Set(plan.sources.filter(isInKind).map(({ id }) => id));
  const lines = plan.lines.filter((line) => sources.has(line.source) && line.type === type);
  const isBase = ({ source }: BudgetLine): boolean => rule.base.includes(source);
  const isLeftOut = (line: BudgetLine): boolean =>
    rule.excludedLines?.includes(line.id) === true || (!isBase(line) && inKind.has(line.source));
  const inside = lines.filter((line) => isWithin(line, rule));
  const counted = inside.filter((line) => !isLeftOut(line));
  return {
    base: counted.filter(isBase),
    arranged: counted.filter(({ source }) => rule.counterpart.includes(source) && !inKind.has(source)),
    outside: lines.filter((line) => !isWithin(line, rule) && line.from <= rule.to && line.to >= rule.from),
    notCounted: inside.filter(isLeftOut),
  };
}

/** Work, land and goods are contributions, but not money that matches money. */
function isInKind(source: FundingSource): boolean {
  return source.kind === "community" && source.forms.some((form) => form !== "cash");
}

/** Takes from `left` what counts for a rule, and gives its sum: what it requires, and what no later rule can use. */
function useMoney(
  lines: readonly BudgetLine[],
  required: Money,
  left: Map<string, Money>,
  laterUses: readonly ReadonlySet<string>[],
): Money {
  const later = (line: BudgetLine): number => laterUses.filter((ids) => ids.has(line.id)).length;
  let arranged = zeroMoney;
  for (const line of [...lines].sort((one, other) => later(one) - later(other))) {
    const available = left.get(line.id) ?? zeroMoney;
    const wanted = arranged < required ? subtract(required, arranged) : zeroMoney;
    const counts = later(line) === 0 || available < wanted ? available : wanted;
    left.set(line.id, subtract(available, counts));
    arranged = add(arranged, counts);
  }
  return arranged;
}

function rowOf(about: {
  readonly rule: CounterpartRule;
  readonly type: ExpenditureType;
  readonly lines: CounterpartLines;
  readonly base: Money;
  readonly required: Money;
  readonly arranged: Money;
}): CounterpartRow {
  const { rule, type, lines, base, required, arranged } = about;
  const ratio = readRatio(rule.ratio);
  const difference = subtract(arranged, required);
  const beyond = absolute(difference) > rule.tolerance;
  const missing = beyond && difference < 0 ? negate(difference) : zeroMoney;
  const surplus = beyond && difference > 0 ? difference : zeroMoney;
  const usedElsewhere = subtract(amountOf(lines.arranged), arranged);
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
    ...(lines.notCounted.length === 0 ? {} : { notCounted: lines.notCounted.map(({ id }) => id) }),
    ...(usedElsewhere === 0 ? {} : { usedElsewhere }),
  };
}

function amountOf(lines: readonly BudgetLine[]): Money {
  return sum(lines.map(({ amount }) => amount));
}

function isWithin(period: Period, span: Period): boolean {
  return period.from >= span.from && period.to <= span.to;
}
