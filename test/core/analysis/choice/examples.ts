import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parsePlan, type Plan } from "../../../../src/core/plan/index.ts";
import type { Issue } from "../../../../src/core/issue/index.ts";

/** The example of a reference page, as raw data that a test may change. */
function exampleOf(page: string): Record<string, unknown> {
  const text = readFileSync(`docs/reference/${page}`, "utf8");
  return JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? "") as Record<string, unknown>;
}

const attribute = (id: string, kind: string, values: Readonly<Record<string, unknown>>) => ({
  id,
  name: { vi: id, en: id },
  kind,
  origin: "illustrative",
  note: { vi: "Số liệu minh họa", en: "Sample values" },
  values,
});

/** The example plan with a third commune, and attributes of every kind that a choice file can name. */
export function examplePlan(): Plan {
  const raw = exampleOf("plan-format.md");
  const localities = raw["localities"] as readonly Record<string, unknown>[];
  const third = { ...localities[3], code: "00003", name: "Xã E" };
  const parsed = parsePlan({
    ...raw,
    localities: [...localities, third],
    attributes: [
      attribute("criteria-met", "whole", { "00001": 12, "00002": 16, "00003": 19 }),
      attribute("recognised", "yesNo", { "00001": false, "00002": false, "00003": true }),
      attribute("population", "whole", { "00001": 2000, "00002": 3000, "00003": 4000 }),
      attribute("cost", "money", { "00001": 70_000_000_000, "00002": 20_000_000_000 }),
      attribute("area", "decimal", { "00001": 12.5, "00002": 8, "00003": 1 }),
      attribute("half-known", "whole", { "00001": 1 }),
    ],
  });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

/** The example choice file, for the plan above. */
export function exampleChoice(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...exampleOf("choice-format.md"), reached: "recognised", people: "population", ...more };
}

/** Issues as a person may list them. */
export function issueTexts(issues: readonly Issue[]): string {
  return issues.map(({ code, place }) => `${code} ${place.path}`).join(", ");
}
