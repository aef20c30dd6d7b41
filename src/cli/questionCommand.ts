import { InvalidArgumentError, Option, type Command } from "commander";
import { checkPlan } from "../app/checkPlan.ts";
import { findScenario } from "../app/findScenario.ts";
import { loadPlan } from "../app/loadPlan.ts";
import {
  driverKeys,
  driverKinds,
  openQuestion,
  targetKeys,
  targetKinds,
  type Problem,
  type Question,
} from "../core/analysis/response/index.ts";
import { failure, success, type Result } from "../core/issue/index.ts";
import type { Plan } from "../core/plan/index.ts";
import { labelText } from "../text/language.ts";
import { checkedPlanCommand, conclude, type CommandContext } from "./context.ts";
import { acceptanceOf, commandWord, type AcceptingOptions } from "./options.ts";
import { writingOf, type Report } from "./output.ts";

export interface QuestionOptions extends AcceptingOptions {
  readonly scenario?: string;
}

/** A command that asks something of a plan, under a scenario if one is named. */
export function questionCommand(context: CommandContext, name: string): Command {
  return checkedPlanCommand(context, name).addOption(
    new Option("--scenario <id|file>", commandWord(context.language, "command.option.scenarioOf")),
  );
}

/** An option that may be given several times, each with a phrase. */
export function phraseOption(flags: string, description: string): Option {
  return new Option(flags, description).default([]).argParser((word: string, words: readonly string[]) => {
    if (word.trim() === "") throw new InvalidArgumentError("");
    return [...words, word];
  });
}

/** A report, or what is wrong with the command line. */
export type Answer =
  | { readonly kind: "report"; readonly report: Result<Report> }
  | { readonly kind: "usage"; readonly problems: readonly Problem[] };

/** Loads the plan, accepts corrections, finds the scenario, and does `work`; wrong usage ends with 2 and all its problems. */
export async function withQuestion(
  context: CommandContext,
  name: string,
  options: QuestionOptions,
  work: (question: Question, checked: Plan) => Answer,
): Promise<void> {
  const question = await questionOf(context, name, options);
  if (!question.ok) {
    await conclude(context, options, question);
    return;
  }
  const answer = work(question.value, question.value.plan);
  if (answer.kind === "report") {
    await conclude(context, options, answer.report);
    return;
  }
  const { problems } = answer;
  context.terminal.error(commandWord(context.language, "seek.usage", { count: problems.length }));
  const writing = writingOf(options);
  for (const problem of problems) context.terminal.error(`  • ${labelText(writing, problem)}`);
  context.finishWith(2);
}

async function questionOf(
  context: CommandContext,
  name: string,
  options: QuestionOptions,
): Promise<Result<Question>> {
  const printed = await loadPlan(name, context.ports);
  if (!printed.ok) return printed;
  const checked = checkPlan(printed.value, acceptanceOf(options));
  if (!checked.ok) return checked;
  const { plan } = checked.value;
  const found =
    options.scenario === undefined ? undefined : await findScenario(options.scenario, name, context.ports);
  if (found !== undefined && !found.ok) return found;
  const question: Question = { plan, scenario: found?.value, unit: options.unit };
  const opened = openQuestion(question);
  return opened.ok ? success(question) : failure(...opened.issues);
}

/** What drivers and targets can be, from the same lists that they are read by. */
export function phraseHelp(
  context: CommandContext,
  examples: readonly string[],
  more: readonly string[],
): string {
  const word = (key: Parameters<typeof commandWord>[1], parameters = {}): string =>
    commandWord(context.language, key, parameters);
  const row = (kind: string, keys: readonly string[]): string => `  ${kind.padEnd(14)}${keys.join(", ")}`;
  return [
    "",
    word("seek.help.examples"),
    ...examples.map((example) => `  phanbo ${example}`),
    word("seek.help.drivers", { grid: "range=…..…, step=…" }),
    ...driverKinds.map((kind) =>
      row(kind, [...driverKeys[kind].needed.map((key) => `${key}*`), ...driverKeys[kind].more]),
    ),
    word("seek.help.targets"),
    ...targetKinds.map((kind) => row(kind, targetKeys[kind])),
    word("seek.help.lists"),
    ...more,
  ].join("\n");
}
