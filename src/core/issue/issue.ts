/** Every kind of trouble that input can have, in order of precedence: the first that applies is the one reported. */
export const issueCodes = [
  "file.missing",
  "file.unreadable",
  "file.notJson",
  "file.notZip",
  "file.notWorkbook",
  "file.cannotWrite",
  "plan.unknownId",
  "plan.schemaVersion",
  "sheet.missing",
  "sheet.headingMissing",
  "sheet.headingUnknown",
  "sheet.headingRepeated",
  "plan.missingKey",
  "plan.unknownKey",
  "plan.wrongType",
  "plan.unknownChoice",
  "plan.wrongText",
  "plan.empty",
  "number.notANumber",
  "number.ambiguous",
  "number.notFinite",
  "number.notWhole",
  "number.negative",
  "number.tooLarge",
  "number.tooSmall",
  "ratio.invalid",
  "ratio.zero",
  "period.reversed",
  "period.outside",
  "plan.duplicateId",
  "plan.duplicateCode",
  "plan.unknownReference",
  "plan.cycle",
  "limit.oneBound",
  "limit.baseWithoutShare",
  "limit.attribute",
  "counterpart.excludedBelowProvince",
  "weights.empty",
  "weights.factorCount",
  "weights.allZero",
  "weights.negative",
  "weights.missingAttribute",
  "weights.noGroup",
  "weights.overlap",
  "weights.none",
  "phasing.none",
  "limit.notWhole",
  "limit.impossible",
  "counterpart.unmatched",
  "correction.unknown",
  "correction.unproposed",
  "scenario.unknownId",
  "scenario.unknownBase",
  "scenario.cycle",
  "scenario.oneAmount",
  "scenario.notARatio",
  "scenario.notAnAmount",
  "scenario.contradiction",
  "scenario.notEnough",
  "scenario.sameLine",
  "scenario.mergeRule",
  "scenario.mergeYear",
  "scenario.nothingTouched",
  "scenario.unusedParameter",
  "result.notOurs",
  "result.noRun",
  "result.otherScenario",
  "merge.unknownKey",
  "merge.reference",
  "merge.invalid",
  "distribution.reversed",
  "distribution.probabilities",
  "correlation.withItself",
  "correlation.repeated",
  "correlation.ofConstant",
  "correlation.inconsistent",
  "uncertainty.nothingTouched",
  "work.cancelled",
] as const;

export type IssueCode = (typeof issueCodes)[number];

export type Severity = "error" | "warning" | "note";

/** Where something stands: a path in the plan, the place in the printed document, the cell of a workbook. */
export interface Place {
  readonly path: string;
  readonly document?: string;
  readonly cell?: string;
}

/**
 * A value that a message shows: text as it is, money in đồng, an exact decimal, a name that the plan gives in both
 * languages, the words of another key of `src/text`, or a list of values.
 */
export type Parameter =
  | string
  | number
  | { readonly dong: number }
  | { readonly decimal: string }
  | { readonly name: { readonly vi: string; readonly en: string } }
  | { readonly key: string; readonly parameters?: Readonly<Record<string, Parameter>> }
  | readonly Parameter[];

/** Something that a person must know about the data. It has no words: `src/text` holds those. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** An issue of severity `error` at `path`. */
export function errorAt(
  path: string,
  code: IssueCode,
  parameters: Readonly<Record<string, Parameter>> = {},
): Issue {
  return { code, severity: "error", place: { path }, parameters };
}

/** Thrown by a function that has no way to return issues (an amount out of range, weights that are all zero). */
export class IssueError extends Error {
  override readonly name = "IssueError";
  readonly issues: readonly Issue[];

  constructor(...issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.code} ${issue.place.path}`).join("; "));
    this.issues = issues;
  }
}
