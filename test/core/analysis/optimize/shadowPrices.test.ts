import assert from "node:assert/strict";
import fc from "fast-check";
import { highsSolver } from "../../../../src/adapters/highs/highsSolver.ts";
import { money, ratio } from "../../../../src/core/money/index.ts";
import {
  optimize,
  shadowPrices,
  type Budget,
  type ChoiceProblem,
  type PricedObjective,
  type ShadowPrice,
  type ShadowPriceOptions,
} from "../../../../src/core/analysis/optimize/index.ts";
import { smallProblems } from "./smallProblems.ts";
import { bestByTrying, leastPaid } from "./trying.ts";

const solver = highsSolver();

const billion = 1_000_000_000;

async function pricesOf(
  problem: ChoiceProblem,
  objective: PricedObjective,
  options: ShadowPriceOptions = {},
): Promise<readonly ShadowPrice[]> {
  const result = await shadowPrices(problem, objective, solver, options);
  assert.ok(result.ok && result.value.kind === "priced");
  return result.value.prices;
}

function withBudget(
  problem: ChoiceProblem,
  { source, year }: Pick<Budget, "source" | "year">,
  by: number,
): ChoiceProblem | undefined {
  const budgets = problem.budgets.map((one) =>
    one.source === source && one.year === year ? { ...one, amount: money(one.amount + by) } : one,
  );
  return budgets.some(({ amount }) => amount < 0) ? undefined : { ...problem, budgets };
}

/** Two places of 10 tỷ that central and local pay for together, one to one, and a third for later. */
const matched: ChoiceProblem = {
  years: [2024],
  candidates: ["Châu Sơn", "Lâm Ca"].map((place) => ({
    place,
    district: "Đình Lập",
    people: 2000,
    costs: [{ group: "roads", amount: money(10 * billion) }],
  })),
  groups: [
    {
      id: "roads",
      type: "investment",
      bearers: [{ source: "central" }, { source: "local" }, { source: "credit" }],
    },
  ],
  budgets: [
    { source: "central", type: "investment", year: 2024, amount: money(6 * billion) },
    { source: "local", type: "investment", year: 2024, amount: money(20 * billion) },
    { source: "credit", type: "investment", year: 2024, amount: money(5 * billion) },
  ],
  counterparts: [
    {
      id: "1:1",
      central: ["central"],
      local: ["local"],
      types: ["investment"],
      years: [2024],
      ratio: ratio(1n, 1n),
    },
  ],
  target: 2,
};

describe("what one tỷ đồng more is worth", function () {
  this.timeout(120_000);

  it("saves as much local money as central money pays for, until the counterpart binds", async () => {
    const prices = await pricesOf(matched, { kind: "money", sources: ["local"] });
    const central = prices.find(({ budget }) => budget.source === "central") ?? assert.fail();
    // 20 tỷ: 6 central, 5 credit, 9 local. A tỷ more of central saves one of local; from 7.5 on local must be as much.
    assert.ok(central.dual !== undefined && Math.abs(central.dual + billion) < 1);
    assert.deepEqual(central.kept, {
      change: { numerator: BigInt(-billion), denominator: 1n },
      holds: { from: money(-6 * billion), to: money(1.5 * billion) },
    });
    assert.deepEqual(central.more, { numerator: BigInt(-billion), denominator: 1n });
    assert.deepEqual(central.less, { numerator: BigInt(billion), denominator: 1n });
    assert.deepEqual(central.holds, { from: money(-4 * billion), to: money(billion) });
    // Local money has no price: there is more of it than is used.
    assert.equal(
      prices.find(({ budget }) => budget.source === "local"),
      undefined,
    );
  });

  it("counts places: nothing for one tỷ, a place for ten", async () => {
    const problem: ChoiceProblem = {
      ...matched,
      target: 0,
      budgets: matched.budgets.map((one) => ({
        ...one,
        amount: money(one.source === "credit" ? 12 * billion : 0),
      })),
    };
    const asked = { budgets: [{ source: "credit", type: "investment", year: 2024 }] };
    const [price] = await pricesOf(problem, { kind: "communes" }, asked);
    assert.ok(price?.dual !== undefined && Math.abs(price.dual - 0.1) < 1e-6);
    assert.deepEqual(price.more, { numerator: 0n, denominator: 1n });
    assert.deepEqual(price.holds, { from: money(-2 * billion), to: money(4 * billion) });
    const [ten] = await pricesOf(problem, { kind: "communes" }, { ...asked, step: money(8 * billion) });
    assert.deepEqual(ten?.more, { numerator: 1n, denominator: 1n });
    assert.deepEqual(ten.less, { numerator: -1n, denominator: 1n });
  });

  it("is the difference of two optima, by trying every choice", async () => {
    const objectives: readonly PricedObjective[] = [
      { kind: "communes" },
      { kind: "people" },
      { kind: "money" },
      { kind: "money", sources: ["local"] },
    ];
    let told = 0;
    const possible = smallProblems({ mostChoices: 100, mostCost: 4 }).filter(
      (one) => bestByTrying(one, { kind: "communes" }) !== undefined,
    );
    await fc.assert(
      fc.asyncProperty(possible, fc.constantFrom(...objectives), async (problem, objective) => {
        const sign = objective.kind === "money" ? -1 : 1;
        const base = bestByTrying(problem, objective)?.[0] ?? 0;
        for (const price of await pricesOf(problem, objective, { step: money(1), doublings: 1 })) {
          for (const [change, by] of [
            [price.more, 1],
            [price.less, -1],
          ] as const) {
            const changed = withBudget(problem, price.budget, by);
            const best = changed === undefined ? undefined : bestByTrying(changed, objective)?.[0];
            if (best === undefined) assert.equal(change, undefined);
            else assert.equal(Number(change?.numerator), sign * (best - base) + 0);
            told += 1;
          }
        }
      }),
      { seed: 5, numRuns: 120 },
    );
    assert.ok(told > 40, `${told}`);
  });

  it("keeps the choices where it says so: the exact least for them, by trying every way to share", async () => {
    let told = 0;
    const objective: PricedObjective = { kind: "money", sources: ["local"] };
    const possible = smallProblems({ mostChoices: 100, mostCost: 6 }).filter(
      (one) => bestByTrying(one, objective) !== undefined,
    );
    await fc.assert(
      fc.asyncProperty(possible, async (problem) => {
        const found = await optimize(problem, objective, solver);
        assert.ok(found.ok && found.value.kind === "optimum");
        const yearOf = new Map(found.value.optimum.choices.map(({ place, year }) => [place, year]));
        const picks = problem.candidates.map(({ place }) => problem.years.indexOf(yearOf.get(place) ?? 0));
        for (const { kept, budget } of await pricesOf(problem, objective, {
          step: money(1),
          doublings: 0,
          budgets: problem.budgets,
        })) {
          const before = leastPaid(problem, picks, ["local"]) ?? assert.fail();
          const after = leastPaid(withBudget(problem, budget, 1) ?? assert.fail(), picks, ["local"]);
          assert.ok(kept !== undefined && after !== undefined);
          assert.equal(Number(kept.change.numerator), after - before);
          told += 1;
        }
      }),
      { seed: 8, numRuns: 80 },
    );
    assert.ok(told > 20, `${told}`);
  });
});
