import { failure, success, type Result } from "../core/issue/index.ts";
import { engineVersion, fingerprint } from "../core/plan/fingerprint.ts";
import { withoutMilestones, type Plan } from "../core/plan/index.ts";
import { applyCorrections } from "../core/reconcile/applyCorrections.ts";
import type { Finding } from "../core/reconcile/finding.ts";
import { reconcile } from "../core/reconcile/reconcile.ts";

/** Which proposals a person accepts: none, all of them, or those of some findings. */
export type Acceptance = readonly string[] | "all";

/** A plan after the corrections that a person accepted, with what was found before and after. */
export interface CheckedPlan {
  /** The plan to work on: as printed, or with the accepted corrections. */
  readonly plan: Plan;
  /** What the printed plan shows. */
  readonly printedFindings: readonly Finding[];
  /** What is left on the plan to work on. */
  readonly findings: readonly Finding[];
  /** Hash of the plan to work on and of the engine. */
  readonly inputs: string;
}

/** Reconciles `printed`, applies what is accepted to a copy, and reconciles that. */
export function checkPlan(printed: Plan, accepted: Acceptance): Result<CheckedPlan> {
  const printedFindings = reconcile(printed);
  const corrected =
    accepted.length === 0 ? success(printed) : applyCorrections(printed, printedFindings, accepted);
  if (!corrected.ok) return failure(...corrected.issues);
  const plan = corrected.value;
  return success({
    plan,
    printedFindings,
    findings: plan === printed ? printedFindings : reconcile(plan),
    inputs: fingerprint({ engine: engineVersion, plan: withoutMilestones(plan) }),
  });
}

/** Whether the findings hold an error: a real difference that nobody has dealt with. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
