import assert from "node:assert/strict";
import { highsSolver } from "../../../../src/adapters/highs/highsSolver.ts";
import type { Solver, SolverModel, SolverOutcome } from "../../../../src/core/solver/index.ts";
import { money, ratio } from "../../../../src/core/money/index.ts";
import {
  optimize,
  verifyOptimum,
  type ChoiceProblem,
  type OptimizeOutcome,
  type OptimizeOptions,
} from "../../../../src/core/analysis/optimize/index.ts";

const honest = highsSolver();

const billion = 1_000_000_000;

/** `count` places of nearly the same cost, to be paid from one budget. */
function alike(count: number, cost: number, budget: number): ChoiceProblem {
  return {
    years: [2025],
    candidates: Array.from({ length: count }, (_, index) => ({
      place: `P${String(index).padStart(3, "0")}`,
      district: "A",
      people: 1000 + index,
      costs: [{ group: "roads", amount: money(cost) }],
    })),
    groups: [{ id: "roads", type: "investment", bearers: [{ source: "central" }] }],
    budgets: [{ source: "central", type: "investment", year: 2025, amount: money(budget) }],
  };
}

async function run(
  problem: ChoiceProblem,
  solver: Solver,
  options: OptimizeOptions = {},
): Promise<OptimizeOutcome> {
  const result = await optimize(problem, { kind: "communes" }, solver, options);
  assert.ok(result.ok);
  if (result.value.kind === "optimum") assert.deepEqual(verifyOptimum(problem, result.value.optimum), []);
  return result.value;
}

function countOf(outcome: OptimizeOutcome): number {
  assert.ok(outcome.kind === "optimum");
  return outcome.optimum.choices.length;
}

/** A solver that says that everything is chosen, and that this is best. */
function boaster(proposed: (model: SolverModel) => number): Solver {
  return {
    solve: (model): Promise<SolverOutcome> => {
      const values = model.columns.cost.map(() => proposed(model));
      return Promise.resolve({ status: "optimal", values, objective: -1e6, gap: 0 });
    },
  };
}

describe("what the exact engine makes of a solver's proposals", () => {
  it("rejects what a tolerance lets through: one đồng too much on each of a hundred equal places", async () => {
    const outcome = await run(alike(100, 10 * billion + 1, 300 * billion), honest);
    assert.equal(countOf(outcome), 29);
    assert.ok(outcome.kind === "optimum");
    assert.equal(outcome.proof, "exact");
    // One cut counts all of them: thirty of a hundred would be proposed in more ways than there are atoms otherwise.
    assert.ok(outcome.effort.rejected >= 1 && outcome.effort.rejected <= 3, `${outcome.effort.rejected}`);
  });

  it("takes what fits to the đồng", async () => {
    const outcome = await run(alike(100, 10 * billion, 300 * billion), honest);
    assert.equal(countOf(outcome), 30);
    assert.equal(outcome.effort.rejected, 0);
  });

  it("repairs the proposal of a solver that lies, and says that nothing is proven", async () => {
    const problem = alike(8, 10 * billion, 35 * billion);
    const outcome = await run(problem, boaster(() => 1)); // prettier-ignore
    assert.equal(countOf(outcome), 3);
    assert.ok(outcome.kind === "optimum");
    assert.equal(outcome.proof, "none");
    assert.ok(outcome.gap > 0);
    assert.equal(outcome.effort.stop, "rejections");
  });

  it("does not believe a value that its own choices do not have", async () => {
    const outcome = await run(alike(8, 10 * billion, 35 * billion), boaster(() => 0)); // prettier-ignore
    assert.equal(countOf(outcome), 0);
    assert.ok(outcome.kind === "optimum" && outcome.proof === "none");
  });

  it("stands values that are no numbers", async () => {
    const outcome = await run(alike(3, 1, 2), boaster(() => Number.NaN)); // prettier-ignore
    assert.ok(outcome.kind === "optimum" && outcome.proof === "none");
  });

  it("gives up on a solver whose proposals break every rule, without an answer", async () => {
    const problem = { ...alike(8, 10 * billion, 35 * billion), target: 9 };
    const outcome = await run(problem, boaster(() => 1), { mostRejections: 5 }); // prettier-ignore
    assert.deepEqual(outcome, { kind: "stopped", effort: { timeLimitSeconds: 60, stop: "rejections", rejected: 6 } }); // prettier-ignore
  });

  it("shares costs in whole đồng where the solver has fractions", async () => {
    const problem: ChoiceProblem = {
      ...alike(1, 10 * billion + 1, 0),
      groups: [{ id: "roads", type: "investment", bearers: [{ source: "central" }, { source: "local" }] }],
      budgets: ["central", "local"].map((source) => ({ source, type: "investment", year: 2025, amount: money(20 * billion) })), // prettier-ignore
      counterparts: [{ id: "1:1", central: ["central"], local: ["local"], types: ["investment"], years: [2025], ratio: ratio(1n, 1n) }], // prettier-ignore
    };
    const result = await optimize({ ...problem, target: 1 }, { kind: "money", sources: ["local"] }, honest);
    assert.ok(result.ok && result.value.kind === "optimum");
    assert.deepEqual(result.value.optimum.worth, { kind: "money", amount: money(5 * billion + 1) });
    assert.deepEqual(
      result.value.optimum.spending.map(({ source, amount }) => [source, amount]),
      [["central", 5 * billion], ["local", 5 * billion + 1]], // prettier-ignore
    );
  });
});

/** Equal densities over many rows: proving the optimum takes very long. */
function hard(): ChoiceProblem {
  const types = Array.from({ length: 20 }, (_, row) => `T${row}`);
  const amounts = types.map((_, row) =>
    Array.from(
      { length: 60 },
      (_, column) => 100 + ((row * 7919 + column * 104_729 + row * column * 31) % 900),
    ),
  );
  return {
    years: [2025],
    candidates: Array.from({ length: 60 }, (_, column) => ({
      place: `P${column}`,
      district: "A",
      people: amounts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
      costs: types.map((group, row) => ({ group, amount: money(amounts[row]?.[column] ?? 0) })),
    })),
    groups: types.map((type) => ({ id: type, type, bearers: [{ source: "central" }] })),
    budgets: types.map((type, row) => ({ source: "central", type, year: 2025, amount: money(Math.floor((amounts[row] ?? []).reduce((sum, one) => sum + one, 0) / 2)) })), // prettier-ignore
  };
}

describe("the time box and the way out", () => {
  it("ends in time with the best so far, its bound and gap", async () => {
    const result = await optimize(hard(), { kind: "people" }, honest, { timeLimitSeconds: 2 });
    assert.ok(result.ok && result.value.kind === "optimum");
    const { optimum, bound, gap, proof, effort } = result.value;
    assert.equal(proof, "none");
    assert.deepEqual([effort.stop, effort.timeLimitSeconds], ["timeLimit", 2]);
    assert.ok(optimum.worth.kind === "people" && bound?.kind === "people");
    assert.ok(bound.count > optimum.worth.count && gap > 0 && gap < 0.5);
    assert.deepEqual(verifyOptimum(hard(), optimum), []);
  });

  it("counts all models in one box where there is a clock", async () => {
    let now = 100;
    const limits: (number | undefined)[] = [];
    const slow: Solver = {
      solve: (model, options) => {
        now += 4;
        limits.push(options?.timeLimitSeconds);
        return honest.solve(model);
      },
    };
    const problem = { ...alike(6, 10 * billion, 35 * billion), target: 5 };
    const result = await optimize(problem, { kind: "communes" }, slow, {
      timeLimitSeconds: 10,
      clock: () => now,
    });
    assert.ok(result.ok && result.value.kind === "infeasible");
    assert.deepEqual(limits, [10, 6, 2]);
    // The target and the budget contradict each other; by how much was left to be asked.
    assert.deepEqual([result.value.conflict.constraints.length, result.value.conflict.relaxations], [2, []]);
  });

  it("stops when it is asked to, before it begins and on the way", async () => {
    const before = await run(alike(3, 1, 2), honest, { signal: { aborted: true } });
    assert.deepEqual(before, {
      kind: "stopped",
      effort: { timeLimitSeconds: 60, stop: "cancelled", rejected: 0 },
    });
    let looks = 0;
    const signal = { get aborted() { return ++looks > 20; } }; // prettier-ignore
    const result = await optimize(hard(), { kind: "people" }, honest, { signal, timeLimitSeconds: 20 });
    assert.ok(result.ok && result.value.kind !== "infeasible");
    assert.equal(result.value.effort.stop, "cancelled");
  });
});
