import assert from "node:assert/strict";
import {
  choiceProblem,
  parseChoiceFile,
  type AskedChoice,
  type ChoiceChanges,
} from "../../../../src/core/analysis/choice/index.ts";
import { ratioText } from "../../../../src/core/money/index.ts";
import { exampleChoice, examplePlan, issueTexts } from "./examples.ts";

type More = Readonly<Record<string, unknown>>;

function asked(more: More, changes: ChoiceChanges = {}): AskedChoice {
  const file = parseChoiceFile(exampleChoice(more));
  assert.ok(file.ok, JSON.stringify(file));
  const result = choiceProblem(examplePlan(), file.value, changes);
  assert.ok(result.ok, result.ok ? "" : issueTexts(result.issues));
  return result.value;
}

function troubles(more: More): string {
  const file = parseChoiceFile(exampleChoice(more));
  if (!file.ok) return issueTexts(file.issues);
  const result = choiceProblem(examplePlan(), file.value);
  return result.ok ? "none" : issueTexts(result.issues);
}

const group = (more: More): More => ({
  groups: [
    {
      id: "works",
      name: { vi: "Công trình", en: "Works" },
      type: "developmentInvestment",
      cost: { kind: "attribute", attribute: "cost" },
      bearers: [{ source: "central" }, { source: "local" }],
      ...more,
    },
  ],
});

describe("a choice file put to a plan", () => {
  it("has as candidates the communes that are not at the standard, with people, costs and what is special to them", () => {
    const { problem } = asked({});
    assert.deepEqual(problem.candidates, [
      { place: "00001", district: "001", people: 2000, costs: [{ group: "works", amount: 60_000_000_000 }], prerequisites: ["00002"] }, // prettier-ignore
      { place: "00002", district: "001", people: 3000, costs: [{ group: "works", amount: 30_000_000_000 }] },
    ]);
    assert.deepEqual(problem.reached, [{ place: "00003", district: "001", people: 4000 }]);
    assert.deepEqual(problem.years, [2024, 2025]);
    assert.deepEqual(problem.yearLimits, [{ year: 2024, places: 1 }, { year: 2025, places: 1 }]); // prettier-ignore
  });

  it("has everybody as a candidate where no commune reached the standard before", () => {
    const amounts = { "00001": 1, "00002": 2, "00003": 3 };
    const { problem } = asked({ reached: undefined, ...group({ cost: { kind: "amounts", amounts } }) });
    assert.deepEqual(problem.candidates.map(({ place }) => place), ["00001", "00002", "00003"]); // prettier-ignore
    assert.deepEqual(problem.reached, []);
  });

  it("takes costs from an attribute of the plan, shares as exact parts", () => {
    const bearers = [
      { source: "central", atMost: "1/3" },
      { source: "local", atLeast: "50%" },
    ];
    const { problem } = asked(group({ bearers }));
    assert.deepEqual(problem.candidates.map(({ costs }) => costs[0]?.amount), [70_000_000_000, 20_000_000_000]); // prettier-ignore
    const shares = problem.groups[0]?.bearers.map(({ atLeast, atMost }) => [atLeast, atMost].map((part) => (part === undefined ? "" : ratioText(part)))); // prettier-ignore
    assert.deepEqual(shares, [["", "1/3"], ["1/2", ""]]); // prettier-ignore
  });

  // The plan has 200,990 million đồng from each source over two years: 100,495 a year.
  const budgets: readonly (readonly [string, readonly More[], string])[] = [
    ["a part of each year", [{ sources: ["central"], share: "40%" }], "central 40198000000, central 40198000000"], // prettier-ignore
    ["rounded down to the đồng", [{ sources: ["local"], share: "1/7" }], "local 14356428571, local 14356428571"], // prettier-ignore
    ["nothing of other types", [{ sources: ["central"], types: ["recurrent"], share: "1" }], ""],
    ["two sources, two parts", [{ sources: ["central"], share: "10%" }, { sources: ["local"], share: "20%" }], "central 10049500000, central 10049500000, local 20099000000, local 20099000000"], // prettier-ignore
  ];
  for (const [name, given, expected] of budgets) {
    it(`budgets: ${name}`, () => {
      const { problem } = asked({ budgets: given });
      assert.equal(problem.budgets.map(({ source, amount }) => `${source} ${amount}`).join(", "), expected);
      assert.ok(problem.budgets.every(({ carryOver }) => carryOver === false));
    });
  }

  it("keeps counterpart rules by type, in each year or over their years together", () => {
    const spans = (each: string) =>
      (asked({ counterparts: [{ rule: "match", each }] }).problem.counterparts ?? []).map(({ id, years, central, local, ratio }) => [id, years.join(" "), central.join(), local.join(), ratioText(ratio)].join(" · ")); // prettier-ignore
    assert.deepEqual(spans("year"), [
      "match|developmentInvestment|2024 · 2024 · central · local · 1",
      "match|developmentInvestment|2025 · 2025 · central · local · 1",
    ]);
    assert.deepEqual(spans("period"), ["match|developmentInvestment · 2024 2025 · central · local · 1"]);
  });

  it("gives a year with a limit of its own that limit", () => {
    const { problem } = asked({ mostAYear: 3, years: [{ year: 2025, places: 1 }] });
    assert.deepEqual(problem.yearLimits?.map(({ places }) => places), [3, 1]); // prettier-ignore
    assert.deepEqual(asked({ mostAYear: undefined }).problem.yearLimits, []);
  });

  const criteria = [
    { id: "area", name: { vi: "Diện tích", en: "Area" }, attribute: "area", weight: "2" },
    { id: "big", name: { vi: "Dân", en: "People" }, attribute: "population", weight: "1/1000" },
  ];
  const objectives: readonly (readonly [More, ChoiceChanges, unknown])[] = [
    [{}, {}, { kind: "communes" }],
    [{}, { objective: "people" }, { kind: "people" }],
    [{ criteria }, { objective: "score" }, { kind: "score", weights: { area: "2", big: "1/1000" } }],
    [{ objective: { kind: "money", sources: ["local"] } }, {}, { kind: "money", sources: ["local"] }],
    [{ objective: { kind: "money", sources: ["local"] } }, { objective: "money" }, { kind: "money", sources: ["local"] }], // prettier-ignore
    [{}, { objective: "money" }, { kind: "money" }],
    [{ objective: { kind: "fairest", of: "money" } }, {}, { kind: "fairest", of: "money" }],
    [{}, { objective: "fairest" }, { kind: "fairest", of: "communes" }],
  ];
  for (const [more, changes, expected] of objectives) {
    it(`seeks ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(asked(more, changes).objective, expected);
    });
  }

  it("gives exact points by criterion", () => {
    const { problem } = asked({ criteria });
    const points = problem.candidates.map(({ scores = {} }) => scores["area"]);
    assert.deepEqual(points, [{ numerator: 25n, denominator: 2n }, { numerator: 8n, denominator: 1n }]); // prettier-ignore
  });

  it("puts the target of the command line in place of the file's", () => {
    assert.equal(asked({ target: 2 }).problem.target, 2);
    assert.equal(asked({ target: 2 }, { target: 3 }).problem.target, 3);
    assert.equal(asked({}).problem.target, undefined);
  });

  // prettier-ignore
  const wrong: readonly (readonly [string, More, string])[] = [
    ["another plan",              { base: "other" },                                             "plan.unknownReference base"],
    ["another version",           { schema: "phanbo/choice/2" },                                 "plan.schemaVersion schema"],
    ["an unknown key",            { mostAyear: 3 },                                              "plan.unknownKey mostAyear"],
    ["years outside the plan",    { to: 2026 },                                                  "period.outside to"],
    ["years the wrong way round", { from: 2025, to: 2024 },                                      "period.reversed to"],
    ["an unknown attribute",      { reached: "recognized" },                                     "plan.unknownReference reached"],
    ["an attribute of numbers",   { reached: "population" },                                     "plan.wrongType reached"],
    ["people that are yes or no", { people: "recognised" },                                      "plan.wrongType people"],
    ["people not known",          { people: undefined, objective: { kind: "people" } },          "plan.missingKey people"],
    ["people of some only",       { people: "half-known" },                                      "weights.missingAttribute attributes[5], weights.missingAttribute attributes[5]"],
    ["no amount for a candidate", group({ cost: { kind: "amounts", amounts: { "00001": 1 } } }), "plan.missingKey groups[0].cost.amounts.00002"],
    ["an amount for nobody",      group({ cost: { kind: "amounts", amounts: { "00001": 1, "00002": 1, "99999": 1 } } }), "plan.unknownReference groups[0].cost.amounts.99999"],
    ["a cost that is no money",   group({ cost: { kind: "attribute", attribute: "area" } }),     "plan.wrongType groups[0].cost.attribute"],
    ["an unknown bearer",         group({ bearers: [{ source: "credit" }] }),                    "plan.unknownReference groups[0].bearers[0].source"],
    ["an unknown place",          { places: [{ place: "00009" }] },                              "plan.unknownReference places[0].place"],
    ["an unknown prerequisite",   { places: [{ place: "00001", prerequisites: ["X"] }] },        "plan.unknownReference places[0].prerequisites[0]"],
    ["a place twice",             { places: [{ place: "00001" }, { place: "00001" }] },          "plan.duplicateCode places[1].place"],
    ["a year outside",            { years: [{ year: 2030, places: 1 }] },                        "period.outside years[0].year"],
    ["an unknown district",       { districts: [{ district: "002", places: 1 }] },               "plan.unknownReference districts[0].district"],
    ["money in two budgets",      { budgets: [{ sources: ["central"], share: "1" }, { sources: ["central"], share: "1" }] }, "plan.duplicateId budgets[1]"],
    ["an unknown rule",           { counterparts: [{ rule: "mach", each: "year" }] },            "plan.unknownReference counterparts[0].rule"],
    ["an unknown source sought",  { objective: { kind: "money", sources: ["lokal"] } },          "plan.unknownReference objective.sources[0]"],
  ];
  for (const [name, more, expected] of wrong) {
    it(`refuses ${name}`, () => {
      assert.equal(troubles(more), expected);
    });
  }
});
