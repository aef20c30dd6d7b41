import { fill } from "../../apportionment/waterFill.ts";
import { invariant } from "../../issue/invariant.ts";
import { moneyFromBigInt } from "../../money/money.ts";
import { wholeDoubles, type WholeWeights } from "../../money/weight.ts";
import type { NodeBound, PoolBounds } from "./shareBounds.ts";
import type { Grouping } from "./shareGroups.ts";
import { WeightSum } from "./shareWeightSum.ts";

/** What decided the exact share of a claim. */
export const shareBounds = ["free", "floor", "cap", "zeroWeight"] as const;

export type ShareBound = (typeof shareBounds)[number];

/** Positions in `shareBounds`. */
export const boundCodes = { free: 0, floor: 1, cap: 2, zeroWeight: 3 } as const satisfies Record<
  ShareBound,
  number
>;

/** A whole amount that some claims share in proportion to their weights, within their own floors and caps. */
export interface Block {
  /** The tier that it serves; 0 where there is none. */
  readonly tier: number;
  /** The unit whose floor or cap fixed the amount, of all its blocks together; -1 where it is what is left for all. */
  readonly node: number;
  /** Key of the rule that fixed the amount. */
  readonly by?: string;
  /** In units of rounding. */
  readonly amount: number;
  /** Positions of its claims. */
  readonly claims: Int32Array;
  /** What the free claims share by weight, in units, and the sum of their weights (of `SharingProblem.weights`). */
  readonly freeAmount: bigint;
  readonly freeWeight: bigint;
}

/** How the claims of one pool came out: of each, which block it is in, what decided its share, and what it is held to. */
export interface Outcome {
  readonly blocks: readonly Block[];
  readonly blockOf: Uint32Array;
  readonly bounds: Uint8Array;
  readonly boundBy: ReadonlyMap<number, string>;
  /** In units; 0 for claims that are free. */
  readonly held: Float64Array;
  /** Whether any of these is above 0, or a claim with weight is not free. */
  readonly isAnyHeld: boolean;
}

/** Tiers in the order in which they are served. */
export interface TierOrder {
  /** The number of each tier in the plan. */
  readonly tiers: readonly number[];
  /** Of each claim, the position in `tiers`; nothing where there is one tier only. */
  readonly tierOf: Uint8Array | undefined;
}

/** The claims of one group and tier. */
interface Part {
  readonly group: number;
  readonly tier: number;
  readonly claims: Int32Array;
}

/**
 * Parts each group by tier and settles each part: the tier at whose level the group stands is filled by weight, those before it
 * are at their caps and those after it at their floors.
 */
export function settleGroups(
  weights: WholeWeights,
  { ofClaims }: PoolBounds,
  { groups, groupOf }: Grouping,
  { tiers, tierOf }: TierOrder,
): Outcome {
  const parts = partsOf(groupOf, groups.length, tiers.length, tierOf);
  const settling = new Settling(weights, ofClaims);
  const rest = groups.map(({ amount }) => amount);
  const held = parts.map(({ group, tier, claims }) => {
    const order = tier - (groups[group]?.level.tier ?? 0);
    if (order === 0) return undefined;
    const amount = settling.hold(claims, order < 0 ? "cap" : "floor");
    rest[group] = (rest[group] ?? 0) - amount;
    return amount;
  });
  const blockOf = new Uint32Array(groupOf.length);
  const blocks = parts.map(({ group, tier, claims }, block): Block => {
    if (block > 0) for (const claim of claims) blockOf[claim] = block;
    const { node = -1, by } = groups[group] ?? {};
    const about = { tier: tiers[tier] ?? 0, node, claims };
    const amount = held[block];
    if (amount !== undefined) return { ...about, ...byOf(by), amount, freeAmount: 0n, freeWeight: 0n };
    const filled = settling.fill(claims, rest[group] ?? 0);
    return { ...about, ...(filled.amount === rest[group] ? byOf(by) : {}), ...filled };
  });
  const { bounds, boundBy, held: amounts, isAnyHeld } = settling;
  return { blocks, blockOf, bounds, boundBy, held: amounts, isAnyHeld };
}

function byOf(by: string | undefined): { readonly by?: string } {
  return by === undefined ? {} : { by };
}

/** Earlier tiers first, in each the groups in the order of the tree; those without a claim are left out. */
function partsOf(
  groupOf: Uint32Array,
  groupCount: number,
  tierCount: number,
  tierOf: Uint8Array | undefined,
): readonly Part[] {
  if (groupCount * tierCount === 1) return partOfAll(groupOf.length);
  const partOf = (claim: number): number => (tierOf?.[claim] ?? 0) * groupCount + (groupOf[claim] ?? 0);
  const ends = new Uint32Array(tierCount * groupCount);
  for (let claim = 0; claim < groupOf.length; claim++) ends[partOf(claim)] = (ends[partOf(claim)] ?? 0) + 1;
  ends.forEach((count, part) => (ends[part] = (ends[part - 1] ?? 0) + count));
  const sorted = new Int32Array(groupOf.length);
  const starts = ends.slice();
  for (let claim = groupOf.length - 1; claim >= 0; claim--) {
    const at = (starts[partOf(claim)] ?? 0) - 1;
    starts[partOf(claim)] = at;
    sorted[at] = claim;
  }
  return Array.from(ends, (end, part) => ({
    group: part % groupCount,
    tier: Math.floor(part / groupCount),
    claims: sorted.subarray(starts[part], end),
  })).filter(({ claims }) => claims.length > 0);
}

function partOfAll(size: number): readonly Part[] {
  const claims = new Int32Array(size);
  for (let claim = 0; claim < size; claim++) claims[claim] = claim;
  return size === 0 ? [] : [{ group: 0, tier: 0, claims }];
}

/** What a filling gives: the whole amount that was taken, and what claims share by weight of it. */
type Filled = Pick<Block, "amount" | "freeAmount" | "freeWeight">;

/** Writes down what decides the share of each claim. */
class Settling {
  readonly bounds: Uint8Array;
  readonly held: Float64Array;
  readonly boundBy = new Map<number, string>();
  isAnyHeld = false;
  readonly #weights: WholeWeights;
  readonly #boundOf: ReadonlyMap<number, NodeBound>;

  constructor(weights: WholeWeights, boundOf: ReadonlyMap<number, NodeBound>) {
    const size = weights.values.length;
    this.#weights = weights;
    this.#boundOf = boundOf;
    this.bounds = new Uint8Array(size);
    this.held = new Float64Array(size);
  }

  /** Holds claims to their floors or to their caps; gives what they get together. */
  hold(claims: Int32Array, to: "floor" | "cap"): number {
    let amount = 0;
    for (const claim of claims) amount += this.#holdOne(claim, this.#hasWeight(claim) ? to : "zeroWeight");
    return amount;
  }

  /** Shares an amount by weight within floors and caps; nothing is held back but what all caps refuse. */
  fill(claims: Int32Array, amount: number): Filled {
    const weights = this.#weightsOf(claims);
    if (this.#boundOf.size === 0 || !claims.some((claim) => this.#boundOf.has(claim)))
      return this.#share(claims, amount, weights);
    const floors: bigint[] = [];
    const caps: (bigint | undefined)[] = [];
    for (const claim of claims) {
      const bound = this.#boundOf.get(claim);
      floors.push(bound === undefined ? 0n : BigInt(bound.floor));
      caps.push(bound === undefined || bound.cap === Infinity ? undefined : BigInt(bound.cap));
    }
    const filling = fill({ total: BigInt(amount), weights, floors, caps });
    invariant(filling.missing === 0n, "floors fit in what their unit has");
    const taken = amount - moneyFromBigInt(filling.leftOver);
    let free = taken;
    const sum = new WeightSum();
    claims.forEach((claim, position) => {
      const bound = filling.bounds[position] ?? "free";
      if (bound === "free") sum.add(this.#weights.values[claim] ?? 0);
      else free -= this.#holdOne(claim, bound);
    });
    return { amount: taken, freeAmount: BigInt(free), freeWeight: sum.total };
  }

  /** Shares an amount by weight alone. */
  #share(claims: Int32Array, amount: number, weights: WholeWeights): Filled {
    const { values } = this.#weights;
    for (let position = 0; position < claims.length; position++) {
      const claim = claims[position] ?? 0;
      if ((values[claim] ?? 0) <= 0) this.bounds[claim] = boundCodes.zeroWeight;
    }
    const freeWeight = BigInt(weights.sum);
    const taken = freeWeight > 0n ? amount : 0;
    return { amount: taken, freeAmount: BigInt(taken), freeWeight };
  }

  #holdOne(claim: number, by: Exclude<ShareBound, "free">): number {
    const bound = this.#boundOf.get(claim);
    const amount = by === "cap" ? bound?.cap : (bound?.floor ?? 0);
    invariant(amount !== undefined && amount !== Infinity, "only what has a cap is ever full");
    const key = by === "cap" ? bound?.capBy : amount > 0 ? bound?.floorBy : undefined;
    if (key !== undefined) this.boundBy.set(claim, key);
    this.bounds[claim] = boundCodes[by];
    this.held[claim] = amount;
    this.isAnyHeld = true;
    return amount;
  }

  #hasWeight(claim: number): boolean {
    return (this.#weights.values[claim] ?? 0) > 0;
  }

  /** The weights of some claims. */
  #weightsOf(claims: Int32Array): WholeWeights {
    const whole = this.#weights;
    if (claims.length === whole.values.length) return whole;
    if (whole.kind === "doubles") {
      return wholeDoubles(Float64Array.from(claims, (claim) => whole.values[claim] ?? 0));
    }
    const values = Array.from(claims, (claim) => whole.values[claim] ?? 0n);
    return { kind: "bigInts", values, sum: values.reduce((sum, value) => sum + value, 0n) };
  }
}
