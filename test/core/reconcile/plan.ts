import { readFileSync } from "node:fs";
import { parsePlan, type Plan, type PlanFile } from "../../../src/core/plan/index.ts";

/** The shipped plan as a file holds it, to be changed by a test. */
export function shippedFile(): PlanFile {
  const path = new URL("../../../src/plans/lang-son-2021-2025/plan.json", import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as PlanFile;
}

/** Reads a plan file that must be valid. */
export function planFrom(file: PlanFile): Plan {
  const plan = parsePlan(file);
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

/** The shipped plan. */
export function shippedPlan(): Plan {
  return planFrom(shippedFile());
}
