import assert from "node:assert/strict";
import { fairnessOf } from "../../../src/core/comparison/index.ts";
import { ratio, ratioText, type Ratio } from "../../../src/core/money/index.ts";
import type { Attribute } from "../../../src/core/plan/index.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "../allocation/smallPlan.ts";
import { shippedPlan, sideOf } from "./shipped.ts";

type Values = Attribute["values"];

/** A plan that gives each commune exactly `amounts`, with its people and its need. */
function resultOf(amounts: Readonly<Record<string, number>>, people: Values, need: Values = {}) {
  const codes = Object.keys(amounts);
  const total = Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
  const plan = smallPlan({
    lines: [`s 2022 ${total}`],
    localities: [province, district("D1"), ...codes.map((code) => commune(code))],
    attributes: [
      attribute("amount", amounts, "whole"),
      attribute("population", people, "whole"),
      attribute("need", need, "money"),
    ],
    weightings: { s: byAttribute("amount") },
  });
  return sideOf(plan, "dong").result;
}

function figuresOf(result: ReturnType<typeof resultOf>, need?: string) {
  const fairness = fairnessOf(result, { population: "population", need });
  assert.ok(fairness.ok);
  const { gini, most, least, spread, needMet, communes, without } = fairness.value;
  const shown = (value: Ratio | undefined) => (value === undefined ? "–" : ratioText(value));
  return {
    communes,
    without,
    gini: shown(gini),
    most: most === undefined ? "–" : `${most.place} ${ratioText(most.amount)}`,
    least: least === undefined ? "–" : `${least.place} ${ratioText(least.amount)}`,
    spread: shown(spread),
    needMet: shown(needMet),
  };
}

/** By the definition: the mean difference of any two people, over twice the mean. */
function giniByPairs(
  amounts: Readonly<Record<string, number>>,
  people: Readonly<Record<string, number>>,
): string {
  const codes = Object.keys(amounts);
  let apart = 0n;
  for (const one of codes) {
    for (const other of codes) {
      const left = BigInt(amounts[one] ?? 0) * BigInt(people[other] ?? 0);
      const right = BigInt(amounts[other] ?? 0) * BigInt(people[one] ?? 0);
      apart += left > right ? left - right : right - left;
    }
  }
  const total = (values: Readonly<Record<string, number>>) =>
    BigInt(codes.reduce((sum, code) => sum + (values[code] ?? 0), 0));
  return ratioText(ratio(apart, 2n * total(amounts) * total(people)));
}

describe("fairnessOf", () => {
  it("is 0 where each person gets the same, whatever the size of communes", () => {
    assert.deepEqual(figuresOf(resultOf({ A: 10, B: 30 }, { A: 5, B: 15 })), {
      communes: 2,
      without: [],
      gini: "0",
      most: "B 2",
      least: "A 2",
      spread: "1",
      needMet: "–",
    });
  });

  it("by hand: one person with 3 and three with 1 each have a Gini of 1/4", () => {
    const { gini, most, least, spread } = figuresOf(resultOf({ A: 3, B: 3 }, { A: 1, B: 3 }));
    assert.deepEqual([gini, most, least, spread], ["1/4", "A 3", "B 1", "3"]);
  });

  it("gives the Gini of its definition over all pairs of people", () => {
    const amounts = { A: 17, B: 0, C: 230, D: 41, E: 99, F: 41 };
    const people = { A: 3, B: 8, C: 12, D: 7, E: 31, F: 7 };
    const { gini, spread, least } = figuresOf(resultOf(amounts, people));
    assert.equal(gini, giniByPairs(amounts, people));
    assert.deepEqual([spread, least], ["–", "B 0"]);
  });

  it("leaves out communes without people, and names them", () => {
    const { communes, without, most } = figuresOf(resultOf({ A: 3, B: 3, C: 3 }, { A: 1, B: 0 }));
    assert.deepEqual([communes, without, most], [1, ["B", "C"], "A 3"]);
  });

  it("counts no more than the need of each commune as met", () => {
    const result = resultOf({ A: 10, B: 30, C: 5 }, { A: 1, B: 1, C: 1 }, { A: 20, B: 20 });
    assert.equal(figuresOf(result, "need").needMet, "3/4");
  });

  it("names the nearest attribute for one that is not there", () => {
    const fairness = fairnessOf(resultOf({ A: 1, B: 1 }, { A: 1 }), {
      population: "populatio",
      need: "neeed",
    });
    assert.ok(!fairness.ok);
    assert.deepEqual(
      fairness.issues.map(({ code, parameters }) => [code, parameters["nearest"]]),
      [
        ["plan.unknownReference", "population"],
        ["plan.unknownReference", "need"],
      ],
    );
  });

  it("is exact on the plan that ships", () => {
    const fairness = fairnessOf(sideOf(shippedPlan(), "million").result, { population: "population" });
    assert.ok(fairness.ok);
    const { gini, communes, spread } = fairness.value;
    assert.ok(gini !== undefined && spread !== undefined && communes === 181);
    assert.ok(gini.numerator > 0n && gini.numerator < gini.denominator && gini.denominator > 10n ** 12n);
    assert.ok(spread.numerator > spread.denominator);
  });
});
