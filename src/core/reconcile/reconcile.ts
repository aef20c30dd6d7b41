import type { Plan } from "../plan/plan.ts";
import { contextOf } from "./context.ts";
import { counterpartFindings } from "./counterpartFindings.ts";
import { derivedFindings } from "./derivedFindings.ts";
import { diagnose } from "./diagnose.ts";
import { figureFindings } from "./figureFindings.ts";
import type { Finding } from "./finding.ts";
import { inOrder } from "./order.ts";
import { shareFindings } from "./shares.ts";
import { sumFindings } from "./sumFindings.ts";
import { targetFindings } from "./targetFindings.ts";

/**
 * Checks a plan against itself: totals against their parts, counterpart against its base, shares against amounts, targets
 * against their percentages. Finds for each conflict the single figure that is most likely wrong, with the evidence, and what
 * follows from it. The order of rows in the plan changes nothing but the order of equals.
 *
 * @example
 * reconcile(plan).filter(({ severity }) => severity === "error")
 */
export function reconcile(plan: Plan): readonly Finding[] {
  const context = contextOf(plan);
  const printing = figureFindings(context);
  const diagnosis = diagnose(context);
  return inOrder(plan, [
    ...sumFindings(context, diagnosis),
    ...counterpartFindings(context, diagnosis.verdicts),
    ...shareFindings(context),
    ...derivedFindings(context),
    ...printing,
    ...targetFindings(plan),
  ]);
}
