import type { Parameter, Place, Severity } from "../issue/issue.ts";
import type { Money } from "../money/money.ts";

/** What a check can find, one code a kind of check. */
export const findingCodes = [
  /** A printed total differs from the sum of its printed parts (or a part from what the total leaves for it). */
  "sum",
  /** A printed counterpart amount differs from ratio × base. */
  "counterpart",
  /** A printed share is not its exact value rounded. */
  "share",
  /** A figure is printed without a unit. */
  "unit",
  /** The printed digits do not read as the amount that the plan holds, and no accepted correction says why. */
  "printed",
  /** A figure differs from its printed digits because a person accepted a correction. */
  "corrected",
  /** A figure was not printed but derived. */
  "derived",
  /** Amounts stand on periods of different lengths. */
  "grain",
  /** Figures are printed with different numbers of decimals. */
  "precision",
  /** A printed percentage of a target differs from count / denominator. */
  "target.percent",
  /** One indicator is stated with different values in different places. */
  "target.statement",
  /** A target says how many are added but not how many there will be. */
  "target.total",
  /** Baseline + added differs from the target. */
  "target.added",
] as const;

export type FindingCode = (typeof findingCodes)[number];

export const findingClasses = [
  /** Within half of the last printed digit, times the parts: no error. */
  "rounding",
  /** A real difference. */
  "real",
  /** Follows from another finding; disappears with it. */
  "consequence",
  /** Something to know, nothing to correct. */
  "information",
] as const;

export type FindingClass = (typeof findingClasses)[number];

/** Why a correction is likely. */
export const evidenceCodes = [
  /** Parts and total agree after it. */
  "sumAgrees",
  /** The other parts and the total, both confirmed, leave exactly this. */
  "siblingSum",
  /** The parts of the figure itself are confirmed from below. */
  "confirmedBelow",
  /** The counterpart rule holds after it. */
  "counterpartRule",
  /** The printed share agrees with it. */
  "shareAgrees",
  "oneDigit",
  "transposedDigits",
  "factorThousand",
  /** The part stands twice in the sum. */
  "doubleCount",
  /** A part is missing from the sum. */
  "missingPart",
  /** Two figures stand in each other's place. */
  "swapped",
  /** Printed totals above were added up with the wrong figure. */
  "staleCarriedUp",
  /** Another denominator that the document uses gives the printed percentage. */
  "otherDenominator",
  /** The figure was derived from one that was corrected. */
  "derivedFrom",
] as const;

export type EvidenceCode = (typeof evidenceCodes)[number];

/** An amount that would put things right, with the reasons; the first of a list is the likeliest. */
export interface Proposal {
  /** Id of the line or stated total to be corrected. */
  readonly target: string;
  readonly amount: Money;
  readonly evidence: readonly EvidenceCode[];
}

/** A value compared: đồng, or an exact decimal as text (percent, count, year). */
export type Measured = Money | { readonly decimal: string };

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
} {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), notes: count("note") };
}

/** What a check found, where, by how much, and what would put it right. No words. */
export interface Finding {
  /** Stable: code and the ids it is about, e.g. `sum:direct`. `--accept-corrections` takes it. */
  readonly id: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly class: FindingClass;
  readonly place: Place;
  readonly printed?: Measured;
  readonly computed?: Measured;
  /** printed − computed. */
  readonly difference?: Measured;
  /** What printed rounding alone explains, either way. */
  readonly tolerance?: Measured;
  /** Id of the finding that this one follows from. */
  readonly causedBy?: string;
  /** Set where the evidence does not tell the proposals apart: a person has to choose, "all" does not. */
  readonly undecided?: true;
  readonly proposals: readonly Proposal[];
  /** What the words of the finding need (names, counts, lists). */
  readonly parameters: Readonly<Record<string, Parameter>>;
}
