import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { applied, questionPlan, refused } from "./scenarios.ts";

function valueAt(plan: Plan, attribute: string, code: string): unknown {
  return plan.attributes.find(({ id }) => id === attribute)?.values[code];
}

/** Which communes get money of `t`, by year. */
function communesIn(plan: Plan, year: number): string {
  const done = allocate(plan, { unit: "dong" });
  assert.ok(done.ok);
  const cells = done.value.cells.filter(
    (cell) => cell.source === "t" && cell.year === year && cell.amount > 0,
  );
  return cells.map(({ place }) => place).join(" ");
}

const wholeRules = [
  { attribute: "met", take: "any" },
  { attribute: "area", take: "sum" },
];

describe("adjusting places", () => {
  it("sets the value of an attribute, and so a weight", () => {
    const { plan, effects } = applied([
      { kind: "setAttribute", attribute: "size", places: ["A", "B"], value: 7 },
    ]);
    assert.equal(valueAt(plan, "size", "A"), 7);
    assert.deepEqual(effects[0]?.touches, [
      { path: "attributes.size.A", before: 1, after: 7 },
      { path: "attributes.size.B", before: 2, after: 7 },
    ]);
  });

  it("takes places out for the whole period, with all beneath them", () => {
    assert.equal(communesIn(questionPlan(), 2022), "A B C D");
    assert.equal(communesIn(applied([{ kind: "removePlaces", places: ["D2"] }]).plan, 2022), "A B");
    assert.equal(communesIn(applied([{ kind: "removePlaces", places: ["A"] }]).plan, 2022), "B C D");
  });

  it("takes places out from a year on", () => {
    const { plan } = applied([{ kind: "removePlaces", places: ["A"], from: 2023 }]);
    assert.deepEqual([communesIn(plan, 2022), communesIn(plan, 2023)], ["A B C D", "B C D"]);
  });

  it("adds a place, whose attributes are set as any others are", () => {
    const place = { code: "E", name: "Xã E", level: "commune", kind: "xa", parent: "D2", inProgramme: true };
    const { plan } = applied([
      { kind: "addPlace", place },
      { kind: "setAttribute", attribute: "size", places: ["E"], value: 10 },
    ]);
    assert.equal(communesIn(plan, 2022), "A B C D E");
  });

  it("merges places: counts and money are added, others follow the rules, and the successor is named", () => {
    const { plan } = applied([{ kind: "mergePlaces", places: ["A", "B"], into: "B", rules: wholeRules }]);
    assert.deepEqual(
      ["size", "level", "met", "area", "grade"].map((id) => valueAt(plan, id, "B")),
      [3, 3000, true, 72.3, 3],
    );
    assert.deepEqual(plan.localities.find(({ code }) => code === "A")?.successors, ["B"]);
    assert.equal(communesIn(plan, 2022), "B C D");
  });

  it("merges districts: what is beneath the one comes beneath the other", () => {
    const { plan } = applied([{ kind: "mergePlaces", places: ["D1", "D2"], into: "D1" }]);
    assert.deepEqual(
      plan.localities.filter(({ parent }) => parent === "D1").map(({ code }) => code),
      ["A", "B", "C", "D"],
    );
  });

  it("merges from a year on, into a new place", () => {
    const place = { code: "E", name: "Xã E", level: "commune", kind: "xa", parent: "D1", inProgramme: true };
    const { plan } = applied([
      { kind: "addPlace", place },
      { kind: "mergePlaces", places: ["A", "B"], into: "E", from: 2023, rules: wholeRules },
    ]);
    assert.deepEqual([communesIn(plan, 2022), communesIn(plan, 2023)], ["A B C D", "C D E"]);
    assert.equal(valueAt(plan, "size", "E"), 3);
  });

  it("gives limits on merged places to what they become", () => {
    const limit = {
      kind: "cap",
      id: "cap",
      name: { vi: "a", en: "a" },
      places: ["A", "C"],
      origin: "assumed",
      amount: 5,
    };
    const { plan } = applied([
      { kind: "addLimit", limit },
      { kind: "mergePlaces", places: ["A", "B"], into: "B", rules: wholeRules },
    ]);
    assert.deepEqual(plan.limits[0]?.places, ["B", "C"]);
  });

  for (const [what, adjustment, expected] of [
    [
      "attributes of which no rule says what becomes of them",
      { kind: "mergePlaces", places: ["A", "B"], into: "B" },
      [
        "scenario.mergeRule question/adjustments[0].rules",
        "scenario.mergeRule question/adjustments[0].rules",
      ],
    ],
    [
      "a rule that does not fit",
      {
        kind: "mergePlaces",
        places: ["C", "D"],
        into: "C",
        rules: [
          { attribute: "area", take: "sum" },
          { attribute: "met", take: "sum" },
        ],
      },
      ["scenario.mergeRule question/adjustments[0].rules"],
    ],
    [
      "one of them in mid-period",
      { kind: "mergePlaces", places: ["A", "B"], into: "B", from: 2023, rules: wholeRules },
      ["scenario.mergeYear question/adjustments[0].into"],
    ],
    [
      "the first year as mid-period",
      { kind: "removePlaces", places: ["A"], from: 2021 },
      ["period.outside question/adjustments[0].from"],
    ],
    [
      "a place beneath one that goes",
      { kind: "mergePlaces", places: ["D1"], into: "A" },
      ["plan.cycle question/adjustments[0].into"],
    ],
    [
      "a code that is there",
      {
        kind: "addPlace",
        place: { code: "A", name: "Xã A", level: "commune", kind: "xa", parent: "D1", inProgramme: true },
      },
      ["plan.duplicateCode question/adjustments[0].place.code"],
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(refused([adjustment]), expected);
    });
  }
});
