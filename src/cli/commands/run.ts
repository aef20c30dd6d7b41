import type { Command } from "commander";
import { resultTables, resultWorkbook } from "../../app/resultWorkbook.ts";
import { runKeepingTotals } from "../../app/runScenario.ts";
import { success } from "../../core/issue/index.ts";
import { evaluateCounterpart } from "../../core/plan/counterpart.ts";
import { checkedPlanCommand, withCheckedPlan, type CommandContext } from "../context.ts";
import { acceptanceOf, type AcceptingOptions } from "../options.ts";
import { writingOf } from "../output.ts";
import { mainPage } from "../pages/mainPage.ts";

/** `phanbo run`: the main job. Check, counterpart, allocate, and the workbook, in one page and one file. */
export function runCommand(context: CommandContext): Command {
  return checkedPlanCommand(context, "run").action((name: string, options: AcceptingOptions) =>
    withCheckedPlan(context, name, options, async (checked, printed) => {
      const { plan, findings, printedFindings } = checked;
      const accepted = acceptanceOf(options);
      const request = { planName: name, accepted, unit: options.unit };
      const ran = await runKeepingTotals(checked, request, context.ports.solver);
      if (!ran.ok) return ran;
      const { outcome } = ran.value;
      const { inputs, outputs, allocation } = outcome;
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
        tables: () => resultTables(checked, outcome).map(({ table }) => table),
        page: (writing, width) => mainPage(printed, checked, outcome, writing, width),
        usualOut: `out/${plan.id}.xlsx`,
        workbook: async () => success(await resultWorkbook(ran.value, writingOf(options), context.ports)),
      });
    }),
  );
}
