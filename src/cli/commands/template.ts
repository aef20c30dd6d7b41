import type { Command } from "commander";
import { scenariosFor } from "../../app/findScenario.ts";
import { loadPlan } from "../../app/loadPlan.ts";
import { success } from "../../core/issue/index.ts";
import { planToBlocks } from "../../workbook/planSheets.ts";
import { scenariosToBlocks } from "../../workbook/scenarioSheets.ts";
import { conclude, planCommand, type CommandContext } from "../context.ts";
import { commandWord, endingOf, type CommonOptions } from "../options.ts";
import { writingOf } from "../output.ts";

/** `phanbo template`: the input workbook, filled with the plan. */
export function templateCommand(context: CommandContext): Command {
  return planCommand(context, "template").action(async (name: string, options: CommonOptions) => {
    if (!options.out.some((file) => endingOf(file) === ".xlsx")) {
      context.terminal.error(commandWord(context.language, "command.template.needsOut"));
      context.finishWith(2);
      return;
    }
    const plan = await loadPlan(name, context.ports);
    if (!plan.ok) {
      await conclude(context, options, plan);
      return;
    }
    const scenarios = await scenariosFor(name, plan.value.id, context.ports);
    if (!scenarios.ok) {
      await conclude(context, options, scenarios);
      return;
    }
    const blocks = [
      ...planToBlocks(plan.value, writingOf(options)),
      ...scenariosToBlocks(scenarios.value, writingOf(options)),
    ];
    await conclude(
      context,
      options,
      success({
        data: { schema: "phanbo/template/1", plan: plan.value.id, sheets: blocks.map(({ sheet }) => sheet) },
        tables: () => [],
        page: () =>
          commandWord(context.language, "command.template.done", {
            sheets: blocks.map(({ sheet }) => sheet),
          }),
        workbook: async () =>
          success(await context.ports.workbooks.create(blocks, plan.value.name[options.lang], "vi")),
      }),
    );
  });
}
