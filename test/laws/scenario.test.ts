import assert from "node:assert/strict";
import fc from "fast-check";
import { money, portion, readRatio, sum } from "../../src/core/money/index.ts";
import { parsePlan, type Plan } from "../../src/core/plan/index.ts";
import {
  applyScenario,
  inputsHash,
  parseScenario,
  serializeScenario,
  type Scenario,
  type ScenarioOutcome,
} from "../../src/core/scenario/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridOf } from "../../src/workbook/grid.ts";
import { gridsToScenarios, scenariosToBlocks } from "../../src/workbook/scenarioSheets.ts";
import { frozen } from "../core/allocation/smallPlan.ts";
import { questionPlan } from "../core/scenario/scenarios.ts";
import { anyPlan } from "./planArbitrary.ts";
import { anyScenario } from "./scenarioArbitrary.ts";

const parameters = { seed: 20_220_713, numRuns: 150 };

function read(raw: unknown): Scenario {
  const parsed = parseScenario(raw);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return frozen(parsed.value);
}

function scenarioOn(plan: Plan, ...adjustments: readonly unknown[]): Scenario {
  const name = { vi: "a", en: "a" };
  return read({ schema: "phanbo/scenario/1", id: "of.law", name, base: plan.id, adjustments });
}

function outcomeOn(plan: Plan, ...adjustments: readonly unknown[]): ScenarioOutcome {
  const outcome = applyScenario(plan, scenarioOn(plan, ...adjustments), new Map());
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

const ratioText = fc
  .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
  .map(([part, whole]) => `${part}/${whole}`);
const unit = fc.constantFrom("dong" as const, "thousand" as const, "million" as const);
const years = fc
  .tuple(fc.integer({ min: 2021, max: 2025 }), fc.integer({ min: 2021, max: 2025 }))
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

function total(plan: Plan): number {
  return sum(plan.lines.map(({ amount }) => amount));
}

describe("Laws of scenarios", () => {
  it("the empty scenario changes nothing, whatever the plan", () => {
    fc.assert(
      fc.property(anyPlan, (file) => {
        const plan = parsePlan(file);
        assert.ok(plan.ok);
        const outcome = outcomeOn(frozen(plan.value));
        assert.equal(outcome.plan, plan.value);
        assert.deepEqual([outcome.effects, outcome.warnings, outcome.options], [[], [], {}]);
      }),
      parameters,
    );
  });

  it("parsing and serializing are inverse, and the hash of the inputs sees any change", () => {
    const plan = questionPlan();
    fc.assert(
      fc.property(anyScenario, words, (file, other) => {
        const scenario = read(file);
        assert.deepEqual(read(serializeScenario(scenario)), scenario);
        const hash = inputsHash(plan, [scenario], "million");
        assert.equal(hash, inputsHash(plan, [read(serializeScenario(scenario))], "million"));
        assert.notEqual(
          hash,
          inputsHash(plan, [{ ...scenario, author: `${scenario.author ?? ""}${other}` }], "million"),
        );
        assert.notEqual(hash, inputsHash(plan, [], "million"));
        assert.notEqual(hash, inputsHash(plan, [scenario], "dong"));
      }),
      parameters,
    );
  });

  it("scenarios written to sheets and read back are the same scenarios", () => {
    const distinct = fc.uniqueArray(anyScenario, { selector: ({ id }) => id, maxLength: 4 });
    fc.assert(
      fc.property(
        distinct,
        unit,
        fc.constantFrom("vi" as const, "en" as const),
        (files, inUnit, language) => {
          const scenarios = files.map(read);
          const grids = scenariosToBlocks(scenarios, writingIn(language, inUnit)).map(gridOf);
          const back = gridsToScenarios(grids);
          assert.ok(back.ok, JSON.stringify(back));
          assert.deepEqual(back.value, scenarios);
        },
      ),
      parameters,
    );
  });

  it("a scaled slice comes to its total times the factor, rounded half up", () => {
    fc.assert(
      fc.property(ratioText, unit, years, (factor, roundTo, span) => {
        const before = questionPlan();
        const { plan, effects } = outcomeOn(before, { kind: "scaleLines", factor, roundTo, ...span });
        const touched = effects[0]?.touches ?? [];
        const moved = touched.reduce((all, { before: from, after: to }) => all + dong(to) - dong(from), 0);
        assert.equal(total(plan) - total(before), moved);
        const slice = sum(inYears(before, span).map(money));
        if (touched.length > 0)
          assert.equal(slice + moved, portion(slice, readRatio(factor), "halfUp", roundTo));
      }),
      parameters,
    );
  });

  it("moving money keeps every đồng, and the printed total that holds both ends", () => {
    const target = fc.oneof(
      fc.constant({ type: "recurrent" }),
      fc.integer({ min: 2021, max: 2025 }).map((from) => ({ from, type: "unspecified" })),
      fc.constant({ source: "t", type: "developmentInvestment" }),
    );
    fc.assert(
      fc.property(ratioText, years, target, (text, span, to) => {
        const share = readRatio(text);
        fc.pre(share.numerator <= share.denominator);
        const before = questionPlan();
        const slice = { sources: ["c"], types: ["developmentInvestment"], ...span };
        const { plan } = outcomeOn(before, { kind: "moveMoney", ...slice, share: text, target: to });
        assert.equal(total(plan), total(before));
        assert.ok(plan.lines.every(({ amount }) => amount >= 0));
        if (!("source" in to)) assert.equal(plan.totals[0]?.amount, before.totals[0]?.amount);
      }),
      parameters,
    );
  });

  it("the order of lines changes no amount", () => {
    fc.assert(
      fc.property(ratioText, years, (factor, span) => {
        const plan = questionPlan();
        const turned = frozen({ ...plan, lines: [...plan.lines].reverse() });
        const adjustment = { kind: "scaleLines", factor, ...span };
        const amounts = (of: Plan): readonly string[] =>
          of.lines.map(({ id, amount }) => `${id} ${amount}`).sort();
        assert.deepEqual(
          amounts(outcomeOn(turned, adjustment).plan),
          amounts(outcomeOn(plan, adjustment).plan),
        );
      }),
      parameters,
    );
  });

  it("what a scenario leaves is a plan that can be read", () => {
    fc.assert(
      fc.property(anyScenario, (file) => {
        const plan = questionPlan();
        const outcome = applyScenario(plan, read({ ...file, base: plan.id }), new Map());
        if (!outcome.ok) {
          assert.ok(outcome.issues.length > 0);
          return;
        }
        const again = parsePlan(JSON.parse(JSON.stringify(outcome.value.plan)));
        assert.ok(again.ok, JSON.stringify(again));
      }),
      parameters,
    );
  });
});

const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");

function dong(value: unknown): number {
  assert.ok(typeof value === "object" && value !== null && "dong" in value && typeof value.dong === "number");
  return value.dong;
}

/** The money of each line in the years: equal years, whole millions. */
function inYears(
  plan: Plan,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  return plan.lines.flatMap((line) => {
    const length = line.to - line.from + 1;
    const millions = line.amount / 1_000_000;
    return Array.from({ length }, (_, index) => line.from + index).flatMap((year, index) => {
      const extra = index < millions % length ? 1 : 0;
      return from <= year && year <= to ? [(Math.floor(millions / length) + extra) * 1_000_000] : [];
    });
  });
}
