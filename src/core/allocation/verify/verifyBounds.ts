import type { Plan } from "../../plan/plan.ts";
import type { Pool, PoolBound } from "../allocation.ts";
import { countingSources } from "./verifyCounterpart.ts";
import { nodesNamed } from "./verifySlices.ts";
import { inUnits, labelOf, levelOf, type LimitGroup, type LimitWork } from "./verifyLimits.ts";
import type { PoolView } from "./verifyPools.ts";
import { isBeneath } from "./verifyTree.ts";
import { fractionOf } from "./verifyWeights.ts";

/** What the plan says behind the key of a bound. */
interface Source {
  /** Whole units at most; the exact value where nothing else shares the limit. */
  readonly units: number;
  readonly isAlone: boolean;
}

/**
 * Whether every floor and cap that the shares of a pool keep to comes from the plan: from a limit that covers this money and
 * place, or from a counterpart rule. It never asks for more, nor allows more, than that limit does in all; and where the limit
 * is about one pool and one unit alone, it is the limit to the unit. Floors of one limit in several pools and units add up to
 * no more than it asks for.
 */
export function verifyBounds(
  work: LimitWork,
  groups: readonly LimitGroup[],
  views: readonly PoolView[],
): void {
  const { tree, unit, report } = work;
  const byKey = new Map(groups.map((group) => [[group.limit.id, group.label].join("|"), group]));
  const floors = new Map<string, { sum: number; most: number }>();
  for (const { pool, about } of views) {
    const seen = new Set<string>();
    for (const bound of pool.bounds) {
      const { place, floor = 0, cap, floorBy, capBy } = bound;
      const isKnown = place === "" || tree.nodeOf.has(place);
      const size = [floor, cap ?? 0].every((amount) => amount >= 0 && BigInt(amount) % unit === 0n);
      if (!isKnown || seen.has(place) || !size || (cap !== undefined && floor > cap)) {
        report("pool.bound", { ...about, place }, undefined, `${floor}..${cap ?? ""}`);
      }
      seen.add(place);
      const low = floorBy === undefined ? undefined : sourceOf(work, byKey, pool, bound, floorBy, "floor");
      const high = capBy === undefined ? undefined : sourceOf(work, byKey, pool, bound, capBy, "cap");
      // Webster holds a unit at a bound that rounding would break: the other side of it then needs no rule of its own.
      const isHeld = work.plan.roundingMethod === "webster" && floor === cap;
      if (floor > 0 && !isHeld && !fits(low, floor, unit))
        report("pool.bound", { ...about, place }, low?.units, floor);
      if (cap !== undefined && !isHeld && !fits(high, cap, unit))
        report("pool.bound", { ...about, place }, high?.units, cap);
      if (isHeld && !fits(low, floor, unit) && !fits(high, cap, unit))
        report("pool.bound", { ...about, place }, low?.units, floor);
      if (floorBy === undefined || low === undefined) continue;
      const sofar = floors.get(floorBy) ?? { sum: 0, most: low.units };
      sofar.sum += floor;
      floors.set(floorBy, sofar);
    }
  }
  for (const [key, { sum, most }] of floors) {
    if (most === Infinity) continue;
    const asked = BigInt(most) * unit;
    if (BigInt(sum) > asked) report("pool.bound", { rule: key.split("|")[0] ?? key }, asked, sum);
  }
}

function fits(source: Source | undefined, amount: number, unit: bigint): boolean {
  if (source === undefined) return false;
  if (source.units === Infinity) return true;
  const whole = BigInt(source.units) * unit;
  return source.isAlone ? BigInt(amount) === whole : BigInt(amount) <= whole;
}

/** Reads the key of a bound: the id of a limit with its instance, or of a counterpart rule with type, year and place. */
function sourceOf(
  work: LimitWork,
  byKey: ReadonlyMap<string, LimitGroup>,
  pool: Pool,
  bound: PoolBound,
  key: string,
  side: "floor" | "cap",
): Source | undefined {
  const { place } = bound;
  const [id = "", ...parts] = key.split("|");
  const rule = work.plan.counterpartRules.find((candidate) => candidate.id === id);
  if (rule !== undefined) return sourceOfRule(rule, work, pool, bound, side);
  if (id === "(weight 0)") return side === "cap" ? { units: Infinity, isAlone: false } : undefined;
  const labels = parts.filter((part) => !part.startsWith("place=") && !part.startsWith("pool="));
  const group = byKey.get([id, labels.join("|")].join("|"));
  if (group === undefined || group.label !== labelOf(group.limit, pool)) return undefined;
  const { limit, views } = group;
  if (limit.kind === (side === "floor" ? "cap" : "floor")) return undefined;
  if (!views.some((view) => view.pool === pool)) return undefined;
  const { tree, plan, unit } = work;
  const node = place === "" ? -1 : (tree.nodeOf.get(place) ?? -2);
  const named = nodesNamed(limit, tree);
  const isEach = limit.each?.includes("place") === true;
  const isNamed = isEach ? named.some((above) => isBeneath(tree, node, above)) : named.includes(node);
  const isRight = isNamed && (!isEach || parts.includes(`place=${place}`));
  const amount = limit.attribute === undefined ? group.amount : levelOf(plan, limit, place);
  if (!isRight || amount === undefined) return undefined;
  return {
    units: inUnits(group, amount, unit),
    isAlone: views.length === 1 && (isEach || named.length === 1),
  };
}

/**
 * A rule asks for counterpart money, and limits it if it wants exactly so much. It limits the base that it matches where it is short,
 * and holds it to multiples that its ratio turns into whole units where it wants exactly so much.
 */
function sourceOfRule(
  rule: Plan["counterpartRules"][number],
  { plan, unit }: Pick<LimitWork, "plan" | "unit">,
  { source, type, year }: Pool,
  bound: PoolBound,
  side: "floor" | "cap",
): Source | undefined {
  const isCovered =
    rule.level !== "province" && rule.types.includes(type) && rule.from <= year && year <= rule.to;
  if (!isCovered) return undefined;
  const ratio = fractionOf(rule.ratio) ?? { over: 0n, under: 1n };
  const floor = bound.floor ?? 0;
  const isWhole = floor === (bound.cap ?? -1) && ((BigInt(floor) / unit) * ratio.over) % ratio.under === 0n;
  const isCounterpart = countingSources(plan, rule).includes(source);
  const isBase = rule.base.includes(source);
  const isMultiple = isBase && rule.mode === "exact" && isWhole;
  const mayCap =
    (isBase && rule.onShortfall === "limitBase") || (isCounterpart && rule.mode === "exact") || isMultiple;
  const isRight = side === "floor" ? isCounterpart || isMultiple : mayCap;
  return isRight ? { units: Infinity, isAlone: false } : undefined;
}
