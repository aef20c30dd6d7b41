import type { Command } from "commander";
import { checkPlan } from "../../app/checkPlan.ts";
import { success } from "../../core/issue/index.ts";
import { evaluateCounterpart } from "../../core/plan/counterpart.ts";
import { counterpartTable } from "../../core/report/counterpartTable.ts";
import { planCommand, withPlan, type CommandContext } from "../context.ts";
import { acceptanceOf, acceptOption, type AcceptingOptions } from "../options.ts";

/** `phanbo counterpart`: required, arranged, missing. Exit 1 where local money is missing. */
export function counterpartCommand(context: CommandContext): Command {
  return planCommand(context, "counterpart")
    .addOption(acceptOption(context.language))
    .action(async (name: string, options: AcceptingOptions) => {
      let missing = false;
      await withPlan(
        context,
        name,
        options,
        (printed) => {
          const checked = checkPlan(printed, acceptanceOf(options));
          if (!checked.ok) return checked;
          const { plan, inputs } = checked.value;
          const rows = evaluateCounterpart(plan);
          missing = rows.some((row) => row.missing > 0);
          return success({
            data: { schema: "phanbo/counterpart/1", inputs, rows },
            tables: [counterpartTable(plan, rows)],
          });
        },
        () => (missing ? 1 : 0),
      );
    });
}
