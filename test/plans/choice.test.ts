import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { illustratedChoiceText } from "../../scripts/illustrate-choice.ts";
import { highsSolver } from "../../src/adapters/highs/highsSolver.ts";
import { choiceProblem, parseChoiceFile, type AskedChoice, type ChoiceChanges } from "../../src/core/analysis/choice/index.ts"; // prettier-ignore
import { optimize, verifyOptimum } from "../../src/core/analysis/optimize/index.ts";
import { parsePlan, type Plan } from "../../src/core/plan/index.ts";

const folder = "src/plans/lang-son-2021-2025";
const planText = readFileSync(`${folder}/plan.json`, "utf8");
const choiceText = readFileSync(`${folder}/choice.json`, "utf8");

function plan(): Plan {
  const parsed = parsePlan(JSON.parse(planText));
  assert.ok(parsed.ok);
  return parsed.value;
}

function asked(changes: ChoiceChanges = {}): AskedChoice {
  const file = parseChoiceFile(JSON.parse(choiceText));
  assert.ok(file.ok);
  const result = choiceProblem(plan(), file.value, changes);
  assert.ok(result.ok);
  return result.value;
}

describe("the shipped choice file", function () {
  this.timeout(60_000);

  it("comes out of the committed script to the byte", () => {
    assert.equal(illustratedChoiceText(planText), choiceText);
  });

  it("is marked as illustrative, and says so in words", () => {
    const file = parseChoiceFile(JSON.parse(choiceText));
    assert.ok(file.ok);
    assert.equal(file.value.origin, "illustrative");
    assert.match(file.value.note?.vi ?? "", /minh họa/);
    assert.match(file.value.name.vi, /minh họa/);
  });

  it("keeps to the plan: 65 at the standard, 116 candidates, 115 by 2025, three communes of Đình Lập decided", () => {
    const { problem } = asked();
    assert.equal(problem.reached?.length, 65);
    assert.equal(problem.candidates.length, 116);
    assert.equal(problem.target, 115);
    const names = new Map(plan().localities.map(({ code, name }) => [code, name]));
    const decided = problem.candidates.filter(({ choice }) => choice === "yes").map(({ place }) => names.get(place)); // prettier-ignore
    assert.deepEqual(decided, ["Xã Châu Sơn", "Xã Lâm Ca", "Xã Đồng Thắng"]);
  });

  for (const objective of ["communes", "money"] as const) {
    it(`has a proven optimum that the verifier accepts: ${objective}`, async () => {
      const { problem, objective: sought } = asked({ objective });
      const result = await optimize(problem, sought, highsSolver());
      assert.ok(result.ok && result.value.kind === "optimum");
      const { optimum, proof } = result.value;
      assert.equal(proof, "exact");
      assert.deepEqual(verifyOptimum(problem, optimum), []);
      assert.ok(optimum.choices.length >= 50);
      const chosen = new Set(optimum.choices.map(({ place }) => place));
      for (const { place, choice } of problem.candidates) assert.ok(choice !== "yes" || chosen.has(place));
      for (const { year, places } of problem.yearLimits ?? []) {
        assert.ok(optimum.choices.filter((one) => one.year === year).length <= places);
      }
      if (objective === "money") assert.equal(optimum.choices.length, 50);
    });
  }

  it("cannot reach 130: twelve a year are too few", async () => {
    const { problem, objective } = asked({ target: 130 });
    const result = await optimize(problem, objective, highsSolver());
    assert.ok(result.ok && result.value.kind === "infeasible");
    const kinds = result.value.conflict.constraints.map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)].sort(), ["target", "yearLimit"]);
  });
});
