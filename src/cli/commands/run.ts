import type { Command } from "commander";
import { allocatePlan } from "../../app/allocatePlan.ts";
import { checkPlan } from "../../app/checkPlan.ts";
import { loadPlan } from "../../app/loadPlan.ts";
import { resultTables, resultWorkbook } from "../../app/resultWorkbook.ts";
import { success } from "../../core/issue/index.ts";
import { evaluateCounterpart } from "../../core/plan/counterpart.ts";
import { conclude, planCommand, type CommandContext } from "../context.ts";
import { acceptanceOf, acceptOption, type AcceptingOptions } from "../options.ts";
import { writingOf } from "../output.ts";
import { mainPage } from "../pages/mainPage.ts";

/** `phanbo run`: the main job. Check, counterpart, allocate, and the workbook, in one page and one file. */
export function runCommand(context: CommandContext): Command {
  return planCommand(context, "run")
    .addOption(acceptOption(context.language))
    .action(async (name: string, options: AcceptingOptions) => {
      const printed = await loadPlan(name, context.ports);
      if (!printed.ok) {
        await conclude(context, options, printed);
        return;
      }
      const checked = checkPlan(printed.value, acceptanceOf(options));
      if (!checked.ok) {
        await conclude(context, options, checked);
        return;
      }
      const outcome = allocatePlan(checked.value.plan, options.unit);
      if (!outcome.ok) {
        await conclude(context, options, outcome);
        return;
      }
      const { plan, findings, printedFindings } = checked.value;
      const out = options.out.length > 0 ? options.out : [`out/${plan.id}.xlsx`];
      const { inputs, outputs, allocation } = outcome.value;
      const { unit, envelopes, unallocated } = allocation;
      await conclude(
        context,
        { ...options, out },
        success({
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
          tables: resultTables(checked.value, outcome.value).map(({ table }) => table),
          page: (writing, width) => mainPage(printed.value, checked.value, outcome.value, writing, width),
          workbook: async () =>
            success(await resultWorkbook(checked.value, outcome.value, writingOf(options), context.ports)),
        }),
      );
    });
}
