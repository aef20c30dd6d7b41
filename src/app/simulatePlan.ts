import {
  checkAgainstPlan,
  parseUncertaintyFile,
  simulateWithPauses,
  simulationData,
  type PlanUncertainty,
  type Simulation,
  type SimulationOptions,
} from "../core/analysis/index.ts";
import { success, type Issue, type Result } from "../core/issue/index.ts";
import { engineVersion, fingerprint } from "../core/plan/fingerprint.ts";
import { withoutMilestones, type Plan } from "../core/plan/index.ts";
import type { Ports } from "./ports.ts";
import { readJson } from "./readJson.ts";

export interface SimulationOutcome {
  readonly simulation: Simulation;
  readonly uncertainty: PlanUncertainty;
  /** Hash of plan, uncertainty, options and engine. */
  readonly inputs: string;
  /** Hash of the figures. */
  readonly outputs: string;
  /** Factors that are about no line. */
  readonly warnings: readonly Issue[];
}

/** Reads a `.json` file that says what is uncertain. Issues: `file.…`, and those of `parseUncertaintyFile`. */
export async function loadUncertainty(path: string, ports: Ports): Promise<Result<PlanUncertainty>> {
  return readJson(path, ports, parseUncertaintyFile);
}

/** Simulates the plan, waiting for `pause` between batches of draws. Issues: those of `simulate`. */
export async function simulatePlan(
  plan: Plan,
  uncertainty: PlanUncertainty,
  options: SimulationOptions,
  pause: () => Promise<void>,
): Promise<Result<SimulationOutcome>> {
  const simulated = await simulateWithPauses(plan, uncertainty, options, pause);
  if (!simulated.ok) return simulated;
  const { draws, seed, method, level } = options;
  return success({
    simulation: simulated.value,
    uncertainty,
    inputs: fingerprint({
      engine: engineVersion,
      options: { draws, seed, method, level },
      plan: withoutMilestones(plan),
      uncertainty,
    }),
    outputs: fingerprint(simulationData(simulated.value)),
    warnings: checkAgainstPlan(plan, uncertainty).filter(({ severity }) => severity === "warning"),
  });
}
