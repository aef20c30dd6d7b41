import {
  planAt,
  openQuestion,
  printedFigure,
  readDriver,
  readTarget,
  type AskedDriver,
  type Problem,
  type Question,
  type Target,
} from "../core/analysis/response/index.ts";
import { readFigure } from "../core/analysis/response/readFigure.ts";
import { meets, seek, type Goal, type SeekOutcome } from "../core/analysis/seek/index.ts";
import { failure, invariant, success, type Result } from "../core/issue/index.ts";
import { moneyFromBigInt, type Money } from "../core/money/index.ts";
import { engineVersion, fingerprint } from "../core/plan/fingerprint.ts";
import { withoutMilestones } from "../core/plan/index.ts";
import { chainOf } from "../core/scenario/index.ts";
import { allocatePlan, type AllocationOutcome } from "./allocatePlan.ts";

/** A seek in the words of a person. */
export interface SeekWords {
  readonly driver: string;
  readonly target: string;
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}

/** A seek as it was understood. */
export interface AskedSeek {
  readonly asked: AskedDriver;
  readonly target: Target;
  readonly goal: Goal;
}

export interface SeekResult extends AskedSeek {
  readonly question: Question;
  readonly outcome: SeekOutcome;
  /** The rounded table at the value found, gone over by the verifier, and its figure. */
  readonly printed?: {
    readonly amount: Money;
    readonly holds: boolean;
    readonly allocation: AllocationOutcome;
  };
  /** Hash of engine, unit, plan, scenarios, driver, target and goal. */
  readonly inputs: string;
}

/**
 * Understands the words of a seek against the plan under its scenario. All problems come back at once; the issues of the scenario
 * are found earlier.
 */
export function readSeek(question: Question, words: SeekWords): Result<AskedSeek, Problem> {
  const { scenario, unit } = question;
  const plan = planOf(question);
  const driver = readDriver(words.driver, { plan, scenario: scenario?.scenario, unit });
  const target = readTarget(words.target, plan);
  const goal = readGoal(question, words);
  if (driver.ok && target.ok && goal.ok) {
    return success({ asked: driver.value, target: target.value, goal: goal.value });
  }
  return failure(...[driver, target, goal].flatMap((read) => (read.ok ? [] : read.issues)));
}

/** The plan under its scenario, as far as it can be had. */
export function planOf(question: Question): Question["plan"] {
  const opened = openQuestion(question);
  return opened.ok ? opened.value.base.plan : question.plan;
}

function readGoal({ unit }: Question, { atLeast, atMost }: SeekWords): Result<Goal, Problem> {
  const text = atLeast ?? atMost;
  if (text === undefined || (atLeast !== undefined && atMost !== undefined)) {
    return failure({ key: "seek.problem.oneGoal", parameters: {} });
  }
  const relation = atLeast === undefined ? "atMost" : "atLeast";
  const option = relation === "atLeast" ? "--at-least" : "--at-most";
  const figure = readFigure(text, "money", unit, option);
  return figure.ok ? success({ relation, amount: moneyFromBigInt(figure.value.numerator) }) : figure;
}

/**
 * Seeks, then makes the rounded table at the value found and has the independent verifier go over it. Issues: those of `seek` and of
 * `allocatePlan`.
 */
export function seekTarget(question: Question, asked: AskedSeek): Result<SeekResult> {
  const { target, goal } = asked;
  const { driver, grid } = asked.asked;
  const outcome = seek({ question, driver, grid, target, goal });
  if (!outcome.ok) return outcome;
  const result = { ...asked, question, outcome: outcome.value, inputs: inputsOf(question, asked) };
  if (outcome.value.kind !== "found") return success(result);
  const opened = openQuestion(question);
  if (!opened.ok) return opened;
  const at = planAt(opened.value, [{ driver, value: outcome.value.found.value }]);
  invariant(at.ok, "the value found can be applied");
  const allocation = allocatePlan(at.value.plan, at.value.unit);
  if (!allocation.ok) return allocation;
  const amount = printedFigure(target, at.value.plan, allocation.value.allocation);
  const holds = meets({ numerator: BigInt(amount), denominator: 1n }, goal);
  return success({ ...result, printed: { amount, holds, allocation: allocation.value } });
}

function inputsOf(question: Question, { asked, target, goal }: AskedSeek): string {
  const { driver, grid } = asked;
  return analysisHash(question, { driver: driver.id, grid, target, goal });
}

/** Hash of everything that decides an analysis. */
export function analysisHash(
  { plan, scenario, unit }: Question,
  analysis: Readonly<Record<string, unknown>>,
): string {
  const chain = scenario === undefined ? undefined : chainOf(plan.id, scenario.scenario, scenario.library);
  const scenarios = chain?.ok === true ? { scenarios: chain.value } : {};
  return fingerprint({
    engine: engineVersion,
    options: { unit },
    plan: withoutMilestones(plan),
    ...scenarios,
    analysis,
  });
}
