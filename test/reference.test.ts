import assert from "node:assert/strict";
import { generatedPages, pageNow } from "../scripts/generate-reference.ts";
import { markdownTable, replaceGenerated } from "../scripts/reference/generated.ts";
import {
  alternativesOf,
  planJsonSchema,
  scenarioJsonSchema,
  type SchemaNode,
} from "../scripts/reference/jsonSchema.ts";
import { planFormatSections } from "../scripts/reference/planFormat.ts";
import { choiceProblem, parseChoiceFile } from "../src/core/analysis/choice/index.ts";
import { checkAgainstPlan, parseUncertaintyFile } from "../src/core/analysis/simulate/index.ts";
import { issueCodes } from "../src/core/issue/index.ts";
import { parsePlan } from "../src/core/plan/index.ts";
import { applyScenario, parseScenario } from "../src/core/scenario/index.ts";
import { adjustmentKinds } from "../src/workbook/scenarioRows.ts";

const generated = [
  "plan.schema.json",
  "plan-format.md",
  "scenario.schema.json",
  "scenario-format.md",
  "uncertainty.schema.json",
  "uncertainty-format.md",
  "choice.schema.json",
  "choice-format.md",
  "issues.md",
];

describe("the generated reference", () => {
  let pages: ReadonlyMap<string, string>;

  before(async () => {
    pages = await generatedPages();
  });

  for (const name of generated) {
    it(`${name} is what the code says now (npm run generate)`, async () => {
      assert.equal(await pageNow(name), pages.get(name));
    });
  }

  it("is all of what is generated", () => {
    assert.deepEqual([...pages.keys()], generated);
  });

  it("names every issue code", async () => {
    const page = await pageNow("issues.md");
    for (const code of issueCodes) assert.ok(page.includes(`\`${code}\``), code);
  });

  it("has an example of a plan that parses", async () => {
    const page = await pageNow("plan-format.md");
    const [, example = ""] = /```json\n([\s\S]*?)\n```/.exec(page) ?? [];
    const plan = parsePlan(JSON.parse(example));
    assert.deepEqual(plan.ok ? [] : plan.issues, []);
  });

  it("has an example of an uncertainty file that parses, and of which each factor is about the example of a plan", async () => {
    const exampleOf = async (page: string): Promise<unknown> =>
      JSON.parse(/```json\n([\s\S]*?)\n```/.exec(await pageNow(page))?.[1] ?? "");
    const plan = parsePlan(await exampleOf("plan-format.md"));
    const uncertainty = parseUncertaintyFile(await exampleOf("uncertainty-format.md"));
    assert.ok(plan.ok && uncertainty.ok, JSON.stringify(uncertainty));
    assert.deepEqual(checkAgainstPlan(plan.value, uncertainty.value), []);
  });

  it("has an example of a choice file that parses, and asks what can be asked of the example of a plan", async () => {
    const exampleOf = async (page: string): Promise<unknown> =>
      JSON.parse(/```json\n([\s\S]*?)\n```/.exec(await pageNow(page))?.[1] ?? "");
    const plan = parsePlan(await exampleOf("plan-format.md"));
    const choice = parseChoiceFile(await exampleOf("choice-format.md"));
    assert.ok(plan.ok && choice.ok, JSON.stringify(choice));
    const asked = choiceProblem(plan.value, choice.value);
    assert.deepEqual(asked.ok ? [] : asked.issues, []);
  });

  it("has an example of a scenario that parses, and applies to the example of a plan", async () => {
    const exampleOf = async (page: string): Promise<unknown> =>
      JSON.parse(/```json\n([\s\S]*?)\n```/.exec(await pageNow(page))?.[1] ?? "");
    const plan = parsePlan(await exampleOf("plan-format.md"));
    const scenario = parseScenario(await exampleOf("scenario-format.md"));
    assert.ok(plan.ok && scenario.ok, JSON.stringify(scenario));
    const applied = applyScenario(plan.value, scenario.value, new Map());
    assert.deepEqual(applied.ok ? applied.value.warnings : applied.issues, []);
  });

  it("gives every kind of adjustment a table on the page of scenarios", async () => {
    const page = await pageNow("scenario-format.md");
    for (const kind of adjustmentKinds) assert.ok(page.includes(`### \`${kind}\`: `), kind);
    const kinds = alternativesOf(scenarioJsonSchema().properties?.["adjustments"]?.items ?? {});
    assert.deepEqual(
      kinds.map(({ properties }) => properties?.["kind"]?.const),
      [...adjustmentKinds],
    );
  });

  it("gives every key of the file in the tables, and its name in the sections", async () => {
    const page = await pageNow("plan-format.md");
    for (const key of Object.keys(planJsonSchema().properties ?? {}))
      assert.ok(page.includes(`| \`${key}\``), key);
    for (const section of [
      "document",
      "sources[]",
      "lines[].derivation",
      "norms[].groups[]",
      "phasing.profiles[]",
    ]) {
      assert.ok(page.includes(`## \`${section}\`: `), section);
    }
  });
});

describe("the generator", () => {
  const page = "above\n<!-- generated: a -->\nold\n<!-- end: a -->\nbelow\n";

  it("replaces what stands between its markers and nothing else", () => {
    assert.equal(
      replaceGenerated(page, "a", "new"),
      "above\n<!-- generated: a -->\n\nnew\n\n<!-- end: a -->\nbelow\n",
    );
  });

  for (const [what, text] of [
    ["no markers", "above\nbelow\n"],
    ["markers of another part", page.replaceAll(": a", ": b")],
    ["no end", page.replace("<!-- end: a -->", "")],
    ["two beginnings", page + page],
    ["two ends", `${page}<!-- end: a -->`],
    ["the end first", "<!-- end: a --><!-- generated: a -->"],
  ] as const) {
    it(`fails on a page with ${what}`, () => {
      assert.throws(() => replaceGenerated(text, "a", "new"), /the page must have/);
    });
  }

  it("keeps bars within cells", () => {
    assert.equal(markdownTable(["a"], [["b|c"]]), "| a |\n| --- |\n| b\\|c |");
  });

  it("fails on a key that the schema does not explain", () => {
    const schema: SchemaNode = { type: "object", properties: { mystery: { type: "string" } } };
    assert.throws(() => planFormatSections(schema), /mystery/);
  });
});
