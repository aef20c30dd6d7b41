import { readRatio } from "../money/ratio.ts";
import { divideRounded } from "../money/rounding.ts";
import { nearestDouble } from "../money/double.ts";
import { yearsOf, type CounterpartRule, type ExpenditureType, type Plan } from "../plan/plan.ts";
import type { PoolDraft, RoundedPool } from "./drafts.ts";
import type { LimitRule } from "./limitRules.ts";
import { unitsUnder } from "./nodeTotals.ts";
import type { MoneyKey } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";
import { allPlaces, isLeaf, isUnder } from "./slices.ts";

export type CounterpartData = Pick<Plan, "counterpartRules" | "sources" | "localities">;

/** Counterpart rules that bind below the province: places must match what they themselves get. */
export function rulesOfPlaces(plan: CounterpartData): readonly CounterpartRule[] {
  return plan.counterpartRules.filter(({ level }) => level !== "province");
}

/** The sources whose money counts as counterpart under a rule: contributions in kind, land or labour do not. */
export function countedSources(plan: Pick<Plan, "sources">, rule: CounterpartRule): readonly string[] {
  return rule.counterpart.filter((id) => {
    const source = plan.sources.find((candidate) => candidate.id === id);
    return source?.kind !== "community" || source.forms.every((form) => form === "cash");
  });
}

/**
 * In which stage each source is shared: counterpart of places comes after the money that it matches, so that what it must match
 * is a whole amount that is printed. Sources that match each other in a circle share a stage.
 */
export function stagesOf(plan: CounterpartData): readonly (readonly string[])[] {
  const ids = [
    ...new Set([
      ...plan.sources.map(({ id }) => id),
      ...rulesOfPlaces(plan).flatMap((rule) => rule.counterpart),
    ]),
  ];
  const stage = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round++) {
    for (const rule of rulesOfPlaces(plan)) {
      const after = 1 + Math.max(...rule.base.map((id) => stage.get(id) ?? 0));
      for (const id of countedSources(plan, rule)) {
        if (!rule.base.includes(id)) {
          stage.set(id, Math.min(ids.length, Math.max(stage.get(id) ?? 0, after)));
        }
      }
    }
  }
  const used = [...new Set(stage.values())].sort((one, other) => one - other);
  return used.map((each) => ids.filter((id) => stage.get(id) === each));
}

/** The nodes at which a rule binds. */
export function nodesAtLevel(
  plan: CounterpartData,
  tree: PlaceTree,
  rule: CounterpartRule,
): readonly number[] {
  if (rule.level === "commune") return Array.from(tree.leaves);
  return plan.localities
    .filter(({ level }) => level === rule.level)
    .flatMap(({ code }) => tree.nodeOf.get(code) ?? [])
    .sort((one, other) => one - other);
}

/** One rule for one type and year: what the sums over places are made of. */
export interface RuleYear {
  readonly rule: CounterpartRule;
  readonly type: ExpenditureType;
  readonly year: number;
}

export function ruleYearsOf(plan: CounterpartData): readonly RuleYear[] {
  return rulesOfPlaces(plan).flatMap((rule) =>
    rule.types.flatMap((type) => yearsOf(rule).map((year) => ({ rule, type, year }))),
  );
}

export function isMoneyOf({ type, year }: RuleYear, sources: readonly string[], key: MoneyKey): boolean {
  return key.type === type && key.year === year && sources.includes(key.source);
}

/** What must be matched under `node`: ratio × base, rounded up to the unit. */
export function requiredUnder(
  each: RuleYear,
  pools: readonly RoundedPool[],
  tree: PlaceTree,
  node: number,
): number {
  const { numerator, denominator } = readRatio(each.rule.ratio);
  const base = unitsIn(each, each.rule.base, pools, tree, node);
  return nearestDouble(divideRounded(BigInt(base) * numerator, denominator, "ceiling"));
}

/** Whole units of the given sources under a node, in the type and year. */
export function unitsIn(
  each: RuleYear,
  sources: readonly string[],
  pools: readonly RoundedPool[],
  tree: PlaceTree,
  node: number,
): number {
  return pools
    .filter((pool) => isMoneyOf(each, sources, pool))
    .reduce((sum, { claims, amounts }) => sum + unitsUnder(tree, claims.nodes, amounts, node), 0);
}

/**
 * Where places can match no more than their caps on counterpart money allow, and the rule limits what they draw: caps on the base
 * money of those places.
 */
export function matchableCaps(
  plan: CounterpartData,
  drafts: readonly PoolDraft[],
  rules: readonly LimitRule[],
  tree: PlaceTree,
): readonly LimitRule[] {
  return ruleYearsOf(plan).flatMap((each) => {
    const { rule, type, year } = each;
    const { numerator, denominator } = readRatio(rule.ratio);
    if (rule.onShortfall !== "limitBase" || numerator === 0n) return [];
    const positions = (sources: readonly string[]): readonly number[] =>
      drafts.flatMap((draft, pool) => (isMoneyOf(each, sources, draft) ? [pool] : []));
    const base = positions(rule.base);
    const matching = positions(countedSources(plan, rule));
    const limited = { limit: rule.id, floor: 0, isHold: false, pools: base };
    const covers = (money: MoneyKey): boolean => isMoneyOf(each, rule.base, money);
    // A cap above all money that there is holds nothing back.
    const most = drafts
      .filter(({ source }) => rule.base.includes(source))
      .reduce((sum, { units }) => sum + units, 0);
    const matchable = (units: number): number => {
      if (units === Infinity) return Infinity;
      const matched = (BigInt(units) * denominator) / numerator;
      return matched >= BigInt(most) ? Infinity : nearestDouble(matched);
    };
    const there = matching.reduce((sum, pool) => sum + (drafts[pool]?.units ?? 0), 0);
    const capacity = capacities(tree, rules, matching);
    const key = `${rule.id}|${type}|${year}`;
    const caps = [
      // Base money that is carried into the year is not cut beforehand.
      { key, nodes: [allPlaces], cap: matchable(there) },
      ...nodesAtLevel(plan, tree, rule).map((node) => ({
        key: `${key}|place=${tree.codes[node] ?? ""}`,
        nodes: [node],
        cap: matchable(capacity[node] ?? Infinity),
      })),
    ];
    return caps.filter(({ cap }) => cap !== Infinity).map((cap) => ({ ...limited, ...cap, covers }));
  });
}

/** The most that each node may get of these pools together, as far as caps say. */
function capacities(tree: PlaceTree, rules: readonly LimitRule[], pools: readonly number[]): Float64Array {
  const capacity = new Float64Array(tree.codes.length).fill(Infinity);
  for (const { cap, nodes, pools: covered } of rules) {
    const [node = -1, ...others] = nodes;
    if (node < 0 || others.length > 0 || !pools.every((pool) => covered.includes(pool))) continue;
    capacity[node] = Math.min(capacity[node] ?? Infinity, cap);
  }
  const beneath = new Float64Array(tree.codes.length);
  for (let node = tree.codes.length - 1; node >= 0; node--) {
    if (!isLeaf(tree, node)) capacity[node] = Math.min(capacity[node] ?? Infinity, beneath[node] ?? 0);
    const above = tree.parents[node] ?? -1;
    if (above >= 0) beneath[above] = (beneath[above] ?? 0) + (capacity[node] ?? 0);
  }
  return capacity;
}

/** One stage: its pools, those of earlier stages, and the sources that are shared in it. */
export interface CounterpartStage {
  readonly drafts: readonly PoolDraft[];
  readonly finished: readonly RoundedPool[];
  readonly sources: readonly string[];
  /** Sources of earlier stages. */
  readonly earlier: readonly string[];
}

/**
 * What counterpart money must be at each place, now that the money it matches is allocated: floors, or holds where the rule asks
 * for exactly that. Rules with the same or fewer sources of counterpart at the same level or below it are added up, so that no
 * money is counted twice. A rule speaks in the last stage that any of its sources is shared in, less what the earlier ones gave
 * (before, an exact one is a cap); without any pool it cannot be kept, unless nothing has to be matched.
 */
export function counterpartFloors(
  plan: CounterpartData,
  { drafts, finished, sources: own, earlier }: CounterpartStage,
  tree: PlaceTree,
): readonly LimitRule[] {
  const all = ruleYearsOf(plan);
  return all.flatMap((each) => {
    const { rule, type, year } = each;
    const sources = countedSources(plan, rule);
    const isReady =
      sources.some((source) => own.includes(source)) && rule.base.every((source) => earlier.includes(source));
    const isLast = sources.every((source) => own.includes(source) || earlier.includes(source));
    const pools = drafts.flatMap((draft, pool) => (isMoneyOf(each, sources, draft) ? [pool] : []));
    const together = all.filter((other) => addsUp(plan, other, each, sources));
    const isExact = together.every((other) => other.rule.mode === "exact");
    if (!isReady || !(isLast || isExact)) return [];
    return nodesAtLevel(plan, tree, rule).flatMap((node): readonly LimitRule[] => {
      const due = together.reduce(
        (sum, other) => sum + requiredBeneath(plan, other, finished, tree, node),
        0,
      );
      const required = Math.max(0, due - unitsIn(each, sources, finished, tree, node));
      if (required === 0 && !isExact) return [];
      return [
        {
          key: `${rule.id}|${type}|${year}|place=${tree.codes[node] ?? ""}`,
          limit: rule.id,
          floor: isLast ? required : 0,
          cap: isExact ? required : Infinity,
          isHold: isExact && isLast,
          nodes: [node],
          pools,
          covers: (key) => isMoneyOf(each, sources, key),
        },
      ];
    });
  });
}

const depthOfLevel = { province: 0, district: 1, commune: 2 } as const;

/** Whether what `other` requires must be there besides what `each` requires, out of the same money. */
function addsUp(plan: CounterpartData, other: RuleYear, each: RuleYear, sources: readonly string[]): boolean {
  const own = countedSources(plan, other.rule);
  return (
    other.type === each.type &&
    other.year === each.year &&
    depthOfLevel[other.rule.level] >= depthOfLevel[each.rule.level] &&
    own.length > 0 &&
    own.every((source) => sources.includes(source))
  );
}

/** What a rule requires under `node`, place by place of its own level. */
export function requiredBeneath(
  plan: CounterpartData,
  each: RuleYear,
  pools: readonly RoundedPool[],
  tree: PlaceTree,
  node: number,
): number {
  if (node >= 0 && isLeaf(tree, node)) {
    return each.rule.level === "commune" ? requiredUnder(each, pools, tree, node) : 0;
  }
  return nodesAtLevel(plan, tree, each.rule)
    .filter((at) => isUnder(tree, at, node))
    .reduce((sum, at) => sum + requiredUnder(each, pools, tree, at), 0);
}

/** Communes that must match what they got before, whatever their weight in this money. */
export function communesThatMatch(
  plan: CounterpartData,
  finished: readonly RoundedPool[],
  tree: PlaceTree,
  key: MoneyKey,
): readonly number[] {
  if (finished.length === 0) return [];
  return ruleYearsOf(plan)
    .filter((each) => each.rule.level === "commune" && isMoneyOf(each, countedSources(plan, each.rule), key))
    .flatMap((each) =>
      Array.from(tree.leaves).filter((leaf) => requiredUnder(each, finished, tree, leaf) > 0),
    );
}
