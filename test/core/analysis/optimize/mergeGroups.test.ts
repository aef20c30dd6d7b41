import assert from "node:assert/strict";
import fc from "fast-check";
import { highsSolver } from "../../../../src/adapters/highs/highsSolver.ts";
import { mergeGroups } from "../../../../src/core/analysis/optimize/mergeGroups.ts";
import {
  optimize,
  verifyOptimum,
  type ChoiceProblem,
  type CostGroup,
} from "../../../../src/core/analysis/optimize/index.ts";
import { money, ratio } from "../../../../src/core/money/index.ts";
import { smallProblems } from "./smallProblems.ts";

function group(id: string, type: string, sources: string): CostGroup {
  return { id, type, bearers: sources.split(" ").map((source) => ({ source })) };
}

function problemOf(groups: readonly CostGroup[]): ChoiceProblem {
  const costs = groups.map(({ id }, index) => ({ group: id, amount: money(10 ** index) }));
  const candidates = [{ place: "P", district: "D", people: 1, costs }];
  return { years: [2021], candidates, groups, budgets: [] };
}

describe("merging groups", () => {
  // prettier-ignore
  const cases: readonly (readonly [string, readonly CostGroup[], string])[] = [
    ["one type, the same sources in any order", [group("a", "t", "x y"), group("b", "t", "y x")],                             "a 11"],
    ["another type stays",                      [group("a", "t", "x y"), group("b", "u", "x y")],                             "a 1, b 10"],
    ["other sources stay",                      [group("a", "t", "x y"), group("b", "t", "x")],                               "a 1, b 10"],
    ["the first id names all",                  [group("c", "t", "x"), group("a", "t", "x"), group("b", "t", "x")],           "a 111"],
    ["shares stay alone",                       [group("a", "t", "x"), { id: "b", type: "t", bearers: [{ source: "x", atMost: ratio(1n, 1n) }] }], "a 1, b 10"],
  ];
  for (const [name, groups, expected] of cases) {
    it(name, () => {
      const { problem } = mergeGroups(problemOf(groups));
      const costs = problem.candidates[0]?.costs ?? [];
      assert.equal(costs.map((cost) => `${cost.group} ${cost.amount}`).join(", "), expected);
      assert.deepEqual(problem.groups.map(({ id }) => id).sort(), costs.map((cost) => cost.group).sort());
    });
  }

  it("splits the money back to the groups, to the đồng", () => {
    const problem = problemOf([group("a", "t", "x y"), group("b", "t", "y x"), group("c", "t", "x y")]);
    const merged = mergeGroups(problem);
    const spending = [
      { source: "x", type: "t", year: 2021, amount: money(8) },
      { source: "y", type: "t", year: 2021, amount: money(103) },
    ];
    const back = merged.splitBack({
      choices: [{ place: "P", year: 2021 }],
      spending,
      groupSpending: spending.map(({ source, year, amount }) => ({ group: "a", source, year, amount })),
      worth: { kind: "communes", count: 1n },
    });
    const parts = back.groupSpending.map((part) => `${part.group} ${part.source} ${part.amount}`);
    assert.deepEqual(parts, ["a x 1", "b x 7", "b y 3", "c y 100"]);
    assert.deepEqual(
      verifyOptimum(problem, back).filter(({ kind }) => kind !== "constraint"),
      [],
    );
  });

  it("changes no optimum: a group cut in two is worth what it was", async () => {
    const solver = highsSolver();
    const seen = { found: 0 };
    await fc.assert(
      fc.asyncProperty(smallProblems({ mostChoices: 300, mostCost: 5 }), async (problem) => {
        const cut = cutInTwo(problem);
        const [whole, parts] = [
          await optimize(problem, { kind: "people" }, solver),
          await optimize(cut, { kind: "people" }, solver),
        ];
        assert.ok(whole.ok && parts.ok);
        assert.equal(parts.value.kind, whole.value.kind);
        if (parts.value.kind !== "optimum" || whole.value.kind !== "optimum") return;
        assert.deepEqual(parts.value.optimum.worth, whole.value.optimum.worth);
        assert.deepEqual(verifyOptimum(cut, parts.value.optimum), []);
        seen.found += 1;
      }),
      { seed: 4, numRuns: 60 },
    );
    assert.ok(seen.found > 15, JSON.stringify(seen));
  });
});

/** The same costs, each of the shared ones as two halves that the same sources bear. */
function cutInTwo(problem: ChoiceProblem): ChoiceProblem {
  const shared = problem.groups.find(({ id }) => id === "shared");
  const hasShares = shared?.bearers.some(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined); // prettier-ignore
  if (shared === undefined || hasShares === true) return problem;
  return {
    ...problem,
    groups: [...problem.groups, { ...shared, id: "second", bearers: [...shared.bearers].reverse() }],
    candidates: problem.candidates.map((one) => ({
      ...one,
      costs: one.costs.flatMap((cost) => {
        if (cost.group !== "shared") return [cost];
        const half = money(Math.floor(cost.amount / 2));
        return [
          { group: "shared", amount: half },
          { group: "second", amount: money(cost.amount - half) },
        ];
      }),
    })),
  };
}
