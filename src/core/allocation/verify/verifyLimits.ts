import { moneyFromBigInt } from "../../money/money.ts";
import type { Limit, Plan } from "../../plan/plan.ts";
import type { ClaimReader } from "./verifyClaims.ts";
import type { PoolView } from "./verifyPools.ts";
import { addUp, isBeneath, isThere, type VerifiedTree } from "./verifyTree.ts";
import { coversPool, nodesNamed, type PoolMoney } from "./verifySlices.ts";
import { fractionOf } from "./verifyWeights.ts";
import type { Report } from "./violation.ts";

export type BoundLimit = Extract<Limit, { readonly kind: "floor" | "cap" | "hold" }>;

/** One instance of a limit: all its money in the slice, or that of one source, type, year or component. */
export interface LimitGroup {
  readonly limit: BoundLimit;
  /** As the keys of pool bounds name it: `source=…|year=…`. */
  readonly label: string;
  readonly views: readonly PoolView[];
  /** What it asks for in đồng, before rounding to units; undefined where each place has its own level. */
  readonly amount: { readonly over: bigint; readonly under: bigint } | undefined;
}

/** The instances of all floors, caps and holds of a plan. */
export function readLimits(plan: Plan, views: readonly PoolView[]): readonly LimitGroup[] {
  return plan.limits.flatMap((limit) => {
    if (limit.kind !== "floor" && limit.kind !== "cap" && limit.kind !== "hold") return [];
    const groups = new Map<string, PoolView[]>();
    const isApart = limit.each?.some((dimension) => dimension !== "place") === true;
    if (!isApart) groups.set("", []);
    for (const view of views) {
      if (!coversPool(limit, view.pool)) continue;
      const label = labelOf(limit, view.pool);
      const group = groups.get(label);
      if (group === undefined) groups.set(label, [view]);
      else group.push(view);
    }
    return [...groups].map(([label, own]) => ({
      limit,
      label,
      views: own,
      amount: amountOf(plan, limit, own),
    }));
  });
}

/** The instance that money falls into. */
export function labelOf(limit: BoundLimit, pool: PoolMoney): string {
  return (["source", "type", "year", "component"] as const)
    .filter((dimension) => limit.each?.includes(dimension) === true)
    .map((dimension) => `${dimension}=${pool[dimension] ?? ""}`)
    .join("|");
}

function amountOf(plan: Plan, limit: BoundLimit, views: readonly PoolView[]): LimitGroup["amount"] {
  if (limit.amount !== undefined) return { over: BigInt(limit.amount), under: 1n };
  if (limit.share === undefined) return undefined;
  const share = fractionOf(limit.share) ?? { over: 0n, under: 1n };
  const figure = [...plan.lines, ...plan.totals].find(({ id }) => id === limit.base);
  const available = views
    .filter(({ pool }) => pool.origin === undefined)
    .reduce((sum, { pool }) => sum + BigInt(pool.available), 0n);
  const base = limit.base === undefined ? available : BigInt(figure?.amount ?? 0);
  return { over: share.over * base, under: share.under };
}

/** What a limit asks for in whole units: a floor at least, a cap or a hold at most. */
export function inUnits(
  { limit }: LimitGroup,
  { over, under }: { readonly over: bigint; readonly under: bigint },
  unit: bigint,
): number {
  const size = under * unit;
  return moneyFromBigInt(limit.kind === "floor" ? (over + size - 1n) / size : over / size);
}

/** The own level of a commune under a limit that has one for each; undefined where it has none. */
export function levelOf(
  plan: Plan,
  limit: BoundLimit,
  code: string,
): { readonly over: bigint; readonly under: bigint } | undefined {
  const value = plan.attributes.find(({ id }) => id === limit.attribute)?.values[code];
  return typeof value === "number" ? { over: BigInt(value), under: 1n } : undefined;
}

export interface LimitWork {
  readonly plan: Plan;
  readonly tree: VerifiedTree;
  readonly claims: ClaimReader;
  readonly unit: bigint;
  readonly report: Report;
}

/**
 * Whether all floors, caps and holds are kept by what is printed, money that was carried over included: read from the plan,
 * whatever the pools say of their bounds.
 */
export function verifyLimits(work: LimitWork, groups: readonly LimitGroup[]): void {
  for (const group of groups) {
    if (group.limit.each?.includes("place") === true) verifyEachPlace(work, group);
    else verifyTogether(work, group);
  }
}

function verifyTogether({ tree, unit, report }: LimitWork, group: LimitGroup): void {
  const { limit, views, amount } = group;
  if (amount === undefined) return;
  const sums = unitsByNode(tree, views);
  const found = nodesNamed(limit, tree).reduce(
    (sum, node) => sum + (sums[node < 0 ? tree.codes.length : node] ?? 0),
    0,
  );
  compare({ limit, found, right: inUnits(group, amount, unit), unit, report });
}

/** Floors and holds for each commune hold for those that may claim some of the money; caps for all. */
function verifyEachPlace(work: LimitWork, group: LimitGroup): void {
  const { plan, tree, unit, report } = work;
  const { limit, views, amount } = group;
  const sums = unitsByNode(tree, views);
  const nodes = nodesNamed(limit, tree);
  const isClaiming = limit.kind === "cap" ? undefined : claimingAny(work, limit, views);
  const shared = amount && inUnits(group, amount, unit);
  tree.communes.forEach(({ code }, index) => {
    const node = tree.firstLeaf + index;
    if (!nodes.some((above) => isBeneath(tree, node, above)) || isClaiming?.[index] === 0) return;
    const own = limit.attribute === undefined ? undefined : levelOf(plan, limit, code);
    const right = own === undefined ? shared : inUnits(group, own, unit);
    if (right === undefined) return;
    compare({ limit, found: sums[node] ?? 0, right, unit, report, place: code });
  });
}

/** Of each commune, whether it has a weight, or is named, in some of this money in a year in which it exists. */
function claimingAny(
  { plan, tree, claims }: LimitWork,
  limit: BoundLimit,
  views: readonly PoolView[],
): Uint8Array {
  const found = new Uint8Array(tree.communes.length);
  for (const { pool } of views) {
    if (pool.origin !== undefined) continue;
    const weights = claims.weightsOf(pool.source) ?? [];
    const excluded = claims.excludedFrom(pool);
    tree.communes.forEach((place, index) => {
      const isNamed =
        limit.attribute === undefined
          ? limit.places?.includes(place.code) === true
          : levelOf(plan, limit, place.code) !== undefined;
      const mayClaim = isNamed || (weights[index] ?? 0n) > 0n;
      if (mayClaim && isThere(place, pool.year) && !excluded.has(tree.firstLeaf + index)) found[index] = 1;
    });
  }
  return found;
}

/** What all units have of these pools together, in whole units; at the end all places. */
export function unitsByNode(tree: VerifiedTree, views: readonly PoolView[]): Float64Array {
  const sums = new Float64Array(tree.codes.length + 1);
  for (const { nodes, units } of views) {
    for (let claim = 0; claim < nodes.length; claim++) {
      const node = nodes[claim] ?? -1;
      if (node >= 0) sums[node] = (sums[node] ?? 0) + (units[claim] ?? 0);
    }
  }
  addUp(tree, sums);
  return sums;
}

function compare(found: {
  readonly limit: BoundLimit;
  readonly found: number;
  readonly right: number;
  readonly unit: bigint;
  readonly report: Report;
  readonly place?: string;
}): void {
  const { limit, right, unit, report, place } = found;
  const about = { rule: limit.id, ...(place === undefined ? {} : { place }) };
  const [expected, amount] = [BigInt(right) * unit, BigInt(found.found) * unit];
  if (limit.kind !== "cap" && found.found < right) report("limit.floor", about, expected, amount);
  if (limit.kind !== "floor" && found.found > right) report("limit.cap", about, expected, amount);
}
