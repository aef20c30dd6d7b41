import { InvalidArgumentError, Option, type Command } from "commander";
import { checkPlan } from "../../app/checkPlan.ts";
import { loadPlan } from "../../app/loadPlan.ts";
import { loadChoice, optimizeChoice, type OptimizedChoice } from "../../app/optimizeChoice.ts";
import { optimumWorkbook } from "../../app/optimumWorkbook.ts";
import { parseChoiceFile, type ChoiceChanges, type ChoiceFile } from "../../core/analysis/choice/index.ts";
import type { Objective } from "../../core/analysis/optimize/index.ts";
import { success, type Result } from "../../core/issue/index.ts";
import type { Plan } from "../../core/plan/index.ts";
import { optimumData, pricesData } from "../../core/report/optimumData.ts";
import { optimumTables } from "../../core/report/optimumReport.ts";
import { shippedChoices } from "../../plans/index.ts";
import { checkedPlanCommand, conclude, type CommandContext } from "../context.ts";
import { acceptanceOf, commandWord, type AcceptingOptions } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { optimumPage } from "../pages/optimumPage.ts";

interface OptimizeOptions extends AcceptingOptions {
  readonly choice?: string;
  readonly objective?: Objective["kind"];
  readonly target?: number;
  readonly timeLimit: number;
  readonly prices: boolean;
}

const objectives: readonly Objective["kind"][] = ["communes", "people", "score", "money", "fairest"];

const mostSeconds = 86_400;

const mostCommunes = 100_000;

/** `phanbo optimize`: which communes reach the standard, when, and who pays. Exit 1 where the conditions contradict each other. */
export function optimizeCommand(context: CommandContext): Command {
  const word = (key: Parameters<typeof commandWord>[1]): string => commandWord(context.language, key);
  return checkedPlanCommand(context, "optimize")
    .addOption(new Option("--choice <id|file>", word("command.option.optimize.choice")))
    .addOption(
      new Option("--objective <objective>", word("command.option.optimize.objective")).choices(objectives),
    )
    .addOption(
      new Option("--target <number>", word("command.option.optimize.target")).argParser((value: string) =>
        wholeNumber(context, value, 0, mostCommunes),
      ),
    )
    .addOption(
      new Option("--time-limit <seconds>", word("command.option.optimize.timeLimit"))
        .default(60, "60")
        .argParser((value: string) => wholeNumber(context, value, 1, mostSeconds)),
    )
    .addOption(new Option("--prices", word("command.option.optimize.prices")).default(false))
    .action((name: string, options: OptimizeOptions) => optimizeAction(context, name, options));
}

async function optimizeAction(
  context: CommandContext,
  name: string,
  options: OptimizeOptions,
): Promise<void> {
  const { solver } = context.ports;
  const printed = await loadPlan(name, context.ports);
  if (!printed.ok) return conclude(context, options, printed);
  const checked = checkPlan(printed.value, acceptanceOf(options));
  if (!checked.ok) return conclude(context, options, checked);
  const { plan } = checked.value;
  const file = await choiceFor(context, plan, options);
  if (file === undefined || solver === undefined) {
    context.terminal.error(solver === undefined ? commandWord(context.language, "command.optimize.noSolver") : noChoice(context, options)); // prettier-ignore
    context.finishWith(2);
    return;
  }
  if (!file.ok) return conclude(context, options, file);
  const { objective, target } = options;
  const changes: ChoiceChanges = {
    ...(objective === undefined ? {} : { objective }),
    ...(target === undefined ? {} : { target }),
  };
  const request = {
    plan,
    file: file.value,
    changes,
    timeLimitSeconds: options.timeLimit,
    clock: () => performance.now() / 1000,
    withPrices: options.prices,
  };
  const found = await optimizeChoice(request, solver);
  return conclude(context, options, found.ok ? reportOf(context, found.value, options) : found);
}

/** The file that is named, the one that ships under the id, or what ships for the plan; undefined if there is none. */
async function choiceFor(
  { ports }: CommandContext,
  plan: Plan,
  { choice }: OptimizeOptions,
): Promise<Result<ChoiceFile> | undefined> {
  if (choice?.toLowerCase().endsWith(".json") === true) return loadChoice(choice, ports);
  if (choice === undefined) {
    return Object.hasOwn(shippedChoices, plan.id) ? parseChoiceFile(shippedChoices[plan.id]) : undefined;
  }
  return Object.values(shippedChoices)
    .map(parseChoiceFile)
    .find((read) => read.ok && read.value.id === choice);
}

function noChoice({ language }: CommandContext, { choice }: OptimizeOptions): string {
  if (choice === undefined) return commandWord(language, "command.optimize.needsChoice");
  const known = Object.values(shippedChoices)
    .map(parseChoiceFile)
    .flatMap((read) => (read.ok ? [read.value.id] : []));
  return commandWord(language, "command.optimize.unknownChoice", { value: choice, known });
}

/** A whole number within a range, digits alone. */
function wholeNumber({ language }: CommandContext, value: string, least: number, most: number): number {
  const number = /^\d{1,16}$/.test(value) ? parseInt(value, 10) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = { value, least: { decimal: String(least) }, most: { decimal: String(most) } };
  throw new InvalidArgumentError(commandWord(language, "command.notACount", range));
}

function reportOf(
  { ports }: CommandContext,
  choice: OptimizedChoice,
  options: OptimizeOptions,
): Result<Report> {
  const { plan, file, objective, outcome, prices, inputs, outputs } = choice;
  const { timeLimitSeconds, stop } = outcome.effort;
  return success({
    data: {
      schema: "phanbo/optimum/1",
      inputs,
      outputs,
      plan: plan.id,
      choice: { id: file.id, origin: file.origin, isIllustrative: file.origin === "illustrative" },
      timeLimitSeconds,
      ...(stop === undefined ? {} : { stop }),
      ...optimumData(choice, objective, outcome),
      ...(prices === undefined ? {} : { shadowPrices: pricesData(prices) }),
    },
    tables: () => optimumTables(choice).map(({ table }) => table),
    page: (writing, width) => optimumPage(choice, writing, width),
    workbook: async () => success(await optimumWorkbook(choice, writingOf(options), ports)),
    hasErrors: outcome.kind !== "optimum",
  });
}
