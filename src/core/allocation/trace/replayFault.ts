import { exactText, type Exact } from "./replayArithmetic.ts";

/** A step of a trace. */
export type ReplayStep =
  | "lines"
  | "years"
  | "setAside"
  | "carried"
  | "blocks"
  | "tiers"
  | "block"
  | "weight"
  | "bound"
  | "counterpart"
  | "exact"
  | "rounding"
  | "amount";

/** A step that does not follow from the steps before it: what does, and what the trace says. */
export interface ReplayFault {
  readonly kind: "fault";
  readonly step: ReplayStep;
  readonly expected: string;
  readonly found: string;
}

/** The fault of a step. */
export function fault(
  step: ReplayStep,
  expected: Exact | string | number,
  found: string | number,
): ReplayFault {
  const text = typeof expected === "object" ? exactText(expected) : String(expected);
  return { kind: "fault", step, expected: text, found: String(found) };
}
