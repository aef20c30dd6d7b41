import { InvalidArgumentError, Option, type Command } from "commander";
import { allocatePlan } from "../../app/allocatePlan.ts";
import { resultWorkbook } from "../../app/resultWorkbook.ts";
import { success } from "../../core/issue/index.ts";
import {
  allocationByCommune,
  allocationByDistrict,
  allocationByYear,
} from "../../core/report/allocationTables.ts";
import type { Table } from "../../core/report/table.ts";
import { checkedPlanCommand, withCheckedPlan, type CommandContext } from "../context.ts";
import { commandWord, type AcceptingOptions } from "../options.ts";
import { writingOf } from "../output.ts";

const groupings = ["year", "district", "commune"] as const;

interface AllocateOptions extends AcceptingOptions {
  readonly by: (typeof groupings)[number];
  readonly year?: number;
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
    .action((name: string, options: AllocateOptions) =>
      withCheckedPlan(context, name, options, (checked) => {
        const { plan } = checked;
        const outcome = allocatePlan(plan, options.unit);
        if (!outcome.ok) return outcome;
        const { allocation, inputs, outputs } = outcome.value;
        const { unit, method, envelopes, cells, unallocated, receipt, weightings, profiles } = allocation;
        const tables: Readonly<Record<AllocateOptions["by"], () => Table>> = {
          year: () => allocationByYear(plan, allocation),
          district: () => allocationByDistrict(plan, allocation, options.year),
          commune: () => allocationByCommune(plan, allocation, options.year),
        };
        return success({
          data: {
            schema: "phanbo/allocation/1",
            inputs,
            outputs,
            unit,
            method,
            envelopes,
            cells,
            unallocated,
            receipt,
            weightings,
            profiles,
          },
          tables: () => [tables[options.by]()],
          workbook: async () =>
            success(await resultWorkbook(checked, outcome.value, writingOf(options), context.ports)),
        });
      }),
    );
}
