import type { Command } from "commander";
import { success } from "../../core/issue/index.ts";
import { evaluateCounterpart } from "../../core/plan/counterpart.ts";
import { counterpartTable } from "../../core/report/counterpartTable.ts";
import { checkedPlanCommand, withCheckedPlan, type CommandContext } from "../context.ts";
import type { AcceptingOptions } from "../options.ts";

/** `phanbo counterpart`: required, arranged, missing. Exit 1 where local money is missing. */
export function counterpartCommand(context: CommandContext): Command {
  return checkedPlanCommand(context, "counterpart").action((name: string, options: AcceptingOptions) =>
    withCheckedPlan(context, name, options, ({ plan, inputs }) => {
      const rows = evaluateCounterpart(plan);
      return success({
        data: { schema: "phanbo/counterpart/1", inputs, rows },
        tables: () => [counterpartTable(plan, rows)],
        hasErrors: rows.some(({ missing }) => missing > 0),
      });
    }),
  );
}
