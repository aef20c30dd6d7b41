import { failure, success, type Result } from "../core/issue/index.ts";
import { recordMilestone, type MilestoneRequest, type Plan } from "../core/plan/index.ts";
import type { Writing } from "../text/language.ts";
import { scenariosFor } from "./findScenario.ts";
import { loadPlan } from "./loadPlan.ts";
import { planFiles } from "./planFiles.ts";
import type { Ports } from "./ports.ts";

/**
 * Reads the plan `name`, records one more milestone of it, and writes the whole to the files `out`, with the scenarios that the plan
 * came with. Nothing is written where anything is wrong. Issues: those of files, plans and scenarios.
 */
export async function addMilestone(
  name: string,
  request: MilestoneRequest,
  { out, writing }: { readonly out: readonly string[]; readonly writing: Writing },
  ports: Ports,
): Promise<Result<Plan>> {
  const plan = await loadPlan(name, ports);
  if (!plan.ok) return plan;
  const scenarios = await scenariosFor(name, plan.value.id, ports);
  if (!scenarios.ok) return failure(...scenarios.issues);
  const recorded = recordMilestone(plan.value, request);
  if (!recorded.ok) return recorded;
  const files = await planFiles(recorded.value, scenarios.value, out, writing, ports);
  const written = await ports.files.write(files);
  return written.ok ? success(recorded.value) : written;
}
