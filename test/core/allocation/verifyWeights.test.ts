import assert from "node:assert/strict";
import fc, { type Arbitrary } from "fast-check";
import { weightsForSource } from "../../../src/core/allocation/verify/verifyWeights.ts";
import { weightsOf } from "../../../src/core/allocation/weights.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import {
  attribute,
  byAttribute,
  byNorm,
  commune,
  district,
  equalWeighting,
  norm,
  province,
  smallPlan,
} from "./smallPlan.ts";

type Weighting = Plan["weightings"][number];

const codes = ["A", "B", "C", "D"];
const factor = fc.constantFrom("0", "1", "2.5", "1/3", "7%");

/** Weightings each made of some before it, to a depth of their number. */
function chain(length: number): Arbitrary<readonly Weighting[]> {
  const basis: readonly Weighting[] = [
    byAttribute("size"),
    byAttribute("level"),
    byAttribute("yes"),
    byNorm,
    equalWeighting,
  ];
  const link = fc.record({
    kind: fc.constantFrom("product", "points", "shares"),
    picks: fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 3 }),
    factors: fc.option(fc.tuple(factor, factor, factor)),
  });
  return fc.array(link, { minLength: 1, maxLength: length }).map((links) =>
    links.reduce<readonly Weighting[]>((before, { kind, picks, factors }, index) => {
      const of = [
        ...new Set(picks.map((pick) => before[before.length - 1 - (pick % before.length)]?.id ?? "")),
      ];
      const id = `made-${index}`;
      const common = {
        id,
        name: { vi: id, en: id },
        origin: "assumed" as const,
        of: of.length > 1 ? of : [...of, ...of],
      };
      const weighting: Weighting =
        kind === "product"
          ? { kind, ...common }
          : {
              kind: "sum",
              ...common,
              normalised: kind === "shares",
              ...(factors === null ? {} : { factors: factors.slice(0, common.of.length) }),
            };
      return [...before, weighting];
    }, basis),
  );
}

const values = <Value>(value: Arbitrary<Value>): Arbitrary<Record<string, Value>> =>
  fc
    .tuple(value, value, value, value)
    .map((all) => Object.fromEntries(all.map((one, index) => [codes[index] ?? "", one])));

const anyPlan = fc
  .record({
    weightings: chain(5),
    size: values(fc.nat({ max: 20 })),
    level: values(fc.maxSafeNat()),
    yes: values(fc.boolean()),
  })
  .map(({ weightings, size, level, yes }) => {
    const last = weightings.at(-1) ?? equalWeighting;
    const plan = smallPlan({
      lines: ["s 2021 1000"],
      localities: [province, district("D1"), ...codes.map((code) => commune(code))],
      attributes: [
        attribute("size", size, "whole"),
        attribute("level", level, "money"),
        attribute("yes", yes, "yesNo"),
      ],
      norms: [norm({ groups: { big: ["5", "size atLeast 10"], all: ["2.5", "size atLeast 0"] } })],
      parts: weightings,
      weightings: { s: last },
    });
    return { plan, last };
  });

describe("The verifier reads weights by itself", () => {
  it("and comes to the same proportions as the engine, at any depth", () => {
    let compared = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyPlan, ({ plan, last }) => {
        const ours = weightsOf(plan, last, [2021]);
        const theirs = weightsForSource(plan, "s");
        if (!ours.ok || theirs === undefined) {
          refused++;
          assert.equal(ours.ok, theirs !== undefined);
          return;
        }
        compared++;
        const pairs = [...ours.value].map(([code, weight]) => [weight, theirs.get(code) ?? -1n] as const);
        assert.equal(theirs.size, pairs.length);
        for (const [weight, whole] of pairs) {
          for (const [other, otherWhole] of pairs) {
            assert.equal(
              weight.numerator * other.denominator * otherWhole,
              other.numerator * weight.denominator * whole,
            );
          }
        }
      }),
      { seed: 20_220_713, numRuns: 1000 },
    );
    assert.ok(compared > 300 && refused > 10, `${compared} compared, ${refused} refused`);
  });

  it("refuses a weighting among its own parts, one that is not there, and too few factors", () => {
    const common = { name: { vi: "x", en: "x" }, origin: "assumed" as const };
    const weighting: Weighting = { kind: "product", id: "x", ...common, of: ["equal", "y"] };
    const planWith = (...parts: readonly Weighting[]): Plan =>
      smallPlan({ lines: ["s 2021 10"], parts: [equalWeighting, ...parts], weightings: { s: weighting } });
    const sum = { kind: "sum", id: "y", ...common, of: ["equal", "equal"], normalised: false } as const;
    assert.equal(weightsForSource(planWith(), "s"), undefined);
    assert.equal(
      weightsForSource(planWith({ kind: "product", id: "y", ...common, of: ["x", "equal"] }), "s"),
      undefined,
    );
    assert.equal(weightsForSource(planWith({ ...sum, factors: ["1"] }), "s"), undefined);
    assert.deepEqual(
      weightsForSource(planWith(sum), "s"),
      new Map([
        ["A", 2n],
        ["B", 2n],
      ]),
    );
  });
});
