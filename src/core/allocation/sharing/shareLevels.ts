import { compareFractions, nearQuotient, type Approximated } from "../../apportionment/compare.ts";
import { invariant } from "../../issue/invariant.ts";

/**
 * How far the filling has come: the tiers before `tier` have all that caps let them have, those after it their floors, and in
 * it a unit of weight gets `over / under` units.
 */
export interface FillLevel extends Approximated {
  /** Tiers are counted from 0, in the order in which they are served. */
  readonly tier: number;
}

/** Nobody has more than floors owe. */
export const lowestLevel: FillLevel = { tier: 0, over: 0n, under: 1n, near: 0 };

/** All caps are reached. */
export const highestLevel: FillLevel = { tier: Number.MAX_SAFE_INTEGER, over: 0n, under: 1n, near: 0 };

/** Negative, zero or positive as one level is lower than, the same as or higher than the other. */
export function compareLevels(one: FillLevel, other: FillLevel): number {
  return one.tier - other.tier || compareFractions(one, other);
}

/**
 * A level above which claims take the total of their unit differently: `amount` units more and `weight` × level more than
 * below it. Both are whole, whatever the level.
 */
export interface Bend extends FillLevel {
  readonly amount: bigint;
  readonly weight: bigint;
}

/** A claim, or claims, of this weight rise above their floor. */
export function risingAt(tier: number, floor: bigint, weight: bigint): Bend {
  return { tier, over: floor, under: weight, near: nearQuotient(floor, weight), amount: -floor, weight };
}

/** A claim of this weight stops at its cap. */
export function stoppingAt(tier: number, cap: bigint, weight: bigint): Bend {
  return { tier, over: cap, under: weight, near: nearQuotient(cap, weight), amount: cap, weight: -weight };
}

function bendAt({ tier, over, under, near }: FillLevel, amount: bigint, weight: bigint): Bend {
  return { tier, over, under, near, amount, weight };
}

/** What a unit and all beneath it get at each level: it never falls, it does not jump, and between two bends it is straight. */
export interface Response {
  /** At the lowest level. */
  readonly start: bigint;
  /** By level. */
  readonly bends: readonly Bend[];
}

/** Where a walk along the bends has come to: the unit gets `amount + weight × level`. */
interface Stage {
  amount: bigint;
  weight: bigint;
  tier: number;
}

/** Puts together what several claims and units get. */
export function responseOf(start: bigint, bends: readonly Bend[]): Response {
  return { start, bends: [...bends].sort(compareLevels) };
}

/** The least level at which the unit gets `target` units; nothing where it never gets that many. */
export function leastLevel({ start, bends }: Response, target: bigint): FillLevel | undefined {
  if (start >= target) return lowestLevel;
  const stage: Stage = { amount: start, weight: 0n, tier: 0 };
  for (const bend of bends) {
    if (stage.weight > 0n && (bend.tier > stage.tier || comparedAt(stage, bend, target) >= 0)) break;
    pass(stage, bend);
  }
  return stage.weight > 0n ? levelOf(stage, target) : undefined;
}

/** The highest level at which the unit gets no more than `limit` units. */
export function highestLevelWithin({ start, bends }: Response, limit: bigint): FillLevel {
  invariant(start <= limit, "floors fit below the cap of their unit");
  const stage: Stage = { amount: start, weight: 0n, tier: 0 };
  for (const bend of bends) {
    if (stage.weight > 0n && (bend.tier > stage.tier || comparedAt(stage, bend, limit) > 0)) break;
    pass(stage, bend);
  }
  return stage.weight > 0n ? levelOf(stage, limit) : highestLevel;
}

/** What the unit gets when all caps are reached; nothing where no cap ends it. */
export function mostOf({ start, bends }: Response): bigint | undefined {
  const stage: Stage = { amount: start, weight: 0n, tier: 0 };
  for (const bend of bends) pass(stage, bend);
  return stage.weight > 0n ? undefined : stage.amount;
}

/** From `floor` on, at the level `low`, and up to `cap`, at the level `high`. */
export interface Stretch {
  readonly floor: bigint;
  readonly low: FillLevel;
  /** Any number where `high` is the highest level. */
  readonly cap: bigint;
  readonly high: FillLevel;
}

/**
 * The bends of a unit that is held to its floor below `low` and to its cap above `high`, as the unit around it sees them: what
 * happens inside while it is held moves no money in or out.
 */
export function bendsWithin({ start, bends }: Response, { floor, low, cap, high }: Stretch): readonly Bend[] {
  if (compareLevels(low, high) >= 0) return [];
  const stage: Stage = { amount: start, weight: 0n, tier: 0 };
  const seen: Bend[] = [];
  let next = 0;
  if (low !== lowestLevel) {
    for (let bend = bends[next]; bend !== undefined && compareLevels(bend, low) <= 0; bend = bends[++next]) {
      pass(stage, bend);
    }
    seen.push(bendAt(low, stage.amount - floor, stage.weight));
  }
  for (let bend = bends[next]; bend !== undefined && compareLevels(bend, high) < 0; bend = bends[++next]) {
    pass(stage, bend);
    seen.push(bend);
  }
  if (high !== highestLevel) seen.push(bendAt(high, cap - stage.amount, -stage.weight));
  return seen;
}

/** Whether the unit gets less than, exactly or more than `target` where the bend stands. */
function comparedAt(stage: Stage, bend: Bend, target: bigint): number {
  const difference = stage.weight * bend.over - (target - stage.amount) * bend.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function pass(stage: Stage, bend: Bend): void {
  stage.amount += bend.amount;
  stage.weight += bend.weight;
  stage.tier = bend.tier;
}

function levelOf(stage: Stage, target: bigint): FillLevel {
  const over = target - stage.amount;
  return { tier: stage.tier, over, under: stage.weight, near: nearQuotient(over, stage.weight) };
}
