import type { Command } from "commander";
import { hasErrors } from "../../app/checkPlan.ts";
import { success } from "../../core/issue/index.ts";
import { findingsTable } from "../../core/report/findingsTable.ts";
import { sharesTable } from "../../core/report/sharesTable.ts";
import { checkedPlanCommand, withCheckedPlan, type CommandContext } from "../context.ts";
import type { AcceptingOptions } from "../options.ts";
import { findingsPage } from "../pages/findingsPage.ts";

/** `phanbo check`: reconciliation, consistency, counterpart. Exit 1 where an error is left. */
export function checkCommand(context: CommandContext): Command {
  return checkedPlanCommand(context, "check").action((name: string, options: AcceptingOptions) =>
    withCheckedPlan(context, name, options, (checked) => {
      const { plan, findings, inputs } = checked;
      return success({
        data: { schema: "phanbo/findings/1", inputs, corrections: plan.corrections, findings },
        tables: () => [findingsTable(findings), sharesTable(plan)],
        page: (writing, width) => findingsPage(checked, writing, width),
        hasErrors: hasErrors(findings),
      });
    }),
  );
}
