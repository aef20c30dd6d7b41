import type { Scenario } from "../core/scenario/index.ts";
import { serializePlan, type Plan } from "../core/plan/index.ts";
import type { Writing } from "../text/language.ts";
import type { FileContent } from "../workbook/files.ts";
import { planToBlocks } from "../workbook/planSheets.ts";
import { scenariosToBlocks } from "../workbook/scenarioSheets.ts";
import type { Ports } from "./ports.ts";

/** The endings of files that hold a plan. */
export const planEndings = [".json", ".xlsx"] as const;

/** Whether a file of this name can hold a plan. */
export function isPlanFile(path: string): boolean {
  return planEndings.some((ending) => path.toLowerCase().endsWith(ending));
}

/**
 * The plan as the files of these names hold it, to be read again by every command. A workbook also has the sheets of `scenarios`; a
 * `.json` file holds the plan alone.
 */
export async function planFiles(
  plan: Plan,
  scenarios: readonly Scenario[],
  paths: readonly string[],
  writing: Writing,
  ports: Ports,
): Promise<readonly FileContent[]> {
  const files: FileContent[] = [];
  for (const path of paths) {
    const bytes = path.toLowerCase().endsWith(".json")
      ? new TextEncoder().encode(`${JSON.stringify(serializePlan(plan), null, 2)}\n`)
      : await ports.workbooks.create(
          [...planToBlocks(plan, writing), ...scenariosToBlocks(scenarios, writing)],
          plan.name[writing.language],
          "vi",
        );
    files.push({ path, bytes });
  }
  return files;
}
