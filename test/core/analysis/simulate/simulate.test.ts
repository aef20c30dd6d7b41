import assert from "node:assert/strict";
import {
  simulate,
  simulateWithPauses,
  simulationData,
  type PlanUncertainty,
  type Progress,
  type Simulation,
} from "../../../../src/core/analysis/simulate/index.ts";
import type { Plan } from "../../../../src/core/plan/index.ts";
import { evaluateCounterpart } from "../../../../src/core/plan/counterpart.ts";
import { fingerprint } from "../../../../src/core/plan/fingerprint.ts";
import { simulationGolden } from "./golden.ts";
import { allSources, constant, plan, shipped, simulated, uncertaintyOf, usual } from "./shipped.ts";

/** The figures of a simulation by what they are of: lowest, P50 and highest, in đồng. */
function figures({ totals, counterpart }: Simulation): Readonly<Record<string, readonly number[]>> {
  const rows = [
    ...totals.map(({ key, summary }) => [JSON.stringify(key), summary] as const),
    ...counterpart.map(({ rule, type, missing }) => [`${rule} ${type}`, missing] as const),
  ];
  return Object.fromEntries(rows.map(([key, { lowest, p50, highest }]) => [key, [lowest, p50, highest]]));
}

describe("simulate", () => {
  it("gives the plan itself where every factor is 1", () => {
    const { totals, counterpart, allocated } = simulated(plan, uncertaintyOf(constant("1", ...allSources)));
    for (const { key, planned, summary, reached } of totals) {
      assert.deepEqual(
        [summary.lowest, summary.p10, summary.p50, summary.p90, summary.highest, summary.mean.rounded],
        Array.from({ length: 6 }, () => planned),
        JSON.stringify(key),
      );
      assert.equal(reached.held, usual.draws);
    }
    const all = totals.find(({ key }) => key.kind === "all");
    assert.equal(
      all?.planned,
      plan.lines.reduce((sum, { amount }) => sum + amount, 0),
    );
    assert.deepEqual(
      counterpart.map(({ missing, holds }) => [missing.p50, holds.held === usual.draws]),
      evaluateCounterpart(plan).map(({ missing, holds }) => [missing, holds]),
    );
    assert.equal(allocated?.held, usual.draws);
  });

  it("gives nothing of a source whose factor is 0, and leaves the others as they are", () => {
    const { totals } = simulated(plan, uncertaintyOf(constant("0", "credit")));
    for (const { key, planned, summary } of totals) {
      if (key.kind !== "source") continue;
      assert.equal(summary.highest, key.source === "credit" ? 0 : planned, key.source);
    }
  });

  it("takes a constant of 1/3 exactly: 16,000 tỷ of credit become 5,333,333,333,333 đồng", () => {
    const { totals } = simulated(plan, uncertaintyOf(constant("1/3", "credit")));
    const credit = totals.find(({ key }) => key.kind === "source" && key.source === "credit");
    assert.equal(credit?.summary.p50, 5_333_333_333_333);
  });

  it("adds up in each single draw: sources, types, years, and districts with what nobody gets", () => {
    for (const seed of [1, 2, 3]) {
      const { totals } = simulated(plan, shipped, { draws: 1, seed });
      const sumOf = (...kinds: readonly string[]): number =>
        totals
          .filter(({ key }) => kinds.includes(key.kind))
          .reduce((sum, { summary }) => sum + summary.p50, 0);
      const all = sumOf("all");
      assert.deepEqual([sumOf("source"), sumOf("type"), sumOf("year")], [all, all, all]);
      assert.equal(sumOf("district", "unallocated"), all);
    }
  });

  it("gives nobody less where a factor is higher, up to the đồng that rounding moves", () => {
    const of = (high: string): Simulation =>
      simulated(
        plan,
        uncertaintyOf({
          id: "credit",
          sources: ["credit"],
          distribution: { kind: "uniform", low: "0.5", high },
        }),
      );
    const [low, high] = [figures(of("0.9")), figures(of("1.1"))];
    for (const [key, values] of Object.entries(low)) {
      values.forEach((value, index) => {
        assert.ok((high[key]?.[index] ?? 0) >= value - 1, `${key}: ${high[key]?.[index]} after ${value}`);
      });
    }
    assert.ok((high['{"kind":"all"}']?.[2] ?? 0) > (low['{"kind":"all"}']?.[2] ?? 0) + 1e12);
  });

  it("makes less missing where more local money comes, and never holds a rule less often", () => {
    const of = (low: string): Simulation =>
      simulated(
        plan,
        uncertaintyOf({
          id: "local",
          sources: ["local"],
          distribution: { kind: "uniform", low, high: "1.1" },
        }),
      );
    const [poor, rich] = [of("0.4").counterpart, of("0.8").counterpart];
    poor.forEach((row, index) => {
      assert.ok((rich[index]?.missing.p50 ?? Infinity) <= row.missing.p50);
      assert.ok((rich[index]?.enough.held ?? 0) >= row.enough.held);
    });
    assert.ok((rich[0]?.enough.held ?? 0) > (poor[0]?.enough.held ?? 0));
  });

  it("does not depend on the order of factors, correlations and lines", () => {
    const turned: PlanUncertainty = {
      ...shipped,
      factors: [...shipped.factors].reverse(),
      correlations: [...shipped.correlations].reverse(),
    };
    const turnedPlan: Plan = {
      ...plan,
      lines: [...plan.lines].reverse(),
      localities: [...plan.localities].reverse(),
    };
    const expected = figures(simulated(plan, shipped));
    assert.deepEqual(figures(simulated(plan, turned)), expected);
    assert.deepEqual(figures(simulated(turnedPlan, turned)), expected);
  });

  it("draws the same at the level of the province, and says nothing of districts there", () => {
    const province = simulated(plan, shipped, { level: "province" });
    const district = simulated(plan, shipped);
    assert.deepEqual(
      province.totals,
      district.totals.filter(({ key }) => key.kind !== "district" && key.kind !== "unallocated"),
    );
    assert.deepEqual(province.counterpart, district.counterpart);
    assert.deepEqual([province.sharing, province.allocated], [{ kind: "none", limits: [] }, undefined]);
  });

  it("gives other draws for another seed and another method", () => {
    const all = [{}, { seed: 2 }, { method: "pseudo" } as const].map((options) =>
      fingerprint(figures(simulated(plan, shipped, options))),
    );
    assert.equal(new Set(all).size, 3);
  });

  it("gives these very bytes: 1,000 draws of the shipped plan, seed 1", () => {
    for (const method of ["sobol", "pseudo"] as const) {
      const data = simulationData(simulated(plan, shipped, { draws: 1000, method }));
      assert.equal(fingerprint(data), simulationGolden[method], method);
    }
  });

  it("does not round probabilities up to certainty: k of n is kept beside Wilson's interval", () => {
    const { counterpart, draws } = simulated(plan, shipped);
    for (const { enough } of counterpart) {
      assert.equal(enough.draws, draws);
      assert.ok(enough.held > 0 && enough.held < draws);
      assert.ok(enough.lowest.lessThan(enough.estimate) && enough.estimate.lessThan(enough.highest));
    }
  });
});

describe("progress and stopping", () => {
  it("says how far it is, to the end", () => {
    const seen: Progress[] = [];
    simulated(plan, shipped, { draws: 600, onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(
      seen.map(({ done }) => done),
      [256, 512, 600],
    );
    assert.ok(seen.every(({ draws }) => draws === 600));
  });

  it("stops when asked to, without an outcome", () => {
    const signal = { aborted: false };
    const outcome = simulate(plan, shipped, {
      ...usual,
      draws: 10_000,
      signal,
      onProgress: ({ done }) => {
        assert.ok(done < 1_000, "it goes on");
        if (done >= 512) signal.aborted = true;
      },
    });
    assert.deepEqual(outcome.ok ? [] : outcome.issues.map(({ code }) => code), ["work.cancelled"]);
  });

  it("lets others work between batches, who may stop it, and else gives the same", async () => {
    const signal = { aborted: false };
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      return new Promise((resolve) => setImmediate(resolve));
    };
    const whole = await simulateWithPauses(plan, shipped, { ...usual, draws: 600 }, pause);
    assert.ok(whole.ok);
    assert.deepEqual(whole.value, simulated(plan, shipped, { draws: 600 }));
    assert.equal(pauses, 3);
    setImmediate(() => (signal.aborted = true));
    const stopped = await simulateWithPauses(plan, shipped, { ...usual, draws: 1_000_000, signal }, pause);
    assert.deepEqual(stopped.ok ? [] : stopped.issues.map(({ code }) => code), ["work.cancelled"]);
  });
});
