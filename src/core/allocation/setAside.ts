import { errorAt, type Issue } from "../issue/index.ts";
import { apportion } from "../money/apportion.ts";
import { largestMoney, money, moneyFromBigInt, sum, zeroMoney, type Money } from "../money/money.ts";
import { readRatio, type Ratio } from "../money/ratio.ts";
import { portion, roundTo } from "../money/rounding.ts";
import type { MoneyUnit } from "../money/unit.ts";
import { evaluateCounterpart } from "../plan/counterpart.ts";
import { yearsOf, type CounterpartRule, type ExpenditureType, type Period, type Plan } from "../plan/plan.ts";
import type { Envelope, SetAside } from "./allocation.ts";
import { countedSources } from "./counterpartStages.ts";
import { compareTexts, envelopeKeyOf } from "./order.ts";
import { coversMoney } from "./slices.ts";

/** Base money that a counterpart rule must not draw besides what its sums say, by `cutKey`, in đồng: what rounding up would lack. */
export type FurtherCuts = ReadonlyMap<string, Money>;

export function cutKey(rule: string, type: ExpenditureType, year: number): string {
  return `${rule}|${type}|${year}`;
}

export interface SetAsides {
  /** By `envelopeKeyOf`; nothing is set aside of an envelope that is not there. */
  readonly byEnvelope: ReadonlyMap<string, readonly SetAside[]>;
  readonly issues: readonly Issue[];
}

/**
 * What is taken off each envelope before it is shared, in whole `unit`s: reserves (rounded up), then the money that counterpart
 * cannot match, where a rule says that it limits what it is matched to. That falls on the envelopes of the rule in proportion.
 * Issues: `counterpart.unmatched`, for each year of a rule that refuses to allocate when it is short at the level of the province.
 */
export function setAsidesOf(
  plan: Plan,
  envelopes: readonly Envelope[],
  unit: MoneyUnit,
  further: FurtherCuts,
): SetAsides {
  const book = new SetAsideBook(envelopes, unit);
  for (const limit of [...plan.limits].sort((one, other) => compareTexts(one.id, other.id))) {
    if (limit.kind !== "reserve") continue;
    const share = readRatio(limit.share);
    for (const envelope of envelopes) {
      if (!coversMoney(limit, envelope)) continue;
      book.take(envelope, "reserve", portion(envelope.amount, share, "ceiling", unit), limit.id);
    }
  }
  const issues = plan.counterpartRules.flatMap((rule, index) =>
    rule.level === "province"
      ? limitByProvince(plan, rule, `counterpartRules[${index}]`, envelopes, book)
      : limitByYear(plan, rule, `counterpartRules[${index}]`, { envelopes, book, further }),
  );
  return { byEnvelope: book.taken, issues };
}

/** Where the lines of a rule are short, the base is limited over all its years together, as the rule counts it. */
function limitByProvince(
  plan: Plan,
  rule: CounterpartRule,
  path: string,
  envelopes: readonly Envelope[],
  book: SetAsideBook,
): readonly Issue[] {
  if (rule.onShortfall === "report") return [];
  return evaluateCounterpart(plan)
    .filter((row) => row.rule === rule.id && row.missing > 0)
    .flatMap((row) => {
      const base = basesOf(rule, row.type, rule, envelopes);
      if (rule.onShortfall === "refuse") {
        return unmatchedIssues(rule, path, row, base);
      }
      const allowed = matchable(row.arranged, readRatio(rule.ratio));
      book.cut(base, money(row.base - allowed), rule.id);
      return [];
    });
}

interface MoneyOfYears {
  readonly envelopes: readonly Envelope[];
  readonly book: SetAsideBook;
  readonly further: FurtherCuts;
}

/**
 * At the level of districts and communes the money of each year must be matched by money of that year. A rule that nothing counts
 * for (contributions in kind alone) cannot be kept at all.
 */
function limitByYear(
  plan: Plan,
  rule: CounterpartRule,
  path: string,
  { envelopes, book, further }: MoneyOfYears,
): readonly Issue[] {
  const ratio = readRatio(rule.ratio);
  if (ratio.numerator === 0n || rule.onShortfall === "report") return [];
  if (rule.onShortfall === "refuse") {
    if (countedSources(plan, rule).length > 0) return [];
    return rule.types.flatMap((type) => {
      const base = basesOf(rule, type, rule, envelopes);
      const required = portion(sum(base.map(({ amount }) => amount)), ratio, "ceiling");
      const row = { type, required, arranged: zeroMoney, missing: required };
      return unmatchedIssues(rule, path, row, base);
    });
  }
  for (const type of rule.types) {
    for (const year of yearsOf(rule)) {
      const base = basesOf(rule, type, { from: year, to: year }, envelopes);
      if (base.length === 0) continue;
      const arranged = envelopes.filter(
        (envelope) =>
          envelope.type === type &&
          envelope.year === year &&
          countedSources(plan, rule).includes(envelope.source),
      );
      const total = sum(arranged.map((envelope) => book.left(envelope)));
      const excess = sum(base.map(({ amount }) => amount)) - matchable(total, ratio);
      const more = further.get(cutKey(rule.id, type, year)) ?? 0;
      book.cut(base, money(Math.max(0, excess) + more), rule.id);
    }
  }
  return [];
}

function basesOf(
  rule: CounterpartRule,
  type: ExpenditureType,
  years: Period,
  envelopes: readonly Envelope[],
): readonly Envelope[] {
  return envelopes.filter(
    ({ source, type: own, year }) =>
      rule.base.includes(source) && own === type && years.from <= year && year <= years.to,
  );
}

/** The most base money that `arranged` matches: arranged / ratio, rounded down to the đồng. */
function matchable(arranged: Money, { numerator, denominator }: Ratio): Money {
  const matched = numerator === 0n ? undefined : (BigInt(arranged) * denominator) / numerator;
  return matched === undefined || matched > BigInt(largestMoney) ? largestMoney : moneyFromBigInt(matched);
}

function unmatchedIssues(
  rule: CounterpartRule,
  path: string,
  row: {
    readonly type: ExpenditureType;
    readonly required: Money;
    readonly arranged: Money;
    readonly missing: Money;
  },
  base: readonly Envelope[],
): readonly Issue[] {
  const years = yearsOf(rule);
  const weights = years.map((year) =>
    sum(base.filter((each) => each.year === year).map(({ amount }) => amount)),
  );
  const missing = weights.some((weight) => weight > 0)
    ? apportion(row.missing, weights, "dong", years.map(String))
    : years.map((_, index) => (index === 0 ? row.missing : zeroMoney));
  const required = weights.some((weight) => weight > 0)
    ? apportion(row.required, weights, "dong", years.map(String))
    : years.map((_, index) => (index === 0 ? row.required : zeroMoney));
  return years.flatMap((year, index) => {
    const lack = missing[index] ?? zeroMoney;
    if (lack === 0) return [];
    const due = required[index] ?? zeroMoney;
    return [
      errorAt(path, "counterpart.unmatched", {
        rule: { name: rule.name },
        type: { key: `report.type.${row.type}` },
        year: String(year),
        required: { dong: due },
        arranged: { dong: money(Math.max(0, due - lack)) },
        missing: { dong: lack },
      }),
    ];
  });
}

/** What was taken off each envelope so far. */
class SetAsideBook {
  readonly taken = new Map<string, SetAside[]>();
  readonly #unit: MoneyUnit;
  readonly #left: Map<string, number>;

  constructor(envelopes: readonly Envelope[], unit: MoneyUnit) {
    this.#unit = unit;
    this.#left = new Map(envelopes.map((envelope) => [envelopeKeyOf(envelope), envelope.amount]));
  }

  /** What is left of an envelope, in whole units. */
  left(envelope: Envelope): Money {
    return roundTo(money(this.#left.get(envelopeKeyOf(envelope)) ?? 0), this.#unit, "floor");
  }

  /** Takes `amount`, or what is left of the envelope if that is less. */
  take(envelope: Envelope, reason: SetAside["reason"], amount: Money, by: string): void {
    const key = envelopeKeyOf(envelope);
    const left = this.#left.get(key) ?? 0;
    const taken = money(Math.min(left, amount));
    if (taken === 0) return;
    this.#left.set(key, left - taken);
    this.taken.set(key, [...(this.taken.get(key) ?? []), { reason, amount: taken, by }]);
  }

  /** Takes `excess` off the envelopes together, less what is taken off them already, in whole units rounded up. */
  cut(envelopes: readonly Envelope[], excess: Money, by: string): void {
    const before = envelopes.map(({ amount }) => amount).reduce((total, amount) => total + amount, 0);
    const left = envelopes.map((envelope) => this.left(envelope));
    const already = before - sum(left);
    const total = roundTo(money(Math.max(0, excess - already)), this.#unit, "ceiling");
    const most = sum(left);
    if (total === 0 || most === 0) return;
    const parts = apportion(money(Math.min(total, most)), left, this.#unit, envelopes.map(envelopeKeyOf));
    envelopes.forEach((envelope, index) => {
      this.take(envelope, "counterpartMissing", parts[index] ?? zeroMoney, by);
    });
  }
}
