import type { Command } from "commander";
import { checkPlan, hasErrors } from "../../app/checkPlan.ts";
import { success } from "../../core/issue/index.ts";
import { findingsTable } from "../../core/report/findingsTable.ts";
import { sharesTable } from "../../core/report/sharesTable.ts";
import { findingsPage } from "../pages/findingsPage.ts";
import { planCommand, withPlan, type CommandContext } from "../context.ts";
import { acceptanceOf, acceptOption, type AcceptingOptions } from "../options.ts";

/** `phanbo check`: reconciliation, consistency, counterpart. Exit 1 where an error is left. */
export function checkCommand(context: CommandContext): Command {
  return planCommand(context, "check")
    .addOption(acceptOption(context.language))
    .action(async (name: string, options: AcceptingOptions) => {
      let errors = false;
      await withPlan(
        context,
        name,
        options,
        (printed) => {
          const checked = checkPlan(printed, acceptanceOf(options));
          if (!checked.ok) return checked;
          const { plan, findings, inputs } = checked.value;
          errors = hasErrors(findings);
          return success({
            data: { schema: "phanbo/findings/1", inputs, corrections: plan.corrections, findings },
            tables: [findingsTable(findings), sharesTable(plan)],
            page: (writing, width) => findingsPage(checked.value, writing, width),
          });
        },
        () => (errors ? 1 : 0),
      );
    });
}
