import assert from "node:assert/strict";
import { simulate, type Simulation } from "../../../../src/core/analysis/simulate/index.ts";
import { money } from "../../../../src/core/money/index.ts";
import type { Plan } from "../../../../src/core/plan/index.ts";
import { constant, plan, shipped, simulated, uncertaintyOf, usual } from "./shipped.ts";

describe("rules that hold money back", () => {
  const withRule = (onShortfall: "refuse" | "limitBase"): Plan => ({
    ...plan,
    counterpartRules: plan.counterpartRules.map((rule) => ({ ...rule, onShortfall })),
  });
  const local = uncertaintyOf({
    id: "local",
    sources: ["local"],
    distribution: { kind: "uniform", low: "0.8", high: "1.1" },
  });

  it("allocates nothing in the draws in which a rule refuses, and says in how many", () => {
    const { totals, counterpart, counterpartTogether, allocated } = simulated(withRule("refuse"), local);
    assert.ok(allocated !== undefined);
    assert.equal(allocated.held, counterpartTogether?.enough.held);
    assert.equal(allocated.held, Math.min(...counterpart.map(({ enough }) => enough.held)));
    assert.ok(allocated.held > 10 && allocated.held < 54);
    const unallocated = totals.find(({ key }) => key.kind === "unallocated");
    assert.ok((unallocated?.summary.highest ?? 0) > 24e12);
    assert.equal(unallocated?.summary.lowest, 0);
  });

  it("keeps back the money that cannot be matched: 1:1, so as much as is missing, and 20 times that in 2021", () => {
    for (const seed of [1, 2, 3]) {
      const { totals, counterpart } = simulated(withRule("limitBase"), local, { draws: 1, seed });
      const kept = totals.find(({ key }) => key.kind === "unallocated")?.summary.p50 ?? 0;
      const unmatched = counterpart.reduce(
        (sum, { rule, missing }) => sum + missing.p50 * (rule === "counterpart-2021" ? 20 : 1),
        0,
      );
      // Money that is matched is rounded down to the đồng, in each of four rows.
      assert.ok(kept >= unmatched && kept - unmatched < 4 * 20, `${kept} for ${unmatched}`);
    }
  });

  it("has the engine share where a limit may bind, says why, and keeps to the limit in each draw", () => {
    const floor: Plan = {
      ...plan,
      limits: [
        {
          kind: "floor",
          id: "dinh-lap-floor",
          name: { vi: "Sàn của Đình Lập", en: "Floor of Đình Lập" },
          origin: "assumed",
          places: ["189"],
          amount: money(2_000_000_000_000),
        },
      ],
    };
    const options = { draws: 2 } as const;
    const { sharing, totals } = simulated(floor, shipped, options);
    assert.deepEqual(sharing, { kind: "engine", because: ["dinh-lap-floor"] });
    const of = (code: string, rows: Simulation): number | undefined =>
      rows.totals.find(({ key }) => key.kind === "district" && key.code === code)?.summary.lowest;
    assert.ok((of("189", simulated(plan, shipped, options)) ?? Infinity) < 2_000_000_000_000);
    assert.equal(
      totals.find(({ key }) => key.kind === "district" && key.code === "189")?.summary.highest,
      2_000_000_000_000,
    );
    const province = simulated(floor, shipped, { ...options, level: "province" });
    assert.deepEqual(province.sharing, { kind: "none", limits: ["dinh-lap-floor"] });
  });
});

describe("what stands in the way", () => {
  it("is that the plan itself cannot be allocated, where districts are asked for", () => {
    const short: Plan = {
      ...plan,
      counterpartRules: plan.counterpartRules.map((rule) => ({
        ...rule,
        ratio: "1:9",
        onShortfall: "refuse",
      })),
    };
    const outcome = simulate(short, shipped, usual);
    assert.deepEqual(outcome.ok ? [] : [...new Set(outcome.issues.map(({ code }) => code))], [
      "counterpart.unmatched",
    ]);
    const province = simulated(short, shipped, { level: "province" });
    assert.equal(province.counterpartTogether?.enough.held, 0);
  });

  it("lists sources that are not there, and totals that could pass what is exact", () => {
    const outcome = simulate(
      plan,
      uncertaintyOf(constant("1000", "credit"), { ...constant("1", "credits"), id: "typo" }),
      usual,
    );
    assert.deepEqual(outcome.ok ? [] : outcome.issues.map(({ code, place: { path } }) => `${code} ${path}`), [
      "plan.unknownReference factors[1].sources[0]",
      "number.tooLarge factors",
    ]);
  });
});
