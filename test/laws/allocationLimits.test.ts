import assert from "node:assert/strict";
import fc from "fast-check";
import { allocate } from "../../src/core/allocation/allocate.ts";
import type { Allocation } from "../../src/core/allocation/allocation.ts";
import { verifyAllocation } from "../../src/core/allocation/verify/verify.ts";
import { money } from "../../src/core/money/index.ts";
import type { Limit, Plan } from "../../src/core/plan/plan.ts";
import { constrainedPlan, smallSize, type ConstrainedPlan } from "./allocationArbitrary.ts";

/*
 * Whole plans with limits, tiers, counterpart rules, carry-over and both rounding methods. `PHANBO_RUNS=10000 npx mocha --no-config
 * --timeout 0 --node-option import=tsx test/laws/allocationLimits.test.ts` tries ten thousand of them; without it there are
 * so few that the suite stays quick.
 */
const runs = Number.parseInt(process.env["PHANBO_RUNS"] ?? "400", 10);
const seed = 20_220_713;

/** Why an allocation may fail: data that contradict themselves, never the engine. */
const conflicts = ["limit.impossible", "limit.notWhole", "counterpart.unmatched"];

function allocationOf({ plan, unit }: ConstrainedPlan): Allocation | undefined {
  const result = allocate(plan, { unit });
  if (result.ok) return result.value;
  assert.ok(result.issues.length > 0);
  for (const { code } of result.issues) assert.ok(conflicts.includes(code), code);
  return undefined;
}

/** The plan without what could be in conflict: floors, caps, holds, and counterpart rules that are more than reported. */
function withoutLimits(plan: Plan): Plan {
  const kept = plan.limits.filter(({ kind }) => kind === "excluded" || kind === "reserve" || kind === "tier");
  const counterpartRules = plan.counterpartRules.map((rule) => ({ ...rule, onShortfall: "report" as const }));
  return { ...plan, limits: kept, counterpartRules };
}

function rowsOf({ cells, unallocated, receipt, counterpart }: Allocation): unknown {
  return { cells, unallocated, receipt, counterpart };
}

/** What each place gets, money that was carried over included. */
function totalsOf({ cells }: Allocation): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { place, amount } of cells) totals.set(place, (totals.get(place) ?? 0) + amount);
  return totals;
}

describe("laws of the allocation within limits", () => {
  it("satisfies the independent verifier, or names a conflict that is gone without the limits", () => {
    let done = 0;
    fc.assert(
      fc.property(constrainedPlan(), (made) => {
        const allocation = allocationOf(made);
        if (allocation !== undefined) {
          done++;
          assert.deepEqual(verifyAllocation(made.plan, allocation), []);
          return;
        }
        const free = { ...made, plan: withoutLimits(made.plan) };
        const freed = allocationOf(free);
        assert.ok(freed !== undefined, "without floors, holds and strict rules nothing is in conflict");
        assert.deepEqual(verifyAllocation(free.plan, freed), []);
      }),
      { seed, numRuns: runs },
    );
    assert.ok(done * 2 > runs, `most plans can be allocated: ${done} of ${runs}`);
  });

  it("does not depend on the order of rows, and is the same each time", () => {
    fc.assert(
      fc.property(constrainedPlan(), fc.nat(), (made, turn) => {
        const mixed = <Item>(items: readonly Item[]): readonly Item[] => {
          const cut = items.length === 0 ? 0 : turn % items.length;
          return [...items.slice(cut), ...items.slice(0, cut)].reverse();
        };
        const { plan } = made;
        const other: Plan = {
          ...plan,
          lines: mixed(plan.lines),
          limits: mixed(plan.limits),
          localities: mixed(plan.localities),
          attributes: mixed(plan.attributes),
          weightings: mixed(plan.weightings),
          weightingUses: mixed(plan.weightingUses),
          components: mixed(plan.components),
        };
        const one = allocationOf(made);
        const again = allocationOf(made);
        const turned = allocationOf({ ...made, plan: other });
        assert.deepEqual(again, one);
        assert.deepEqual(turned && rowsOf(turned), one && rowsOf(one));
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    );
  });

  it("gives nothing where there is no weight, no floor and no counterpart", () => {
    fc.assert(
      fc.property(constrainedPlan({ ...smallSize, rules: 0 }), (made) => {
        const floorless = made.plan.limits.filter(({ kind }) => kind !== "floor" && kind !== "hold");
        const allocation = allocationOf({ ...made, plan: { ...made.plan, limits: floorless } });
        assert.ok(allocation !== undefined, "without floors and holds nothing is in conflict");
        for (const { places, weights, amounts } of allocation.pools) {
          places.forEach((_, claim) => {
            if (!((weights.values[claim] ?? 0) > 0)) assert.equal(amounts[claim], 0);
          });
        }
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    );
  });

  it("never gives anyone less out of more money, under Webster, with floors, caps and tiers of communes", () => {
    const bounds = fc.array(
      fc.record({
        place: fc.constantFrom("A", "B", "C", "D"),
        kind: fc.constantFrom("floor" as const, "cap" as const),
        amount: fc.integer({ min: 0, max: 300 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        constrainedPlan({ ...smallSize, limits: 0, rules: 0 }),
        bounds,
        fc.nat(2_000),
        (made, own, more) => {
          const known = own.filter(({ place }) => made.plan.localities.some(({ code }) => code === place));
          const limits = known.map(({ place, kind, amount }, index): Limit => ({
            kind,
            id: `limit${index}`,
            name: { vi: place, en: place },
            origin: "decided",
            sources: ["central"],
            types: ["recurrent"],
            from: 2021,
            to: 2021,
            places: [place],
            amount: money(amount),
          }));
          const line = {
            id: "x",
            source: "central",
            type: "recurrent",
            from: 2021,
            to: 2021,
            status: "assumed",
            documentPlace: "I",
          } as const;
          const planOf = (amount: number): ConstrainedPlan => ({
            unit: "dong",
            plan: {
              ...made.plan,
              roundingMethod: "webster",
              weightingUses: [
                { source: "central", weighting: made.plan.weightingUses[0]?.weighting ?? "equal" },
              ],
              limits,
              lines: [{ ...line, amount: money(amount) }],
            },
          });
          const [less, greater] = [allocationOf(planOf(1_500)), allocationOf(planOf(1_500 + more))];
          if (less === undefined || greater === undefined) return;
          assert.deepEqual(verifyAllocation(planOf(1_500 + more).plan, greater), []);
          const before = totalsOf(less);
          const after = totalsOf(greater);
          for (const [place, amount] of before) assert.ok((after.get(place) ?? 0) >= amount, place);
        },
      ),
      { seed, numRuns: Math.ceil(runs / 2) },
    );
  });

  it("satisfies the verifier with thousands of places", () => {
    fc.assert(
      fc.property(constrainedPlan({ places: { min: 2_000, max: 3_000 }, limits: 2, rules: 1 }), (made) => {
        const allocation = allocationOf(made);
        if (allocation !== undefined) assert.deepEqual(verifyAllocation(made.plan, allocation), []);
      }),
      // Thousands of places take minutes to shrink.
      { seed, numRuns: 2, endOnFailure: true },
    );
  });
});
