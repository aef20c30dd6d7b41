import { nearestDouble } from "../../money/double.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Allocation } from "../allocation.ts";
import { countingSources } from "./verifyCounterpart.ts";
import { unitsByNode } from "./verifyLimits.ts";
import type { PoolView } from "./verifyPools.ts";
import { addUp, isBeneath, type VerifiedTree } from "./verifyTree.ts";
import type { About, Report } from "./violation.ts";

/** Whether the amounts of each pool add up to what its shares give, and keep to its bounds. */
export function verifyPoolSums(tree: VerifiedTree, view: PoolView, unitDong: number, report: Report): void {
  const { pool, about, units } = view;
  const given = pool.shared / unitDong - pool.sharing.leftOver;
  let found = 0;
  for (let claim = 0; claim < units.length; claim++) found += units[claim] ?? 0;
  if (found !== given) report("rounding.sum", about, given * unitDong, found * unitDong);
  if (pool.bounds.length === 0) return;
  const sums = unitsByNode(tree, [view]);
  for (const { place, floor = 0, cap = Infinity } of pool.bounds) {
    const node = place === "" ? tree.codes.length : tree.nodeOf.get(place);
    const amount = (node === undefined ? 0 : (sums[node] ?? 0)) * unitDong;
    if (amount >= floor && amount <= cap) continue;
    report("rounding.bound", { ...about, place }, `${floor}..${cap}`, amount);
  }
}

/** Sums of exact share less amount, by node, over some pools; a published total is rounded right if it is between -1 and 1. */
interface Line {
  readonly about: About;
  readonly views: PoolView[];
  readonly gaps: Float64Array;
}

/**
 * Largest remainder: whether each cell and each published total is the floor or ceiling of its exact value, of the money that is
 * rounded together. Always: all units of the tree of places in each pool and over all money; each commune, and all together, also in
 * each year and type of a source and in each source. With all totals: any sources, types and years in every unit. Sums of doubles
 * decide where they leave no doubt, and fractions where they do.
 */
export function verifyTotals(
  plan: Plan,
  tree: VerifiedTree,
  views: readonly PoolView[],
  totals: Allocation["totals"],
  report: Report,
): void {
  const stages = stagesOf(plan);
  const lines = new Map<string, Line>();
  for (const view of views) {
    const own: Line = { about: view.about, views: [view], gaps: gapsOf(tree, view) };
    const claims = new Set(view.nodes);
    own.gaps.forEach((gap, node) => {
      const isLeaf = node >= tree.firstLeaf && node < tree.codes.length;
      if (isLeaf && !claims.has(node)) return;
      verifyGap(tree, own, node, gap, report);
    });
    const stage = stages.get(view.pool.source) ?? 0;
    for (const about of groupsOf(view, totals)) {
      const key = [stage, about.source, about.type, about.year].join("/");
      const line = lines.get(key) ?? { about, views: [], gaps: new Float64Array(own.gaps.length) };
      lines.set(key, line);
      line.views.push(view);
      for (let node = 0; node < own.gaps.length; node++)
        line.gaps[node] = (line.gaps[node] ?? 0) + (own.gaps[node] ?? 0);
    }
  }
  for (const line of lines.values()) {
    const isEverywhere = totals === "all" || line.about.source === undefined;
    if (line.views.length < 2) continue;
    line.gaps.forEach((gap, node) => {
      if (isEverywhere || node >= tree.firstLeaf) verifyGap(tree, line, node, gap, report);
    });
  }
}

/** The totals that a pool is part of, besides its own. */
function groupsOf({ pool }: PoolView, totals: Allocation["totals"]): readonly About[] {
  const { source, type, year } = pool;
  const nested = [{ source, type, year }, { source, type }, { source }, {}];
  return totals === "all" ? [...nested, { year }, { type }, { source, year }, { type, year }] : nested;
}

function gapsOf(tree: VerifiedTree, { pool, nodes, units }: PoolView): Float64Array {
  const { floors, remainders, denominator } = pool.sharing.column;
  const gaps = new Float64Array(tree.codes.length + 1);
  for (let claim = 0; claim < nodes.length; claim++) {
    const node = nodes[claim] ?? -1;
    if (node < 0) continue;
    const broken = remainders[claim] ?? 0;
    const fraction =
      typeof broken === "number" && typeof denominator === "number"
        ? broken / denominator
        : ratioOf(BigInt(broken), BigInt(denominator));
    gaps[node] = (floors[claim] ?? 0) - (units[claim] ?? 0) + fraction;
  }
  addUp(tree, gaps);
  return gaps;
}

/** A proper fraction as a double. */
function ratioOf(over: bigint, under: bigint): number {
  return nearestDouble((over * 2n ** 60n) / under) / 2 ** 60;
}

function verifyGap(tree: VerifiedTree, line: Line, node: number, gap: number, report: Report): void {
  const count = line.views.length * (tree.codes.length - node + 1);
  // Each addition of at most `count` fractions is off by less than 2^-52 of a sum that is at most `count`.
  const doubt = Math.max(1e-9, count * count * 2 ** -52);
  const size = Math.abs(gap);
  if (size < 1 - doubt) return;
  if (size <= 1 + doubt && isLessThanOne(tree, line, node)) return;
  const isCell = node >= tree.firstLeaf && node < tree.codes.length && line.about.year !== undefined;
  const place = tree.codes[node];
  const about = place === undefined ? line.about : { ...line.about, place };
  report(isCell && line.views.length === 1 ? "rounding.cell" : "rounding.total", about, undefined, -gap);
}

/** Whether the exact total and what is printed differ by less than a unit, in fractions. */
function isLessThanOne(tree: VerifiedTree, { views }: Line, node: number): boolean {
  let over = 0n;
  let under = 1n;
  const top = node === tree.codes.length ? -1 : node;
  for (const { pool, nodes, units } of views) {
    const { floors, remainders, denominator } = pool.sharing.column;
    let whole = 0n;
    let broken = 0n;
    nodes.forEach((at, claim) => {
      if (!isBeneath(tree, at, top)) return;
      whole += BigInt((floors[claim] ?? 0) - (units[claim] ?? 0));
      broken += BigInt(remainders[claim] ?? 0);
    });
    const own = BigInt(denominator);
    over = over * own + (whole * own + broken) * under;
    under *= own;
  }
  return (over < 0n ? -over : over) < under;
}

/** In which round each source is shared: money of districts and communes that must match other money comes after it. */
function stagesOf(plan: Plan): ReadonlyMap<string, number> {
  const stages = new Map<string, number>();
  const most = plan.sources.length;
  for (let round = 0; round < most; round++) {
    for (const rule of plan.counterpartRules) {
      if (rule.level === "province") continue;
      const before = Math.max(...rule.base.map((source) => stages.get(source) ?? 0));
      for (const source of countingSources(plan, rule)) {
        const stage = Math.min(most, Math.max(stages.get(source) ?? 0, before + 1));
        if (!rule.base.includes(source)) stages.set(source, stage);
      }
    }
  }
  return stages;
}

/** A fraction that the inverse of a divisor is compared with: `amount` less or more a half, over the weight. */
interface Sign {
  readonly amount: number;
  readonly halves: 1 | -1;
  readonly weight: number | bigint;
}

/**
 * Webster: whether in each block one divisor rounds every weight to its amount at the half, but for those whose own floor holds
 * them above it or whose own cap holds them below; and whether each block has what its shares give.
 */
export function verifyDivisors(tree: VerifiedTree, view: PoolView, unitDong: number, report: Report): void {
  const { pool, about, units, nodes } = view;
  const boundOf = new Map(pool.bounds.map((bound) => [bound.place, bound]));
  for (const block of pool.sharing.blocks) {
    let sum = 0;
    let most: Sign | undefined;
    let least: Sign | undefined;
    for (const claim of block.claims) {
      const amount = units[claim] ?? 0;
      const weight = pool.weights.values[claim] ?? 0;
      const bound = boundOf.size === 0 ? undefined : boundOf.get(tree.codes[nodes[claim] ?? -1] ?? "");
      const floor = (bound?.floor ?? 0) / unitDong;
      const cap = (bound?.cap ?? Infinity) / unitDong;
      sum += amount;
      if (!(weight > 0)) {
        if (amount !== floor)
          report("rounding.divisor", { ...about, place: pool.places[claim] ?? "" }, floor, amount);
        continue;
      }
      // Multiplied by the divisor's inverse, the weight lies between these two halves.
      const low: Sign = { amount, halves: -1, weight };
      const high: Sign = { amount, halves: 1, weight };
      if (amount > floor && (most === undefined || isBelow(most, low))) most = low;
      if (amount < cap && (least === undefined || isBelow(high, least))) least = high;
    }
    if (sum !== block.amount) report("rounding.sum", about, block.amount, sum);
    if (most !== undefined && least !== undefined && isBelow(least, most)) report("rounding.divisor", about);
  }
}

function isBelow(one: Sign, other: Sign): boolean {
  const left = (one.amount + one.halves / 2) * asDouble(other.weight);
  const right = (other.amount + other.halves / 2) * asDouble(one.weight);
  if (Math.abs(left - right) > 1e-12 * (Math.abs(left) + Math.abs(right))) return left < right;
  return twiceOf(one) * BigInt(other.weight) < twiceOf(other) * BigInt(one.weight);
}

function twiceOf({ amount, halves }: Sign): bigint {
  return 2n * BigInt(amount) + BigInt(halves);
}

function asDouble(weight: number | bigint): number {
  return typeof weight === "number" ? weight : nearestDouble(weight);
}
