import assert from "node:assert/strict";
import { checkAgainstPlan, parseUncertaintyFile } from "../../../../src/core/analysis/simulate/index.ts";
import { shippedPlans, shippedUncertainties } from "../../../../src/plans/index.ts";
import { plan, shipped } from "./shipped.ts";

const factor = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  id: "credit",
  sources: ["credit"],
  distribution: { kind: "uniform", low: "50%", high: "100%" },
  ...more,
});

const file = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  schema: "phanbo/uncertainty/1",
  id: "levels",
  name: { vi: "Mức", en: "Levels" },
  base: "lang-son-2021-2025",
  origin: "assumed",
  factors: [factor()],
  ...more,
});

function issuesOf(raw: unknown): readonly string[] {
  const read = parseUncertaintyFile(raw);
  const issues = read.ok ? checkAgainstPlan(plan, read.value) : read.issues;
  return issues.map(({ code, severity, place: { path } }) => `${severity} ${code} ${path}`);
}

describe("the uncertainty file", () => {
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["is read where all is right", file(), []],
    ["is an object", [], ["error plan.wrongType "]],
    ["says its version", { ...file(), schema: undefined }, ["error plan.schemaVersion schema"]],
    ["is of this version", file({ schema: "phanbo/uncertainty/2" }), ["error plan.schemaVersion schema"]],
    ["says where its levels come from", file({ origin: "guess" }), ["error plan.unknownChoice origin"]],
    ["has no key that nobody knows", file({ notes: "" }), ["error plan.unknownKey notes"]],
    [
      "has years the right way round",
      file({ factors: [factor({ from: 2025, to: 2021 })] }),
      ["error period.reversed factors[0].to"],
    ],
    [
      "has levels that rise",
      file({ factors: [factor({ distribution: { kind: "uniform", low: "1", high: "50%" } })] }),
      ["error distribution.reversed factors[0].distribution"],
    ],
    [
      "names lines, components and sources that there are, each once",
      file({ factors: [factor({ sources: ["credit", "credit"], lines: ["credits"], components: ["a"] })] }),
      [
        "error plan.duplicateId factors[0].sources[1]",
        "error plan.unknownReference factors[0].components[0]",
        "error plan.unknownReference factors[0].lines[0]",
      ],
    ],
    [
      "is about lines that lie wholly in its years",
      file({ factors: [factor({ from: 2022 }), factor({ id: "all", from: 2021, to: 2025 })] }),
      ["warning uncertainty.nothingTouched factors[0]"],
    ],
    [
      "is about lines of its types",
      file({ factors: [factor({ types: ["recurrent"] })] }),
      ["warning uncertainty.nothingTouched factors[0]"],
    ],
  ];
  for (const [what, raw, expected] of cases) {
    it(what, () => {
      assert.deepEqual(issuesOf(raw), expected);
    });
  }

  it("ships for each plan that ships, marked as illustrative, each factor about something", () => {
    assert.deepEqual(Object.keys(shippedUncertainties), Object.keys(shippedPlans));
    assert.equal(shipped.origin, "illustrative");
    assert.match(shipped.name.vi, /minh họa/);
    assert.match(shipped.note?.vi ?? "", /số minh họa/);
    assert.deepEqual(checkAgainstPlan(plan, shipped), []);
    const covered = shipped.factors.flatMap(({ sources }) => sources ?? []);
    assert.deepEqual([...new Set(covered)].sort(), plan.sources.map(({ id }) => id).sort());
  });
});
