import type { Command } from "commander";
import { allocatePlan } from "../../app/allocatePlan.ts";
import { resultTables, resultWorkbook } from "../../app/resultWorkbook.ts";
import { success } from "../../core/issue/index.ts";
import { evaluateCounterpart } from "../../core/plan/counterpart.ts";
import { checkedPlanCommand, withCheckedPlan, type CommandContext } from "../context.ts";
import type { AcceptingOptions } from "../options.ts";
import { writingOf } from "../output.ts";
import { mainPage } from "../pages/mainPage.ts";

/** `phanbo run`: the main job. Check, counterpart, allocate, and the workbook, in one page and one file. */
export function runCommand(context: CommandContext): Command {
  return checkedPlanCommand(context, "run").action((name: string, options: AcceptingOptions) =>
    withCheckedPlan(context, name, options, (checked, printed) => {
      const { plan, findings, printedFindings } = checked;
      const outcome = allocatePlan(plan, options.unit);
      if (!outcome.ok) return outcome;
      const { inputs, outputs, allocation } = outcome.value;
      const { unit, envelopes, unallocated } = allocation;
      return success({
        data: {
          schema: "phanbo/run/1",
          inputs,
          outputs,
          findings: printedFindings,
          findingsLeft: findings,
          corrections: plan.corrections,
          counterpart: evaluateCounterpart(plan),
          unit,
          envelopes,
          unallocated,
        },
        tables: () => resultTables(checked, outcome.value).map(({ table }) => table),
        page: (writing, width) => mainPage(printed, checked, outcome.value, writing, width),
        usualOut: `out/${plan.id}.xlsx`,
        workbook: async () =>
          success(await resultWorkbook(checked, outcome.value, writingOf(options), context.ports)),
      });
    }),
  );
}
