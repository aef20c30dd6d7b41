import type { Command } from "commander";
import { success } from "../../core/issue/index.ts";
import { planTable } from "../../core/report/planTable.ts";
import { sharesTable } from "../../core/report/sharesTable.ts";
import { checkedPlanCommand, withCheckedPlan, type CommandContext } from "../context.ts";
import type { AcceptingOptions } from "../options.ts";

/** `phanbo show`: the plan by source × type × period, stated beside computed. */
export function showCommand(context: CommandContext): Command {
  return checkedPlanCommand(context, "show").action((name: string, options: AcceptingOptions) =>
    withCheckedPlan(context, name, options, ({ plan, inputs }) => {
      const { lines, totals, shares, corrections } = plan;
      return success({
        data: { schema: "phanbo/plan-view/1", inputs, lines, totals, shares, corrections },
        tables: () => [planTable(plan), sharesTable(plan)],
      });
    }),
  );
}
