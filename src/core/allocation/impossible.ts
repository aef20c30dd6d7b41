import { errorAt, type Issue, type Parameter } from "../issue/index.ts";
import { money } from "../money/money.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { Plan } from "../plan/plan.ts";
import type { PoolDraft } from "./drafts.ts";
import type { Feasibility } from "./feasibility.ts";
import type { LimitRule } from "./limitRules.ts";
import { limitOf } from "./outcome.ts";
import type { PlaceTree } from "./placeTree.ts";

/** Limits that cannot be kept together, and the pools that they are about. */
export interface Impossible {
  readonly feasibility: Extract<Feasibility, { readonly kind: "infeasible" }>;
  readonly rules: readonly LimitRule[];
  readonly drafts: readonly PoolDraft[];
}

/**
 * One `limit.impossible` that names rules which contradict each other (without any one of them the others can be kept) and the
 * least money that is missing, then one `limit.missing` for each rule, place and pool that lacks some of it.
 */
export function impossibleIssues(
  plan: Plan,
  tree: PlaceTree,
  unit: MoneyUnit,
  { feasibility, drafts }: Impossible,
): readonly Issue[] {
  const size = dongPer(unit);
  const total = feasibility.pools.reduce((sum, pool) => sum + (drafts[pool]?.units ?? 0), 0);
  const first = errorAt(pathOf(plan, feasibility.conflict[0] ?? ""), "limit.impossible", {
    rules: feasibility.conflict.map((key) => ruleLabel(plan, tree, key)),
    missing: { dong: money(feasibility.total * size) },
    ...(feasibility.pools.length === 0 ? {} : { total: { dong: money(total * size) } }),
  });
  const missing = feasibility.missing.map(({ key, node, pool, amount }) => {
    const draft = drafts[pool];
    const source = plan.sources.find(({ id }) => id === draft?.source);
    const code = tree.codes[node];
    return errorAt(pathOf(plan, key), "limit.missing", {
      limit: ruleLabel(plan, tree, key),
      amount: { dong: money(amount * size) },
      source: source === undefined ? "" : { name: source.name },
      type: { key: `type.${draft?.type ?? "unspecified"}` },
      year: String(draft?.year ?? ""),
      ...(code === undefined ? {} : { place: placeName(plan, code) }),
    });
  });
  return [first, ...missing];
}

function pathOf(plan: Plan, key: string): string {
  const id = limitOf(key);
  const limit = plan.limits.findIndex((each) => each.id === id);
  if (limit >= 0) return `limits[${limit}]`;
  const rule = plan.counterpartRules.findIndex((each) => each.id === id);
  return rule >= 0 ? `counterpartRules[${rule}]` : "limits";
}

/** The name of a rule, with the place of its instance where it has one. */
function ruleLabel(plan: Plan, tree: PlaceTree, key: string): Parameter {
  const id = limitOf(key);
  const named = [...plan.limits, ...plan.counterpartRules].find((each) => each.id === id);
  const code = /\|place=([^|]+)/.exec(key)?.[1];
  const name: Parameter = named === undefined ? { key: "limit.weightless" } : { name: named.name };
  if (code === undefined || !tree.nodeOf.has(code)) return name;
  return { key: "limit.ofPlace", parameters: { limit: name, place: placeName(plan, code) } };
}

function placeName(plan: Plan, code: string): string {
  return plan.localities.find((place) => place.code === code)?.name ?? code;
}
