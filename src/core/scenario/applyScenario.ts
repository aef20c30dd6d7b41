import { errorAt, failure, success, type Issue, type Parameter, type Result } from "../issue/index.ts";
import { parsePlan, serializePlan } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";
import { applyAdjustment } from "./applyAdjustment.ts";
import { chainOf } from "./chain.ts";
import { noClaims } from "./contradictions.ts";
import type { Draft, ScenarioOptions, Touch } from "./draft.ts";
import type { Adjustment, AdjustmentKind, Scenario, ScenarioLibrary } from "./scenario.ts";

/** What one adjustment touched. */
export interface Effect {
  readonly scenario: string;
  /** Its number in the scenario, from 1. */
  readonly adjustment: number;
  readonly kind: AdjustmentKind;
  readonly touches: readonly Touch[];
  /** The share of a source that is mobilised, where the adjustment sets one. */
  readonly rate?: string;
}

/** A plan under a scenario. */
export interface ScenarioOutcome {
  readonly plan: Plan;
  readonly options: ScenarioOptions;
  /** The scenarios that were applied, in order; the last is the one that was asked for. */
  readonly chain: readonly Scenario[];
  readonly effects: readonly Effect[];
  /** Adjustments that touched nothing, parameters that nothing uses. */
  readonly warnings: readonly Issue[];
}

/**
 * The plan under `scenario`, which may build on others of `library`: they are applied first. The plan given is not changed, and a
 * scenario without adjustments changes nothing. Lines whose amounts change are assumed from then on; totals follow them by as much.
 * All issues come back at once, with paths such as `credit-80/adjustments[0].factor`: those of `chainOf`, what is not there (with the
 * nearest), `scenario.contradiction`, `scenario.notEnough`, `scenario.mergeRule`, and whatever makes the outcome no valid plan.
 *
 * @example
 * applyScenario(plan, scenario, scenarioLibrary(shipped))
 */
export function applyScenario(
  plan: Plan,
  scenario: Scenario,
  library: ScenarioLibrary,
): Result<ScenarioOutcome> {
  const chain = chainOf(plan.id, scenario, library);
  if (!chain.ok) return chain;
  const run = new Run({ plan, options: {}, cutFrom: new Map() });
  for (const each of chain.value) run.apply(each);
  if (run.issues.length > 0) return failure(...run.issues);
  const { draft, effects, warnings } = run;
  if (draft.plan !== plan) {
    const valid = parsePlan(serializePlan(draft.plan));
    if (!valid.ok) return failure(...valid.issues);
  }
  return success({ plan: draft.plan, options: draft.options, chain: chain.value, effects, warnings });
}

class Run {
  draft: Draft;
  readonly effects: Effect[] = [];
  readonly issues: Issue[] = [];
  readonly warnings: Issue[] = [];

  constructor(draft: Draft) {
    this.draft = draft;
  }

  apply(scenario: Scenario): void {
    const claims = noClaims();
    scenario.adjustments.forEach((adjustment, index) => {
      const path = `${scenario.id}/adjustments[${index}]`;
      const late = this.#changedBefore(adjustment);
      if (late !== undefined) {
        this.issues.push(contradiction(path, "lines", late, partyOf(scenario, index)));
        return;
      }
      const step = applyAdjustment({ draft: this.draft, scenario, path }, adjustment);
      if (!step.ok) {
        this.issues.push(...step.issues);
        return;
      }
      const other = claims.contradictionOf(step.value.claims);
      if (other !== undefined) {
        const earlier = partyOf(scenario, other.adjustment);
        this.issues.push(contradiction(path, other.key, earlier, partyOf(scenario, index)));
        return;
      }
      claims.note(step.value.claims, index);
      this.#take(scenario, index, step.value);
    });
    this.warnings.push(...unusedParameters(scenario));
  }

  /** Findings are about the printed figures: a correction cannot be accepted once figures have been adjusted. */
  #changedBefore(adjustment: Adjustment): Party | undefined {
    if (adjustment.kind !== "acceptCorrections") return undefined;
    const earlier = this.effects.find(
      ({ kind, touches }) =>
        kind !== "acceptCorrections" && touches.some(({ path }) => path.startsWith("lines.")),
    );
    return earlier === undefined ? undefined : { number: earlier.adjustment, kind: earlier.kind };
  }

  #take(
    scenario: Scenario,
    index: number,
    step: { readonly draft: Draft } & Pick<Effect, "touches" | "rate">,
  ): void {
    const { kind } = partyOf(scenario, index);
    const { touches, rate } = step;
    this.draft = step.draft;
    this.effects.push({
      scenario: scenario.id,
      adjustment: index + 1,
      kind,
      touches,
      ...(rate === undefined ? {} : { rate }),
    });
    if (touches.length > 0) return;
    const about = { adjustment: wordsOf({ number: index + 1, kind }) };
    this.warnings.push(warningAt(`${scenario.id}/adjustments[${index}]`, "scenario.nothingTouched", about));
  }
}

interface Party {
  readonly number: number;
  readonly kind: AdjustmentKind;
}

function partyOf({ adjustments }: Scenario, index: number): Party {
  return { number: index + 1, kind: adjustments[index]?.kind ?? "scaleLines" };
}

function wordsOf({ number, kind }: Party): Parameter {
  return {
    key: "scenario.adjustment",
    parameters: { number: String(number), kind: { key: `scenario.kind.${kind}` } },
  };
}

function contradiction(path: string, key: string, earlier: Party, later: Party): Issue {
  const about = { thing: key, earlier: wordsOf(earlier), later: wordsOf(later) };
  return errorAt(path, "scenario.contradiction", about);
}

function unusedParameters(scenario: Scenario): readonly Issue[] {
  const used = new Set(
    scenario.adjustments.flatMap((adjustment) =>
      Object.values<unknown>({ ...adjustment }).filter(
        (value) => typeof value === "string" && value.startsWith("$"),
      ),
    ),
  );
  return scenario.parameters.flatMap(({ id, name }, index) =>
    used.has(`$${id}`)
      ? []
      : [
          warningAt(`${scenario.id}/parameters[${index}]`, "scenario.unusedParameter", {
            parameter: { name },
          }),
        ],
  );
}

function warningAt(path: string, code: Issue["code"], parameters: Issue["parameters"]): Issue {
  return { code, severity: "warning", place: { path }, parameters };
}
