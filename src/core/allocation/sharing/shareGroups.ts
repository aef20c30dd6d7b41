import { invariant } from "../../issue/invariant.ts";
import { moneyFromBigInt } from "../../money/money.ts";
import type { WholeWeights } from "../../money/weight.ts";
import type { NodeBound, PoolBounds, SharingProblem } from "./shareBounds.ts";
import {
  bendsWithin,
  compareLevels,
  highestLevel,
  highestLevelWithin,
  leastLevel,
  lowestLevel,
  mostOf,
  responseOf,
  risingAt,
  stoppingAt,
  type Bend,
  type FillLevel,
} from "./shareLevels.ts";
import { WeightSum } from "./shareWeightSum.ts";

/** The claims that share what their nearest held unit has, or all what is left. */
export interface Group {
  /** The unit; -1 for what is left for all. */
  readonly node: number;
  readonly by: string | undefined;
  /** What the unit has in all, in units of rounding, less what held units beneath it have. */
  readonly amount: number;
  readonly level: FillLevel;
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** Group of each claim. */
  readonly groupOf: Uint32Array;
}

/** A unit with a bound; the first stands for all places. */
interface Vessel {
  readonly bound: NodeBound;
  /** Position of the nearest unit with a bound above it. */
  readonly above: number;
  /** At which levels its floor stops and its cap starts to hold it. */
  low: FillLevel;
  high: FillLevel;
  /** What it and all beneath it get at the lowest level, and where that changes. */
  start: number;
  readonly bends: Bend[];
}

/**
 * Finds which floors and caps of units hold at the level where all together get `total`. From the communes upward, each unit
 * tells the one above it how what it gets depends on the level; then the level comes down the tree, and each unit whose floor
 * or cap does not admit it is held at the nearest level that they do.
 */
export function groupClaims(
  problem: SharingProblem,
  bounds: PoolBounds,
  total: number,
  tierOf: Uint8Array | undefined,
): Grouping {
  const vessels: Vessel[] = [vesselFor({ node: -1, floor: 0, cap: total }, 0)];
  const vesselOf = placeVessels(problem, bounds, vessels);
  pourClaims(problem.weights, bounds, total, tierOf, vesselOf, vessels);
  for (let index = vessels.length - 1; index > 0; index--) {
    const vessel = vessels[index];
    const above = vessels[vessel?.above ?? 0];
    if (vessel !== undefined && above !== undefined) pourInto(above, vessel, total);
  }
  const { groups, groupOfVessel } = lower(vessels, total);
  return { groups, groupOf: vesselOf.map((vessel) => groupOfVessel[vessel] ?? 0) };
}

function vesselFor(bound: NodeBound, above: number): Vessel {
  return { bound, above, low: lowestLevel, high: highestLevel, start: 0, bends: [] };
}

/** Makes a vessel for each bounded unit, and says which is nearest to each claim. */
function placeVessels(
  { tree, claims }: SharingProblem,
  { ofUnits }: PoolBounds,
  vessels: Vessel[],
): Uint32Array {
  const nearest = new Uint32Array(tree.codes.length);
  let next = 0;
  for (let node = 0; node < nearest.length; node++) {
    const parent = tree.parents[node] ?? -1;
    const above = parent < 0 ? 0 : (nearest[parent] ?? 0);
    const bound = ofUnits[next];
    if (bound?.node === node) {
      vessels.push(vesselFor(bound, above));
      next++;
    }
    nearest[node] = bound?.node === node ? vessels.length - 1 : above;
  }
  return Uint32Array.from(claims, (node) => nearest[node] ?? 0);
}

/** What each claim adds to its vessel: nothing changes below its floor and above its cap. */
function pourClaims(
  weights: WholeWeights,
  { ofClaims }: PoolBounds,
  total: number,
  tierOf: Uint8Array | undefined,
  vesselOf: Uint32Array,
  vessels: readonly Vessel[],
): void {
  const tierCount = 1 + (tierOf?.reduce((most, tier) => Math.max(most, tier), 0) ?? 0);
  const rising = Array.from({ length: vessels.length * tierCount }, () => new WeightSum());
  for (let claim = 0; claim < vesselOf.length; claim++) {
    const vessel = vesselOf[claim] ?? 0;
    const tier = tierOf?.[claim] ?? 0;
    const bound = ofClaims.get(claim);
    if (bound === undefined) {
      rising[vessel * tierCount + tier]?.add(weights.values[claim] ?? 0);
      continue;
    }
    const into = vessels[vessel];
    if (into === undefined) continue;
    const { floor, cap } = bound;
    into.start += floor;
    const weight = BigInt(weights.values[claim] ?? 0);
    if (weight === 0n || floor === cap) continue;
    into.bends.push(risingAt(tier, BigInt(floor), weight));
    if (cap < total) into.bends.push(stoppingAt(tier, BigInt(cap), weight));
  }
  vessels.forEach(({ bends }, vessel) => {
    for (let tier = 0; tier < tierCount; tier++) {
      const weight = rising[vessel * tierCount + tier]?.total ?? 0n;
      if (weight > 0n) bends.push(risingAt(tier, 0n, weight));
    }
  });
}

/** Adds to a vessel what one right beneath it gets at each level, within that one's own floor and cap. */
function pourInto(above: Vessel, vessel: Vessel, total: number): void {
  const { floor, cap } = vessel.bound;
  const response = responseOf(BigInt(vessel.start), vessel.bends);
  const low = leastLevel(response, BigInt(floor));
  invariant(low !== undefined, "a floor fits in the caps beneath its unit");
  vessel.low = low;
  if (cap < total) vessel.high = highestLevelWithin(response, BigInt(cap));
  const stretch = {
    floor: BigInt(floor),
    low,
    cap: BigInt(cap < total ? cap : total),
    high: vessel.high,
  };
  above.start += Math.max(vessel.start, floor);
  for (const bend of bendsWithin(response, stretch)) above.bends.push(bend);
}

/** Finds the level of all together and brings it down the tree; a unit that does not admit it is held and has a group of its own. */
function lower(
  vessels: readonly Vessel[],
  total: number,
): { readonly groups: readonly Group[]; readonly groupOfVessel: Uint32Array } {
  const groups = [wholeGroup(vessels[0], total)];
  const groupOfVessel = new Uint32Array(vessels.length);
  for (let index = 1; index < vessels.length; index++) {
    const vessel = vessels[index];
    const around = groupOfVessel[vessel?.above ?? 0] ?? 0;
    const outer = groups[around];
    if (vessel === undefined || outer === undefined) continue;
    const held = heldAt(vessel, outer.level);
    groupOfVessel[index] = held === undefined ? around : groups.length;
    if (held === undefined) continue;
    groups[around] = { ...outer, amount: outer.amount - held.amount };
    groups.push(held);
  }
  return { groups, groupOfVessel };
}

/** What all places together get: the total, or what caps let them have of it. */
function wholeGroup(all: Vessel | undefined, total: number): Group {
  invariant(all !== undefined && all.start <= total, "floors fit in the total");
  const response = responseOf(BigInt(all.start), all.bends);
  const level = leastLevel(response, BigInt(total));
  const amount = level === undefined ? moneyFromBigInt(mostOf(response) ?? 0n) : total;
  return { node: -1, by: undefined, amount, level: level ?? highestLevel };
}

function heldAt({ bound, low, high }: Vessel, level: FillLevel): Group | undefined {
  const { node, floor, cap, floorBy, capBy } = bound;
  if (compareLevels(level, low) < 0) return { node, by: floorBy, amount: floor, level: low };
  if (compareLevels(level, high) > 0) return { node, by: capBy, amount: cap, level: high };
  return undefined;
}
