import assert from "node:assert/strict";
import type { Plan } from "../../../src/core/plan/plan.ts";
import {
  applyScenario,
  parseScenario,
  scenarioLibrary,
  type Scenario,
  type ScenarioOutcome,
} from "../../../src/core/scenario/index.ts";
import { ruleOf } from "../allocation/limitedPlan.ts";
import {
  attribute,
  byAttribute,
  commune,
  district,
  frozen,
  norm,
  province,
  smallPlan,
} from "../allocation/smallPlan.ts";

const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

/** Central money c and local money l of two types in 2021 and 2022-2025, credit t; total `all` holds the lines of c. */
export function questionPlan(): Plan {
  const plan = smallPlan({
    lines: [
      "c/developmentInvestment 2021 100000000",
      "c/developmentInvestment 2022-2025 400000000",
      "c/recurrent 2022-2025 40000000",
      "l/developmentInvestment 2022-2025 402000000",
      "t 2021-2025 1000000000",
    ],
    localities: [
      province,
      district("D1"),
      district("D2"),
      commune("A"),
      commune("B"),
      commune("C", { parent: "D2" }),
      commune("D", { parent: "D2" }),
    ],
    attributes: [
      attribute("size", { A: 1, B: 2, C: 3, D: 4 }, "whole"),
      attribute("met", { A: true, B: false, C: false, D: false }, "yesNo"),
      attribute("area", { A: 14.6, B: 57.7, C: 1, D: 2 }, "decimal"),
      attribute("level", { A: 1000, B: 2000 }, "money"),
      attribute("grade", { A: 3, B: 3, C: 3, D: 3 }, "decimal"),
    ],
    norms: [norm({ groups: { big: ["5", "size atLeast 3"], small: ["3", "size atMost 2"] } })],
    weightings: { c: byAttribute("size"), l: byAttribute("size"), t: byAttribute("size") },
  });
  return frozen({
    ...plan,
    counterpartRules: [ruleOf("1:1 exact province report")],
    totals: [
      {
        id: "all",
        name: name("all"),
        parts: ["c.developmentinvestment.2021", "c.developmentinvestment.2022-2025", "c.recurrent.2022-2025"],
        amount: plan.lines[0]?.amount ?? assert.fail(),
        printed: { text: "540", unit: "million" },
        documentPlace: "I",
      },
    ],
  });
}

/** A scenario on the small plan with these adjustments; it must parse. */
export function scenarioOf(
  adjustments: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): Scenario {
  const parsed = parseScenario({
    schema: "phanbo/scenario/1",
    id: "question",
    name: name("question"),
    base: "small",
    adjustments,
    ...more,
  });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return frozen(parsed.value);
}

/** The plan under the adjustments; they must apply. */
export function applied(
  adjustments: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): ScenarioOutcome {
  const outcome = applyScenario(questionPlan(), scenarioOf(adjustments, more), new Map());
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

/** `code path` of each issue that applying raises. */
export function refused(
  adjustments: readonly unknown[],
  library: readonly Scenario[] = [],
): readonly string[] {
  const outcome = applyScenario(questionPlan(), scenarioOf(adjustments), scenarioLibrary(library));
  return outcome.ok ? [] : outcome.issues.map(({ code, place }) => `${code} ${place.path}`);
}

/** The lines of a plan, one a row: id, years, đồng. */
export function linesOf(plan: Plan): string {
  return plan.lines.map(({ id, from, to, amount }) => `${id} ${from}-${to} ${amount}`).join("\n");
}
