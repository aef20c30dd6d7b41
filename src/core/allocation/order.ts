import type { Envelope } from "./allocation.ts";

/** The order of every list of an allocation: source, type, year. */
export function compareEnvelopes(left: Envelope, right: Envelope): number {
  return (
    compareTexts(left.source, right.source) || compareTexts(left.type, right.type) || left.year - right.year
  );
}

/** By code units: the same on every machine, whatever its locale. */
export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
