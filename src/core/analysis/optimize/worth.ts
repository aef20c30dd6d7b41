import { compareRatios, moneyFromBigInt, ratio, type Ratio, type Weight } from "../../money/index.ts";
import { greatestCommonDivisor } from "../../money/ratio.ts";
import { weightRatio } from "../../money/weight.ts";
import { districtAmounts, type Goal } from "./demand.ts";
import { compareKeys, districtMeasure, type DistrictMeasure, type Indexed } from "./indexed.ts";
import type { DistrictShare, Measure, Objective, Worth } from "./problem.ts";

/** A goal of whole numbers, and how one of its sums is told. */
export interface WholeGoal {
  readonly goal: Goal;
  readonly worthOf: (sum: bigint) => Worth;
  /** Two choices that differ, differ by a multiple of this; 1 where nothing is known. */
  readonly grain: bigint;
}

/** An objective other than the fairest split as a goal of whole numbers. */
export function wholeGoal(indexed: Indexed, objective: Exclude<Objective, { kind: "fairest" }>): WholeGoal {
  const { candidates } = indexed;
  switch (objective.kind) {
    case "communes":
    case "people": {
      const { kind } = objective;
      const values = candidates.map(({ people }) => BigInt(kind === "people" ? people : 1));
      return {
        goal: { kind: "values", values },
        worthOf: (count) => ({ kind, count }),
        grain: grainOf(values),
      };
    }
    case "score": {
      const points = candidates.map(({ place }) => pointsOf(indexed, place, objective.weights));
      const denominator = points.reduce((common, one) => leastCommonMultiple(common, one.denominator), 1n);
      const values = points.map((one) => one.numerator * (denominator / one.denominator));
      return {
        goal: { kind: "values", values },
        worthOf: (sum) => ({ kind: "score", points: ratio(sum, denominator) }),
        grain: grainOf(values),
      };
    }
    case "money": {
      const { sources } = objective;
      const worthOf = (amount: bigint): Worth => ({ kind: "money", amount: moneyFromBigInt(amount < 0n ? -amount : amount) }); // prettier-ignore
      if (sources !== undefined)
        return { goal: { kind: "paid", sources: new Set(sources) }, worthOf, grain: 1n };
      // Whoever pays, all of it is paid: what is sought is the choice alone.
      const values = candidates.map(({ cost }) => -BigInt(cost));
      return { goal: { kind: "values", values }, worthOf, grain: grainOf(values) };
    }
  }
}

function pointsOf({ problem }: Indexed, place: string, weights: Readonly<Record<string, Weight>>): Ratio {
  const scores = problem.candidates.find((one) => one.place === place)?.scores ?? {};
  let [numerator, denominator] = [0n, 1n];
  for (const criterion of Object.keys(weights).sort(compareKeys)) {
    const weight = weightRatio(weights[criterion] ?? 0);
    const score = weightRatio(scores[criterion] ?? 0);
    const part = weight.denominator * score.denominator;
    numerator = numerator * part + weight.numerator * score.numerator * denominator;
    denominator *= part;
  }
  return ratio(numerator, denominator);
}

/** The greatest whole number that divides all of them; 1 if all are 0. */
export function grainOf(values: readonly bigint[]): bigint {
  return values.reduce((grain, value) => greatestCommonDivisor(grain, value < 0n ? -value : value), 0n) || 1n;
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return (left / greatestCommonDivisor(left, right)) * right;
}

/** How well off each district is, the worst off first; districts in which there is nothing to be had are left out. */
export function districtShares(
  indexed: Indexed,
  of: Measure,
  chosen: readonly number[],
): readonly DistrictShare[] {
  return sharesOf(indexed, districtMeasure(indexed, of), chosen);
}

export function sharesOf(
  indexed: Indexed,
  measure: DistrictMeasure,
  chosen: readonly number[],
): readonly DistrictShare[] {
  const amounts = districtAmounts(indexed, measure, chosen);
  const shares = indexed.districts.flatMap((district, index) => {
    const whole = measure.whole[index] ?? 0n;
    return whole === 0n ? [] : [{ district, share: ratio(amounts[index] ?? 0n, whole) }];
  });
  return shares.sort(
    (left, right) => compareRatios(left.share, right.share) || compareKeys(left.district, right.district),
  );
}
