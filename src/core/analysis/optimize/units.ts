import { nearestDouble } from "../../money/double.ts";
import type { Ratio } from "../../money/index.ts";
import type { Indexed } from "./indexed.ts";
import { grainOf } from "./worth.ts";

/** The double nearest to a ratio. */
export function asDouble({ numerator, denominator }: Ratio): number {
  return nearestDouble(numerator) / nearestDouble(denominator);
}

/** Up to this many times the grain, values stay whole numbers: solvers then know that better is better by one at least. */
const mostWhole = 1_000_000;

/** Values in units of what divides all of them, or of the largest where that is not moderate. */
export function scaledValues(values: readonly bigint[]): readonly [readonly number[], number] {
  const grain = grainOf(values);
  const largest = values.map(nearestDouble).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest <= nearestDouble(grain) * mostWhole ? nearestDouble(grain) : largest;
  return [values.map((value) => nearestDouble(value) / scale), scale];
}

/** What a candidate costs on average, in đồng: the unit of money in models. */
export function meanCost({ candidates }: Indexed): number {
  const paid = candidates.filter(({ cost }) => cost > 0);
  return paid.reduce((sum, { cost }) => sum + cost, 0) / paid.length || 1;
}
