import assert from "node:assert/strict";
import { applyScenario, scenarioLibrary } from "../../../src/core/scenario/index.ts";
import { applied, questionPlan, refused, scenarioOf } from "./scenarios.ts";

const scale = (more: object = {}) => ({ kind: "scaleLines", sources: ["l"], factor: "90%", ...more });
const set = (amount: number, more: object = {}) => ({ kind: "setLines", sources: ["l"], amount, ...more });
const ratio = (text: string) => ({ kind: "setCounterpart", rule: "match", ratio: text });
const rate = (text: string, more: object = {}) => ({
  kind: "setMobilisation",
  source: "t",
  rate: text,
  ...more,
});
const value = (place: string, of: number) => ({
  kind: "setAttribute",
  attribute: "size",
  places: [place],
  value: of,
});
const remove = (place: string) => ({ kind: "removePlaces", places: [place] });
const rules = [
  { attribute: "met", take: "any" },
  { attribute: "area", take: "sum" },
];
const merge = (into: string) => ({ kind: "mergePlaces", places: ["A", "B"], into, rules });
const limit = {
  kind: "tier",
  id: "first",
  name: { vi: "a", en: "a" },
  places: ["A"],
  origin: "assumed",
  tier: 1,
};
const move = { kind: "moveMoney", sources: ["l"], amount: 5, target: { type: "recurrent" } };

describe("contradictions", () => {
  for (const [what, first, second] of [
    ["a ratio set to two values", ratio("1:1.5"), ratio("1:2")],
    ["a line scaled, then set", scale(), set(5)],
    ["a line set, then scaled", set(5), scale()],
    ["a line set to two amounts", set(5), set(6)],
    ["a line set, then one year of it scaled", set(5), scale({ from: 2023, to: 2023 })],
    ["one year of a line scaled, then the whole set", scale({ from: 2023, to: 2023 }), set(5)],
    ["money moved out of a line, which is then set", move, set(5)],
    ["two rates of one source", rate("80%"), rate("70%")],
    ["a value of a place set twice", value("A", 3), value("A", 4)],
    ["a place removed that was adjusted", value("A", 3), remove("A")],
    ["a place adjusted that was removed", remove("A"), value("A", 3)],
    ["a place removed with its district, then adjusted", remove("D1"), value("A", 3)],
    ["a limit on a place that was removed", remove("A"), { kind: "addLimit", limit }],
    ["a place adjusted after it became part of another", merge("B"), value("A", 3)],
    ["a place merged that was removed", remove("A"), merge("B")],
    [
      "two units of rounding",
      { kind: "setRounding", unit: "dong" },
      { kind: "setRounding", unit: "million" },
    ],
  ] as readonly (readonly [string, object, object])[]) {
    it(what, () => {
      assert.deepEqual(refused([first, second]), ["scenario.contradiction question/adjustments[1]"]);
    });
  }

  for (const [what, first, second] of [
    ["the same value twice", ratio("1:1.5"), ratio("1:1.5")],
    ["two factors, which multiply", scale(), scale({ factor: "50%" })],
    ["different years of one line", scale({ from: 2023, to: 2023 }), set(5, { from: 2024, to: 2024 })],
    ["rates of different years", rate("80%", { to: 2022 }), rate("70%", { from: 2023 })],
    ["different places", value("A", 3), value("B", 3)],
    ["a place adjusted, then merged", value("A", 3), merge("B")],
    [
      "a line added, then scaled",
      {
        kind: "addLine",
        line: { id: "n", source: "c", type: "recurrent", from: 2021, to: 2021 },
        amount: 10,
      },
      { kind: "scaleLines", lines: ["n"], factor: "2" },
    ],
  ] as readonly (readonly [string, object, object])[]) {
    it(`not: ${what}`, () => {
      assert.deepEqual(refused([first, second]), []);
    });
  }

  it("name both adjustments, and what they are about", () => {
    const outcome = applyScenario(
      questionPlan(),
      scenarioOf([ratio("1:2"), scale(), ratio("1:3")]),
      new Map(),
    );
    assert.ok(!outcome.ok);
    const adjustment = (number: string) => ({
      key: "scenario.adjustment",
      parameters: { number, kind: { key: "scenario.kind.setCounterpart" } },
    });
    assert.deepEqual(outcome.issues[0]?.parameters, {
      thing: "counterpartRules.match.ratio",
      earlier: adjustment("1"),
      later: adjustment("3"),
    });
  });

  it("between a correction and figures that were adjusted before it", () => {
    assert.deepEqual(refused([scale(), { kind: "acceptCorrections" }]), [
      "scenario.contradiction question/adjustments[1]",
    ]);
    assert.deepEqual(refused([{ kind: "acceptCorrections" }, scale()]), []);
  });

  it("are all reported, not the first alone", () => {
    assert.equal(refused([ratio("1:2"), ratio("1:3"), ratio("1:4"), set(1), scale()]).length, 3);
  });
});

describe("a scenario on a scenario", () => {
  const base = scenarioOf([ratio("1:1.5"), set(1000)], { id: "base" });

  it("is applied after what it builds on, at any depth, and may set anew what that set", () => {
    const middle = scenarioOf([ratio("1:2")], { id: "middle", base: "base" });
    const top = scenarioOf([scale({ factor: "50%" })], { id: "top", base: "middle" });
    const outcome = applyScenario(questionPlan(), top, scenarioLibrary([base, middle]));
    assert.ok(outcome.ok, JSON.stringify(outcome));
    const { plan, chain, effects } = outcome.value;
    assert.deepEqual(
      chain.map(({ id }) => id),
      ["base", "middle", "top"],
    );
    assert.equal(plan.counterpartRules[0]?.ratio, "1:2");
    assert.equal(plan.lines.find(({ source }) => source === "l")?.amount, 500);
    assert.deepEqual(
      effects.map(({ scenario, adjustment }) => `${scenario} ${adjustment}`),
      ["base 1", "base 2", "middle 1", "top 1"],
    );
  });

  it("is refused where its base is not there, with the nearest", () => {
    const scenario = scenarioOf([], { base: "bass" });
    const outcome = applyScenario(questionPlan(), scenario, scenarioLibrary([base]));
    assert.ok(!outcome.ok);
    assert.equal(outcome.issues[0]?.code, "scenario.unknownBase");
    assert.equal(outcome.issues[0].parameters["nearest"], "base");
  });

  for (const length of [1, 2, 5]) {
    it(`is refused in a circle of ${length}`, () => {
      const ring = Array.from({ length }, (_, index) =>
        scenarioOf([], { id: `s${index}`, base: `s${(index + 1) % length}` }),
      );
      const [first] = ring;
      assert.ok(first);
      const outcome = applyScenario(questionPlan(), first, scenarioLibrary(ring));
      assert.ok(!outcome.ok);
      assert.equal(outcome.issues[0]?.code, "scenario.cycle");
    });
  }
});

describe("warnings", () => {
  for (const [what, adjustment] of [
    ["a slice without lines", { kind: "scaleLines", sources: ["t"], types: ["recurrent"], factor: "50%" }],
    ["a factor of one", scale({ factor: "1" })],
    ["the value that is there", value("A", 1)],
    ["the ratio that is there", ratio("1:1")],
    ["a factor of one for one year", scale({ factor: "1", from: 2023, to: 2023 })],
  ] as const) {
    it(`say that nothing was touched: ${what}`, () => {
      const { plan, warnings } = applied([adjustment]);
      assert.deepEqual(
        warnings.map(({ code, severity, place }) => [code, severity, place.path]),
        [["scenario.nothingTouched", "warning", "question/adjustments[0]"]],
      );
      assert.deepEqual(plan, questionPlan());
    });
  }
});
