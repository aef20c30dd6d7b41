import { allocate } from "../../allocation/allocate.ts";
import type { Allocation } from "../../allocation/allocation.ts";
import { success, type Result } from "../../issue/index.ts";
import type { MoneyUnit } from "../../money/unit.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RoundingOptions } from "../../rounding/roundTable.ts";
import { applyScenario } from "../../scenario/applyScenario.ts";
import { withParameter } from "../../scenario/figures.ts";
import type { Scenario, ScenarioLibrary } from "../../scenario/scenario.ts";
import { scenarioSchemaVersion } from "../../scenario/schema.ts";
import type { Ratio } from "../../money/ratio.ts";
import { divideRounded } from "../../money/rounding.ts";
import { moneyFromBigInt, type Money } from "../../money/money.ts";
import { changeAt, type Driver } from "./driver.ts";

/** What an analysis varies: a plan, under a scenario if there is one, allocated in whole units. */
export interface Question {
  readonly plan: Plan;
  readonly scenario?: { readonly scenario: Scenario; readonly library: ScenarioLibrary } | undefined;
  readonly unit: MoneyUnit;
}

/** A driver at a value: đồng for money. */
export interface Setting {
  readonly driver: Driver;
  readonly value: Ratio;
}

/** A plan as it is at some values of drivers, with the unit that it is allocated in. */
export interface PlanAt {
  readonly plan: Plan;
  readonly unit: MoneyUnit;
  /** Whether the values changed anything. */
  readonly isTouched: boolean;
}

export interface AllocationAt extends PlanAt {
  readonly allocation: Allocation;
}

/** A question that is asked of many values: what does not depend on them is worked out once. */
export interface OpenQuestion {
  readonly question: Question;
  /** The plan under the scenario, before any driver. */
  readonly base: PlanAt;
}

/** Puts the plan under its scenario. Issues: those of `applyScenario`. */
export function openQuestion(question: Question): Result<OpenQuestion> {
  const base = underScenario(question, new Map());
  return base.ok ? success({ question, base: base.value }) : base;
}

/** The plan at the values of `settings`. Issues: those of `applyScenario`; two drivers of the same thing contradict each other. */
export function planAt({ question, base }: OpenQuestion, settings: readonly Setting[]): Result<PlanAt> {
  const changes = settings.map(({ driver, value }) => changeAt(driver, value, base.plan));
  const parameters = new Map(
    changes.flatMap((change) => (change.kind === "parameter" ? [[change.parameter, change.value]] : [])),
  );
  const adjustments = changes.flatMap((change) => (change.kind === "adjust" ? [change.adjustment] : []));
  const under = parameters.size === 0 ? success(base) : underScenario(question, parameters);
  if (!under.ok) return under;
  const { plan, unit } = under.value;
  if (adjustments.length === 0) return success({ plan, unit, isTouched: parameters.size > 0 });
  const varied: Scenario = {
    schema: scenarioSchemaVersion,
    id: "analysis",
    name: { vi: "analysis", en: "analysis" },
    base: plan.id,
    parameters: [],
    adjustments,
  };
  const applied = applyScenario(plan, varied, new Map());
  if (!applied.ok) return applied;
  const isTouched = applied.value.effects.some(({ touches }) => touches.length > 0);
  return success({ plan: applied.value.plan, unit, isTouched });
}

/**
 * The allocation at the values of `settings`. Exact shares do not depend on how they are rounded, so that the quick rounding of
 * nested totals does. Issues: those of `planAt` and of `allocate`.
 */
export function allocationAt(
  open: OpenQuestion,
  settings: readonly Setting[],
  options: RoundingOptions = {},
): Result<AllocationAt> {
  const at = planAt(open, settings);
  if (!at.ok) return at;
  const { plan, unit } = at.value;
  const allocated = allocate(plan, { ...options, unit, totals: "nested" });
  return allocated.ok ? success({ ...at.value, allocation: allocated.value }) : allocated;
}

function underScenario(
  { plan, scenario: under, unit }: Question,
  parameters: ReadonlyMap<string, string>,
): Result<PlanAt> {
  if (under === undefined) return success({ plan, unit, isTouched: false });
  let { scenario } = under;
  for (const [id, value] of parameters) scenario = withParameter(scenario, id, value);
  const applied = applyScenario(plan, scenario, under.library);
  if (!applied.ok) return applied;
  return success({
    plan: applied.value.plan,
    unit: applied.value.options.unit ?? unit,
    isTouched: false,
  });
}

/** An exact figure in whole đồng, rounded as named. */
export function dongOf({ numerator, denominator }: Ratio, rounding: "floor" | "ceiling" | "halfUp"): Money {
  return moneyFromBigInt(divideRounded(numerator, denominator, rounding));
}
