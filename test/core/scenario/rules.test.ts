import assert from "node:assert/strict";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { applied, questionPlan, refused, scenarioOf } from "./scenarios.ts";
import { applyScenario } from "../../../src/core/scenario/index.ts";

const tier = {
  kind: "tier",
  id: "first",
  name: { vi: "Ưu tiên", en: "First" },
  places: ["A"],
  origin: "assumed",
  tier: 1,
};

/** What the adjustments leave at one place of the plan. */
function left(look: (plan: Plan) => unknown, ...adjustments: readonly unknown[]): unknown {
  return look(applied(adjustments).plan);
}

describe("adjusting rules", () => {
  for (const [what, adjustment, look, expected] of [
    [
      "a counterpart ratio",
      { kind: "setCounterpart", rule: "match", ratio: "1:1.5" },
      (plan: Plan) => plan.counterpartRules[0]?.ratio,
      "1:1.5",
    ],
    [
      "what is done where counterpart is short",
      { kind: "setCounterpart", rule: "match", onShortfall: "limitBase" },
      (plan: Plan) => plan.counterpartRules[0]?.onShortfall,
      "limitBase",
    ],
    [
      "a coefficient of a norm",
      { kind: "setCoefficient", norm: "norm", group: "small", coefficient: "4" },
      (plan: Plan) => plan.norms[0]?.groups.map(({ coefficient }) => coefficient),
      ["5", "4"],
    ],
    [
      "the weighting of a source",
      { kind: "setWeighting", source: "t", weighting: "by-size" },
      (plan: Plan) => plan.weightingUses.find(({ source }) => source === "t")?.weighting,
      "by-size",
    ],
    ["a limit more", { kind: "addLimit", limit: tier }, (plan: Plan) => plan.limits, [tier]],
    [
      "the use of a source",
      { kind: "setSourceUse", source: "t", rank: 2, carryOver: true },
      (plan: Plan) => plan.sourceUses,
      [{ source: "t", rank: 2, carryOver: true }],
    ],
    [
      "a new profile for one source",
      {
        kind: "setProfile",
        profile: "late",
        sources: ["t"],
        weights: { 2021: "1", 2022: "1", 2023: "1", 2024: "2", 2025: "5" },
      },
      (plan: Plan) => [plan.phasing.default, plan.phasing.exceptions, plan.phasing.profiles.length],
      ["years", [{ source: "t", profile: "late" }], 2],
    ],
    [
      "new weights of the plan's profile",
      { kind: "setProfile", profile: "years", weights: { 2021: "9" } },
      (plan: Plan) => plan.phasing.profiles[0]?.weights,
      { 2021: "9" },
    ],
    [
      "the method of rounding",
      { kind: "setRounding", method: "webster" },
      (plan: Plan) => plan.roundingMethod,
      "webster",
    ],
    [
      "a source more",
      {
        kind: "addSource",
        newSource: {
          kind: "credit",
          id: "bank",
          name: { vi: "Ngân hàng", en: "Bank" },
          creditType: "NHCSXH",
        },
      },
      (plan: Plan) => plan.sources.at(-1)?.id,
      "bank",
    ],
  ] as const) {
    it(`sets ${what}`, () => {
      assert.deepEqual(left(look, adjustment), expected);
    });
  }

  it("replaces a limit, and takes one away", () => {
    const more = { ...tier, tier: 2 };
    const base = scenarioOf([{ kind: "addLimit", limit: tier }], { id: "base" });
    const under = (adjustment: unknown): Plan => {
      const scenario = scenarioOf([adjustment], { base: "base" });
      const outcome = applyScenario(questionPlan(), scenario, new Map([["base", base]]));
      assert.ok(outcome.ok, JSON.stringify(outcome));
      return outcome.value.plan;
    };
    assert.deepEqual(under({ kind: "replaceLimit", limit: more }).limits, [more]);
    assert.deepEqual(under({ kind: "removeLimit", limitId: "first" }).limits, []);
  });

  it("leaves the unit of rounding to the one who allocates", () => {
    assert.deepEqual(applied([{ kind: "setRounding", unit: "thousand" }]).options, { unit: "thousand" });
    assert.deepEqual(applied([]).options, {});
  });

  for (const [what, adjustment, expected] of [
    [
      "a rule",
      { kind: "setCounterpart", rule: "mach", ratio: "1:2" },
      "plan.unknownReference question/adjustments[0].rule",
    ],
    [
      "a norm",
      { kind: "setCoefficient", norm: "nom", group: "big", coefficient: "1" },
      "plan.unknownReference question/adjustments[0].norm",
    ],
    [
      "a group",
      { kind: "setCoefficient", norm: "norm", group: "bg", coefficient: "1" },
      "plan.unknownReference question/adjustments[0].group",
    ],
    [
      "a weighting",
      { kind: "setWeighting", source: "t", weighting: "by-sise" },
      "plan.unknownReference question/adjustments[0].weighting",
    ],
    [
      "a limit",
      { kind: "removeLimit", limitId: "first" },
      "plan.unknownReference question/adjustments[0].limitId",
    ],
    [
      "a profile",
      { kind: "setProfile", profile: "yeers" },
      "plan.unknownReference question/adjustments[0].profile",
    ],
    [
      "an attribute",
      { kind: "setAttribute", attribute: "sise", places: ["A"], value: 1 },
      "plan.unknownReference question/adjustments[0].attribute",
    ],
    [
      "a place",
      { kind: "removePlaces", places: ["Z"] },
      "plan.unknownReference question/adjustments[0].places[0]",
    ],
    [
      "a finding",
      { kind: "acceptCorrections", findings: ["sum:al"] },
      "correction.unknown question/adjustments[0].findings",
    ],
  ] as const) {
    it(`refuses ${what} that the plan does not have`, () => {
      assert.deepEqual(refused([adjustment]), [expected]);
    });
  }

  it("names the nearest that there is", () => {
    const scenario = scenarioOf([{ kind: "setWeighting", source: "t", weighting: "by-sise" }]);
    const outcome = applyScenario(questionPlan(), scenario, new Map());
    assert.ok(!outcome.ok);
    assert.equal(outcome.issues[0]?.parameters["nearest"], "by-size");
  });

  it("refuses what leaves no valid plan: a coefficient of zero, a value of another kind", () => {
    assert.deepEqual(refused([{ kind: "setCoefficient", norm: "norm", group: "big", coefficient: "0" }]), [
      "ratio.zero norms[0].groups[0].coefficient",
    ]);
    assert.deepEqual(refused([{ kind: "setAttribute", attribute: "size", places: ["B"], value: "lớn" }]), [
      "plan.wrongType attributes[0].values.B",
    ]);
  });

  it("accepts the corrections of findings, as a person would: the total 100 of parts that sum to 540", () => {
    const { plan, effects } = applied([{ kind: "acceptCorrections" }]);
    assert.equal(plan.corrections.length > 0, true);
    assert.deepEqual(
      effects[0]?.touches.map(({ path }) => path),
      plan.corrections.map(({ target }) => `totals.${target}.amount`),
    );
  });

  it("counts a correction that was accepted before as accepted", () => {
    const before = applied([{ kind: "acceptCorrections" }]).plan;
    const again = applyScenario(
      before,
      scenarioOf([{ kind: "acceptCorrections", findings: ["sum:all"] }]),
      new Map(),
    );
    assert.ok(again.ok, JSON.stringify(again));
    assert.equal(again.value.plan, before);
  });
});
