import { invariant } from "../../issue/invariant.ts";
import { money, subtract, zeroMoney, type Money } from "../../money/money.ts";
import { ratioText, readRatio } from "../../money/ratio.ts";
import type { MoneyUnit } from "../../money/unit.ts";
import type { BudgetLine, Plan } from "../../plan/plan.ts";
import { yearsOf } from "../../plan/plan.ts";
import type { Allocation, Pool } from "../allocation.ts";
import { phaseToYears } from "../phasing.ts";
import type { Trace, TraceCarry, TraceLine, TraceSetAside } from "./trace.ts";
import type { RuleBook } from "./traceRules.ts";

/** The part of a trace that says where the money comes from: the same for all places of a pool. */
export type TraceMoney = Pick<Trace, "envelope" | "setAside" | "carried" | "shared">;

/** The envelope of a pool with its lines, what was set aside of it, and the years that it went through. */
export function traceMoney(plan: Plan, allocation: Allocation, pool: Pool, rules: RuleBook): TraceMoney {
  const { source, type, component } = pool;
  const chain = chainOf(allocation, pool);
  const first = chain[0] ?? pool;
  return {
    envelope: {
      year: first.year,
      amount: first.available,
      lines: plan.lines
        .filter(
          (line) =>
            line.source === source &&
            line.type === type &&
            line.component === component &&
            line.from <= first.year &&
            first.year <= line.to,
        )
        .map((line) => traceLine(plan, line, first.year, allocation.unit)),
    },
    setAside: first.setAside.map(({ reason, amount, by }): TraceSetAside => {
      const limit = plan.limits.find(({ id }) => id === by);
      return {
        reason,
        amount,
        ...(by === undefined ? {} : { by: rules.ruleOf(by) }),
        ...(limit?.kind === "reserve" ? { share: ratioText(readRatio(limit.share)) } : {}),
      };
    }),
    carried: chain.slice(0, -1).map(({ year, shared, leftOver }): TraceCarry => ({
      year,
      shared,
      given: subtract(shared, leftOver),
      leftOver,
    })),
    shared: pool.shared,
  };
}

/** The pools that the money of a pool went through, from its year of origin to the pool itself. */
function chainOf({ pools }: Allocation, pool: Pool): readonly Pool[] {
  const { origin } = pool;
  if (origin === undefined) return [pool];
  const found = pools.filter(
    (other) =>
      other.source === pool.source &&
      other.type === pool.type &&
      other.component === pool.component &&
      (other.origin ?? other.year) === origin &&
      other.year <= pool.year,
  );
  return [...found].sort((one, other) => one.year - other.year);
}

function traceLine(plan: Plan, line: BudgetLine, year: number, unit: MoneyUnit): TraceLine {
  const { id, status, documentPlace, from, to, amount } = line;
  const common = { line: id, status, documentPlace, from, to, amount };
  if (from === to) return { ...common, part: amount };
  const parts = partsOf(plan, line, unit);
  const profileId =
    plan.phasing.exceptions.find((exception) => exception.source === line.source)?.profile ??
    plan.phasing.default;
  const profile = plan.phasing.profiles.find((candidate) => candidate.id === profileId);
  invariant(profile !== undefined, `the plan has the profile ${profileId}`);
  return {
    ...common,
    phasing: {
      profile: profileId,
      name: profile.name,
      origin: profile.origin,
      years: yearsOf(line).map((each) => ({
        year: each,
        weight: ratioText(readRatio(profile.weights[String(each)] ?? "0")),
        part: parts.get(each) ?? zeroMoney,
      })),
    },
    part: parts.get(year) ?? zeroMoney,
  };
}

/** What falls on each year of one line. */
function partsOf(plan: Plan, line: BudgetLine, unit: MoneyUnit): ReadonlyMap<number, Money> {
  const phased = phaseToYears({ lines: [line], phasing: plan.phasing }, unit);
  invariant(phased.ok, `the line ${line.id} was phased to its years`);
  return new Map(phased.value.envelopes.map(({ year, amount }) => [year, money(amount)]));
}
