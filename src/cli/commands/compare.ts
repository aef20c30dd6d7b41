import { InvalidArgumentError, Option, type Command } from "commander";
import type { CheckedPlan } from "../../app/checkPlan.ts";
import {
  compareScenarios,
  comparisonReportTables,
  comparisonWorkbook,
  type CompareRequest,
} from "../../app/compareScenarios.ts";
import { findScenario, type FoundScenario } from "../../app/findScenario.ts";
import { dimensions, mostResults, type Dimension } from "../../core/comparison/index.ts";
import { failure, success, type Result } from "../../core/issue/index.ts";
import { comparisonData } from "../../core/report/comparisonTables.ts";
import type { Language } from "../../text/language.ts";
import {
  checkedPlanCommand,
  conclude,
  sayWarnings,
  withCheckedPlan,
  type CommandContext,
} from "../context.ts";
import { acceptanceOf, commandWord, type AcceptingOptions } from "../options.ts";
import { writingOf, type Report } from "../output.ts";

/** The attribute that counts people where none is named. */
const usualPopulation = "population";
const usualTop = 5;

interface CompareOptions extends AcceptingOptions {
  readonly scenario: readonly string[];
  readonly base?: string;
  readonly by: readonly Dimension[];
  readonly changed: boolean;
  readonly top: number;
  readonly population?: string;
  readonly need?: string;
}

/** `phanbo compare`: the plan and its scenarios side by side, the differences split by cause, and how fair each is. */
export function compareCommand(context: CommandContext): Command {
  const { language } = context;
  const word = (option: string, parameters = {}): string =>
    commandWord(
      language,
      `command.option.compare.${option}` as Parameters<typeof commandWord>[1],
      parameters,
    );
  return checkedPlanCommand(context, "compare")
    .addOption(
      new Option("--scenario <scenario>", word("scenario", { count: mostResults - 1 }))
        .default([])
        .argParser((asked: string, all: readonly string[]) => [...all, asked]),
    )
    .addOption(new Option("--base <scenario>", word("base")))
    .addOption(
      new Option("--by <dimensions>", word("by"))
        .default(["source"], "source")
        .argParser((words: string) => dimensionsOf(words, language)),
    )
    .addOption(new Option("--changed", word("changed")).default(false))
    .addOption(
      new Option("--top <n>", word("top"))
        .default(usualTop, String(usualTop))
        .argParser((words: string) => countOf(words, language)),
    )
    .addOption(new Option("--population <attribute>", word("population")))
    .addOption(new Option("--need <attribute>", word("need")))
    .action(async (name: string, options: CompareOptions) => {
      const wrong = usageProblem(options, language);
      if (wrong !== undefined) {
        context.terminal.error(wrong);
        context.finishWith(2);
        return;
      }
      const found = await findAll(context, name, options);
      if (!found.ok) return conclude(context, options, found);
      return withCheckedPlan(context, name, options, (checked) =>
        reportOf(context, options, checked, {
          planName: name,
          accepted: acceptanceOf(options),
          unit: options.unit,
          ...found.value,
          by: options.by,
          population: populationOf(checked, options),
          need: options.need,
        }),
      );
    });
}

function reportOf(
  context: CommandContext,
  options: CompareOptions,
  checked: CheckedPlan,
  request: CompareRequest,
): Result<Report> {
  const compared = compareScenarios(checked, request);
  if (!compared.ok) return compared;
  sayWarnings(context, options, compared.value.warnings);
  const view = { changedOnly: options.changed, top: options.top };
  return success({
    data: comparisonData(compared.value, view),
    tables: () => comparisonReportTables(compared.value, view),
    workbook: async () =>
      success(await comparisonWorkbook(compared.value, view, writingOf(options), context.ports)),
  });
}

/** The base and the scenarios, all issues at once. */
async function findAll(
  { ports }: CommandContext,
  planName: string,
  { base, scenario }: CompareOptions,
): Promise<Result<Pick<CompareRequest, "base" | "scenarios">>> {
  const find = (asked: string): Promise<Result<FoundScenario>> => findScenario(asked, planName, ports);
  const first = base === undefined ? success(undefined) : await find(base);
  const others: Result<FoundScenario>[] = [];
  for (const asked of scenario) others.push(await find(asked));
  const issues = [first, ...others].flatMap((result) => (result.ok ? [] : result.issues));
  if (issues.length > 0) return failure(...issues);
  return success({
    base: first.ok ? first.value : undefined,
    scenarios: others.flatMap((result) => (result.ok ? [result.value] : [])),
  });
}

/** The usual attribute where the plan has it; a need that is asked for must find people, or it says what is missing. */
function populationOf({ plan }: CheckedPlan, { population, need }: CompareOptions): string | undefined {
  const isThere = plan.attributes.some(({ id }) => id === usualPopulation);
  return population ?? (isThere || need !== undefined ? usualPopulation : undefined);
}

function usageProblem({ scenario, base }: CompareOptions, language: Language): string | undefined {
  if (scenario.length === 0) return commandWord(language, "command.compare.needsScenario");
  if (scenario.length + 1 > mostResults) {
    const about = { count: mostResults, given: scenario.length + 1 };
    return commandWord(language, "command.compare.tooMany", about);
  }
  const named = [...(base === undefined ? [] : [base]), ...scenario];
  const repeated = named.find((value, index) => named.indexOf(value) !== index);
  return repeated === undefined
    ? undefined
    : commandWord(language, "command.compare.repeated", { value: repeated });
}

function dimensionsOf(words: string, language: Language): readonly Dimension[] {
  const asked = words.split(",").map((word) => word.trim());
  return dimensions.filter((dimension) => asked.includes(dimension)).length === new Set(asked).size
    ? dimensions.filter((dimension) => asked.includes(dimension))
    : unknownDimension(asked, language);
}

function unknownDimension(asked: readonly string[], language: Language): never {
  const value = asked.find((word) => !dimensions.some((dimension) => dimension === word)) ?? "";
  throw new InvalidArgumentError(
    commandWord(language, "command.compare.notADimension", { value, choices: [...dimensions] }),
  );
}

function countOf(words: string, language: Language): number {
  if (/^\d{1,4}$/.test(words)) return parseInt(words, 10);
  throw new InvalidArgumentError(commandWord(language, "command.compare.notACount", { value: words }));
}
