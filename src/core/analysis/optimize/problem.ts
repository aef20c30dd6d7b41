import type { Money, Ratio, Weight } from "../../money/index.ts";

/** A place that may be brought to the standard. */
export interface Candidate {
  /** Official code; unique among candidates and places that reached the standard before. */
  readonly place: string;
  readonly district: string;
  /** Whole number of people who live there. */
  readonly people: number;
  /** Points by criterion: whole numbers, exact decimals or ratios, none negative. A criterion that is missing counts 0. */
  readonly scores?: Readonly<Record<string, Weight>>;
  /** What it takes, all in the year in which the place reaches the standard; each group at most once. */
  readonly costs: readonly Cost[];
  /** Places that must reach the standard first: in an earlier year or the same one. */
  readonly prerequisites?: readonly string[];
  /** First and last year in which the place can reach the standard. */
  readonly earliest?: number;
  readonly latest?: number;
  /** Decided already: it must, or must not, reach the standard. */
  readonly choice?: "yes" | "no";
}

/** Money (đồng, not negative) that the bearers of a group pay together. */
export interface Cost {
  readonly group: string;
  readonly amount: Money;
}

/** Costs of one expenditure type that are borne by the same sources. A cost of one source is a group with one bearer. */
export interface CostGroup {
  readonly id: string;
  readonly type: string;
  readonly bearers: readonly Bearer[];
}

/**
 * A source that may pay for a group: at least and at most these parts (0 … 1; all and nothing if not given) of what the group
 * costs in a year, over all places together. The places' own amounts are for the allocation to split.
 */
export interface Bearer {
  readonly source: string;
  readonly atLeast?: Ratio;
  readonly atMost?: Ratio;
}

/** Money (đồng) that a source has for a type in a year. What is not listed has nothing. */
export interface Budget {
  readonly source: string;
  readonly type: string;
  readonly year: number;
  readonly amount: Money;
  /** Whether what is left at the end of the year may be spent in the next one. */
  readonly carryOver?: boolean;
}

/** Local money must be at least `ratio` times central money, over all types and years that are named together. */
export interface CounterpartRatio {
  readonly id: string;
  readonly central: readonly string[];
  readonly local: readonly string[];
  readonly types: readonly string[];
  readonly years: readonly number[];
  readonly ratio: Ratio;
}

/** A place that has reached the standard already. It counts in minima, in the target and in coverage, and costs nothing. */
export interface Reached {
  readonly place: string;
  readonly district: string;
  readonly people: number;
}

export interface YearLimit {
  readonly year: number;
  /** At most so many places reach the standard in the year. */
  readonly places: number;
}

export interface DistrictMinimum {
  readonly district: string;
  /** At least so many places of the district have reached the standard at the end. */
  readonly places: number;
}

/** Which places to bring to the standard, and when: all that a choice must keep to. */
export interface ChoiceProblem {
  /** In order, each once. */
  readonly years: readonly number[];
  readonly candidates: readonly Candidate[];
  readonly reached?: readonly Reached[];
  readonly groups: readonly CostGroup[];
  readonly budgets: readonly Budget[];
  readonly counterparts?: readonly CounterpartRatio[];
  readonly yearLimits?: readonly YearLimit[];
  readonly districtMinima?: readonly DistrictMinimum[];
  /** At least so many places have reached the standard at the end, those of before among them. */
  readonly target?: number;
}

export type Measure = "communes" | "people" | "money";

/** What is sought. */
export type Objective =
  | { readonly kind: "communes" }
  | { readonly kind: "people" }
  /** The most points; each criterion's points count `weights[criterion]` times, 0 times if it is not named. */
  | { readonly kind: "score"; readonly weights: Readonly<Record<string, Weight>> }
  /** The least money (of these sources, or of all) with which the problem's target and minima are reached. */
  | { readonly kind: "money"; readonly sources?: readonly string[] }
  /**
   * The fairest split: the district that is worst off is as well off as can be, then the next one, and so on. A district is as
   * well off as the part of its communes or people that have reached the standard, or of its candidates' cost that is spent.
   */
  | { readonly kind: "fairest"; readonly of: Measure };

/** One constraint of a problem, by what a person calls it. */
export type Constraint =
  | { readonly kind: "budget"; readonly source: string; readonly type: string; readonly year: number }
  | { readonly kind: "counterpart"; readonly rule: string }
  | { readonly kind: "share"; readonly group: string; readonly source: string; readonly bound: "atLeast" | "atMost" } // prettier-ignore
  | { readonly kind: "yearLimit"; readonly year: number }
  | { readonly kind: "districtMinimum"; readonly district: string }
  | { readonly kind: "target" }
  | { readonly kind: "choice"; readonly place: string }
  | { readonly kind: "prerequisite"; readonly place: string; readonly first: string };

/** A place and the year in which it reaches the standard. */
export interface Choice {
  readonly place: string;
  readonly year: number;
}

/** Money of one source for one type in one year. */
export interface Spending {
  readonly source: string;
  readonly type: string;
  readonly year: number;
  readonly amount: Money;
}

/** What a choice is worth, exactly, by the objective's kind. */
export type Worth =
  | { readonly kind: "communes" | "people"; readonly count: bigint }
  | { readonly kind: "score"; readonly points: Ratio }
  | { readonly kind: "money"; readonly amount: Money }
  /** From the district that is worst off to the best off; districts that are even stand by their codes. */
  | { readonly kind: "fairest"; readonly districts: readonly DistrictShare[] };

export interface DistrictShare {
  readonly district: string;
  readonly share: Ratio;
}

/** Choices that keep to everything, with money that keeps to everything, in whole đồng. */
export interface Optimum {
  /** By year, then by place. */
  readonly choices: readonly Choice[];
  /** By year, source and type; amounts of 0 left out. */
  readonly spending: readonly Spending[];
  /** The same by group, which shares are bound to. */
  readonly groupSpending: readonly GroupSpending[];
  readonly worth: Worth;
}

export interface GroupSpending {
  readonly group: string;
  readonly source: string;
  readonly year: number;
  readonly amount: Money;
}
