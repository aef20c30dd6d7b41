import assert from "node:assert/strict";
import {
  fractionText,
  splitDifference,
  stepId,
  type Difference,
  type DifferenceSide,
  type Dimension,
} from "../../../src/core/comparison/index.ts";
import { money, sum, zeroMoney } from "../../../src/core/money/index.ts";
import type { Limit, Plan } from "../../../src/core/plan/index.ts";
import { scenarioSchemaVersion, type Adjustment, type Scenario } from "../../../src/core/scenario/index.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "../allocation/smallPlan.ts";
import { shippedLibrary, shippedPlan, sideOf } from "./shipped.ts";

const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

export function scenarioOf(id: string, adjustments: readonly Adjustment[], base = "small"): Scenario {
  return { schema: scenarioSchemaVersion, id, name: name(id), base, parameters: [], adjustments };
}

/** A gets one part, B two. */
function twoPlaces(lines: readonly string[], limits: readonly Limit[] = []): Plan {
  return smallPlan({
    lines,
    localities: [province, district("D1"), commune("A"), commune("B")],
    attributes: [attribute("size", { A: 1, B: 2 }, "whole")],
    weightings: { s: byAttribute("size") },
    limits,
  });
}

const half: Adjustment = { kind: "scaleLines", sources: ["s"], factor: "50%" };
const floorOfA: Limit = {
  kind: "floor",
  id: "least",
  name: name("least"),
  origin: "assumed",
  places: ["A"],
  amount: money(40),
};

function split(plan: Plan, from: DifferenceSide, to: DifferenceSide, by: Dimension): Difference {
  const difference = splitDifference(plan, from, to, [by]);
  assert.ok(difference.ok);
  return difference.value;
}

/** A line a cause: id, exact effects, whole ones. */
function tableOf({ effects }: Difference): readonly string[] {
  return effects.map(({ id, exact, parts }) =>
    [id, exact.map(fractionText).join(" "), parts.join(" ")].join(" | "),
  );
}

/** Everything that the parts of a difference must add up to. */
export function assertExact({ rows, effects, delta, from, to }: Difference): void {
  assert.equal(delta, to - from);
  rows.forEach((row, index) => {
    assert.equal(sum(effects.map(({ parts }) => parts[index] ?? zeroMoney)), row.delta, row.id);
  });
  for (const { amount, raised, lowered, parts } of effects) {
    assert.equal(sum(parts), amount);
    assert.equal(raised + lowered, amount);
  }
  for (const { exact, parts } of effects.slice(0, -1)) {
    exact.forEach(({ numerator, denominator }, row) => {
      const gap = BigInt(parts[row] ?? 0) * denominator - numerator;
      assert.ok(gap > -denominator && gap < denominator, "floor or ceiling of the exact effect");
    });
  }
}

describe("splitDifference", () => {
  it("by hand: half the money, then a floor, then rounding", () => {
    const plan = twoPlaces(["s 2022 100"]);
    const scenario = scenarioOf("less", [half, { kind: "addLimit", limit: floorOfA }]);
    const difference = split(plan, sideOf(plan, "dong"), sideOf(plan, "dong", scenario), "commune");
    assert.deepEqual(
      difference.rows.map(({ id, from, to, delta }) => [id, from, to, delta].join(" ")),
      ["A 33 40 7", "B 67 10 -57"],
    );
    assert.deepEqual(tableOf(difference), [
      "less/1 | -50/3 -100/3 | -17 -33",
      "limits | 70/3 -70/3 | 23 -23",
      "rounding | 1/3 -1/3 | 1 -1",
    ]);
    assert.deepEqual(
      difference.effects.map(({ amount, raised, lowered, cause }) => [
        amount,
        raised,
        lowered,
        cause.steps.map(stepId).join(" "),
      ]),
      [
        [-50, 0, -50, "less/1"],
        [0, 23, -23, "less/2"],
        [0, 1, -1, ""],
      ],
    );
    assertExact(difference);
  });

  it("counts limits that hold on both sides by what they change on either", () => {
    const plan = twoPlaces(["s 2022 100"], [floorOfA]);
    const difference = split(
      plan,
      sideOf(plan, "dong"),
      sideOf(plan, "dong", scenarioOf("less", [half])),
      "commune",
    );
    assert.deepEqual(tableOf(difference), [
      "less/1 | -50/3 -100/3 | -17 -33",
      "limits | 50/3 -50/3 | 17 -17",
      "rounding | 0 0 | 0 0",
    ]);
  });

  it("undoes the first scenario, the last adjustment first, before it makes the second; a shared base stays", () => {
    const plan = twoPlaces(["s 2022 90", "s 2023 30"]);
    const base = scenarioOf("base", [{ kind: "scaleLines", factor: "2" }]);
    const one = scenarioOf(
      "one",
      [
        { kind: "scaleLines", factor: "50%", from: 2022, to: 2022 },
        { kind: "scaleLines", factor: "3", from: 2023, to: 2023 },
      ],
      "base",
    );
    const other = scenarioOf("other", [{ kind: "scaleLines", factor: "10%" }], "base");
    const library = new Map([one, other, base].map((scenario) => [scenario.id, scenario]));
    const sides = [one, other].map((scenario) => sideOf(plan, "dong", scenario, library));
    const [from, to] = sides;
    assert.ok(from !== undefined && to !== undefined);
    assert.deepEqual(tableOf(split(plan, from, to, "year")), [
      "-one/2 | 0 -120 | 0 -120",
      "-one/1 | 90 0 | 90 0",
      "other/1 | -162 -54 | -162 -54",
      "limits | 0 0 | 0 0",
      "rounding | 0 0 | 0 0",
    ]);
  });

  it("takes adjustments together where what lies between them cannot be allocated", () => {
    const plan = twoPlaces(["s 2022 90"]);
    const scenario = scenarioOf("new", [
      { kind: "addSource", newSource: { kind: "centralBudget", id: "x", name: name("x") } },
      {
        kind: "addLine",
        line: { id: "x", source: "x", type: "recurrent", from: 2022, to: 2022 },
        amount: money(30),
      },
      { kind: "setWeighting", source: "x", weighting: "by-size" },
    ]);
    const difference = split(plan, sideOf(plan, "dong"), sideOf(plan, "dong", scenario), "source");
    assert.deepEqual(tableOf(difference), [
      "new/1 | 0 0 | 0 0",
      "new/2+new/3 | 0 30 | 0 30",
      "limits | 0 0 | 0 0",
      "rounding | 0 0 | 0 0",
    ]);
  });

  it("counts another unit or method of rounding as rounding", () => {
    const plan = twoPlaces(["s 2022 4000"]);
    const scenario = scenarioOf("coarse", [{ kind: "setRounding", unit: "thousand" }]);
    const difference = split(plan, sideOf(plan, "dong"), sideOf(plan, "dong", scenario), "commune");
    assert.deepEqual(tableOf(difference), ["limits | 0 0 | 0 0", "rounding | -333 333 | -333 333"]);
    assert.deepEqual(difference.effects.at(-1)?.cause.steps.map(stepId), ["coarse/1"]);
  });

  it("says so where limits cannot be told apart, because a plan cannot be allocated without them", () => {
    const cap: Limit = {
      kind: "cap",
      id: "most",
      name: name("most"),
      origin: "assumed",
      sources: ["s"],
      amount: money(60),
    };
    const plan: Plan = {
      ...twoPlaces(["s/recurrent 2022 100", "own/recurrent 2022 60"], [cap]),
      counterpartRules: [
        {
          id: "match",
          name: name("match"),
          base: ["s"],
          counterpart: ["own"],
          types: ["recurrent"],
          from: 2022,
          to: 2022,
          ratio: "1:1",
          mode: "minimum",
          tolerance: zeroMoney,
          level: "commune",
          onShortfall: "refuse",
          legalReference: { document: "QĐ 1", read: true },
        },
      ],
    };
    const difference = split(
      plan,
      sideOf(plan, "dong"),
      sideOf(plan, "dong", scenarioOf("less", [half])),
      "source",
    );
    assert.equal(difference.areLimitsApart, false);
    assert.deepEqual(tableOf(difference), ["less/1 | 0 -10 -40 | 0 -10 -40", "rounding | 0 0 0 | 0 0 0"]);
  });

  describe("on the shipped plan", () => {
    const plan = shippedPlan();
    const library = shippedLibrary();
    const planned = sideOf(plan, "million");
    const sides = Array.from(library.values(), (scenario) => sideOf(plan, "million", scenario, library));

    it("adds up to the difference in each row, for each scenario that ships, by commune", () => {
      assert.ok(sides.length >= 6);
      for (const side of sides) assertExact(split(plan, planned, side, "commune"));
    });

    it("between two scenarios, both ways", () => {
      const find = (id: string) => sides.find(({ result }) => result.id === id) ?? planned;
      const [one, other] = [find("hard-years"), find("priority-communes")];
      const [there, back] = [split(plan, one, other, "district"), split(plan, other, one, "district")];
      assertExact(there);
      assertExact(back);
      assert.deepEqual(
        there.effects.map(({ id }) => id),
        ["-hard-years/2", "-hard-years/1", "-credit-80/1", "limits", "rounding"],
      );
      assert.deepEqual(
        there.rows.map(({ delta }) => delta),
        back.rows.map(({ delta }) => 0 - delta),
      );
      const shared = split(plan, find("credit-80"), one, "source");
      assert.deepEqual(
        shared.effects.map(({ id, amount }) => `${id} ${amount}`),
        ["hard-years/1 -85876000000", "hard-years/2 -409500000000", "limits 0", "rounding 0"],
      );
    });
  });
});
