import type { Issue, IssueCode, Parameter } from "../../issue/index.ts";

/** Trouble that only uncertain factors can have, in order of precedence. */
export const factorIssueCodes = [
  "distribution.reversed",
  "distribution.probabilities",
  "correlation.withItself",
  "correlation.repeated",
  "correlation.ofConstant",
  "correlation.inconsistent",
] as const;

export type FactorIssueCode = (typeof factorIssueCodes)[number];

/** An issue of a plan, or one that only uncertain factors can have. */
export type FactorIssue = Omit<Issue, "code"> & { readonly code: IssueCode | FactorIssueCode };

/** An issue of severity `error` at `path`. */
export function factorError(
  path: string,
  code: IssueCode | FactorIssueCode,
  parameters: Readonly<Record<string, Parameter>>,
): FactorIssue {
  return { code, severity: "error", place: { path }, parameters };
}
