import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { apportion } from "../money/apportion.ts";
import { isMoney, money, zeroMoney, type Money } from "../money/money.ts";
import { compareRatios, ratio, readRatio } from "../money/ratio.ts";
import { roundTo } from "../money/rounding.ts";
import type { MoneyUnit } from "../money/unit.ts";
import { yearsOf, type BudgetLine, type Plan, type Profile } from "../plan/plan.ts";
import type { Allocation, Envelope } from "./allocation.ts";
import { compareMoneyKeys, envelopeKeyOf } from "./order.ts";

/** The money of a plan by source, type, year and component, and which profile phased which source. */
export interface PhasedPlan {
  readonly envelopes: readonly Envelope[];
  readonly profiles: Allocation["profiles"];
}

const none = ratio(0n, 1n);

/**
 * Phases the amount of each budget line to the years of its own period, by the profile of its source, in whole `unit`s by
 * largest remainder (ties to the larger weight, then to the earlier year). What a line has below one unit stays in its last
 * year. A line of one year needs no profile. Lines of one source, type and component add up. Issues: `phasing.none` (the profile says
 * nothing about a year of the line, or gives none of its years a weight), `plan.unknownReference`, `number.tooLarge`.
 */
export function phaseToYears(plan: Pick<Plan, "lines" | "phasing">, unit: MoneyUnit): Result<PhasedPlan> {
  const overflow = totalIssue(plan.lines);
  if (overflow !== undefined) return failure(overflow);
  const issues: Issue[] = [];
  const envelopes = new Map<string, Envelope>();
  const profiles = new Map<string, string>();
  plan.lines.forEach((line, index) => {
    const phased = phaseLine(plan.phasing, line, `lines[${index}]`, unit);
    if (!phased.ok) {
      issues.push(...phased.issues);
      return;
    }
    if (line.from < line.to) profiles.set(line.source, profileIdOf(plan.phasing, line.source));
    const { source, type, component } = line;
    for (const [year, amount] of phased.value) {
      const about = { source, type, year, ...(component === undefined ? {} : { component }) };
      const key = envelopeKeyOf(about);
      const before = envelopes.get(key)?.amount ?? zeroMoney;
      envelopes.set(key, { ...about, amount: money(before + amount) });
    }
  });
  if (issues.length > 0) return failure(...issues);
  return success({
    envelopes: [...envelopes.values()].sort(compareMoneyKeys),
    profiles: [...profiles]
      .map(([source, profile]) => ({ source, profile }))
      .sort((left, right) => (left.source < right.source ? -1 : 1)),
  });
}

function phaseLine(
  phasing: Plan["phasing"],
  line: BudgetLine,
  path: string,
  unit: MoneyUnit,
): Result<readonly (readonly [year: number, amount: Money])[]> {
  if (line.from === line.to) return success([[line.from, line.amount]]);
  const id = profileIdOf(phasing, line.source);
  const profile = phasing.profiles.find((candidate) => candidate.id === id);
  if (profile === undefined) return failure(errorAt(path, "plan.unknownReference", { value: id }));
  const years = yearsOf(line);
  const missing = years.filter((year) => profile.weights[String(year)] === undefined);
  const weights = years.map((year) => weightIn(profile, year));
  if (missing.length > 0 || weights.every((weight) => compareRatios(weight, none) === 0)) {
    const unserved = missing.length > 0 ? missing : years;
    return failure(
      errorAt(path, "phasing.none", {
        line: line.id,
        source: line.source,
        profile: id,
        years: unserved.map(String),
      }),
    );
  }
  const whole = roundTo(line.amount, unit, "floor");
  const parts = apportion(whole, weights, unit, years.map(String));
  const rest = line.amount - whole;
  return success(
    years.map((year, index) => {
      const part = parts[index] ?? zeroMoney;
      return [year, year === line.to ? money(part + rest) : part];
    }),
  );
}

function profileIdOf(phasing: Plan["phasing"], source: string): string {
  return phasing.exceptions.find((exception) => exception.source === source)?.profile ?? phasing.default;
}

function weightIn(profile: Profile, year: number): ReturnType<typeof readRatio> {
  const text = profile.weights[String(year)];
  return text === undefined ? none : readRatio(text);
}

/** With a total inside the exact range, every sum of parts of it is exact as well. */
function totalIssue(lines: readonly BudgetLine[]): Issue | undefined {
  let total = 0;
  for (const [index, line] of lines.entries()) {
    total += line.amount;
    if (!isMoney(total)) return errorAt(`lines[${index}]`, "number.tooLarge", { value: String(total) });
  }
  return undefined;
}
