import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { allocatePlan } from "../src/app/allocatePlan.ts";
import { parsePlan } from "../src/core/plan/index.ts";
import { examplePlan } from "./issues/runs.ts";

/** The page's examples: limits as JSON, each followed by a table of what the communes then get of central money. */
const page = readFileSync(new URL("../docs/reference/limits.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```json\n([\s\S]*?)\n```\n\n([\s\S]*?)\n\n/g)];

describe("docs/reference/limits.md", () => {
  it("has examples", () => {
    assert.equal(examples.length, 2);
  });

  for (const [, limits = "", table = ""] of examples) {
    const parsed = JSON.parse(limits) as readonly { readonly id: string }[];
    it(`gives what it says: ${parsed.map(({ id }) => id).join(", ")}`, () => {
      const plan = parsePlan({ ...(examplePlan() as object), limits: parsed });
      assert.ok(plan.ok, "the plan is read");
      const outcome = allocatePlan(plan.value, "million");
      assert.ok(outcome.ok, "the plan is allocated");
      const found = outcome.value.allocation.cells
        .filter(({ source }) => source === "central")
        .map(({ place, year, amount }) => `${place} ${year} ${amount / 1_000_000}`);
      const stated = table
        .split("\n")
        .slice(2)
        .map((row) => row.replaceAll("|", " ").trim().replaceAll(/\s+/g, " "));
      assert.deepEqual(found, stated);
    });
  }
});
