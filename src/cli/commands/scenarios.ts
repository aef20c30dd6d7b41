import type { Command } from "commander";
import { scenariosFor } from "../../app/findScenario.ts";
import { loadPlan } from "../../app/loadPlan.ts";
import { success } from "../../core/issue/index.ts";
import { scenariosTable } from "../../core/report/scenarioTables.ts";
import { conclude, planCommand, type CommandContext } from "../context.ts";
import type { CommonOptions } from "../options.ts";
import { scenariosPage } from "../pages/scenarioPage.ts";

/** `phanbo scenarios`: the scenarios that a plan can be put under, those that ship and those of its workbook. */
export function scenariosCommand(context: CommandContext): Command {
  return planCommand(context, "scenarios").action(async (name: string, options: CommonOptions) => {
    const plan = await loadPlan(name, context.ports);
    if (!plan.ok) return conclude(context, options, plan);
    const scenarios = await scenariosFor(name, plan.value.id, context.ports);
    if (!scenarios.ok) return conclude(context, options, scenarios);
    return conclude(
      context,
      options,
      success({
        data: { schema: "phanbo/scenarios/1", plan: plan.value.id, scenarios: scenarios.value },
        tables: () => [scenariosTable(scenarios.value)],
        page: (writing, width) => scenariosPage(scenarios.value, writing, width),
      }),
    );
  });
}
