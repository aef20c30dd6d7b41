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

describe("Counterpart money counts once", () => {
  // Rules in order: base source, counterpart sources, mode. Lines: source and amount. What each rule requires is its base × 1.
  const cases = `
rules                                        | lines                            | required arranged missing elsewhere of each
a<m min; b<m min                             | a=60 b=40 m=100                  | 60 60 0 40; 40 40 0 60
a<m min; b<m min                             | a=60 b=40 m=90                   | 60 60 0 30; 40 30 10 60
a<m min; b<m min                             | a=60 b=40 m=50                   | 60 50 10 0; 40 0 40 50
a<m min; b<m min                             | a=60 b=40 m=130                  | 60 60 0 70; 40 70 0 60
b<m min; a<m min                             | a=60 b=40 m=50                   | 40 40 0 10; 60 10 50 40
a<m exact; b<m exact                         | a=60 b=40 m=100                  | 60 60 0 40; 40 40 0 60
a<m,n min; b<m min                           | a=60 b=40 m=50 n=50              | 60 60 0 40; 40 40 0 10
a<m,n min; b<n min                           | a=60 b=40 m=50 n=50              | 60 60 0 40; 40 40 0 10
a<m,n,k min; b<m min; c<m,n min              | a=30 b=30 c=30 m=30 n=30 k=30    | 30 30 0 60; 30 30 0 0; 30 30 0 30
a<m min                                      | a=60 m=100                       | 60 100 0 0
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [rules = "", lines = "", expected = ""] = row.split("|").map((part) => part.trim());
    it(`${rules} on ${lines}: ${expected}`, () => {
      assert.equal(rulesOn(rules, lines).map(shown).join("; "), expected);
    });
  }

  it("is the money of the lines, whatever the rules: nothing counts twice and nothing is lost", () => {
    const rows = rulesOn("a<m,n min; b<m exact; c<n,m min", "a=7 b=9 c=4 m=13 n=5");
    assert.equal(
      rows.reduce((total, { arranged }) => total + arranged, 0),
      18,
    );
  });
});

describe("What is not counterpart money", () => {
  it("is a contribution in kind: cash alone counts", () => {
    for (const [forms, arranged, notCounted] of [
      [["cash"], 100, undefined],
      [["cash", "labour"], 0, ["m"]],
      [["land"], 0, ["m"]],
    ] as const) {
      const file = sharedFile("a<m min", "a=100 m=100");
      file.sources = file.sources.map((source) =>
        source.id === "m" ? { kind: "community", id: "m", name: source.name, forms: [...forms] } : source,
      );
      const [result] = evaluateCounterpart(planFrom(file));
      assert.equal(result?.arranged, arranged);
      assert.equal(result.missing, 100 - arranged);
      assert.deepEqual(result.notCounted, notCounted);
    }
  });

  it("is a line that the rule leaves out, on either side; another rule may count it", () => {
    const file = sharedFile("a<m min; b<m min", "a=100 b=40 m=100");
    const [first, ...others] = file.counterpartRules;
    assert.ok(first);
    file.counterpartRules = [{ ...first, excludedLines: ["a", "m"] }, ...others];
    const [left, second] = evaluateCounterpart(planFrom(file));
    assert.deepEqual([left?.base, left?.required, left?.arranged, left?.notCounted], [0, 0, 0, ["a", "m"]]);
    assert.deepEqual([second?.required, second?.arranged], [40, 100]);
    assert.equal(second?.notCounted, undefined);
  });

  it("adds nothing to the rows of a plan in which all money counts", () => {
    for (const row of evaluateCounterpart(shippedPlan())) {
      assert.equal("notCounted" in row || "usedElsewhere" in row, false);
    }
  });
});

/** `a<m,n min`: the money of source a is matched 1:1 by that of m and n. */
function sharedFile(rules: string, lines: string): PlanFile {
  const file = oneRule("minimum", "1:1", 0);
  const [pattern] = file.counterpartRules;
  assert.ok(pattern);
  const amounts = lines.split(" ").map((line) => line.split("="));
  file.sources = amounts.map(([id = ""]) => ({ kind: "centralBudget", id, name: { vi: id, en: id } }));
  file.lines = amounts.map(([id = "", amount = ""]) => budgetLine(id, id, Number(amount)));
  file.counterpartRules = rules.split("; ").map((text, index) => {
    const [, base = "", counterpart = "", mode = ""] = /^(\w+)<([\w,]+) (\w+)$/.exec(text) ?? [];
    return {
      ...pattern,
      id: `rule-${index}`,
      base: [base],
      counterpart: counterpart.split(","),
      mode: mode === "min" ? "minimum" : "exact",
    };
  });
  return { ...file, weightings: [], weightingUses: [], phasing: { ...file.phasing, exceptions: [] } };
}

function rulesOn(rules: string, lines: string): readonly CounterpartRow[] {
  return evaluateCounterpart(planFrom(sharedFile(rules, lines)));
}

function shown({ required, arranged, missing, usedElsewhere, holds }: CounterpartRow): string {
  assert.equal(holds, missing === 0);
  return `${required} ${arranged} ${missing} ${usedElsewhere ?? 0}`;
}

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
