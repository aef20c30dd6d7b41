import { invariant } from "../../issue/invariant.ts";
import type { WholeWeights } from "../../money/weight.ts";
import { compareTexts } from "../order.ts";
import type { PlaceTree } from "../placeTree.ts";

/** What a unit and all beneath it must get at least and may get at most of one pool, in whole units of rounding. */
export interface NodeBound {
  /** Position in `codes` of the tree; -1 for all places together. */
  readonly node: number;
  readonly floor: number;
  /** Infinity where there is none. */
  readonly cap: number;
  /** Keys of the rules that set them, for the explanation. */
  readonly floorBy?: string;
  readonly capBy?: string;
}

/** One pool of money to be shared among communes by weight, within bounds, tier by tier. */
export interface SharingProblem {
  /** In whole units of rounding. */
  readonly total: number;
  readonly tree: PlaceTree;
  /** Nodes of the communes that claim, in the order of their codes. A claim of weight zero gets its floor and nothing more. */
  readonly claims: Int32Array;
  /** One a claim. */
  readonly weights: WholeWeights;
  readonly bounds: readonly NodeBound[];
  /** Priority tier of each claim, 0 for none: those come last. Without it there are no tiers. */
  readonly tiers?: Uint8Array;
}

/** The bounds of a pool that can hold anything, one a unit, sorted by what they bind. */
export interface PoolBounds {
  /** By position of the claim: of communes that claim. */
  readonly ofClaims: ReadonlyMap<number, NodeBound>;
  /** Of the units above them, in the order of the tree: a unit stands before those beneath it. */
  readonly ofUnits: readonly NodeBound[];
  /** Of all places together. */
  readonly ofAll: NodeBound | undefined;
}

const none: PoolBounds = { ofClaims: new Map(), ofUnits: [], ofAll: undefined };

/** Merges bounds of the same unit to the tightest, and leaves out those that no sharing of the total could break. */
export function boundsOf({ total, claims, bounds }: SharingProblem): PoolBounds {
  if (bounds.length === 0) return none;
  const merged = new Map<number, NodeBound>();
  for (const bound of bounds) {
    invariant(Number.isSafeInteger(bound.floor) && bound.floor >= 0, "a floor is a whole number of units");
    invariant(bound.cap === Infinity || Number.isSafeInteger(bound.cap), "a cap is a whole number of units");
    const before = merged.get(bound.node);
    merged.set(bound.node, before === undefined ? bound : tightest(before, bound));
  }
  const binding = [...merged.values()].filter(({ floor, cap }) => floor > 0 || cap < total);
  if (binding.length === 0) return none;
  const claimOf = new Map<number, number>();
  claims.forEach((node, claim) => claimOf.set(node, claim));
  const ofClaims = new Map<number, NodeBound>();
  const ofUnits: NodeBound[] = [];
  for (const bound of binding) {
    invariant(bound.floor <= bound.cap, "a floor fits below its cap");
    const claim = claimOf.get(bound.node);
    if (claim !== undefined) ofClaims.set(claim, bound);
    else if (bound.node >= 0) ofUnits.push(bound);
  }
  ofUnits.sort((one, other) => one.node - other.node);
  return { ofClaims, ofUnits, ofAll: binding.find(({ node }) => node < 0) };
}

/** The higher floor and the lower cap; of two that are equal, the one whose key comes first. */
function tightest(one: NodeBound, other: NodeBound): NodeBound {
  const floor = one.floor - other.floor || compareKeys(other.floorBy, one.floorBy);
  const cap = one.cap === other.cap ? compareKeys(one.capBy, other.capBy) : one.cap - other.cap;
  const [low, high] = [floor >= 0 ? one : other, cap <= 0 ? one : other];
  return {
    node: one.node,
    floor: low.floor,
    cap: high.cap,
    ...(low.floorBy === undefined ? {} : { floorBy: low.floorBy }),
    ...(high.capBy === undefined ? {} : { capBy: high.capBy }),
  };
}

/** A bound that names its rule comes before one that does not. */
function compareKeys(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined)
    return (one === undefined ? 1 : 0) - (other === undefined ? 1 : 0);
  return compareTexts(one, other);
}
