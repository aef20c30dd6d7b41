import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import { verifyAllocation } from "../../../src/core/allocation/verify/verify.ts";
import { certifyBiproportional } from "../../../src/core/apportionment/index.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { limitedPlan } from "./limitedPlan.ts";
import { attribute, byAttribute, frozen } from "./smallPlan.ts";

/** Totals of four communes over two sources are decreed, and so are the sources' own amounts. */
function decreed(totals: Readonly<Record<string, number>>, limits = ""): Plan {
  const plan = limitedPlan("s 2021 100; t 2021 60", "1 2 3 4", `hold all totals [each=place]; ${limits}`);
  return {
    ...plan,
    attributes: [
      ...plan.attributes,
      attribute("totals", totals, "money"),
      attribute("other", { A: 4, B: 3, C: 0, D: 1 }, "whole"),
    ],
    weightings: [...plan.weightings, byAttribute("other")],
    weightingUses: [
      { source: "s", weighting: "by-size" },
      { source: "t", weighting: "by-other" },
    ],
  };
}

describe("totals of places and of sources that are both decreed", () => {
  it("splits biproportionally, with a certificate, and both totals are met", () => {
    const plan = frozen(decreed({ A: 50, B: 40, C: 30, D: 40 }));
    const outcome = allocate(plan, { unit: "dong" });
    assert.ok(outcome.ok);
    const amountOf = (place: string, source: string): number =>
      outcome.value.cells.find((cell) => cell.place === place && cell.source === source)?.amount ?? 0;
    const table = ["A", "B", "C", "D"].map((place) => [amountOf(place, "s"), amountOf(place, "t")]);
    const weights = [
      [1, 4],
      [2, 3],
      [3, 0],
      [4, 1],
    ];
    const certificate = certifyBiproportional(table, weights, [50, 40, 30, 40], [100, 60]);
    assert.ok(certificate.certified);
    assert.deepEqual(verifyAllocation(plan, outcome.value), []);
  });

  it("says why, where a commune may have no more of one source", () => {
    const outcome = allocate(decreed({ A: 10, B: 10, C: 110, D: 30 }, "excluded C [source=t]"), {
      unit: "dong",
    });
    assert.ok(!outcome.ok);
    assert.equal(outcome.issues[0]?.code, "limit.impossible");
  });

  it("keeps the holds where the sources have more", () => {
    const plan = decreed({ A: 50, B: 40, C: 10, D: 40 });
    const outcome = allocate(plan, { unit: "dong" });
    assert.ok(outcome.ok);
    assert.equal(
      outcome.value.unallocated.reduce((sum, { amount }) => sum + amount, 0),
      20,
    );
    assert.deepEqual(verifyAllocation(plan, outcome.value), []);
  });
});
