import type { WholeWeights } from "../money/weight.ts";
import type { ShareColumn } from "../rounding/table.ts";
import type { PlaceTree } from "./placeTree.ts";

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

/** What decided the exact share of a claim. */
export type ShareBound = "free" | "floor" | "cap" | "zeroWeight";

/** A whole amount that some claims share in proportion to their weights, within their own floors and caps. */
export interface Block {
  /** The tier that it serves; 0 where there is none. */
  readonly tier: number;
  /** The unit whose floor or cap fixed the amount; -1 where it is what is left for all. */
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

/** Exact shares of the claims: whole amounts by block, shares + leftOver = total. */
export interface Sharing {
  readonly blocks: readonly Block[];
  /** Block of each claim. */
  readonly blockOf: Uint32Array;
  readonly bounds: readonly ShareBound[];
  /** Key of the rule whose floor or cap a claim is held to; undefined for a claim that is free. */
  readonly boundBy: readonly (string | undefined)[];
  /** The exact shares, in units. */
  readonly column: ShareColumn;
  /** What caps refuse, in units: nobody may take it. */
  readonly leftOver: number;
}
