import {
  driverOf,
  driverText,
  readDriver,
  readTarget,
  type Driver,
  type Problem,
  type Question,
  type Target,
} from "../core/analysis/response/index.ts";
import { readSteps } from "../core/analysis/response/readFigure.ts";
import {
  sensitivity,
  twoWay,
  usualDrivers,
  usualTargets,
  type Sensitivity,
  type TwoWay,
  type VariedDriver,
} from "../core/analysis/sensitivity/index.ts";
import { failure, success, type Result } from "../core/issue/index.ts";
import type { Plan } from "../core/plan/index.ts";
import { analysisHash, planOf } from "./seekTarget.ts";

/** A sensitivity in the words of a person; what is not said is as usual. */
export interface SensitivityWords {
  readonly drivers: readonly string[];
  readonly targets: readonly string[];
  readonly steps: string;
  readonly twoWay: boolean;
}

export interface AskedSensitivity {
  readonly drivers: readonly VariedDriver[];
  readonly targets: readonly Target[];
  readonly twoWay: boolean;
}

export interface SensitivityResult extends AskedSensitivity {
  readonly question: Question;
  /** The plan under its scenario, before anything is changed. */
  readonly plan: Plan;
  readonly sensitivity: Sensitivity;
  /** One a target, where two-way tables were asked for. */
  readonly tables: readonly TwoWay[];
  /** Hash of engine, unit, plan, scenarios, drivers, steps and targets. */
  readonly inputs: string;
}

/** Understands the words against the plan under its scenario. All problems come back at once. */
export function readSensitivity(
  question: Question,
  words: SensitivityWords,
): Result<AskedSensitivity, Problem> {
  const plan = planOf(question);
  const problems: Problem[] = [];
  const targets = words.targets.flatMap((text) => {
    const read = readTarget(text, plan);
    if (read.ok) return [read.value];
    problems.push(...read.issues);
    return [];
  });
  const drivers = driversOf(question, plan, words, problems).flatMap((driver): readonly VariedDriver[] => {
    const steps = readSteps(words.steps, driver.quantity, question.unit);
    if (steps.ok) return [{ driver, steps: steps.value }];
    problems.push(...steps.issues);
    return [];
  });
  const count = words.drivers.length;
  if (words.twoWay && count !== 2) problems.push({ key: "seek.problem.twoDrivers", parameters: { count } });
  if (problems.length > 0) return failure(...unique(problems));
  return success({ drivers, targets: targets.length === 0 ? usualTargets : targets, twoWay: words.twoWay });
}

/** One problem of the steps is a problem of each driver. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function driversOf(
  { scenario, unit }: Question,
  plan: Plan,
  { drivers }: SensitivityWords,
  problems: Problem[],
): readonly Driver[] {
  const context = { plan, scenario: scenario?.scenario, unit };
  if (drivers.length === 0) {
    return usualDrivers(plan).flatMap((setting) => driverOf(driverText(setting), setting, context) ?? []);
  }
  const found = drivers.flatMap((text) => {
    const read = readDriver(text, context);
    if (!read.ok) problems.push(...read.issues);
    else if (read.value.current === undefined) {
      problems.push({ key: "seek.problem.noValue", parameters: { phrase: text } });
    } else return [read.value.driver];
    return [];
  });
  return [...new Map(found.map((driver) => [driver.id, driver])).values()];
}

/** Runs all changes, and the two-way tables if they were asked for. Issues: those of `sensitivity` and `twoWay`. */
export function sensitivityOf(question: Question, asked: AskedSensitivity): Result<SensitivityResult> {
  const { drivers, targets } = asked;
  const outcome = sensitivity({ question, drivers, targets });
  if (!outcome.ok) return outcome;
  const tables: TwoWay[] = [];
  const [rows, columns] = drivers;
  if (asked.twoWay && rows !== undefined && columns !== undefined) {
    for (const target of targets) {
      const table = twoWay({ question, rows, columns, target });
      if (!table.ok) return table;
      tables.push(table.value);
    }
  }
  const varied = outcome.value.drivers.map(({ driver, outcomes }) => ({
    driver: driver.id,
    values: outcomes.map(({ value }) => [String(value.numerator), String(value.denominator)]),
  }));
  return success({
    ...asked,
    question,
    plan: planOf(question),
    sensitivity: outcome.value,
    tables,
    inputs: analysisHash(question, { drivers: varied, targets, twoWay: asked.twoWay }),
  });
}
