import assert from "node:assert/strict";
import {
  parseUncertaintyFile,
  simulate,
  type PlanFactor,
  type PlanUncertainty,
  type Simulation,
  type SimulationOptions,
} from "../../../../src/core/analysis/simulate/index.ts";
import { parsePlan, type Plan } from "../../../../src/core/plan/index.ts";
import { shippedPlans, shippedUncertainties } from "../../../../src/plans/index.ts";

const id = "lang-son-2021-2025";

export function shippedPlan(): Plan {
  const plan = parsePlan(shippedPlans[id]);
  assert.ok(plan.ok);
  return plan.value;
}

export function shippedUncertainty(): PlanUncertainty {
  const read = parseUncertaintyFile(shippedUncertainties[id]);
  assert.deepEqual(read.ok ? [] : read.issues, []);
  assert.ok(read.ok);
  return read.value;
}

export const plan = shippedPlan();
export const shipped = shippedUncertainty();

export function uncertaintyOf(...factors: readonly PlanFactor[]): PlanUncertainty {
  return { ...shipped, factors: [...factors], correlations: [] };
}

export function constant(value: string, ...sources: string[]): PlanFactor {
  return { id: `all-${sources.join("-")}`, sources, distribution: { kind: "constant", value } };
}

export const usual: SimulationOptions = { draws: 64, seed: 1, method: "sobol", level: "district" };

export function simulated(
  of: Plan,
  uncertainty: PlanUncertainty,
  options: Partial<SimulationOptions> = {},
): Simulation {
  const outcome = simulate(of, uncertainty, { ...usual, ...options });
  assert.deepEqual(outcome.ok ? [] : outcome.issues, []);
  assert.ok(outcome.ok);
  return outcome.value;
}

export const allSources = plan.sources.map(({ id: source }) => source);
