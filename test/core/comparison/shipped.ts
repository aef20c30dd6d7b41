import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/index.ts";
import type { ComparedResult, DifferenceSide } from "../../../src/core/comparison/index.ts";
import type { MoneyUnit } from "../../../src/core/money/index.ts";
import { fingerprint } from "../../../src/core/plan/fingerprint.ts";
import { parsePlan, type Plan } from "../../../src/core/plan/index.ts";
import {
  applyScenario,
  parseScenario,
  scenarioLibrary,
  type Scenario,
} from "../../../src/core/scenario/index.ts";
import { shippedPlans, shippedScenarios } from "../../../src/plans/index.ts";

/** The plan that ships. */
export function shippedPlan(): Plan {
  const plan = parsePlan(shippedPlans["lang-son-2021-2025"]);
  assert.ok(plan.ok);
  return plan.value;
}

/** The scenarios that ship, by id. */
export function shippedLibrary(): ReadonlyMap<string, Scenario> {
  return scenarioLibrary(
    Object.values(shippedScenarios).map((raw) => {
      const scenario = parseScenario(raw);
      assert.ok(scenario.ok);
      return scenario.value;
    }),
  );
}

/** A plan, or a plan under a scenario, allocated in `unit`. */
export function sideOf(
  plan: Plan,
  unit: MoneyUnit,
  scenario?: Scenario,
  library: ReadonlyMap<string, Scenario> = new Map(),
): DifferenceSide {
  if (scenario === undefined) return { chain: [], result: resultOf(plan.id, plan, unit) };
  const applied = applyScenario(plan, scenario, library);
  assert.ok(applied.ok);
  const { chain, options } = applied.value;
  return { chain, result: resultOf(scenario.id, applied.value.plan, options.unit ?? unit) };
}

function resultOf(id: string, plan: Plan, unit: MoneyUnit): ComparedResult {
  const allocated = allocate(plan, { unit });
  assert.ok(allocated.ok);
  const { cells } = allocated.value;
  return {
    id,
    name: { vi: id, en: id },
    plan,
    allocation: allocated.value,
    inputs: fingerprint(plan),
    outputs: fingerprint(cells),
  };
}
