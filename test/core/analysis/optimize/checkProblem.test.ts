import assert from "node:assert/strict";
import { money, ratio } from "../../../../src/core/money/index.ts";
import {
  optimize,
  verifyOptimum,
  type Candidate,
  type ChoiceProblem,
  type Objective,
  type Optimum,
} from "../../../../src/core/analysis/optimize/index.ts";
import { highsSolver } from "../../../../src/adapters/highs/highsSolver.ts";

const place = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  place: name,
  district: "A",
  people: 10,
  costs: [{ group: "roads", amount: money(10) }],
  ...more,
});

const right: ChoiceProblem = {
  years: [2024, 2025],
  candidates: [place("P1"), place("P2", { prerequisites: ["P1"] })],
  reached: [{ place: "R", district: "B", people: 5 }],
  groups: [
    {
      id: "roads",
      type: "investment",
      bearers: [{ source: "central", atMost: ratio(1n, 2n) }, { source: "local" }],
    },
  ],
  budgets: ["central", "local"].map((source) => ({
    source,
    type: "investment",
    year: 2025,
    amount: money(30),
  })),
  counterparts: [
    {
      id: "1:1",
      central: ["central"],
      local: ["local"],
      types: ["investment"],
      years: [2025],
      ratio: ratio(1n, 1n),
    },
  ],
  yearLimits: [{ year: 2025, places: 2 }],
  districtMinima: [{ district: "A", places: 1 }],
  target: 3,
};

const communes: Objective = { kind: "communes" };

async function issuesOf(problem: ChoiceProblem, objective: Objective = communes): Promise<readonly string[]> {
  const result = await optimize(problem, objective, highsSolver());
  return result.ok ? [] : result.issues.map(({ code, place: at }) => `${code} ${at.path}`);
}

describe("problems that are wrong as data", () => {
  // prettier-ignore
  const cases: readonly (readonly [string, ChoiceProblem])[] = [
    ["plan.duplicateCode candidates[1].place",          { ...right, candidates: [place("P1"), place("P1")] }],
    ["plan.duplicateCode reached[0].place",             { ...right, candidates: [place("R")] }],
    ["number.negative candidates[0].people",            { ...right, candidates: [place("P1", { people: -1 })] }],
    ["number.notWhole candidates[0].people",            { ...right, candidates: [place("P1", { people: 1.5 })] }],
    ["period.reversed candidates[0].latest",            { ...right, candidates: [place("P1", { earliest: 2025, latest: 2024 })] }],
    ["plan.unknownReference candidates[0].costs[0].group", { ...right, candidates: [place("P1", { costs: [{ group: "schools", amount: money(1) }] })] }],
    ["plan.unknownReference candidates[0].prerequisites[0]", { ...right, candidates: [place("P1", { prerequisites: ["P9"] })] }],
    ["plan.cycle candidates[0].prerequisites",          { ...right, candidates: [place("P1", { prerequisites: ["P1"] })] }],
    ["plan.empty groups[0].bearers",                    { ...right, counterparts: [], groups: [{ id: "roads", type: "investment", bearers: [] }] }],
    ["ratio.invalid groups[0].bearers[0].atMost",       { ...right, counterparts: [], groups: [{ id: "roads", type: "investment", bearers: [{ source: "central", atMost: ratio(3n, 2n) }] }] }],
    ["ratio.invalid groups[0].bearers",                 { ...right, counterparts: [], groups: [{ id: "roads", type: "investment", bearers: [{ source: "central", atMost: ratio(1n, 2n) }] }] }],
    ["period.outside budgets[0].year",                  { ...right, budgets: [{ source: "central", type: "investment", year: 2030, amount: money(1) }] }],
    ["number.negative budgets[0].amount",               { ...right, budgets: [{ source: "central", type: "investment", year: 2025, amount: money(-1) }] }],
    ["plan.duplicateId counterparts[0].local[0]",       { ...right, counterparts: [{ id: "1", central: ["local"], local: ["local"], types: [], years: [], ratio: ratio(1n, 1n) }] }],
    ["plan.empty years",                                { ...right, years: [], budgets: [], counterparts: [], yearLimits: [] }],
    ["period.reversed years[1]",                        { ...right, years: [2025, 2024] }],
    ["period.outside yearLimits[0].year",               { ...right, yearLimits: [{ year: 2030, places: 1 }] }],
    ["plan.unknownReference districtMinima[0].district", { ...right, districtMinima: [{ district: "Z", places: 1 }] }],
    ["number.negative target",                          { ...right, target: -1 }],
  ];
  for (const [issue, problem] of cases) {
    it(`says ${issue}`, async () => {
      assert.deepEqual(await issuesOf(problem), [issue]);
    });
  }

  it("says that a source whose money counts is unknown", async () => {
    const issues = await issuesOf(right, { kind: "money", sources: ["centrel"] });
    assert.deepEqual(issues, ["plan.unknownReference objective.sources[0]"]);
  });

  it("takes a problem that is right", async () => {
    assert.deepEqual(await issuesOf(right), []);
  });
});

describe("the check of an optimum", () => {
  const found: Optimum = {
    choices: [{ place: "P1", year: 2025 }, { place: "P2", year: 2025 }], // prettier-ignore
    spending: [
      { source: "central", type: "investment", year: 2025, amount: money(8) },
      { source: "local", type: "investment", year: 2025, amount: money(12) },
    ],
    groupSpending: [
      { group: "roads", source: "central", year: 2025, amount: money(8) },
      { group: "roads", source: "local", year: 2025, amount: money(12) },
    ],
    worth: { kind: "communes", count: 2n },
  };
  const spent = (central: number, local: number): Optimum => ({
    ...found,
    spending: [{ source: "central", type: "investment", year: 2025, amount: money(central) }, { source: "local", type: "investment", year: 2025, amount: money(local) }], // prettier-ignore
    groupSpending: [{ group: "roads", source: "central", year: 2025, amount: money(central) }, { group: "roads", source: "local", year: 2025, amount: money(local) }], // prettier-ignore
  });
  const kinds = (problem: ChoiceProblem, optimum: Optimum): readonly string[] =>
    verifyOptimum(problem, optimum).map((one) =>
      one.kind === "constraint" ? one.constraint.kind : one.kind,
    );

  it("finds nothing wrong with one that is right", () => {
    assert.deepEqual(verifyOptimum(right, found), []);
  });

  // prettier-ignore
  const cases: readonly (readonly [string, ChoiceProblem, Optimum, readonly string[]])[] = [
    ["a year outside",            right, { ...found, choices: [{ place: "P1", year: 2023 }, { place: "P2", year: 2025 }] }, ["choice", "share", "cost"]],
    ["a place of nowhere",        { ...right, target: 0 }, { ...found, choices: [...found.choices, { place: "P9", year: 2025 }] }, ["choice", "yearLimit"]],
    ["a place too early",         right, { ...found, choices: [{ place: "P1", year: 2025 }, { place: "P2", year: 2024 }] }, ["prerequisite", "share", "cost", "cost"]],
    ["a place left out",          { ...right, candidates: [place("P1", { choice: "no" }), place("P2")] }, found, ["choice"]],
    ["too many in a year",        { ...right, yearLimits: [{ year: 2025, places: 1 }] }, found, ["yearLimit"]],
    ["too few in a district",     { ...right, districtMinima: [{ district: "A", places: 3 }] }, found, ["districtMinimum"]],
    ["too few in all",            { ...right, target: 4 }, found, ["target"]],
    ["more than its share",       right, spent(11, 9), ["share", "counterpart"]],
    ["more than there is",        { ...right, budgets: right.budgets.map((one) => ({ ...one, amount: money(11) })) }, found, ["budget"]],
    ["less than it costs",        right, spent(8, 11), ["cost"]],
    ["another sum",               right, { ...found, spending: found.spending.map((one) => ({ ...one, amount: money(10) })) }, ["sum", "sum", "sum", "sum"]],
  ];
  for (const [name, problem, optimum, expected] of cases) {
    it(`finds ${name}`, () => {
      assert.deepEqual(kinds(problem, optimum), expected);
    });
  }
});
