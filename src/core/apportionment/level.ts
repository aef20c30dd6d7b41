import { invariant } from "../issue/invariant.ts";
import { clearlyApart, compareBigInts, compareProducts, nearQuotient } from "./compare.ts";

/** How high the water stands: a claim of weight `w` gets `w × over / under`, unless its floor or cap holds. */
export interface Level {
  readonly over: bigint;
  readonly under: bigint;
}

/** Claims in whole numbers. The floors leave the total enough, and the caps can take it: the caller has seen to both. */
export interface Basin<Whole extends number | bigint> {
  readonly total: Whole;
  readonly weights: ArrayLike<Whole>;
  readonly floors: ArrayLike<Whole>;
  /** None is below its floor; where there is none, the total, which no share exceeds. */
  readonly caps: ArrayLike<Whole>;
}

const empty: Level = { over: 0n, under: 1n };

/** More rounds than any but a contrived case needs; then sorting, whose cost is known, takes over. */
const mostRounds = 64;

/** The claims that are not settled yet. */
interface Open {
  readonly indices: Uint32Array;
  count: number;
  /** Which claims are settled because their cap holds. */
  readonly capped: Uint8Array;
  /** What is left for them, and the sum of their weights. */
  rest: number;
  weight: number;
}

/**
 * The least level at which the claims take the whole total, with doubles where every number is exact in them: sums of
 * weights up to 2^51, everything else up to 2^53 − 1. Each round tries the level at which the open claims would take what
 * is left; if floors then add more than caps refuse, the level is lower, so that those floors hold for good, and else those
 * caps do. Gives nothing after too many rounds.
 */
export function levelOfDoubles(basin: Basin<number>, roundsAllowed = mostRounds): Level | undefined {
  const { total, weights, floors } = basin;
  const size = weights.length;
  const indices = new Uint32Array(size);
  const open: Open = { indices, count: 0, capped: new Uint8Array(size), rest: total, weight: 0 };
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    if (weight === 0) {
      open.rest -= floors[index] ?? 0;
    } else {
      open.indices[open.count++] = index;
      open.weight += weight;
    }
  }
  for (let round = 0; round < roundsAllowed; round++) {
    if (open.weight === 0) return highestStop(basin, (index) => open.capped[index] === 1);
    if (settle(open, basin) === "found") return leastLevel(basin, open.rest, open.weight);
  }
  return undefined;
}

/** One round: says that the level of the open claims is the one, or closes those whose floor or cap holds at any better. */
function settle(open: Open, { weights, floors, caps }: Basin<number>): "found" | "closer" {
  const low = { amount: 0, weight: 0 };
  const high = { amount: 0, weight: 0 };
  const side = (index: number): number => {
    const weight = weights[index] ?? 0;
    if (compareProducts(open.rest, weight, floors[index] ?? 0, open.weight) < 0) return -1;
    return compareProducts(open.rest, weight, caps[index] ?? 0, open.weight) > 0 ? 1 : 0;
  };
  const sides = new Int8Array(open.count);
  for (let position = 0; position < open.count; position++) {
    const index = open.indices[position] ?? 0;
    const at = side(index);
    sides[position] = at;
    if (at === 0) continue;
    const sum = at < 0 ? low : high;
    sum.amount += (at < 0 ? floors[index] : caps[index]) ?? 0;
    sum.weight += weights[index] ?? 0;
  }
  const excess = compareHeld(low, high, open);
  if (excess === 0) return "found";
  const closed = excess > 0 ? -1 : 1;
  const held = excess > 0 ? low : high;
  let kept = 0;
  for (let position = 0; position < open.count; position++) {
    const index = open.indices[position] ?? 0;
    if (sides[position] !== closed) open.indices[kept++] = index;
    else if (closed > 0) open.capped[index] = 1;
  }
  open.count = kept;
  open.rest -= held.amount;
  open.weight -= held.weight;
  return "closer";
}

interface Held {
  readonly amount: number;
  readonly weight: number;
}

/** Whether claims that are held take more or less than they would by their weights: (low + high) × W against R × (weights). */
function compareHeld(low: Held, high: Held, { rest, weight }: Open): number {
  const amount = low.amount + high.amount;
  const held = low.weight + high.weight;
  if (amount <= Number.MAX_SAFE_INTEGER) return compareProducts(amount, weight, rest, held);
  const exact = BigInt(low.amount) + BigInt(high.amount);
  return compareBigInts(exact * BigInt(weight), BigInt(rest) * BigInt(held));
}

/**
 * Where floors and caps alone make up the total, a range of levels does; the least of them is taken, so that the answer is
 * one. `over / under` is any of them.
 */
function leastLevel(basin: Basin<number>, over: number, under: number): Level {
  const { weights, floors, caps } = basin;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const aboveFloor = weight > 0 && compareProducts(over, weight, floors[index] ?? 0, under) > 0;
    if (aboveFloor && compareProducts(over, weight, caps[index] ?? 0, under) <= 0) {
      return { over: BigInt(over), under: BigInt(under) };
    }
  }
  return highestStop(
    basin,
    (index) => compareProducts(over, weights[index] ?? 0, caps[index] ?? 0, under) > 0,
  );
}

/** The level at which the last of the capped claims reaches its cap. */
function highestStop({ weights, floors, caps }: Basin<number>, isCapped: (index: number) => boolean): Level {
  let best = -1;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const cap = caps[index] ?? 0;
    if (weight === 0 || floors[index] === cap || !isCapped(index)) continue;
    if (best < 0 || compareProducts(cap, weights[best] ?? 0, caps[best] ?? 0, weight) > 0) best = index;
  }
  return best < 0 ? empty : { over: BigInt(caps[best] ?? 0), under: BigInt(weights[best] ?? 0) };
}

/** A claim starts to rise at `floor / weight` and stops at `cap / weight`. */
interface Bend {
  readonly index: number;
  readonly rises: boolean;
  readonly over: bigint;
  readonly under: bigint;
  readonly near: number;
}

/** The same level by whole numbers of any size: the bends of all claims in order, and the total met between two of them. */
export function levelOfBigInts({ total, weights, floors, caps }: Basin<bigint>): Level {
  const bends: Bend[] = [];
  let fixed = 0n;
  for (let index = 0; index < weights.length; index++) {
    const under = weights[index] ?? 0n;
    const floor = floors[index] ?? 0n;
    const cap = caps[index] ?? 0n;
    fixed += floor;
    if (under === 0n || floor === cap) continue;
    for (const [over, rises] of [[floor, true] as const, [cap, false] as const]) {
      bends.push({ index, rises, over, under, near: nearQuotient(over, under) });
    }
  }
  bends.sort(compareBends);
  let rising = 0n;
  let level = empty;
  for (const { index, rises, over, under } of bends) {
    const missing = total - fixed;
    if (rising === 0n && missing === 0n) return level;
    if (rising > 0n && over * rising >= missing * under) return { over: missing, under: rising };
    level = { over, under };
    fixed += rises ? 0n - over : over;
    rising += (rises ? 1n : -1n) * (weights[index] ?? 0n);
  }
  invariant(fixed === total, "the caps can take the total");
  return level;
}

/** At the same level, rises come before stops: a claim cannot stop before it rises. */
function compareBends(one: Bend, other: Bend): number {
  if (clearlyApart(one.near, other.near)) return one.near - other.near;
  const order = compareBigInts(one.over * other.under, other.over * one.under);
  if (order !== 0 || one.rises === other.rises) return order;
  return one.rises ? -1 : 1;
}
