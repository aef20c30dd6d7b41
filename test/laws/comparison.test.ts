import assert from "node:assert/strict";
import fc from "fast-check";
import { allocate } from "../../src/core/allocation/index.ts";
import {
  compareResults,
  dimensions,
  keyText,
  splitDifference,
  type ComparedResult,
  type DifferenceSide,
} from "../../src/core/comparison/index.ts";
import { money, sum, zeroMoney, type MoneyUnit } from "../../src/core/money/index.ts";
import type { Plan } from "../../src/core/plan/index.ts";
import {
  applyScenario,
  scenarioLibrary,
  scenarioSchemaVersion,
  type Adjustment,
  type Scenario,
} from "../../src/core/scenario/index.ts";
import { constrainedPlan } from "./allocationArbitrary.ts";
import { name } from "./ruleArbitrary.ts";

const sources = fc.constantFrom("central", "local", "people");
const ratios = fc.constantFrom("0", "10%", "1/3", "80%", "1.5", "2");

/** Money, limits, places and rounding: what a scenario changes, whatever the plan holds. */
const adjustment: fc.Arbitrary<Adjustment> = fc.oneof(
  fc.tuple(sources, ratios).map(([source, factor]): Adjustment => ({
    kind: "scaleLines",
    sources: [source],
    factor,
  })),
  fc.tuple(sources, ratios).map(([source, rate]): Adjustment => ({ kind: "setMobilisation", source, rate })),
  fc.tuple(fc.nat(400), fc.nat(1000)).map(([id, amount]): Adjustment => ({
    kind: "addLimit",
    limit: {
      kind: "cap",
      id: `new${id}`,
      name: name("cap"),
      origin: "assumed",
      each: ["place"],
      amount: money(amount),
    },
  })),
  fc.tuple(fc.nat(400), fc.constantFrom("A", "B")).map(([id, place]): Adjustment => ({
    kind: "addLimit",
    limit: {
      kind: "floor",
      id: `low${id}`,
      name: name("floor"),
      origin: "assumed",
      places: [place],
      amount: money(5),
    },
  })),
  fc.constant<Adjustment>({ kind: "setRounding", unit: "thousand" }),
  fc.constant<Adjustment>({ kind: "setRounding", method: "webster" }),
  fc.constantFrom("A", "B").map((code): Adjustment => ({ kind: "removePlaces", places: [code] })),
);

const scenario = (id: string): fc.Arbitrary<Scenario> =>
  fc.array(adjustment, { maxLength: 4 }).map((adjustments) => ({
    schema: scenarioSchemaVersion,
    id,
    name: name(id),
    base: "small",
    parameters: [],
    adjustments,
  }));

const grouping = fc.subarray([...dimensions], { minLength: 1, maxLength: 3 });

const asked = fc.record({
  given: constrainedPlan({ places: { min: 1, max: 6 }, limits: 2, rules: 0 }),
  one: fc.option(scenario("one"), { nil: undefined }),
  other: scenario("other"),
  by: grouping,
});

/** The side, if the scenario fits the plan and the plan can be allocated. */
function sideOf(plan: Plan, unit: MoneyUnit, wanted: Scenario | undefined): DifferenceSide | undefined {
  const applied = wanted === undefined ? undefined : applyScenario(plan, wanted, scenarioLibrary([wanted]));
  if (applied?.ok === false) return undefined;
  const under = applied?.value.plan ?? plan;
  const allocated = allocate(under, { unit: applied?.value.options.unit ?? unit });
  if (!allocated.ok) return undefined;
  const id = wanted?.id ?? plan.id;
  const result: ComparedResult = {
    id,
    name: name(id),
    plan: under,
    allocation: allocated.value,
    inputs: "",
    outputs: "",
  };
  return { result, chain: applied?.value.chain ?? [] };
}

/** The first `count` random pairs of results that can be allocated. */
function pairs(count: number, seed: number) {
  const found = [];
  for (const { given, one, other, by } of fc.sample(asked, { numRuns: count * 12, seed })) {
    const to = sideOf(given.plan, given.unit, other);
    const from = to === undefined ? undefined : sideOf(given.plan, given.unit, one);
    if (from !== undefined && to !== undefined) found.push({ plan: given.plan, from, to, by });
    if (found.length === count) break;
  }
  assert.equal(found.length, count, "enough of the random pairs can be allocated");
  return found;
}

describe("the laws of comparison", () => {
  it("compare(a, b) = −compare(b, a), and deltas of rows add up to those of totals", () => {
    for (const { from, to, by } of pairs(200, 4_711)) {
      const there = compareResults([from.result, to.result], by);
      const back = compareResults([to.result, from.result], by);
      assert.deepEqual(
        there.rows.map(({ id, deltas }) => `${id} ${deltas[1] ?? ""}`),
        back.rows.map(({ id, deltas }) => `${id} ${0 - (deltas[1] ?? 0)}`),
      );
      assert.equal(sum(there.rows.map(({ deltas }) => deltas[1] ?? zeroMoney)), there.total.deltas[1]);
      const lines = sum(to.result.allocation.envelopes.map(({ amount }) => amount));
      assert.equal(there.total.amounts[1], lines, "the rows are all that is available");
      assert.deepEqual(
        there.rows.map(({ key }) => keyText(key)),
        there.rows.map(({ id }) => id),
      );
    }
  });

  it("a result compared with itself differs nowhere", () => {
    for (const { plan, to, by } of pairs(60, 12)) {
      const { rows } = compareResults([to.result, to.result], by);
      assert.ok(
        rows.every(({ deltas, absentIn }) => deltas.every((delta) => delta === 0) && absentIn.length === 0),
      );
      const difference = splitDifference(plan, to, to, by);
      assert.ok(difference.ok || difference.issues.length > 0);
      if (difference.ok)
        assert.ok(difference.value.effects.every(({ parts }) => parts.every((part) => part === 0)));
    }
  });

  it("the causes of a difference add up to it in every row, to the đồng, each within one đồng of its exact effect", function () {
    this.timeout(120_000);
    let [split, apart, moved] = [0, 0, 0];
    for (const { plan, from, to, by } of pairs(120, 2_026)) {
      const difference = splitDifference(plan, from, to, by);
      if (!difference.ok) continue;
      split++;
      const { rows, effects, areLimitsApart } = difference.value;
      if (areLimitsApart) apart++;
      const deltas = new Map(
        compareResults([from.result, to.result], by).rows.map((row) => [row.id, row.deltas[1]]),
      );
      rows.forEach(({ id, delta }, row) => {
        assert.equal(delta, deltas.get(id) ?? 0);
        assert.equal(sum(effects.map(({ parts }) => parts[row] ?? zeroMoney)), delta);
      });
      for (const { exact, parts } of effects.slice(0, -1)) {
        exact.forEach(({ numerator, denominator }, row) => {
          const gap = BigInt(parts[row] ?? 0) * denominator - numerator;
          assert.ok(gap > -denominator && gap < denominator);
        });
      }
      if (effects.slice(0, -1).some(({ parts }) => parts.some((part) => part !== 0))) moved++;
      assert.equal(effects.at(-1)?.amount, 0, "rounding moves money and makes none");
    }
    assert.ok(split > 100 && apart > 90 && moved > 50, `${split} split, ${apart} apart, ${moved} moved`);
  });
});
