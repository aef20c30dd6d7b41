import assert from "node:assert/strict";
import fc from "fast-check";
import type { Plan } from "../../src/core/plan/index.ts";
import { applyCorrections } from "../../src/core/reconcile/applyCorrections.ts";
import { reconcile } from "../../src/core/reconcile/reconcile.ts";
import { planOf, sharesOf } from "../documents/document.ts";
import { faultKinds, seedFault } from "../documents/faults.ts";
import { Random } from "../documents/random.ts";
import { templates } from "../documents/templates.ts";
import { shippedPlan } from "../core/reconcile/plan.ts";

/** A plan made from a seed: some document with one fault in it, or none. */
const faultedPlans = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    template: fc.constantFrom(...templates),
    kind: fc.constantFrom(...faultKinds),
    printing: fc.constantFrom("exact" as const, "rounded" as const),
  })
  .map(({ seed, template, kind, printing }): Plan => {
    const random = new Random(seed);
    const document = template.make(random, printing);
    const faulted = seedFault(document, kind, random)?.document ?? document;
    const ids = new Set([...faulted.lines, ...faulted.totals].map(({ id }) => id));
    return planOf(faulted, new Map([...sharesOf(document)].filter(([part]) => ids.has(part))));
  });

const settings = { seed: 20_220_713, numRuns: 150 };

describe("laws of reconciliation", () => {
  it("the order of rows changes nothing but the order of findings", () => {
    fc.assert(
      fc.property(faultedPlans, fc.integer(), (plan, seed) => {
        assert.deepEqual(setOf(shuffled(plan, seed)), setOf(plan));
      }),
      settings,
    );
    assert.deepEqual(setOf(shuffled(shippedPlan(), 7)), setOf(shippedPlan()));
  });

  it("the same plan gives the same findings, and is not changed", () => {
    fc.assert(
      fc.property(faultedPlans, (plan) => {
        const before = JSON.stringify(plan);
        assert.deepEqual(reconcile(plan), reconcile(plan));
        assert.equal(JSON.stringify(plan), before);
      }),
      { ...settings, numRuns: 30 },
    );
  });

  it("what is accepted is corrected: no finding that was decided comes back", () => {
    fc.assert(
      fc.property(faultedPlans, (plan) => {
        const before = reconcile(plan);
        const result = applyCorrections(plan, before, "all");
        assert.ok(result.ok);
        const decided = before.filter(
          ({ severity, undecided, proposals }) =>
            severity === "error" && undecided !== true && proposals.length > 0,
        );
        const after = new Set(
          reconcile(result.value)
            .filter(({ severity }) => severity === "error")
            .map(({ id }) => id),
        );
        for (const { id } of decided) assert.ok(!after.has(id), id);
        assert.equal(result.value === plan, decided.length === 0);
      }),
      settings,
    );
  });

  it("ids are unique, differences are printed − computed, and every consequence names a finding", () => {
    fc.assert(
      fc.property(faultedPlans, (plan) => {
        const findings = reconcile(plan);
        const ids = new Set(findings.map(({ id }) => id));
        assert.equal(ids.size, findings.length);
        for (const { class: kind, causedBy, printed, computed, difference } of findings) {
          assert.equal(kind === "consequence", causedBy !== undefined);
          if (causedBy !== undefined) assert.ok(ids.has(causedBy));
          if (typeof printed === "number" && typeof computed === "number") {
            assert.equal(difference, printed - computed);
          }
        }
      }),
      settings,
    );
  });
});

function setOf(plan: Plan): readonly string[] {
  return reconcile(plan)
    .map((finding) => JSON.stringify(finding))
    .sort();
}

function shuffled(plan: Plan, seed: number): Plan {
  const random = new Random(seed);
  return {
    ...plan,
    lines: random.shuffled(plan.lines),
    totals: random.shuffled(plan.totals),
    counterpartRules: random.shuffled(plan.counterpartRules),
  };
}
