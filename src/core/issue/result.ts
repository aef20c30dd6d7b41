import type { Issue } from "./issue.ts";

/** Either a value, or every issue that stands in the way of it. */
export type Result<Value, Problem = Issue> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly Problem[] };

/** A result that holds `value`. */
export function success<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

/** A result that holds one or more issues. */
export function failure<Problem>(...issues: readonly Problem[]): Result<never, Problem> {
  return { ok: false, issues };
}
