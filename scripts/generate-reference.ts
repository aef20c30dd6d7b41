import { readFile, writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { replaceGenerated } from "./reference/generated.ts";
import { issueTable } from "./reference/issuePage.ts";
import {
  choiceJsonSchema,
  planJsonSchema,
  scenarioJsonSchema,
  uncertaintyJsonSchema,
} from "./reference/jsonSchema.ts";
import { formatSections, planFormatSections } from "./reference/planFormat.ts";
import { scenarioFormatSections } from "./reference/scenarioFormat.ts";

const folder = new URL("../docs/reference/", import.meta.url);

/** Every generated page as it should be now; `npm run generate` writes them and a test compares them. */
export async function generatedPages(): Promise<ReadonlyMap<string, string>> {
  const schema = planJsonSchema();
  const scenario = scenarioJsonSchema();
  const uncertainty = uncertaintyJsonSchema();
  const choice = choiceJsonSchema();
  const page = async (name: string, part: string, content: string): Promise<readonly [string, string]> => {
    const text = await readFile(new URL(name, folder), "utf8");
    return [name, await formatted(replaceGenerated(text, part, content), name)];
  };
  return new Map([
    ["plan.schema.json", await formatted(JSON.stringify(schema), "plan.schema.json")],
    await page("plan-format.md", "sections", planFormatSections(schema)),
    ["scenario.schema.json", await formatted(JSON.stringify(scenario), "scenario.schema.json")],
    await page("scenario-format.md", "sections", scenarioFormatSections(scenario)),
    ["uncertainty.schema.json", await formatted(JSON.stringify(uncertainty), "uncertainty.schema.json")],
    await page(
      "uncertainty-format.md",
      "sections",
      formatSections(uncertainty, "Tệp mức không chắc chắn · the uncertainty file"),
    ),
    ["choice.schema.json", await formatted(JSON.stringify(choice), "choice.schema.json")],
    await page("choice-format.md", "sections", formatSections(choice, "Tệp chọn xã · the choice file")),
    await page("issues.md", "issues", issueTable()),
  ]);
}

/** The page as it is now. */
export async function pageNow(name: string): Promise<string> {
  return readFile(new URL(name, folder), "utf8");
}

async function formatted(text: string, name: string): Promise<string> {
  const file = new URL(name, folder).pathname;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, text] of await generatedPages()) await writeFile(new URL(name, folder), text);
}
