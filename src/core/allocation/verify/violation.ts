import type { ExpenditureType } from "../../plan/plan.ts";

/** What an allocation can break, one code a promise. */
export const violationCodes = [
  /** An amount that is no whole number of đồng; nothing else is checked then. */
  "amount.notMoney",
  /** The envelopes of a source, type and component do not add up to its lines. */
  "envelope.total",
  /** Money stands in a year that no line with money left covers. */
  "envelope.outsideYears",
  /** A year holds more or less than the profile gives it. */
  "envelope.notPhased",
  "envelope.duplicate",
  "phasing.unreadable",
  "weights.unreadable",
  /** The tree of places is not that of the plan. */
  "tree.wrong",
  /** An envelope, or money that was carried over, is in no pool. */
  "pool.missing",
  /** A pool of money that is not there, or that another pool holds already. */
  "pool.unexpected",
  /** A pool does not hold its envelope, or what was carried over. */
  "pool.available",
  /** A reserve, or what is below one unit, is not what the plan sets aside. */
  "pool.setAside",
  /** More or less is set aside than counterpart money cannot match. */
  "pool.counterpart",
  /** What is shared is not what is available less what is set aside, in whole units. */
  "pool.shared",
  /** What is left is carried over although it may not be, or stays although it may go on. */
  "pool.carry",
  /** Someone who may claim does not, or the claims are out of order. */
  "pool.claims",
  /** The weights are not in the proportion of the plan's. */
  "pool.weights",
  "pool.tiers",
  /** A floor or cap that no limit and no counterpart rule of the plan gives. */
  "pool.bound",
  /** Allocated + unallocated differs from available. */
  "balance",
  /** What is not allocated is not what the pools leave, or not for the reason that it has. */
  "unallocated.wrong",
  "cell.unknownPlace",
  "cell.outsideYears",
  /** Money for a place that a limit excludes. */
  "cell.excluded",
  "cell.notWholeUnits",
  "cell.missing",
  /** A cell that no pool pays. */
  "cell.unexpected",
  /** A cell differs from the amount that its pool gives. */
  "cell.notPool",
  /** The certificate of the exact shares contradicts itself. */
  "share.block",
  /** Exact shares and what is left over do not add up to what is shared. */
  "share.total",
  /** A share that is not in proportion to its weight. */
  "share.weight",
  /** A share that is held to a floor or cap, but is not that floor or cap. */
  "share.bound",
  /** The exact total of a unit lies below its floor or above its cap. */
  "share.outsideBounds",
  /** Someone could be given more at the cost of one who has more for each unit of weight, or who comes in a later tier. */
  "share.level",
  /** Money is left over although someone may have it. */
  "share.leftOver",
  /** Neither the floor nor the ceiling of the exact share. */
  "rounding.cell",
  /** A published total is neither the floor nor the ceiling of its exact value. */
  "rounding.total",
  /** The amounts of a pool do not add up to what its shares give. */
  "rounding.sum",
  /** The amounts of a unit lie below its floor or above its cap. */
  "rounding.bound",
  /** No divisor gives these amounts. */
  "rounding.divisor",
  "receipt.missing",
  "receipt.unexpected",
  "receipt.wrong",
  "limit.floor",
  "limit.cap",
  /** A row on counterpart is not what the cells say. */
  "counterpart.row",
  /** A counterpart rule that is not only reported does not hold. */
  "counterpart.missing",
  /** More counterpart than a rule wants that asks for exactly so much. */
  "counterpart.surplus",
  "order",
] as const;

export type ViolationCode = (typeof violationCodes)[number];

/** A promise that an allocation breaks: always a bug of the engine, never of the data. */
export interface Violation {
  readonly code: ViolationCode;
  readonly source?: string;
  readonly type?: ExpenditureType;
  readonly year?: number;
  readonly component?: string;
  readonly origin?: number;
  readonly place?: string;
  /** Id of a limit or counterpart rule. */
  readonly rule?: string;
  /** In đồng, as text. */
  readonly expected?: string;
  readonly found?: string;
}

/** Where a violation is. */
export type About = Omit<Violation, "code" | "expected" | "found">;

/** Writes a violation down. */
export type Report = (code: ViolationCode, about: About, expected?: Shown, found?: Shown) => void;

type Shown = string | number | bigint | undefined;

const fields = ["source", "type", "year", "component", "origin", "place", "rule"] as const;

/** A violation at the place that `about` names. */
export function violation(code: ViolationCode, about: About, expected?: string, found?: string): Violation {
  const where = Object.fromEntries(
    fields.flatMap((field) => (about[field] === undefined ? [] : [[field, about[field]]])),
  ) as About;
  return {
    code,
    ...where,
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
  };
}

/** The violations that checks find, in the order in which they find them. */
export function collectViolations(check: (report: Report) => void): readonly Violation[] {
  const found: Violation[] = [];
  const text = (value: Shown): string | undefined => (value === undefined ? undefined : String(value));
  check((code, about, expected, what) => found.push(violation(code, about, text(expected), text(what))));
  return found;
}
