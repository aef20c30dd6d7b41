import type { ExpenditureType } from "../plan/plan.ts";

/** What an allocation can break, one code a promise. */
export const violationCodes = [
  /** An amount that is no whole number of đồng; nothing else is checked then. */
  "amount.notMoney",
  /** The envelopes of a source and type do not add up to its lines. */
  "envelope.total",
  /** Money stands in a year that no line with money left covers. */
  "envelope.outsideYears",
  /** A year holds more or less than the profile gives it. */
  "envelope.notPhased",
  "envelope.duplicate",
  "envelope.unknown",
  "phasing.unreadable",
  "weights.unreadable",
  /** Allocated + unallocated differs from available. */
  "balance",
  "unallocated.duplicate",
  "unallocated.amount",
  "unallocated.reason",
  "cell.duplicate",
  "cell.unknownPlace",
  "cell.outsideYears",
  "cell.notWholeUnits",
  "cell.zeroWeight",
  /** Neither the floor nor the ceiling of the exact share. */
  "cell.share",
  /** A unit went to a place although another had the larger remainder. */
  "cell.notLargestRemainder",
  "receipt.missing",
  "receipt.unexpected",
  "receipt.wrong",
  "order",
] as const;

export type ViolationCode = (typeof violationCodes)[number];

/** A promise that an allocation breaks: always a bug of the engine, never of the data. */
export interface Violation {
  readonly code: ViolationCode;
  readonly source: string;
  readonly type: ExpenditureType;
  readonly year?: number;
  readonly place?: string;
  /** In đồng, as text. */
  readonly expected?: string;
  readonly found?: string;
}

/** A violation at the place that `about` names. */
export function violation(
  code: ViolationCode,
  about: {
    readonly source: string;
    readonly type: ExpenditureType;
    readonly year?: number;
    readonly place?: string;
  },
  expected?: string,
  found?: string,
): Violation {
  const { source, type, year, place } = about;
  return {
    code,
    source,
    type,
    ...(year === undefined ? {} : { year }),
    ...(place === undefined ? {} : { place }),
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
  };
}
