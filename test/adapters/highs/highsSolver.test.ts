import assert from "node:assert/strict";
import fc from "fast-check";
import { highsSolver } from "../../../src/adapters/highs/highsSolver.ts";
import { modelBuilder, type SolverModel } from "../../../src/core/solver/index.ts";
import orLibrary from "./orLibrary.json" with { type: "json" };

const solver = highsSolver();

/** A model of whole columns `0 … upper` with rows `≤ capacity`, to be maximised. */
function packing(
  profits: readonly number[],
  rows: readonly (readonly number[])[],
  capacities: readonly number[],
  upper = 1,
): SolverModel {
  const model = modelBuilder();
  profits.forEach((profit) => model.addColumn({ lower: 0, upper, cost: -profit, integer: true }));
  rows.forEach((row, index) => {
    const entries = row.flatMap((coefficient, column) =>
      coefficient === 0 ? [] : [[column, coefficient] as const],
    );
    model.addRow({ lower: -Infinity, upper: capacities[index] ?? 0 }, entries);
  });
  return model.build();
}

/** The most profit by trying all values. */
function mostProfit(
  profits: readonly number[],
  rows: readonly (readonly number[])[],
  capacities: readonly number[],
  upper: number,
): number {
  // prettier-ignore
  let most = -Infinity;
  const choice = profits.map(() => 0);
  const dot = (row: readonly number[]) =>
    row.reduce((sum, one, index) => sum + one * (choice[index] ?? 0), 0);
  for (let number = 0; number < (upper + 1) ** profits.length; number++) {
    profits.forEach((_, index) => (choice[index] = Math.floor(number / (upper + 1) ** index) % (upper + 1)));
    if (rows.every((row, index) => dot(row) <= (capacities[index] ?? 0))) most = Math.max(most, dot(profits));
  }
  return most;
}

/** A knapsack of equal densities: proving the optimum takes very long. */
function hardModel(): SolverModel {
  const columns = 60;
  const sizes = Array.from({ length: 20 }, (_, row) =>
    Array.from(
      { length: columns },
      (_, column) => 100 + ((row * 7919 + column * 104_729 + row * column * 31) % 900),
    ),
  );
  const profits = Array.from({ length: columns }, (_, column) => sizes.reduce((sum, row) => sum + (row[column] ?? 0), 0)); // prettier-ignore
  return packing(
    profits,
    sizes,
    sizes.map((row) => Math.floor(row.reduce((sum, one) => sum + one, 0) / 2)),
  );
}

describe("the solver", () => {
  for (const { profits, rows, capacities, optimum } of orLibrary.cases) {
    it(`finds ${optimum}, the optimum that OR-Library gives for ${profits.length} columns`, async () => {
      const model = packing(profits, rows, capacities);
      const outcome = await solver.solve(model);
      assert.ok(outcome.status === "optimal");
      assert.ok(Math.abs(outcome.objective + optimum) < 1e-6, `${outcome.objective}`);
      assert.equal(outcome.gap, 0);
      assert.ok(outcome.values.every((value) => Math.abs(value - Math.round(value)) < 1e-6));
    });
  }

  it("agrees with trying all values, on small models", async () => {
    const size = fc.record({ columns: fc.integer({ min: 1, max: 5 }), rows: fc.integer({ min: 1, max: 3 }) });
    const model = size.chain(({ columns, rows }) =>
      fc.record({
        profits: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }),
        rows: fc.array(fc.array(fc.integer({ min: -5, max: 9 }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }), // prettier-ignore
        capacities: fc.array(fc.integer({ min: -4, max: 20 }), { minLength: rows, maxLength: rows }),
        upper: fc.integer({ min: 1, max: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(model, async ({ profits, rows, capacities, upper }) => {
        const most = mostProfit(profits, rows, capacities, upper);
        const outcome = await solver.solve(packing(profits, rows, capacities, upper));
        if (most === -Infinity) assert.equal(outcome.status, "infeasible");
        else assert.ok(outcome.status === "optimal" && Math.abs(outcome.objective + most) < 1e-6);
      }),
      { seed: 20_220_131, numRuns: 150 },
    );
  });

  it("solves continuous models", async () => {
    const model = modelBuilder();
    const x = model.addColumn({ lower: 0, upper: Infinity, cost: -3 });
    const y = model.addColumn({ lower: 0, upper: Infinity, cost: -2 });
    model.addRow({ lower: -Infinity, upper: 4 }, [[x, 1], [y, 2]]); // prettier-ignore
    model.addRow({ lower: -Infinity, upper: 3 }, [[x, 2], [y, 1]]); // prettier-ignore
    const outcome = await solver.solve(model.build());
    assert.ok(outcome.status === "optimal");
    assert.ok(Math.abs(outcome.objective + 16 / 3) < 1e-9);
    assert.equal(outcome.gap, 0);
  });

  it("says that there is no solution", async () => {
    const model = modelBuilder();
    const x = model.addColumn({ lower: 0, upper: 1, integer: true });
    const y = model.addColumn({ lower: 0, upper: 1, integer: true });
    model.addRow({ lower: 1, upper: 1 }, [[x, 2], [y, 2]]); // prettier-ignore
    assert.deepEqual(await solver.solve(model.build()), { status: "infeasible" });
  });

  it("says that there is no best solution, with and without whole columns", async () => {
    for (const integer of [false, true]) {
      const model = modelBuilder();
      const x = model.addColumn({ lower: 0, upper: Infinity, cost: -1, integer });
      const y = model.addColumn({ lower: 0, upper: Infinity, cost: 0, integer });
      model.addRow({ lower: 0, upper: Infinity }, [[x, 1], [y, -1]]); // prettier-ignore
      assert.deepEqual(await solver.solve(model.build()), { status: "unbounded" });
    }
  });

  it("solves models without rows, and without columns", async () => {
    const free = modelBuilder();
    free.addColumn({ lower: -2, upper: 5, cost: -1, integer: true });
    const outcome = await solver.solve(free.build());
    assert.ok(outcome.status === "optimal" && outcome.objective === -5);
    const empty = modelBuilder();
    assert.equal((await solver.solve(empty.build())).status, "optimal");
    empty.addRow({ lower: 1, upper: 2 }, []);
    assert.equal((await solver.solve(empty.build())).status, "infeasible");
  });

  it("stops at its time limit with the best values that it has found", async () => {
    const outcome = await solver.solve(hardModel(), { timeLimitSeconds: 0.5 });
    assert.ok(outcome.status === "timeLimit" && outcome.best !== undefined && outcome.best.gap > 0);
  });

  it("stops when asked to, before it begins and on the way", async () => {
    const before = await solver.solve(hardModel(), { signal: { aborted: true } });
    assert.deepEqual(before, { status: "cancelled", best: undefined });
    let looks = 0;
    const signal = { get aborted() { return ++looks > 20; } }; // prettier-ignore
    const outcome = await solver.solve(hardModel(), { timeLimitSeconds: 20, signal });
    assert.equal(outcome.status, "cancelled");
    assert.ok(looks > 20);
  });

  it("is content with values within the gap that is asked for", async () => {
    const outcome = await solver.solve(hardModel(), { gap: 0.2, timeLimitSeconds: 20 });
    assert.ok(outcome.status === "optimal" && outcome.gap <= 0.2);
  });

  it("gives the same values for the same model", async () => {
    const { profits, rows, capacities } = orLibrary.cases.at(-1) ?? assert.fail();
    const model = packing(profits, rows, capacities);
    assert.deepEqual(await solver.solve(model), await highsSolver().solve(model));
  });
});
