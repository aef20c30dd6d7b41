import { invariant } from "../../issue/invariant.ts";
import { moneyFromBigInt } from "../../money/money.ts";
import { ratio, readRatio, type Ratio } from "../../money/ratio.ts";
import { divideRounded } from "../../money/rounding.ts";
import { dongPer } from "../../money/unit.ts";
import { wholeWeights } from "../../money/weight.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Allocation, Pool } from "../allocation.ts";
import { exactShare } from "../exactShare.ts";
import { tiersOf } from "../limitRules.ts";
import { limitOf } from "../outcome.ts";
import { sharePool, shareBoundOf, type Block, type NodeBound, type ShareBound } from "../sharing/sharing.ts";
import { weightlessKey } from "../stage.ts";
import { isLeaf } from "../slices.ts";

/** One thing that is other than in the allocation. */
export interface NeedVariation {
  /** Weight of the place, in thousandths of its `unitWeight`. */
  readonly thousandths?: bigint;
  /** The envelope, in whole units. */
  readonly envelope?: number;
  /** The cap of a unit of the tree, in whole units; its floor follows where it is a hold. */
  readonly cap?: { readonly node: number; readonly units: number; readonly isHold: boolean };
}

/** The exact share of the place, and what decides it. */
export interface NeedOutcome {
  /** In đồng. */
  readonly share: Ratio;
  readonly bound: ShareBound;
  readonly boundBy?: string;
  readonly block: Block;
}

/** The exact share of one place in one pool as one thing changes and all else stays: other weights, floors, caps, tiers, reserve shares. */
export class NeedResponse {
  /** Of the place, or the smallest of all where the place has none; a whole number in proportion to the others. */
  readonly unitWeight: bigint;
  readonly ownWeight: bigint;
  readonly node: number;
  readonly #plan: Plan;
  readonly #allocation: Allocation;
  readonly #pool: Pool;
  readonly #nodes: Int32Array;
  readonly #weights: readonly bigint[];
  readonly #index: number;
  readonly #bounds: readonly NodeBound[];
  readonly #tiers: Uint8Array | undefined;
  readonly #size: number;

  constructor(plan: Plan, allocation: Allocation, pool: Pool, place: string) {
    const { tree, unit } = allocation;
    const node = tree.nodeOf.get(place);
    invariant(node !== undefined && isLeaf(tree, node), "the place is a commune of the allocation");
    this.node = node;
    this.#plan = plan;
    this.#allocation = allocation;
    this.#pool = pool;
    this.#size = dongPer(unit);
    const claims = pool.places.map((code, claim) => ({
      node: tree.nodeOf.get(code) ?? -1,
      weight: BigInt(pool.weights.values[claim] ?? 0),
    }));
    if (!claims.some((claim) => claim.node === node)) claims.push({ node, weight: 0n });
    claims.sort((one, other) => one.node - other.node);
    this.#nodes = Int32Array.from(claims, (claim) => claim.node);
    this.#weights = claims.map(({ weight }) => weight);
    this.#index = claims.findIndex((claim) => claim.node === node);
    this.ownWeight = this.#weights[this.#index] ?? 0n;
    const smallest = this.#weights.filter((weight) => weight > 0n).reduce(lesser, 0n);
    this.unitWeight = this.ownWeight > 0n ? this.ownWeight : smallest > 0n ? smallest : 1n;
    this.#bounds = pool.bounds.map(({ place: code, floor, cap, floorBy, capBy }) => ({
      node: code === "" ? -1 : (tree.nodeOf.get(code) ?? -1),
      floor: (floor ?? 0) / this.#size,
      cap: cap === undefined ? Infinity : cap / this.#size,
      ...(floorBy === undefined ? {} : { floorBy }),
      ...(capBy === undefined ? {} : { capBy }),
    }));
    this.#tiers = tiersOf(plan, tree, pool, this.#nodes);
  }

  /** The most thousandths that are tried: a million times what all others weigh together. */
  get mostThousandths(): bigint {
    const sum = this.#weights.reduce((total, weight) => total + weight, 0n);
    return (1_000_000_000n * (sum + this.unitWeight)) / this.unitWeight;
  }

  /** The floor, cap and rules that hold a unit of the tree. */
  boundAt(node: number): NodeBound | undefined {
    return this.#bounds.find((bound) => bound.node === node);
  }

  /** The units that an envelope leaves to share: reserves are their share of it again, what else is set aside stays. */
  unitsOf(envelope: number): number {
    const size = BigInt(this.#size);
    const whole = BigInt(envelope) * size;
    let left = whole;
    for (const { reason, amount, by } of this.#pool.setAside) {
      if (reason === "belowUnit") continue;
      const limit = this.#plan.limits.find(({ id }) => id === by);
      if (limit?.kind !== "reserve") {
        left -= BigInt(amount);
        continue;
      }
      const { numerator, denominator } = readRatio(limit.share);
      left -= divideRounded(whole * numerator, denominator * size, "ceiling") * size;
    }
    return left <= 0n ? 0 : moneyFromBigInt(left / size);
  }

  /** Undefined where floors do not fit any more. */
  at({ thousandths, envelope, cap }: NeedVariation): NeedOutcome | undefined {
    const { tree, unit } = this.#allocation;
    const own = thousandths === undefined ? this.ownWeight * 1_000n : thousandths * this.unitWeight;
    const weights = this.#weights.map((weight, index) => (index === this.#index ? own : weight * 1_000n));
    const bounds = this.#boundsWith(cap, own > 0n);
    const total = envelope === undefined ? this.#pool.shared / this.#size : this.unitsOf(envelope);
    if (!this.#fits(bounds, weights, total)) return undefined;
    const sharing = sharePool({
      total,
      tree,
      claims: this.#nodes,
      weights: wholeWeights(weights.map((numerator) => ({ numerator, denominator: 1n }))),
      bounds,
      ...(this.#tiers === undefined ? {} : { tiers: this.#tiers }),
    });
    const { numerator, denominator } = exactShare(sharing.column, this.#index, unit);
    const boundBy = sharing.boundBy.get(this.#index);
    const block = sharing.blocks[sharing.blockOf[this.#index] ?? 0];
    invariant(block !== undefined, "each claim is in a block");
    return {
      share: ratio(numerator, denominator),
      bound: shareBoundOf(sharing, this.#index),
      ...(boundBy === undefined ? {} : { boundBy }),
      block,
    };
  }

  #boundsWith(cap: NeedVariation["cap"], hasWeight: boolean): readonly NodeBound[] {
    return this.#bounds.flatMap((bound): readonly NodeBound[] => {
      if (cap !== undefined && bound.node === cap.node) {
        return [{ ...bound, floor: cap.isHold ? cap.units : bound.floor, cap: cap.units }];
      }
      // A place that is given a weight is no longer kept to its floors for want of one.
      const isFreed = hasWeight && bound.node === this.node && limitOf(bound.capBy ?? "") === weightlessKey;
      return [isFreed ? { ...bound, cap: Infinity } : bound];
    });
  }

  /** Whether the floors fit in the money and below the caps, unit by unit: a unit stands before those beneath it. */
  #fits(bounds: readonly NodeBound[], weights: readonly bigint[], total: number): boolean {
    const { codes, parents, leaves } = this.#allocation.tree;
    const boundOf = new Map(bounds.map((bound) => [bound.node, bound]));
    const needs = new Float64Array(codes.length + 1);
    const room = new Float64Array(codes.length + 1);
    this.#nodes.forEach((node, index) => {
      room[node] = (weights[index] ?? 0n) > 0n ? Infinity : (boundOf.get(node)?.floor ?? 0);
    });
    const firstLeaf = codes.length - leaves.length;
    for (let node = codes.length - 1; node >= -1; node--) {
      const at = node < 0 ? codes.length : node;
      const { floor, cap } = boundOf.get(node) ?? { floor: 0, cap: Infinity };
      const need = Math.max(floor, needs[at] ?? 0);
      const most = Math.min(cap, room[at] ?? 0);
      if (need > most && (node < firstLeaf || need > 0)) return false;
      if (node < 0) return need <= total;
      const above = parents[node] ?? -1;
      const to = above < 0 ? codes.length : above;
      needs[to] = (needs[to] ?? 0) + need;
      room[to] = (room[to] ?? 0) + most;
    }
    return true;
  }
}

function lesser(one: bigint, other: bigint): bigint {
  return one === 0n || other < one ? other : one;
}
