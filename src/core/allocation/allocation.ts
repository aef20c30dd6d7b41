import type { Money } from "../money/money.ts";
import type { MoneyUnit } from "../money/unit.ts";
import type { ExpenditureType } from "../plan/plan.ts";

/** What one source may spend on one type of expenditure in one year. */
export interface Envelope {
  readonly source: string;
  readonly type: ExpenditureType;
  readonly year: number;
  readonly amount: Money;
}

/** The money of an envelope that one place gets: whole units, and 0 for a place whose weight is too small for one. */
export interface AllocationCell extends Envelope {
  /** Official code of the place. */
  readonly place: string;
}

export const unallocatedReasons = [
  /** No place has a weight above zero. */
  "noEligiblePlace",
  /** What is left over below one rounding unit. */
  "belowUnit",
] as const;

export type UnallocatedReason = (typeof unallocatedReasons)[number];

/** What is not allocated, a line of its own: allocated + unallocated = available. */
export interface Unallocated extends Envelope {
  readonly reason: UnallocatedReason;
}

export const roundingReasons = [
  /** Rounded up although the nearest unit is below: a unit was left over and its remainder was next in line. */
  "raisedToFillTotal",
  /** Rounded down although the nearest unit is above: no unit was left over for it. */
  "loweredToKeepTotal",
] as const;

export type RoundingReason = (typeof roundingReasons)[number];

/** A cell that is not its nearest rounding, and why. */
export interface ReceiptLine extends AllocationCell {
  /** The exact share of the whole units of the envelope, in đồng, a decimal of up to 40 digits as text. */
  readonly exact: string;
  readonly reason: RoundingReason;
}

/** Which weighting divided the money of a source, and where it comes from. */
export interface WeightingApplied {
  readonly source: string;
  readonly weighting: string;
}

/** The outcome: envelopes, cells, what is left, and the receipt of rounding. Rows are sorted by source, type, year, place code. */
export interface Allocation {
  readonly unit: MoneyUnit;
  readonly method: "largestRemainder";
  readonly envelopes: readonly Envelope[];
  readonly cells: readonly AllocationCell[];
  readonly unallocated: readonly Unallocated[];
  readonly receipt: readonly ReceiptLine[];
  readonly weightings: readonly WeightingApplied[];
  /** Profile that phased each source's amounts of several years to years. */
  readonly profiles: readonly { readonly source: string; readonly profile: string }[];
}
