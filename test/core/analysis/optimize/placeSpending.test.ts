import assert from "node:assert/strict";
import fc from "fast-check";
import { budgetUse } from "../../../../src/core/analysis/optimize/budgetUse.ts";
import { placeSpending } from "../../../../src/core/analysis/optimize/placeSpending.ts";
import type { ChoiceProblem, Optimum } from "../../../../src/core/analysis/optimize/index.ts";
import { money } from "../../../../src/core/money/index.ts";

const sources = ["central", "community", "local"];

/** Places of one year that cost so much, and sources that pay all of it in the given parts. */
function paid(costs: readonly number[], parts: readonly number[]): [ChoiceProblem, Optimum] {
  const places = costs.map((amount, index) => ({ place: `P${index}`, amount: money(amount) }));
  const problem: ChoiceProblem = {
    years: [2024],
    candidates: places.map(({ place, amount }) => ({ place, district: "D", people: 1, costs: [{ group: "g", amount }] })), // prettier-ignore
    groups: [{ id: "g", type: "t", bearers: sources.map((source) => ({ source })) }],
    budgets: [],
  };
  const spending = parts.map((amount, index) => ({ source: sources[index] ?? "", type: "t", year: 2024, amount: money(amount) })); // prettier-ignore
  return [
    problem,
    {
      choices: places.map(({ place }) => ({ place, year: 2024 })),
      spending,
      groupSpending: spending.map(({ source, year, amount }) => ({ group: "g", source, year, amount })),
      worth: { kind: "communes", count: BigInt(costs.length) },
    },
  ];
}

describe("who pays how much for which place", () => {
  // prettier-ignore
  const cases: readonly (readonly [string, number[], number[], string])[] = [
    ["in proportion",              [60, 30],  [60, 30], "P0 central 40, P0 community 20, P1 central 20, P1 community 10"],
    ["one source pays all",        [5, 7],    [12],     "P0 central 5, P1 central 7"],
    ["what cannot be cut in half", [1, 1, 1], [2, 1],   "P0 central 1, P1 community 1, P2 central 1"],
    ["a place that costs nothing", [0, 4],    [1, 3],   "P1 central 1, P1 community 3"],
  ];
  for (const [name, costs, parts, expected] of cases) {
    it(name, () => {
      const found = placeSpending(...paid(costs, parts));
      const texts = found.map(({ place, source, amount }) => `${place} ${source} ${amount}`);
      assert.equal(texts.join(", "), expected);
    });
  }

  it("pays for every place and takes from every source what it spends, to the đồng, near the exact share", () => {
    const dong = fc.bigInt({ min: 1n, max: 60_000_000_000n }).map(Number);
    fc.assert(
      fc.property(
        fc.array(dong, { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 2 }),
        (costs, cuts) => {
          const all = costs.reduce((sum, one) => sum + one, 0);
          const [low, high] = cuts.map((cut) => Math.floor((all / 1001) * cut)).sort((a, b) => a - b);
          const parts = [low ?? 0, (high ?? 0) - (low ?? 0), all - (high ?? 0)];
          const found = placeSpending(...paid(costs, parts));
          const sumOf = (isIn: (one: (typeof found)[number]) => boolean) =>
            found.filter(isIn).reduce((sum, { amount }) => sum + amount, 0);
          costs.forEach((cost, index) => {
            assert.equal(sumOf(({ place }) => place === `P${index}`), cost); // prettier-ignore
          });
          parts.forEach((part, index) => {
            assert.equal(sumOf(({ source }) => source === sources[index]), part); // prettier-ignore
          });
          for (const { place, source, amount } of found) {
            assert.ok(amount > 0);
            const share =
              ((costs[Number(place.slice(1))] ?? 0) / all) * (parts[sources.indexOf(source)] ?? 0);
            assert.ok(Math.abs(amount - share) < 4, `${amount} ${share}`);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("what becomes of budgets", () => {
  it("carries on what is left where that is allowed, source by source and type by type", () => {
    const budget = (source: string, year: number, amount: number, carryOver: boolean) => ({ source, type: "t", year, amount: money(amount), carryOver }); // prettier-ignore
    const problem: ChoiceProblem = {
      years: [2024, 2025],
      candidates: [],
      groups: [{ id: "g", type: "t", bearers: [{ source: "a" }, { source: "b" }] }],
      budgets: [
        budget("b", 2024, 5, false),
        budget("b", 2025, 5, false),
        budget("a", 2025, 10, true),
        budget("a", 2024, 10, true),
        budget("c", 2024, 9, true),
      ],
    };
    const spending = [
      { source: "a", type: "t", year: 2024, amount: money(4) },
      { source: "a", type: "t", year: 2025, amount: money(15) },
    ];
    const optimum: Optimum = { choices: [], spending, groupSpending: [], worth: { kind: "communes", count: 0n } }; // prettier-ignore
    const rows = budgetUse(problem, optimum).map((use) => `${use.source} ${use.year}: ${use.carriedIn} + ${use.amount} - ${use.used} = ${use.left}`); // prettier-ignore
    assert.deepEqual(rows, [
      "a 2024: 0 + 10 - 4 = 6",
      "a 2025: 6 + 10 - 15 = 1",
      "b 2024: 0 + 5 - 0 = 5",
      "b 2025: 0 + 5 - 0 = 5",
    ]);
  });
});
