import type { Money } from "../money/money.ts";
import type { WholeWeights } from "../money/weight.ts";
import type { MoneyUnit } from "../money/unit.ts";
import type { ExpenditureType, AllocationMethod } from "../plan/plan.ts";
import type { PlaceTree } from "./placeTree.ts";
import type { Sharing } from "./sharing/sharing.ts";

/** What one source may spend on one type of expenditure (and component) out of one year's money: the year of origin. */
export interface Envelope {
  readonly source: string;
  readonly type: ExpenditureType;
  readonly year: number;
  readonly component?: string;
  readonly amount: Money;
}

/** An amount that one place gets: whole units, and 0 for a place whose weight is too small for one. `year` is the year of use. */
export interface AllocationCell extends Envelope {
  /** Official code of the place. */
  readonly place: string;
  /** Year of origin, where the money was carried over. */
  readonly origin?: number;
}

export const unallocatedReasons = [
  /** A part set aside by a reserve. */
  "reserve",
  /** Local money cannot match it. */
  "counterpartMissing",
  /** No place has a weight above zero. */
  "noEligiblePlace",
  /** All places that may get it are at their caps. */
  "capsReached",
  /** More than an exact counterpart rule lets places have. */
  "counterpartSurplus",
  /** What is left over below one rounding unit. */
  "belowUnit",
] as const;

export type UnallocatedReason = (typeof unallocatedReasons)[number];

/** What is not allocated, a line of its own, by year of origin: allocated + unallocated = available. */
export interface Unallocated extends Envelope {
  readonly reason: UnallocatedReason;
  /** Ids of the limits or counterpart rules that set it aside. */
  readonly by?: string;
}

export const roundingReasons = [
  /** Rounded up although the nearest unit is below: a unit was left over and its remainder was next in line. */
  "raisedToFillTotal",
  /** Rounded down although the nearest unit is above: no unit was left over for it. */
  "loweredToKeepTotal",
  /** Up or down against its nearest unit and against its line, so that other totals (of the place, the source, the year) foot. */
  "raisedForOtherTotals",
  "loweredForOtherTotals",
  /** Webster's divisor gives it another unit than its exact share is nearest to. */
  "raisedByDivisor",
  "loweredByDivisor",
] as const;

export type RoundingReason = (typeof roundingReasons)[number];

/** A cell that is not its nearest rounding, and why. */
export interface ReceiptLine extends AllocationCell {
  /** The exact share, in đồng, a decimal of up to 40 digits as text. */
  readonly exact: string;
  readonly reason: RoundingReason;
}

/** Which weighting divided the money of a source, and where it comes from. */
export interface WeightingApplied {
  readonly source: string;
  readonly weighting: string;
}

/** What a unit of the tree (empty code: all places) keeps to in one pool; keys begin with the id of the limit or counterpart rule. */
export interface PoolBound {
  readonly place: string;
  readonly floor?: Money;
  readonly floorBy?: string;
  readonly cap?: Money;
  readonly capBy?: string;
}

/** A part of a pool that is taken off before the rest is shared. */
export interface SetAside {
  readonly reason: UnallocatedReason;
  readonly amount: Money;
  readonly by?: string;
}

/** The money of one envelope that is used in one year, and how it was shared: what every cell's explanation is made of. */
export interface Pool {
  readonly source: string;
  readonly type: ExpenditureType;
  /** Year of use. */
  readonly year: number;
  readonly component?: string;
  /** Year of origin, where it was carried over. */
  readonly origin?: number;
  /** The envelope, or what was carried over. */
  readonly available: Money;
  /** Taken off before sharing, in order. */
  readonly setAside: readonly SetAside[];
  /** available − set aside: whole units. */
  readonly shared: Money;
  /** What nobody could take; it is carried over to `carriedTo` or unallocated. */
  readonly leftOver: Money;
  readonly carriedTo?: number;
  readonly weighting: string;
  /** The tightest floors and caps, unit by unit, which limits and counterpart rules set here. */
  readonly bounds: readonly PoolBound[];
  /** Codes of the places that claim, sorted; their weights as whole numbers, their tiers, exact shares, and amounts in units. */
  readonly places: readonly string[];
  readonly weights: WholeWeights;
  readonly tiers?: Uint8Array;
  readonly sharing: Sharing;
  readonly amounts: Float64Array;
}

/** A counterpart rule in one district or commune, on the allocated amounts. */
export interface CounterpartOfPlace {
  readonly rule: string;
  readonly place: string;
  readonly type: ExpenditureType;
  readonly year: number;
  readonly base: Money;
  /** ratio × base, rounded up to the unit. */
  readonly required: Money;
  readonly arranged: Money;
  /** What is short; 0 where the rule holds. */
  readonly missing: Money;
}

/** A published total that could not be floor or ceiling of its exact value. */
export interface MovedTotal {
  /** Code of the place. */
  readonly place: string;
  /** What it adds up: a source, `source/type`, or parts such as `year=2022`. */
  readonly line: string;
  /** By how many units of rounding, up or (negative) down. */
  readonly units: number;
}

/** The outcome. Rows are sorted by source, type, year, component, origin, place code. */
export interface Allocation {
  readonly unit: MoneyUnit;
  readonly method: AllocationMethod;
  /**
   * Which totals are floor or ceiling of their exact values: all (of any sources, types and years at every place), those that nest, or only
   * the lines (under Webster).
   */
  readonly totals: "all" | "nested" | "lines";
  /** Totals of which a solver has shown that they cannot be kept. */
  readonly moved: readonly MovedTotal[];
  readonly envelopes: readonly Envelope[];
  readonly cells: readonly AllocationCell[];
  readonly unallocated: readonly Unallocated[];
  readonly receipt: readonly ReceiptLine[];
  readonly weightings: readonly WeightingApplied[];
  /** Profile that phased each source's amounts of several years to years. */
  readonly profiles: readonly { readonly source: string; readonly profile: string }[];
  readonly tree: PlaceTree;
  readonly pools: readonly Pool[];
  readonly counterpart: readonly CounterpartOfPlace[];
}
