import assert from "node:assert/strict";
import { highsSolver } from "../../src/adapters/highs/highsSolver.ts";
import { optimize, type ChoiceProblem } from "../../src/core/analysis/optimize/index.ts";
import { money, ratio } from "../../src/core/money/index.ts";
import orLibrary from "../adapters/highs/orLibrary.json" with { type: "json" };

/** A knapsack as places that cost something of many types, each type with a budget of its own. */
function knapsack({ profits, rows, capacities }: (typeof orLibrary.cases)[number]): ChoiceProblem {
  const types = rows.map((_, row) => `T${row}`);
  const million = (value: number) => money(value * 1_000_000);
  return {
    years: [2025],
    candidates: profits.map((profit, column) => ({
      place: `P${column}`,
      district: "A",
      people: 0,
      scores: { profit: String(profit) },
      costs: types.map((group, row) => ({ group, amount: million(rows[row]?.[column] ?? 0) })),
    })),
    groups: types.map((type) => ({ id: type, type, bearers: [{ source: "S" }] })),
    budgets: types.map((type, row) => ({
      source: "S",
      type,
      year: 2025,
      amount: million(capacities[row] ?? 0),
    })),
  };
}

describe("OR-Library mknap1 (Petersen 1967) as choices of places", () => {
  for (const one of orLibrary.cases) {
    it(`finds ${one.optimum} for ${one.profits.length} places and ${one.rows.length} types of money`, async () => {
      const result = await optimize(knapsack(one), { kind: "score", weights: { profit: 1 } }, highsSolver());
      assert.ok(result.ok && result.value.kind === "optimum");
      const { optimum, bound, proof } = result.value;
      assert.equal(proof, "exact");
      assert.deepEqual(optimum.worth, {
        kind: "score",
        points: ratio(BigInt(Math.round(one.optimum * 10)), 10n),
      });
      assert.deepEqual(bound, optimum.worth);
    });
  }

  it("has seven of them", () => {
    assert.equal(orLibrary.cases.length, 7);
  });
});
