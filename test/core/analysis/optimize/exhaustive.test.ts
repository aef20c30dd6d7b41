import assert from "node:assert/strict";
import fc from "fast-check";
import { highsSolver } from "../../../../src/adapters/highs/highsSolver.ts";
import { optimize, verifyOptimum, type Objective } from "../../../../src/core/analysis/optimize/index.ts";
import { smallProblems, type Size } from "./smallProblems.ts";
import { bestByTrying, choicesOf, worthOf } from "./trying.ts";

const solver = highsSolver();

const usual: Size = { mostChoices: 500, mostCost: 5 };
const few: Size = { mostChoices: 100, mostCost: 5 };

// prettier-ignore
const objectives: readonly (readonly [string, Objective, Size])[] = [
  ["the most communes",                 { kind: "communes" },                                   usual],
  ["the most people",                   { kind: "people" },                                     usual],
  ["the most points",                   { kind: "score", weights: { roads: 2, schools: 1 } },   usual],
  ["the least money",                   { kind: "money" },                                      usual],
  ["the least central money",           { kind: "money", sources: ["central"] },                few],
  ["the least public money",            { kind: "money", sources: ["central", "local"] },       few],
  ["the fairest coverage of communes",  { kind: "fairest", of: "communes" },                    usual],
  ["the fairest coverage of people",    { kind: "fairest", of: "people" },                      usual],
  ["the fairest shares of money",       { kind: "fairest", of: "money" },                       usual],
];

describe("the optimum, against trying every choice", function () {
  this.timeout(300_000);
  for (const [name, objective, size] of objectives) {
    it(`finds ${name} in 200 small problems, or that there is no choice`, async () => {
      const seen = { found: 0, infeasible: 0 };
      await fc.assert(
        fc.asyncProperty(smallProblems(size), async (problem) => {
          const best = bestByTrying(problem, objective);
          const result = await optimize(problem, objective, solver);
          assert.ok(result.ok);
          const outcome = result.value;
          if (best === undefined) {
            assert.equal(outcome.kind, "infeasible");
            seen.infeasible += 1;
            return;
          }
          assert.ok(outcome.kind === "optimum", outcome.kind);
          assert.equal(outcome.proof, "exact");
          assert.equal(outcome.gap, 0);
          assert.deepEqual(verifyOptimum(problem, outcome.optimum), []);
          const yearOf = new Map(outcome.optimum.choices.map(({ place, year }) => [place, year]));
          const picks = problem.candidates.map(({ place }) => problem.years.indexOf(yearOf.get(place) ?? 0));
          assert.ok([...choicesOf(problem)].some((one) => one.join() === picks.join()));
          assert.deepEqual(worthOf(problem, objective, picks), best);
          const { worth } = outcome.optimum;
          switch (worth.kind) {
            case "communes":
            case "people":
              assert.equal(Number(worth.count), best[0]);
              break;
            case "score":
              assert.equal(worth.points.numerator * 6n, BigInt(best[0] ?? 0) * worth.points.denominator);
              break;
            case "money":
              assert.equal(worth.amount, 0 - (best[0] ?? 0));
              break;
            case "fairest":
              assert.deepEqual(worth.districts.map(({ share }) => Number(share.numerator) / Number(share.denominator)), best); // prettier-ignore
              assert.equal(outcome.provenDistricts, worth.districts.length);
          }
          seen.found += 1;
        }),
        { seed: 20_220_131, numRuns: 200 },
      );
      assert.ok(seen.found > 50 && seen.infeasible > 5, JSON.stringify(seen));
    });
  }
});
