import assert from "node:assert/strict";
import { runScenario, type RunOutcome } from "../../src/app/runScenario.ts";
import { checkPlan } from "../../src/app/checkPlan.ts";
import { verifyAllocation } from "../../src/core/allocation/verify/verify.ts";
import { sum } from "../../src/core/money/index.ts";
import { evaluateCounterpart } from "../../src/core/plan/counterpart.ts";
import { parsePlan, type Plan } from "../../src/core/plan/index.ts";
import {
  applyScenario,
  parseScenario,
  scenarioLibrary,
  type Scenario,
} from "../../src/core/scenario/index.ts";
import { defaultPlanId, shippedPlans, shippedScenarios } from "../../src/plans/index.ts";

const scenarios = Object.values(shippedScenarios).map((raw) => {
  const parsed = parseScenario(raw);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
});
const library = scenarioLibrary(scenarios);

function plan(): Plan {
  const parsed = parsePlan(shippedPlans[defaultPlanId]);
  assert.ok(parsed.ok);
  return parsed.value;
}

function named(id: string): Scenario {
  return library.get(id) ?? assert.fail(id);
}

function ran(id: string): RunOutcome {
  const checked = checkPlan(plan(), []);
  assert.ok(checked.ok);
  const found = { scenario: named(id), library };
  const outcome = runScenario(checked.value, {
    planName: defaultPlanId,
    accepted: [],
    unit: "million",
    found,
  });
  assert.ok(outcome.ok);
  return outcome.value;
}

/** Source, first and last year, and the money of its lines in triệu đồng: as planned, and under the scenario. */
const questions = `
  central-90            | central   | 2021 | 2025 | 858762   | 772886
  credit-80             | credit    | 2021 | 2025 | 16000000 | 12800000
  counterpart-1.5       | local     | 2021 | 2025 | 650300   | 650300
  counterpart-2023-12.8 | local     | 2023 | 2023 | 0        | 16468
  priority-communes     | central   | 2021 | 2025 | 858762   | 858762
  topup-3000            | central   | 2024 | 2025 | 0        | 75000
  hard-years            | community | 2021 | 2025 | 1365000  | 955500
  hard-years            | credit    | 2021 | 2025 | 16000000 | 12800000
  hard-years            | central   | 2021 | 2025 | 858762   | 772886
`;

describe("the scenarios that ship", () => {
  it("are at least six questions, each in its own words, on the plan that ships", () => {
    assert.ok(scenarios.length >= 6);
    assert.equal(new Set(scenarios.map(({ note }) => note?.vi)).size, scenarios.length);
    for (const { note } of scenarios) assert.ok(note !== undefined && note.vi !== note.en);
  });

  for (const row of questions.trim().split("\n")) {
    const [id = "", source = "", from = "", to = "", before = "", after = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(`${id}: ${source} ${from}-${to} has ${after} triệu đồng instead of ${before}`, () => {
      const applied = applyScenario(plan(), named(id), library);
      assert.ok(applied.ok, JSON.stringify(applied));
      assert.deepEqual(applied.value.warnings, []);
      const within = (of: Plan): number =>
        sum(
          of.lines
            .filter((line) => line.source === source && `${line.from}` >= from && `${line.to}` <= to)
            .filter((line) => from !== "2023" || line.type === "developmentInvestment")
            .map(({ amount }) => amount),
        ) / 1_000_000;
      assert.deepEqual([within(plan()), within(applied.value.plan)].map(String), [before, after]);
    });
  }

  for (const { id } of scenarios) {
    it(`${id}: is allocated, and the verifier finds nothing`, () => {
      const { checked, outcome, run } = ran(id);
      assert.deepEqual(verifyAllocation(checked.plan, outcome.allocation), []);
      assert.equal(run.scenario, id);
      const { cells, unallocated } = outcome.allocation;
      const shared = sum([...cells, ...unallocated].map(({ amount }) => amount));
      assert.equal(shared, sum(checked.plan.lines.map(({ amount }) => amount)));
    }).timeout(60_000);
  }

  it("counterpart-1.5: local money lacks 254,315 million of investment and 60,770 million of recurrent money", () => {
    const { checked } = ran("counterpart-1.5");
    const missing = evaluateCounterpart(checked.plan).filter((row) => row.missing > 0);
    const totals = (["developmentInvestment", "recurrent"] as const).map((type) => {
      const rows = missing.filter((row) => row.type === type);
      return [type, sum(rows.map((row) => row.missing)) / 1_000_000];
    });
    assert.deepEqual(totals, [
      ["developmentInvestment", 254_315],
      ["recurrent", 60_770],
    ]);
  });

  it("priority-communes: the three communes of Đình Lập get their cap first, each year", () => {
    const { outcome } = ran("priority-communes");
    const first = outcome.allocation.cells.filter(
      ({ place, source, type, year }) =>
        ["06637", "06640", "06643"].includes(place) &&
        source === "central" &&
        type === "developmentInvestment" &&
        year >= 2022,
    );
    assert.equal(first.length, 12);
    for (const { amount } of first) assert.equal(amount, 5_000_000_000);
  });

  it("topup-3000: the share is a parameter: 4% gives 120 tỷ đồng", () => {
    const scenario = named("topup-3000");
    const other: Scenario = {
      ...scenario,
      parameters: scenario.parameters.map((each) => (each.id === "share" ? { ...each, value: "4%" } : each)),
    };
    const applied = applyScenario(plan(), other, library);
    assert.ok(applied.ok);
    assert.equal(applied.value.plan.lines.at(-1)?.amount, 120_000_000_000);
    assert.equal(applied.value.plan.totals.find(({ id }) => id === "central")?.amount, 978_762_000_000);
  });

  it("hard-years: builds on credit at 80%, and its hash differs from that of its base", () => {
    const [base, hard] = [ran("credit-80"), ran("hard-years")];
    assert.deepEqual(
      hard.run.scenarios?.map(({ id }) => id),
      ["credit-80", "hard-years"],
    );
    assert.notEqual(hard.outcome.inputs, base.outcome.inputs);
    assert.deepEqual(
      hard.effects.map(({ rate }) => rate),
      ["80%", undefined, "70%"],
    );
  });

  it("say which of their figures are only examples", () => {
    const priority = named("priority-communes");
    assert.match(priority.note?.vi ?? "", /minh họa/);
    const origins = priority.adjustments.flatMap((adjustment) =>
      adjustment.kind === "addLimit" ? [adjustment.limit.origin] : [],
    );
    assert.deepEqual(origins, ["assumed", "illustrative", "illustrative"]);
  });
});
