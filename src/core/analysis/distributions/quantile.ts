import { addRatios, compareRatios, ratio, readRatio, type Ratio } from "../../money/index.ts";
import { betaDistribution, betaQuantile } from "./beta.ts";
import type { Distribution } from "./distributionSchema.ts";
import { factorValue, ratioDouble } from "./factorValue.ts";

/** From a probability above 0 and below 1 to the factor that is not exceeded with it. */
export type Quantile = (u: number) => number;

/** How strongly a PERT distribution holds to its mode: its mean is (low + 4 mode + high) / 6 (Malcolm et al., 1959). */
const pertWeight = 4;

/**
 * The quantile function of a distribution that `checkDistribution` finds nothing wrong with. It uses only what IEEE 754 fixes to
 * the last bit, so that every machine gives the same factors.
 */
export function quantileFunction(distribution: Distribution): Quantile {
  switch (distribution.kind) {
    case "constant": {
      const value = factorValue(distribution.value);
      return () => value;
    }
    case "uniform":
      return uniformQuantile(factorValue(distribution.low), factorValue(distribution.high));
    case "triangular":
      return triangularQuantile(spanOf(distribution));
    case "pert":
      return pertQuantile(spanOf(distribution));
    case "discrete":
      return discreteQuantile(distribution.outcomes);
  }
}

interface Span {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

function spanOf({ low, mode, high }: Readonly<Record<keyof Span, string>>): Span {
  return { low: factorValue(low), mode: factorValue(mode), high: factorValue(high) };
}

function uniformQuantile(low: number, high: number): Quantile {
  return (u) => Math.min(high, low + u * (high - low));
}

function triangularQuantile({ low, mode, high }: Span): Quantile {
  const whole = high - low;
  const below = (mode - low) / whole;
  return (u) =>
    u < below
      ? Math.min(mode, low + Math.sqrt(u * whole * (mode - low)))
      : Math.max(mode, high - Math.sqrt((1 - u) * whole * (high - mode)));
}

function pertQuantile({ low, mode, high }: Span): Quantile {
  const whole = high - low;
  const standard = betaDistribution(
    1 + (pertWeight * (mode - low)) / whole,
    1 + (pertWeight * (high - mode)) / whole,
  );
  return (u) => Math.min(high, low + whole * betaQuantile(standard, u));
}

/** The smallest value whose cumulative probability reaches u; cumulated exactly, values in order. */
function discreteQuantile(
  outcomes: readonly { readonly value: string; readonly probability: string }[],
): Quantile {
  const ordered = outcomes
    .map(({ value, probability }) => ({ value: readRatio(value), probability: readRatio(probability) }))
    .sort((one, other) => compareRatios(one.value, other.value));
  const values = ordered.map(({ value }) => ratioDouble(value));
  const reached: number[] = [];
  let sum: Ratio = ratio(0n, 1n);
  for (const { probability } of ordered) {
    sum = addRatios(sum, probability);
    reached.push(ratioDouble(sum));
  }
  const last = values.at(-1) ?? 0;
  return (u) => values[reached.findIndex((cumulative) => u <= cumulative)] ?? last;
}
