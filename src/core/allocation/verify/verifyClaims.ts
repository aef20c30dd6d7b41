import type { WholeWeights } from "../../money/weight.ts";
import type { Limit, Plan } from "../../plan/plan.ts";
import type { Pool } from "../allocation.ts";
import { coversPool, nodesNamed } from "./verifySlices.ts";
import type { PoolView } from "./verifyPools.ts";
import { isBeneath, isThere, type VerifiedTree } from "./verifyTree.ts";
import { weightsForSource } from "./verifyWeights.ts";
import type { Report } from "./violation.ts";

/** What the plan says of who may claim money. */
export interface ClaimReader {
  /** Of each commune, its weight in the money of a source as a whole number in proportion; nothing if the plan does not give them. */
  readonly weightsOf: (source: string) => readonly bigint[] | undefined;
  /** Communes that get nothing of this money, by node. */
  readonly excludedFrom: (pool: Pool) => ReadonlySet<number>;
}

export function readClaims(plan: Plan, tree: VerifiedTree): ClaimReader {
  const known = new Map<string, readonly bigint[] | undefined>();
  const weightsOf = (source: string): readonly bigint[] | undefined => {
    if (!known.has(source)) {
      const weights = weightsForSource(plan, source);
      known.set(source, weights && tree.communes.map(({ code }) => weights.get(code) ?? 0n));
    }
    return known.get(source);
  };
  const excluding = plan.limits.filter(({ kind }) => kind === "excluded");
  const excludedFrom = (pool: Pool): ReadonlySet<number> => {
    const nodes = excluding
      .filter((limit) => coversPool(limit, pool))
      .flatMap((limit) => nodesNamed(limit, tree));
    if (nodes.length === 0) return new Set();
    return new Set(leavesOf(tree).filter((leaf) => nodes.some((node) => isBeneath(tree, leaf, node))));
  };
  return { weightsOf, excludedFrom };
}

function leavesOf(tree: VerifiedTree): readonly number[] {
  return tree.communes.map((_, index) => tree.firstLeaf + index);
}

/**
 * Whether a pool is claimed by all who have a weight in its source, exist in its year and are not excluded; its weights are in
 * the proportion of the plan's; and its tiers are those of the plan. Who has no weight may claim a floor.
 */
export function verifyClaims(
  plan: Plan,
  tree: VerifiedTree,
  views: readonly PoolView[],
  claims: ClaimReader,
  report: Report,
): void {
  const proportional = new Map<WholeWeights, Set<string>>();
  for (const view of views) {
    const { pool, about } = view;
    const use = plan.weightingUses.find(({ source }) => source === pool.source);
    const weights = claims.weightsOf(pool.source);
    if (use?.weighting !== pool.weighting) {
      report("pool.weights", about, use?.weighting ?? "", pool.weighting);
    }
    if (weights === undefined) {
      report("weights.unreadable", about);
      continue;
    }
    verifyPlaces(tree, view, weights, claims.excludedFrom(pool), report);
    const seen = proportional.get(pool.weights) ?? new Set();
    const key = `${pool.weighting}/${pool.places.length}/${pool.places[0] ?? ""}`;
    if (!seen.has(key)) verifyProportion(tree, view, weights, report);
    proportional.set(pool.weights, seen.add(key));
    verifyTiers(plan.limits, tree, view, report);
  }
}

function verifyPlaces(
  tree: VerifiedTree,
  { pool, about, nodes, units }: PoolView,
  weights: readonly bigint[],
  excluded: ReadonlySet<number>,
  report: Report,
): void {
  let next = 0;
  tree.communes.forEach((place, index) => {
    const node = tree.firstLeaf + index;
    const isClaiming = nodes[next] === node;
    const isExcluded = excluded.has(node);
    const exists = isThere(place, pool.year);
    const mustClaim = exists && !isExcluded && weights[index] !== 0n;
    if (isClaiming) next++;
    if (isClaiming ? exists && !isExcluded : !mustClaim) return;
    const where = { ...about, place: place.code };
    if (!isClaiming) report("pool.claims", where);
    else report(isExcluded ? "cell.excluded" : "cell.outsideYears", where, undefined, units[next - 1]);
  });
  if (next < nodes.length) {
    const place = pool.places[next] ?? "";
    report(nodes[next] === -1 ? "cell.unknownPlace" : "pool.claims", { ...about, place });
  }
}

function verifyProportion(
  tree: VerifiedTree,
  { pool, about, nodes }: PoolView,
  weights: readonly bigint[],
  report: Report,
): void {
  let [own, stated] = [0n, 0n];
  for (let claim = 0; claim < nodes.length; claim++) {
    const right = weights[(nodes[claim] ?? 0) - tree.firstLeaf] ?? 0n;
    const found = BigInt(pool.weights.values[claim] ?? -1);
    if (own === 0n && right > 0n) [own, stated] = [right, found];
    if (right * stated === found * own && right > 0n === found > 0n) continue;
    report("pool.weights", { ...about, place: pool.places[claim] ?? "" }, right, found);
  }
  if (pool.weights.values.length !== nodes.length) {
    report("pool.weights", about, nodes.length, pool.weights.values.length);
  }
}

function verifyTiers(
  limits: readonly Limit[],
  tree: VerifiedTree,
  { pool, about, nodes }: PoolView,
  report: Report,
): void {
  const tiers = limits.flatMap((limit) =>
    limit.kind === "tier" && coversPool(limit, pool)
      ? nodesNamed(limit, tree).map((node) => ({ node, tier: limit.tier }))
      : [],
  );
  if (tiers.length === 0 && pool.tiers === undefined) return;
  nodes.forEach((node, claim) => {
    let right = 0;
    for (const { node: above, tier } of tiers) {
      if ((right === 0 || tier < right) && isBeneath(tree, node, above)) right = tier;
    }
    const found = pool.tiers?.[claim] ?? 0;
    if (found !== right) report("pool.tiers", { ...about, place: pool.places[claim] ?? "" }, right, found);
  });
}
