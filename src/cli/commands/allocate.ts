import { InvalidArgumentError, Option, type Command } from "commander";
import type { CheckedPlan } from "../../app/checkPlan.ts";
import { findScenario, type FoundScenario } from "../../app/findScenario.ts";
import { resultData } from "../../app/resultData.ts";
import { resultWorkbook } from "../../app/resultWorkbook.ts";
import { runKeepingTotals, type RunOutcome } from "../../app/runScenario.ts";
import { success, type Result } from "../../core/issue/index.ts";
import {
  allocationByCommune,
  allocationByDistrict,
  allocationByYear,
} from "../../core/report/allocationTables.ts";
import type { Table } from "../../core/report/table.ts";
import {
  checkedPlanCommand,
  conclude,
  sayWarnings,
  withCheckedPlan,
  type CommandContext,
} from "../context.ts";
import { acceptanceOf, commandWord, scenarioOption, type AcceptingOptions } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { allocationPage } from "../pages/scenarioPage.ts";

const groupings = ["year", "district", "commune"] as const;

interface AllocateOptions extends AcceptingOptions {
  readonly by: (typeof groupings)[number];
  readonly year?: number;
  readonly scenario?: string;
}

/** `phanbo allocate`: the money split to years and communes, exact in every line and year. */
export function allocateCommand(context: CommandContext): Command {
  const { language } = context;
  return checkedPlanCommand(context, "allocate")
    .addOption(
      new Option("--by <level>", commandWord(language, "command.option.by"))
        .choices(groupings)
        .default("year"),
    )
    .addOption(
      new Option("--year <year>", commandWord(language, "command.option.year")).argParser((word: string) => {
        if (/^\d{4}$/.test(word)) return parseInt(word, 10);
        throw new InvalidArgumentError(commandWord(language, "command.notAYear", { value: word }));
      }),
    )
    .addOption(scenarioOption(language))
    .action(async (name: string, options: AllocateOptions) => {
      const found =
        options.scenario === undefined
          ? success(undefined)
          : await findScenario(options.scenario, name, context.ports);
      if (!found.ok) return conclude(context, options, found);
      return withCheckedPlan(context, name, options, (checked) =>
        reportOf(context, name, options, { checked, found: found.value }),
      );
    });
}

async function reportOf(
  context: CommandContext,
  planName: string,
  options: AllocateOptions,
  { checked, found }: { readonly checked: CheckedPlan; readonly found: FoundScenario | undefined },
): Promise<Result<Report>> {
  const request = {
    planName,
    accepted: acceptanceOf(options),
    unit: options.unit,
    found,
  };
  const ran = await runKeepingTotals(checked, request, context.ports.solver);
  if (!ran.ok) return ran;
  const { outcome, scenario, effects, warnings } = ran.value;
  sayWarnings(context, options, warnings);
  return success({
    data: resultData(ran.value),
    tables: () => [tableOf(ran.value, options)()],
    workbook: async () => success(await resultWorkbook(ran.value, writingOf(options), context.ports)),
    page: allocationPage(scenario, effects, outcome, tableOf(ran.value, options)),
  });
}

function tableOf(
  { checked: { plan }, outcome: { allocation } }: RunOutcome,
  { by, year }: AllocateOptions,
): () => Table {
  const tables: Readonly<Record<AllocateOptions["by"], () => Table>> = {
    year: () => allocationByYear(plan, allocation),
    district: () => allocationByDistrict(plan, allocation, year),
    commune: () => allocationByCommune(plan, allocation, year),
  };
  return tables[by];
}
