import { success, type Issue, type Result } from "../core/issue/index.ts";
import type { MoneyUnit } from "../core/money/index.ts";
import { applyScenario, inputsHash, type Effect, type Scenario } from "../core/scenario/index.ts";
import type { Solver } from "../core/solver/index.ts";
import { allocatePlan, allocatePlanWithSolver, type AllocationOutcome } from "./allocatePlan.ts";
import type { Acceptance, CheckedPlan } from "./checkPlan.ts";
import type { FoundScenario } from "./findScenario.ts";

/** What a result was made from, so that it can be made again: it is part of the result. */
export interface RunRecord {
  /** Id of the plan. */
  readonly plan: string;
  /** The file that the plan was read from; not there for a plan that ships. */
  readonly file?: string;
  /** Ids of the findings whose corrections were accepted, or all. */
  readonly accepted: Acceptance;
  /** Unit of rounding that was asked for; a scenario may set another. */
  readonly unit: MoneyUnit;
  /** Id of the scenario. */
  readonly scenario?: string;
  /** The scenarios in the order in which they were applied, whole, so that the result does not depend on their files. */
  readonly scenarios?: readonly Scenario[];
}

/** What a person asked for. */
export interface RunRequest {
  /** The plan as it was named: an id or a file. */
  readonly planName: string;
  readonly accepted: Acceptance;
  readonly unit: MoneyUnit;
  readonly found?: FoundScenario | undefined;
}

export interface RunOutcome {
  /** With the plan under the scenario as the plan to work on. */
  readonly checked: CheckedPlan;
  readonly outcome: AllocationOutcome;
  readonly run: RunRecord;
  /** The scenario that was applied, if there is one. */
  readonly scenario?: Scenario;
  readonly effects: readonly Effect[];
  readonly warnings: readonly Issue[];
}

/**
 * Puts the checked plan under a scenario, if one is given, and allocates it. The hash of the inputs then covers the plan that the
 * scenario starts from and every scenario of its chain.
 */
export function runScenario(checked: CheckedPlan, request: RunRequest): Result<RunOutcome> {
  const { planName, accepted, unit, found } = request;
  const { plan } = checked;
  const isFile = planName !== plan.id;
  const about = { plan: plan.id, ...(isFile ? { file: planName } : {}), accepted, unit };
  if (found === undefined) {
    const outcome = allocatePlan(plan, unit);
    if (!outcome.ok) return outcome;
    return success({ checked, outcome: outcome.value, run: about, effects: [], warnings: [] });
  }
  const applied = applyScenario(plan, found.scenario, found.library);
  if (!applied.ok) return applied;
  const { chain, effects, warnings, options } = applied.value;
  const rounding = options.unit ?? unit;
  const outcome = allocatePlan(applied.value.plan, rounding);
  if (!outcome.ok) return outcome;
  return success({
    checked: { ...checked, plan: applied.value.plan },
    outcome: { ...outcome.value, inputs: inputsHash(plan, chain, rounding) },
    run: { ...about, scenario: found.scenario.id, scenarios: chain },
    scenario: found.scenario,
    effects,
    warnings,
  });
}

/**
 * The same; where totals contradict each other so that not all can be kept, a solver finds the fewest that have to move by a unit.
 * Without a solver the totals that nest are kept.
 */
export async function runKeepingTotals(
  checked: CheckedPlan,
  request: RunRequest,
  solver: Solver | undefined,
): Promise<Result<RunOutcome>> {
  const ran = runScenario(checked, request);
  if (!ran.ok || solver === undefined || ran.value.outcome.allocation.totals !== "nested") return ran;
  const { outcome, checked: worked } = ran.value;
  const again = await allocatePlanWithSolver(worked.plan, outcome.allocation.unit, solver);
  return again.ok ? success({ ...ran.value, outcome: { ...again.value, inputs: outcome.inputs } }) : again;
}
