import assert from "node:assert/strict";
import fc from "fast-check";
import { highsSolver } from "../../../../src/adapters/highs/highsSolver.ts";
import { money, ratio } from "../../../../src/core/money/index.ts";
import {
  optimize,
  type ChoiceProblem,
  type Conflict,
  type Relaxation,
} from "../../../../src/core/analysis/optimize/index.ts";
import { smallProblems, withOnly } from "./smallProblems.ts";
import { isFeasible } from "./trying.ts";

const solver = highsSolver();

async function conflictOf(problem: ChoiceProblem): Promise<Conflict> {
  const result = await optimize(problem, { kind: "communes" }, solver);
  assert.ok(result.ok && result.value.kind === "infeasible");
  return result.value.conflict;
}

/** The problem after constraints have given way; `short` less than they were told to. */
function relaxed(problem: ChoiceProblem, relaxations: readonly Relaxation[], short = 0): ChoiceProblem {
  return relaxations.reduce((before, relaxation): ChoiceProblem => {
    const { constraint } = relaxation;
    const by = ("money" in relaxation ? relaxation.money : relaxation.places) - short;
    switch (constraint.kind) {
      case "budget": {
        const isIt = (one: ChoiceProblem["budgets"][number]) => one.source === constraint.source && one.year === constraint.year; // prettier-ignore
        return { ...before, budgets: before.budgets.map((one) => (isIt(one) ? { ...one, amount: money(one.amount + by) } : one)) }; // prettier-ignore
      }
      case "target":
        return { ...before, target: (before.target ?? 0) - by };
      case "yearLimit":
        return { ...before, yearLimits: (before.yearLimits ?? []).map((one) => (one.year === constraint.year ? { ...one, places: one.places + by } : one)) }; // prettier-ignore
      case "districtMinimum":
        return { ...before, districtMinima: (before.districtMinima ?? []).map((one) => ({ ...one, places: one.places - by })) }; // prettier-ignore
      case "choice":
        return by <= 0 ? before : { ...before, candidates: before.candidates.map(({ choice, ...one }) => (one.place === constraint.place || choice === undefined ? one : { ...one, choice })) }; // prettier-ignore
      case "prerequisite":
        return by <= 0 ? before : { ...before, candidates: before.candidates.map((one) => (one.place === constraint.place ? { ...one, prerequisites: [] } : one)) }; // prettier-ignore
      case "counterpart":
      case "share":
        return assert.fail("counterparts are tried apart, shares do not give way");
    }
  }, problem);
}

function isTried({ constraint }: Relaxation): boolean {
  return constraint.kind !== "counterpart";
}

describe("why there is no choice", function () {
  this.timeout(120_000);

  it("names constraints that cannot hold together, each of them needed, by trying everything", async () => {
    const seen = new Map<string, number>();
    const impossible = smallProblems({ mostChoices: 300, mostCost: 5 }).filter((one) => !isFeasible(one));
    await fc.assert(
      fc.asyncProperty(impossible, async (problem) => {
        const { constraints, irreducible } = await conflictOf(problem);
        assert.equal(irreducible, true);
        assert.equal(isFeasible(withOnly(problem, constraints)), false);
        for (const left of constraints) {
          assert.equal(
            isFeasible(
              withOnly(
                problem,
                constraints.filter((one) => one !== left),
              ),
            ),
            true,
          );
          seen.set(left.kind, (seen.get(left.kind) ?? 0) + 1);
        }
      }),
      { seed: 20_220_131, numRuns: 60 },
    );
    for (const kind of ["target", "budget", "choice", "districtMinimum"])
      assert.ok((seen.get(kind) ?? 0) > 0, kind);
  });

  it("says the least by which one of them has to give way: enough, and one less is not", async () => {
    const seen = { alone: 0, together: 0 };
    const impossible = smallProblems({ mostChoices: 300, mostCost: 5 }).filter((one) => !isFeasible(one));
    await fc.assert(
      fc.asyncProperty(impossible, async (problem) => {
        const { relaxations, together } = await conflictOf(problem);
        for (const relaxation of relaxations.filter(isTried)) {
          assert.equal(isFeasible(relaxed(problem, [relaxation])), true);
          assert.equal(isFeasible(relaxed(problem, [relaxation], 1)), false);
          seen.alone += 1;
        }
        if (!together.every(isTried)) return;
        assert.equal(isFeasible(relaxed(problem, together)), true);
        seen.together += 1;
      }),
      { seed: 31, numRuns: 60 },
    );
    assert.ok(seen.alone > 20 && seen.together > 20, JSON.stringify(seen));
  });

  it("names the year, the missing counterpart and the missing money in đồng", async () => {
    const billion = 1_000_000_000;
    const problem: ChoiceProblem = {
      years: [2024, 2025],
      candidates: ["Châu Sơn", "Lâm Ca", "Đồng Thắng"].map((place) => ({
        place,
        district: "Đình Lập",
        people: 2000,
        earliest: 2025,
        costs: [{ group: "roads", amount: money(10 * billion + 1) }],
      })),
      groups: [{ id: "roads", type: "investment", bearers: [{ source: "central" }, { source: "local" }] }],
      budgets: [
        { source: "central", type: "investment", year: 2025, amount: money(100 * billion) },
        { source: "local", type: "investment", year: 2024, amount: money(6 * billion), carryOver: true },
        { source: "local", type: "investment", year: 2025, amount: money(4 * billion) },
      ],
      counterparts: [{ id: "1:1", central: ["central"], local: ["local"], types: ["investment"], years: [2025], ratio: ratio(1n, 1n) }], // prettier-ignore
      districtMinima: [{ district: "Đình Lập", places: 3 }],
    };
    const { constraints, relaxations } = await conflictOf(problem);
    assert.deepEqual(constraints, [
      { kind: "districtMinimum", district: "Đình Lập" },
      { kind: "counterpart", rule: "1:1" },
      { kind: "budget", source: "local", type: "investment", year: 2024 },
      { kind: "budget", source: "local", type: "investment", year: 2025 },
    ]);
    // 30 tỷ and 3 đồng, half of it local, rounded up: 15 tỷ and 2 đồng, of which 10 tỷ are there.
    const missing = money(5 * billion + 2);
    assert.deepEqual(relaxations, [
      // Two places need 10 tỷ and 1 đồng of local money: an đồng too much.
      { constraint: constraints[0], places: 2 },
      // Central pays what is not local: 20 tỷ and 3 đồng against 10 tỷ.
      { constraint: constraints[1], money: money(10 * billion + 3) },
      { constraint: constraints[2], money: missing },
      { constraint: constraints[3], money: missing },
    ]);
  });
});
