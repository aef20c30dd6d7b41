import { nearestDouble } from "../../money/double.ts";
import { readRatio, type Ratio } from "../../money/index.ts";

/** The double next to a ratio: division of two doubles is exact to the last bit on every machine. */
export function ratioDouble({ numerator, denominator }: Ratio): number {
  return nearestDouble(numerator) / nearestDouble(denominator);
}

/** The double next to a ratio written as in a plan, or to a decimal with a minus sign. */
export function factorValue(text: string): number {
  return text.startsWith("-") ? 0 - ratioDouble(readRatio(text.slice(1))) : ratioDouble(readRatio(text));
}
