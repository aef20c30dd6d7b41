import type { Command } from "commander";
import { checkPlan } from "../../app/checkPlan.ts";
import { success } from "../../core/issue/index.ts";
import { planTable } from "../../core/report/planTable.ts";
import { sharesTable } from "../../core/report/sharesTable.ts";
import { planCommand, withPlan, type CommandContext } from "../context.ts";
import { acceptanceOf, acceptOption, type AcceptingOptions } from "../options.ts";

/** `phanbo show`: the plan by source × type × period, stated beside computed. */
export function showCommand(context: CommandContext): Command {
  return planCommand(context, "show")
    .addOption(acceptOption(context.language))
    .action(async (name: string, options: AcceptingOptions) => {
      await withPlan(context, name, options, (printed) => {
        const checked = checkPlan(printed, acceptanceOf(options));
        if (!checked.ok) return checked;
        const { plan, inputs } = checked.value;
        const { lines, totals, shares, corrections } = plan;
        return success({
          data: { schema: "phanbo/plan-view/1", inputs, lines, totals, shares, corrections },
          tables: [planTable(plan), sharesTable(plan)],
        });
      });
    });
}
