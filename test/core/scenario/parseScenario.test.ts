import assert from "node:assert/strict";
import { parseScenario, serializeScenario, withParameter } from "../../../src/core/scenario/index.ts";
import { scenarioOf } from "./scenarios.ts";

const empty = {
  schema: "phanbo/scenario/1",
  id: "question",
  name: { vi: "Câu hỏi", en: "Question" },
  base: "small",
  adjustments: [],
};

function issues(raw: unknown): readonly string[] {
  const parsed = parseScenario(raw);
  return parsed.ok
    ? []
    : parsed.issues.map(({ code, place, parameters }) =>
        [code, place.path, typeof parameters["nearest"] === "string" ? parameters["nearest"] : ""]
          .join(" ")
          .trim(),
      );
}

const scale = { kind: "scaleLines", sources: ["c"], factor: "90%" };

describe("reading a scenario", () => {
  for (const [what, change, expected] of [
    ["another version", { schema: "phanbo/scenario/2" }, ["plan.schemaVersion schema"]],
    ["a key that is not known", { autor: "x" }, ["plan.unknownKey autor author"]],
    [
      "a kind that is not known",
      { adjustments: [{ kind: "scaleLine" }] },
      ["plan.unknownChoice adjustments[0].kind scaleLines"],
    ],
    [
      "a key of another kind",
      { adjustments: [{ ...scale, factr: "1" }] },
      ["plan.unknownKey adjustments[0].factr factor"],
    ],
    [
      "a ratio that is none",
      { adjustments: [{ ...scale, factor: "90" + " phần trăm" }] },
      ["ratio.invalid adjustments[0].factor"],
    ],
    [
      "a negative amount",
      { adjustments: [{ kind: "setLines", amount: -1 }] },
      ["number.negative adjustments[0].amount"],
    ],
    [
      "an amount and a share",
      { adjustments: [{ kind: "moveMoney", amount: 1, share: "1/2", target: {} }] },
      ["scenario.oneAmount adjustments[0]"],
    ],
    [
      "a share of nothing",
      { adjustments: [{ kind: "setLines", share: "1/2" }] },
      ["plan.missingKey adjustments[0].of"],
    ],
    [
      "years the wrong way round",
      { adjustments: [{ ...scale, from: 2025, to: 2024 }] },
      ["period.reversed adjustments[0].to"],
    ],
    [
      "a parameter that is not there",
      { adjustments: [{ ...scale, factor: "$rat" }], parameters: [parameter("rate", "1/2")] },
      ["plan.unknownReference adjustments[0].factor $rate"],
    ],
    [
      "two parameters of one id",
      { parameters: [parameter("a", "1"), parameter("a", "2")] },
      ["plan.duplicateId parameters[1].id"],
    ],
    ["no object", null, ["plan.wrongType"]],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(issues(change === null ? [] : { ...empty, ...change }), expected);
    });
  }

  it("collects all issues", () => {
    const raw = {
      ...empty,
      base: "Không phải mã",
      adjustments: [{ kind: "scaleLines" }, { kind: "setRound" }],
    };
    assert.equal(issues(raw).length, 3);
  });

  it("and writing it are inverse", () => {
    const scenario = scenarioOf([scale, { kind: "setLines", lines: ["t"], amount: 12 }]);
    const again = parseScenario(serializeScenario(scenario));
    assert.ok(again.ok);
    assert.deepEqual(again.value, scenario);
  });

  it("gives a parameter another value, and leaves the scenario given as it was", () => {
    const scenario = scenarioOf([{ ...scale, factor: "$rate" }], { parameters: [parameter("rate", "1/2")] });
    assert.equal(withParameter(scenario, "rate", "3/4").parameters[0]?.value, "3/4");
    assert.equal(scenario.parameters[0]?.value, "1/2");
    assert.equal(withParameter(scenario, "other", "3/4"), scenario);
  });
});

function parameter(id: string, value: string): object {
  return { id, name: { vi: id, en: id }, value, origin: "assumed" };
}
