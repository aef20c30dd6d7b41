import { apportionWithin } from "../apportionment/apportionWithin.ts";
import { money } from "../money/money.ts";
import { addRatios, readRatio, type Ratio } from "../money/ratio.ts";
import { nearestDouble } from "../money/double.ts";
import { isMoneyOf, nodesAtLevel, ruleYearsOf, type CounterpartData } from "./counterpartStages.ts";
import type { PoolDraft, SharedPool } from "./drafts.ts";
import type { PlaceTree } from "./placeTree.ts";
import type { NodeBound } from "./sharing/sharing.ts";
import { allPlaces, isUnder } from "./slices.ts";

/** Base money that units of the tree get in whole multiples, so that the ratio of an exact counterpart rule gives whole units. */
export interface MatchedMultiples {
  readonly rule: string;
  /** In units of rounding; more than 1. */
  readonly size: number;
  readonly nodes: readonly number[];
}

/** The multiples in which a pool goes to places: with a ratio of p to q in lowest terms, q units of base match p units. */
export function multiplesOf(
  plan: CounterpartData,
  tree: PlaceTree,
  draft: PoolDraft,
): MatchedMultiples | undefined {
  const each = ruleYearsOf(plan).find(
    ({ rule, type, year }) =>
      rule.mode === "exact" &&
      isMoneyOf({ rule, type, year }, rule.base, draft) &&
      readRatio(rule.ratio).denominator > 1n,
  );
  if (each === undefined) return undefined;
  return {
    rule: each.rule.id,
    size: nearestDouble(readRatio(each.rule.ratio).denominator),
    nodes: nodesAtLevel(plan, tree, each.rule),
  };
}

/**
 * Bounds that hold each unit of the tree to the multiple nearest to its exact total, by largest remainder within the bounds that
 * are there. Undefined where those leave no multiple between them: what must be matched is then rounded up to the unit.
 */
export function boundsInMultiples(
  tree: PlaceTree,
  pool: SharedPool,
  { rule, size, nodes }: MatchedMultiples,
): readonly NodeBound[] | undefined {
  const limits = nodes.map((node) => limitsUnder(tree, pool, node));
  const claims = limits.map(({ least, most, exact }) => ({
    weight: exact,
    floor: Math.ceil(least / size),
    cap: Math.floor(most / size),
  }));
  // Communes under none of the units keep their share.
  const inside = limits.reduce((sum, { exact }) => addRatios(sum, exact), { numerator: 0n, denominator: 1n });
  const packets = nearestDouble(inside.numerator / (inside.denominator * BigInt(size)));
  const owed = claims.reduce((sum, { floor }) => sum + floor, 0);
  if (owed > packets || claims.some(({ floor, cap }) => floor > cap)) return undefined;
  const { parts } = apportionWithin(
    money(packets),
    claims.map(({ weight, floor, cap }) => ({
      weight,
      floor: money(floor),
      ...(cap === Infinity ? {} : { cap: money(cap) }),
    })),
    { keys: nodes.map((node) => tree.codes[node] ?? "") },
  );
  const held = new Map(nodes.map((node, index) => [node, (parts[index] ?? 0) * size]));
  const others = pool.nodeBounds.filter(({ node }) => !held.has(node));
  const exact = [...held].map(([node, units]) => ({
    node,
    floor: units,
    cap: units,
    floorBy: rule,
    capBy: rule,
  }));
  const isKept = others.every(({ node, floor, cap }) => {
    const inside = exact.filter((each) => isUnder(tree, each.node, node));
    const units = inside.reduce((sum, each) => sum + each.floor, 0);
    // A bound above the multiples must fit their sum; one beneath them was looked at in their limits.
    return inside.length === 0 || (floor <= units && units <= cap);
  });
  return isKept ? [...others, ...exact].sort((one, other) => one.node - other.node) : undefined;
}

/** The least and most that bounds leave a unit of the tree, and its exact total. */
function limitsUnder(
  tree: PlaceTree,
  { claims, sharing, nodeBounds }: SharedPool,
  node: number,
): { readonly least: number; readonly most: number; readonly exact: Ratio } {
  const { floors, remainders, denominator } = sharing.column;
  const under = BigInt(denominator);
  let exact = 0n;
  let leafFloors = 0;
  let leafCaps = 0;
  const boundOf = new Map(nodeBounds.map((bound) => [bound.node, bound]));
  claims.nodes.forEach((leaf, index) => {
    if (!isUnder(tree, leaf, node)) return;
    exact += BigInt(floors[index] ?? 0) * under + BigInt(remainders[index] ?? 0);
    const isWeightless = (claims.weights.values[index] ?? 0) <= 0;
    const floor = boundOf.get(leaf)?.floor ?? 0;
    leafFloors += floor;
    leafCaps += isWeightless ? floor : (boundOf.get(leaf)?.cap ?? Infinity);
  });
  const own = node === allPlaces ? undefined : boundOf.get(node);
  return {
    least: Math.max(leafFloors, own?.floor ?? 0),
    most: Math.min(leafCaps, own?.cap ?? Infinity),
    exact: { numerator: exact, denominator: under },
  };
}
