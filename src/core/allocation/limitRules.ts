import { errorAt, type Issue } from "../issue/index.ts";
import { money, sum, zeroMoney, type Money } from "../money/money.ts";
import { readRatio } from "../money/ratio.ts";
import { portion, roundTo, type Rounding } from "../money/rounding.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { Limit, Plan } from "../plan/plan.ts";
import type { Envelope } from "./allocation.ts";
import type { PoolDraft } from "./drafts.ts";
import type { BoundRule } from "./feasibility/feasibility.ts";
import type { MoneyKey } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";
import { coversMoney, isLeaf, isUnder, leavesUnder, namesPlace, nodesOf } from "./slices.ts";

export type LimitData = Pick<Plan, "limits" | "lines" | "totals" | "attributes" | "sourceUses" | "period">;

type BoundLimit = Extract<Limit, { readonly kind: "floor" | "cap" | "hold" }>;

/** One instance of a limit (a limit with `each` has several), or of a counterpart rule, as numbers. */
export interface LimitRule extends BoundRule {
  /** Id of the limit or counterpart rule. */
  readonly limit: string;
  readonly isHold: boolean;
  /** Whether money of this kind, used in this year, is in its slice: money that is carried over is not among the pools. */
  readonly covers: (key: MoneyKey) => boolean;
}

export interface LimitRules {
  readonly rules: readonly LimitRule[];
  readonly issues: readonly Issue[];
}

/**
 * The floors, caps and holds of a plan over `drafts`, in whole `unit`s: a floor is rounded up, a cap down. With `each` place, a
 * limit that does not name the communes holds for those that claim. Issues: `limit.notWhole` for an amount to be held that is
 * no whole number of units.
 */
export function limitRulesOf(
  plan: LimitData,
  drafts: readonly PoolDraft[],
  envelopes: readonly Envelope[],
  tree: PlaceTree,
  unit: MoneyUnit,
): LimitRules {
  const rules: LimitRule[] = [];
  const issues: Issue[] = [];
  plan.limits.forEach((limit, index) => {
    if (limit.kind !== "floor" && limit.kind !== "cap" && limit.kind !== "hold") return;
    for (const group of groupsOf(plan, limit, drafts)) {
      const available = envelopes.filter((envelope) => group.covers(envelope)).map(({ amount }) => amount);
      const amount = amountOf(plan, limit, available);
      for (const part of partsOf(plan, limit, group, drafts, tree)) {
        const rounded = inUnits(limit, part.amount ?? amount, unit);
        if (rounded === undefined) {
          const value = { dong: part.amount ?? amount };
          issues.push(
            errorAt(`limits[${index}]`, "limit.notWhole", {
              limit: { name: limit.name },
              value,
              unit: { key: `unit.${unit}` },
            }),
          );
          continue;
        }
        rules.push({
          key: [limit.id, ...group.labels, ...part.labels].join("|"),
          limit: limit.id,
          floor: limit.kind === "cap" ? 0 : rounded,
          cap: limit.kind === "floor" ? Infinity : rounded,
          isHold: limit.kind === "hold",
          nodes: part.nodes,
          pools: group.pools,
          covers: group.covers,
        });
      }
    }
  });
  return { rules, issues };
}

interface Group {
  readonly labels: readonly string[];
  readonly pools: readonly number[];
  readonly covers: (key: MoneyKey) => boolean;
}

/**
 * The pools of a limit, apart for each source, type, year and component that it tells apart. A cap holds for money that is carried
 * into a year as well, and a floor or hold over money that is not there stands without pools: it cannot be kept.
 */
function groupsOf(plan: LimitData, limit: BoundLimit, drafts: readonly PoolDraft[]): readonly Group[] {
  const apart = (["source", "type", "year", "component"] as const).filter(
    (dimension) => limit.each?.includes(dimension) === true,
  );
  const labelsOf = (key: MoneyKey): readonly string[] =>
    apart.map((dimension) => `${dimension}=${key[dimension] ?? ""}`);
  const groups = new Map<string, number[]>();
  drafts.forEach((draft, pool) => {
    if (!coversMoney(limit, draft)) return;
    const label = labelsOf(draft).join("|");
    groups.set(label, [...(groups.get(label) ?? []), pool]);
  });
  if (limit.kind !== "floor") {
    for (const key of carriedKeys(plan, drafts)) {
      const label = labelsOf(key).join("|");
      if (coversMoney(limit, key) && !groups.has(label)) groups.set(label, []);
    }
  }
  if (groups.size === 0 && apart.length === 0) groups.set("", []);
  return [...groups].map(([label, pools]) => ({
    labels: label === "" ? [] : label.split("|"),
    pools,
    covers: remembered((key) => coversMoney(limit, key) && labelsOf(key).join("|") === label),
  }));
}

/** Asks once for each object: the instances of a limit in one group ask the same of the same pools. */
function remembered(ask: (key: MoneyKey) => boolean): (key: MoneyKey) => boolean {
  const answers = new WeakMap<MoneyKey, boolean>();
  return (key) => {
    const before = answers.get(key);
    if (before !== undefined) return before;
    const answer = ask(key);
    answers.set(key, answer);
    return answer;
  };
}

/** Money that may be carried over: the same in each later year of the plan. */
function carriedKeys({ sourceUses, period }: LimitData, drafts: readonly PoolDraft[]): readonly MoneyKey[] {
  const carrying = new Set(sourceUses.flatMap(({ source, carryOver }) => (carryOver ? [source] : [])));
  return drafts
    .filter(({ source }) => carrying.has(source))
    .flatMap(({ source, type, year, component }) =>
      Array.from({ length: Math.max(0, period.to - year) }, (_, later) => ({
        source,
        type,
        year: year + 1 + later,
        ...(component === undefined ? {} : { component }),
      })),
    );
}

interface Part {
  readonly labels: readonly string[];
  readonly nodes: readonly number[];
  /** Where each place has its own level. */
  readonly amount?: Money;
}

/** The places of a limit: together, or each commune that claims by itself. */
function partsOf(
  plan: LimitData,
  limit: BoundLimit,
  group: Group,
  drafts: readonly PoolDraft[],
  tree: PlaceTree,
): readonly Part[] {
  const nodes = nodesOf(limit, tree);
  if (limit.each?.includes("place") !== true) return [{ labels: [], nodes }];
  const claiming = new Set(group.pools.flatMap((pool) => Array.from(drafts[pool]?.claims.nodes ?? [])));
  const values = plan.attributes.find(({ id }) => id === limit.attribute)?.values;
  return Array.from(tree.leaves)
    .filter(
      (leaf) =>
        // A cap may be met by money that is carried over, which others claim.
        (limit.kind === "cap" || claiming.has(leaf) || group.pools.length === 0) &&
        nodes.some((node) => isUnder(tree, leaf, node)),
    )
    .flatMap((leaf): readonly Part[] => {
      const code = tree.codes[leaf] ?? "";
      const part = { labels: [`place=${code}`], nodes: [leaf] };
      if (limit.attribute === undefined) return [part];
      const value = values?.[code];
      return typeof value === "number" ? [{ ...part, amount: money(value) }] : [];
    });
}

/** The amount that a limit states, or its share of a line, of a stated total, or of the money available in its slice. */
function amountOf(plan: LimitData, limit: BoundLimit, available: readonly Money[]): Money {
  if (limit.amount !== undefined) return limit.amount;
  if (limit.share === undefined) return zeroMoney;
  const stated = [...plan.lines, ...plan.totals].find(({ id }) => id === limit.base);
  const rounding: Rounding = limit.kind === "floor" ? "ceiling" : "floor";
  return portion(stated?.amount ?? sum(available), readRatio(limit.share), rounding);
}

/** In whole units; undefined for a stated amount to be held that is none. */
function inUnits(limit: BoundLimit, amount: Money, unit: MoneyUnit): number | undefined {
  const whole = roundTo(amount, unit, limit.kind === "floor" ? "ceiling" : "floor");
  if (limit.kind === "hold" && limit.share === undefined && whole !== amount) return undefined;
  return whole / dongPer(unit);
}

/** Communes that get nothing of this money. */
export function excludedNodes(plan: LimitData, tree: PlaceTree, key: MoneyKey): ReadonlySet<number> {
  const limits = plan.limits.filter((limit) => limit.kind === "excluded" && coversMoney(limit, key));
  return new Set(limits.flatMap((limit) => nodesOf(limit, tree).flatMap((node) => leavesUnder(tree, node))));
}

/** Communes that have a floor of their own in this money, which they get whatever their weight. */
export function nodesWithFloor(plan: LimitData, tree: PlaceTree, key: MoneyKey): ReadonlySet<number> {
  const found = new Set<number>();
  for (const limit of plan.limits) {
    if ((limit.kind !== "floor" && limit.kind !== "hold") || !coversMoney(limit, key)) continue;
    const values = plan.attributes.find(({ id }) => id === limit.attribute)?.values;
    for (const node of nodesOf(limit, tree)) {
      for (const leaf of leavesUnder(tree, node)) {
        const code = tree.codes[leaf] ?? "";
        const own = values === undefined ? namesPlace(limit, code) : typeof values[code] === "number";
        if (own && isLeaf(tree, leaf)) found.add(leaf);
      }
    }
  }
  return found;
}

/** The priority tier of each claim: the first that names it, 0 for none; undefined where no tier covers this money. */
export function tiersOf(
  plan: LimitData,
  tree: PlaceTree,
  key: MoneyKey,
  claims: Int32Array,
): Uint8Array | undefined {
  const tiers = plan.limits.flatMap((limit) =>
    limit.kind === "tier" && coversMoney(limit, key)
      ? [{ tier: limit.tier, nodes: nodesOf(limit, tree) }]
      : [],
  );
  if (tiers.length === 0) return undefined;
  return Uint8Array.from(claims, (claim) => {
    const own = tiers.filter(({ nodes }) => nodes.some((node) => isUnder(tree, claim, node)));
    return own.length === 0 ? 0 : Math.min(...own.map(({ tier }) => tier));
  });
}
