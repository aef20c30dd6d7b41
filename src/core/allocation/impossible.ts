import { errorAt, type Issue, type Parameter } from "../issue/index.ts";
import { money } from "../money/money.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { Plan } from "../plan/plan.ts";
import type { PoolDraft } from "./drafts.ts";
import type { Feasibility } from "./feasibility/feasibility.ts";
import type { LimitRule } from "./limitRules.ts";
import { limitOf } from "./outcome.ts";
import type { PlaceTree } from "./placeTree.ts";

/** Limits that cannot be kept together, and the pools that they are about. */
export interface Impossible {
  readonly feasibility: Extract<Feasibility, { readonly kind: "infeasible" }>;
  readonly rules: readonly LimitRule[];
  readonly drafts: readonly PoolDraft[];
}

/** More instances of one limit in a conflict than this are named together. */
const mostNamed = 3;

/**
 * One `limit.impossible`: rules that contradict each other (without any one of them the others can be kept), the least money that is
 * missing, and how it falls on rules, places, sources and years.
 */
export function impossibleIssues(
  plan: Plan,
  tree: PlaceTree,
  unit: MoneyUnit,
  { feasibility, drafts }: Impossible,
): readonly Issue[] {
  const { conflict, pools, missing, total, divided } = feasibility;
  const size = dongPer(unit);
  const available = pools.reduce((sum, pool) => sum + (drafts[pool]?.units ?? 0), 0);
  const lacks = missing.map(({ key, node, pool, amount }) => {
    const draft = drafts[pool];
    const code = tree.codes[node];
    const parameters: Record<string, Parameter> = {
      limit: ruleName(plan, key),
      amount: { dong: money(amount * size) },
      source: nameOf(plan.sources.find(({ id }) => id === draft?.source)),
      type: { key: `report.type.${draft?.type ?? "unspecified"}` },
      year: String(draft?.year ?? ""),
    };
    if (draft === undefined) return { key: "limit.lackOfAny", parameters };
    return code === undefined
      ? { key: "limit.lack", parameters }
      : { key: "limit.lackOfPlace", parameters: { ...parameters, place: placeName(plan, code) } };
  });
  return [
    errorAt(pathOf(plan, conflict[0] ?? ""), "limit.impossible", {
      rules: conflictLabels(plan, tree, conflict),
      missing: { dong: money(total * size) },
      lacks,
      ...(pools.length === 0 && divided.length === 0 ? {} : { total: { dong: money(available * size) } }),
      ...(divided.length === 0
        ? {}
        : { divided: [...new Set(divided.map(limitOf))].map((id) => ruleName(plan, id)) }),
    }),
  ];
}

/** The rules of a conflict, many instances of one limit as one. */
function conflictLabels(plan: Plan, tree: PlaceTree, conflict: readonly string[]): readonly Parameter[] {
  const byLimit = new Map<string, string[]>();
  for (const key of conflict) byLimit.set(limitOf(key), [...(byLimit.get(limitOf(key)) ?? []), key]);
  return [...byLimit].flatMap(([id, keys]): readonly Parameter[] =>
    keys.length > mostNamed
      ? [
          {
            key: "limit.ofPlaces",
            parameters: { limit: ruleName(plan, id), count: { decimal: `${keys.length}` } },
          },
        ]
      : keys.map((key) => ruleLabel(plan, tree, key)),
  );
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
  const code = /\|place=([^|]+)/.exec(key)?.[1];
  const limit = ruleName(plan, key);
  if (code === undefined || !tree.nodeOf.has(code)) return limit;
  return { key: "limit.ofPlace", parameters: { limit, place: placeName(plan, code) } };
}

function ruleName(plan: Plan, key: string): Parameter {
  const id = limitOf(key);
  return nameOf([...plan.limits, ...plan.counterpartRules].find((each) => each.id === id));
}

function nameOf(
  named: { readonly name: { readonly vi: string; readonly en: string } } | undefined,
): Parameter {
  return named === undefined ? { key: "limit.weightless" } : { name: named.name };
}

function placeName(plan: Plan, code: string): string {
  return plan.localities.find((place) => place.code === code)?.name ?? code;
}
