import assert from "node:assert/strict";
import { evaluateCounterpart, type CounterpartRow } from "../../../src/core/plan/counterpart.ts";
import type { PlanFile } from "../../../src/core/plan/index.ts";
import { applyCorrections } from "../../../src/core/reconcile/applyCorrections.ts";
import { reconcile } from "../../../src/core/reconcile/reconcile.ts";
import { planFrom, shippedFile, shippedPlan } from "../reconcile/plan.ts";

describe("counterpart rules", () => {
  it("on the printed plan of Lạng Sơn: 2022-2025 investment is 3 tỷ over", () => {
    assert.deepEqual(evaluateCounterpart(shippedPlan()).map(row), [
      "counterpart-2021 developmentInvestment 200990000000 10049500000 10050000000 500000 missing 0 surplus 0 holds",
      "counterpart-2021 recurrent 21602000000 1080100000 1080000000 -100000 missing 0 surplus 0 holds",
      "counterpart-2022-2025 developmentInvestment 514630000000 514630000000 517630000000 3000000000 missing 0 surplus 3000000000 fails",
      "counterpart-2022-2025 recurrent 121540000000 121540000000 121540000000 0 missing 0 surplus 0 holds",
    ]);
  });

  it("on the corrected plan all of them hold", () => {
    const printed = shippedPlan();
    const corrected = applyCorrections(printed, reconcile(printed), "all");
    assert.ok(corrected.ok);
    assert.ok(evaluateCounterpart(corrected.value).every(({ holds, missing }) => holds && missing === 0));
  });

  const cases = `
    mode    | ratio | base | arranged | tolerance | required | exact              | missing | surplus | holds
    exact   | 5%    | 200  | 10       | 0         | 10       | 10                 | 0       | 0       | true
    exact   | 1/3   | 100  | 34       | 0         | 34       | 33.333333          | 0       | 0       | true
    exact   | 1/3   | 100  | 33       | 0         | 34       | 33.333333          | 1       | 0       | false
    exact   | 1:1   | 100  | 97       | 3         | 100      | 100                | 0       | 0       | true
    exact   | 1:1   | 100  | 96       | 3         | 100      | 100                | 4       | 0       | false
    exact   | 1:1   | 100  | 104      | 3         | 100      | 100                | 0       | 4       | false
    minimum | 1:1   | 100  | 104      | 3         | 100      | 100                | 0       | 4       | true
    minimum | 1:1.5 | 100  | 150      | 0         | 150      | 150                | 0       | 0       | true
    minimum | 1:1.5 | 100  | 149      | 0         | 150      | 150                | 1       | 0       | false
    minimum | 1:1.5 | 100  | 149      | 1         | 150      | 150                | 0       | 0       | true
  `;
  for (const line of cases.trim().split("\n").slice(1)) {
    it(line.trim().replaceAll(/\s+/g, " "), () => {
      const [mode, ratio, base, arranged, tolerance, ...rest] = line.split("|").map((cell) => cell.trim());
      const file = oneRule(mode === "minimum" ? "minimum" : "exact", ratio ?? "", Number(tolerance));
      file.lines = [
        budgetLine("base", "central", Number(base)),
        budgetLine("match", "local", Number(arranged)),
      ];
      const [result] = evaluateCounterpart(planFrom(file));
      assert.ok(result);
      const { required, exact, missing, surplus, holds } = result;
      assert.deepEqual([required, exact.slice(0, 9), missing, surplus, holds].map(String), rest);
    });
  }

  it("does not count a line that reaches beyond the years of the rule, and says so", () => {
    const file = oneRule("exact", "1:1", 0);
    file.lines = [
      budgetLine("base", "central", 100),
      { ...budgetLine("whole", "central", 500), from: 2021, to: 2025 },
      { ...budgetLine("before", "central", 70), from: 2021, to: 2021 },
      budgetLine("match", "local", 100),
    ];
    const [result] = evaluateCounterpart(planFrom(file));
    assert.equal(result?.base, 100);
    assert.deepEqual(result.outside, ["whole"]);
  });
});

function row(row: CounterpartRow): string {
  const { rule, type, base, required, arranged, difference, missing, surplus, holds } = row;
  return `${rule} ${type} ${base} ${required} ${arranged} ${difference} missing ${missing} surplus ${surplus} ${holds ? "holds" : "fails"}`;
}

function budgetLine(id: string, source: string, amount: number): PlanFile["lines"][number] {
  return {
    id,
    source,
    type: "recurrent",
    from: 2022,
    to: 2025,
    amount,
    status: "decided",
    documentPlace: "I",
  };
}

function oneRule(mode: "minimum" | "exact", ratio: string, tolerance: number): PlanFile {
  const file = shippedFile();
  const [first] = file.counterpartRules;
  assert.ok(first);
  file.counterpartRules = [
    { ...first, id: "rule", types: ["recurrent"], from: 2022, to: 2025, ratio, mode, tolerance },
  ];
  return { ...file, totals: [], shares: [] };
}
