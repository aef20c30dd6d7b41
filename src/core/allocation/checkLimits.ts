import { apportion } from "../money/apportion.ts";
import { money } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { PoolDraft } from "./drafts.ts";
import { checkFeasibility, FeasibilityStopped, type Feasibility } from "./feasibility/feasibility.ts";
import type { LimitRule } from "./limitRules.ts";
import type { UsualShares } from "./nodeTotals.ts";
import type { AllocationOptions } from "./options.ts";
import type { PlaceTree } from "./placeTree.ts";

/** The limits of one stage, and the pools that they are about. */
export interface LimitsInUse {
  readonly tree: PlaceTree;
  readonly drafts: readonly PoolDraft[];
  readonly rules: readonly LimitRule[];
  readonly usual: UsualShares;
}

export interface CheckedLimits {
  readonly feasibility: Feasibility;
  /** The rules that hold: counterpart that is only reported where it is short is lowered to what can be. */
  readonly rules: readonly LimitRule[];
}

/** Whether the limits can be kept together, and how floors over several pools are divided; undefined if it was stopped. */
export function checkLimits(
  plan: Pick<Plan, "counterpartRules">,
  work: LimitsInUse,
  { signal }: Pick<AllocationOptions, "signal">,
): CheckedLimits | undefined {
  try {
    return loweredUntilFeasible(plan, work, signal);
  } catch (error) {
    if (error instanceof FeasibilityStopped) return undefined;
    throw error;
  }
}

function loweredUntilFeasible(
  plan: Pick<Plan, "counterpartRules">,
  work: LimitsInUse,
  signal: AllocationOptions["signal"],
): CheckedLimits {
  const reporting = new Set(
    plan.counterpartRules.flatMap(({ id, onShortfall }) => (onShortfall === "report" ? [id] : [])),
  );
  let rules = withinPools(work, reporting);
  for (;;) {
    const feasibility = feasibilityOf({ ...work, rules }, signal);
    if (feasibility.kind === "feasible") return { feasibility, rules };
    const lacks = new Map<string, number>();
    for (const { key, amount } of feasibility.missing) lacks.set(key, (lacks.get(key) ?? 0) + amount);
    const lowered = rules.map((rule) => {
      const lack = reporting.has(rule.limit) ? (lacks.get(rule.key) ?? 0) : 0;
      return lack === 0 ? rule : { ...rule, floor: rule.floor - lack };
    });
    if (lowered.every((rule, index) => rule === rules[index])) return { feasibility, rules };
    rules = lowered;
  }
}

function feasibilityOf(
  { tree, drafts, rules, usual }: LimitsInUse,
  signal: AllocationOptions["signal"],
): Feasibility {
  if (rules.every(({ floor }) => floor === 0)) return { kind: "feasible", pieces: zeroHolds(rules) };
  const problem = {
    tree,
    pools: drafts.map(({ units, claims }) => ({ amount: units, claims: claims.nodes })),
    rules,
    usual: (node: number, pool: number): number => {
      const draft = drafts[pool];
      return draft === undefined ? 0 : usual.unitsUnder(draft, node);
    },
  };
  return checkFeasibility(problem, signal === undefined ? {} : { signal });
}

/** A hold of nothing is a cap of nothing. */
function zeroHolds(rules: readonly LimitRule[]): Extract<Feasibility, { kind: "feasible" }>["pieces"] {
  return rules
    .filter(({ isHold }) => isHold)
    .flatMap(({ key, nodes, pools }) =>
      nodes.flatMap((node) => pools.map((pool) => ({ key, node, pool, floor: 0, cap: 0 }))),
    );
}

/**
 * Counterpart that is only reported where it is short: if all places together must match more than there is, each gets its part
 * of what there is.
 */
function withinPools({ drafts, rules }: LimitsInUse, reporting: ReadonlySet<string>): readonly LimitRule[] {
  const groups = new Map<string, LimitRule[]>();
  for (const rule of rules) {
    if (!reporting.has(rule.limit)) continue;
    const key = `${rule.limit}|${rule.pools.join(",")}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const floors = new Map<string, number>();
  for (const group of groups.values()) {
    const available = (group[0]?.pools ?? []).reduce((sum, pool) => sum + (drafts[pool]?.units ?? 0), 0);
    const required = group.reduce((sum, { floor }) => sum + floor, 0);
    if (required <= available) continue;
    const parts = apportion(
      money(available),
      group.map(({ floor }) => floor),
      "dong",
      group.map(({ key }) => key),
    );
    group.forEach(({ key }, index) => floors.set(key, parts[index] ?? 0));
  }
  return rules.map((rule) => ({ ...rule, floor: floors.get(rule.key) ?? rule.floor }));
}
