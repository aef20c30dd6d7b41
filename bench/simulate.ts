/**
 * Simulating the shipped plan at the level of districts, against the same by the object API: each draw a scenario, applied,
 * allocated, added up. Alone: `npx tsx bench/simulate.ts`. Only ratios travel from one machine to another.
 */
import { fileURLToPath } from "node:url";
import { allocate } from "../src/core/allocation/index.ts";
import { drawFactors } from "../src/core/analysis/distributions/index.ts";
import { parseUncertaintyFile, simulate, type PlanUncertainty } from "../src/core/analysis/simulate/index.ts";
import { invariant, type Result } from "../src/core/issue/index.ts";
import { evaluateCounterpart } from "../src/core/plan/counterpart.ts";
import { parsePlan, type Plan } from "../src/core/plan/index.ts";
import { placesOf } from "../src/core/plan/places.ts";
import { applyScenario, parseScenario, scenarioLibrary } from "../src/core/scenario/index.ts";
import { defaultPlanId, shippedPlans, shippedUncertainties } from "../src/plans/index.ts";
import { duration, middle, times, type Row } from "./measure.ts";

const draws = 10_000;
const objectDraws = 5;
const repeats = 5;

/** One row: how many times as many draws a second as the object API makes, both measured in turn in one run. */
export function simulationRows(): readonly Row[] {
  const plan = valueOf(parsePlan(shippedPlans[defaultPlanId]));
  const uncertainty = valueOf(parseUncertaintyFile(shippedUncertainties[defaultPlanId]));
  const drawn = (seed: number): number => {
    const started = performance.now();
    valueOf(simulate(plan, uncertainty, { draws, seed, method: "sobol", level: "district" }));
    return (performance.now() - started) / draws;
  };
  const byObjects = (seed: number): number => {
    const started = performance.now();
    for (let draw = 0; draw < objectDraws; draw++)
      drawByObjects(plan, uncertainty, seed * objectDraws + draw);
    return (performance.now() - started) / objectDraws;
  };
  drawn(0);
  byObjects(0);
  const samples = Array.from({ length: repeats }, (_, index) => ({
    ours: drawn(index + 1),
    peer: byObjects(index + 1),
  }));
  const ours = middle(samples.map((sample) => sample.ours));
  const peer = middle(samples.map((sample) => sample.peer));
  const ratio = peer / ours;
  return [
    {
      what: `${draws.toLocaleString("en-US")} draws of the shipped plan at district level, against applyScenario, allocate (nested totals) and sums`,
      measured: `${times(ratio)} (${duration(ours)} a draw against ${duration(peer)}; a run takes ${duration(ours * draws)})`,
      goal: "≥ 100 ×",
      reached: ratio >= 100,
    },
  ];
}

/** One draw through the object API: rates by source as a scenario, the allocation with the totals that nest, and sums. */
function drawByObjects(plan: Plan, uncertainty: PlanUncertainty, seed: number): number {
  const columns = drawFactors(uncertainty, { draws: 1, seed, method: "pseudo" });
  const adjustments = plan.sources.flatMap(({ id }) => {
    const rate = uncertainty.factors.reduce(
      (product, { sources }, index) =>
        sources?.includes(id) === true ? product * (columns[index]?.[0] ?? 1) : product,
      1,
    );
    return rate === 1 ? [] : [{ kind: "setMobilisation", source: id, rate: rate.toFixed(12) }];
  });
  const name = { vi: "Một lần tính", en: "One draw" };
  const scenario = valueOf(
    parseScenario({ schema: "phanbo/scenario/1", id: "draw", name, base: plan.id, adjustments }),
  );
  const applied = valueOf(applyScenario(plan, scenario, scenarioLibrary([scenario])));
  const allocation = valueOf(allocate(applied.plan, { unit: "dong", totals: "nested" }));
  const places = placesOf(applied.plan);
  const sums = new Map<string, number>();
  for (const { place, source, type, year, amount } of allocation.cells) {
    for (const key of [source, type, String(year), places.groupOf(place)?.code ?? ""]) {
      sums.set(key, (sums.get(key) ?? 0) + amount);
    }
  }
  return evaluateCounterpart(applied.plan).reduce((sum, { missing }) => sum + missing, sums.size);
}

function valueOf<Value>(result: Result<Value>): Value {
  invariant(result.ok, "what ships can be read and allocated");
  return result.value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { what, measured, goal, reached } of simulationRows()) {
    process.stdout.write(`${what}: ${measured}, goal ${goal}: ${reached === true ? "reached" : "missed"}\n`);
  }
}
