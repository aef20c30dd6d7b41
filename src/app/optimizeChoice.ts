import {
  choiceProblem,
  parseChoiceFile,
  type AskedChoice,
  type ChoiceChanges,
  type ChoiceFile,
} from "../core/analysis/choice/index.ts";
import {
  optimize,
  shadowPrices,
  type OptimizeOptions,
  type OptimizeOutcome,
  type ShadowPrices,
} from "../core/analysis/optimize/index.ts";
import { success, type Result } from "../core/issue/index.ts";
import { engineVersion, fingerprint } from "../core/plan/fingerprint.ts";
import { withoutMilestones, type Plan } from "../core/plan/index.ts";
import { optimumData, pricesData } from "../core/report/optimumData.ts";
import type { Solver } from "../core/solver/index.ts";
import type { Ports } from "./ports.ts";
import { readJson } from "./readJson.ts";

/** What is asked, with the box of time that it has. */
export interface ChoiceRequest extends Required<Pick<OptimizeOptions, "timeLimitSeconds" | "clock">> {
  readonly plan: Plan;
  readonly file: ChoiceFile;
  readonly changes: ChoiceChanges;
  /** Whether to ask what a little more in each budget would change, in a box of time of its own. */
  readonly withPrices: boolean;
}

export interface OptimizedChoice extends AskedChoice {
  readonly plan: Plan;
  readonly file: ChoiceFile;
  readonly outcome: OptimizeOutcome;
  readonly withPrices: boolean;
  /** Only where they were asked for, and there is an optimum other than the fairest. */
  readonly prices?: ShadowPrices;
  /** Hash of plan, choice file, what was changed in it, and engine. */
  readonly inputs: string;
  /** Hash of the figures. */
  readonly outputs: string;
}

/** Reads a `.json` choice file. Issues: `file.…`, and those of `parseChoiceFile`. */
export async function loadChoice(path: string, ports: Pick<Ports, "files">): Promise<Result<ChoiceFile>> {
  return readJson(path, ports, parseChoiceFile);
}

/**
 * Chooses which communes reach the standard and when, with the money of the plan. Issues: those of `choiceProblem` and `optimize`. A
 * problem without a solution is no issue: its outcome says which constraints contradict each other.
 */
export async function optimizeChoice(
  { plan, file, changes, withPrices, timeLimitSeconds, clock }: ChoiceRequest,
  solver: Solver,
): Promise<Result<OptimizedChoice>> {
  const asked = choiceProblem(plan, file, changes);
  if (!asked.ok) return asked;
  const { problem, objective } = asked.value;
  const box = { timeLimitSeconds, clock };
  const found = await optimize(problem, objective, solver, box);
  if (!found.ok) return found;
  const priced =
    withPrices && objective.kind !== "fairest" && found.value.kind === "optimum"
      ? await shadowPrices(problem, objective, solver, { ...box, doublings: 0 })
      : undefined;
  if (priced?.ok === false) return priced;
  const names = { plan, file, problem };
  return success({
    ...asked.value,
    plan,
    file,
    outcome: found.value,
    withPrices,
    ...(priced === undefined ? {} : { prices: priced.value }),
    inputs: fingerprint({ engine: engineVersion, options: changes, plan: withoutMilestones(plan), choice: file }), // prettier-ignore
    outputs: fingerprint([
      optimumData(names, objective, found.value),
      ...(priced === undefined ? [] : [pricesData(priced.value)]),
    ]),
  });
}
