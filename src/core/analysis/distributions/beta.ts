import { invariant } from "../../issue/index.ts";
import { exponential, logarithm } from "./elementary.ts";

/** A beta distribution on (0, 1), prepared so that many quantiles can be asked of it. */
export interface Beta {
  readonly alpha: number;
  readonly beta: number;
  /** Below this point the fraction for the lower part converges fast, above it the one for the upper part. */
  readonly split: number;
  /** ∫ x^(alpha−1) (1−x)^(beta−1) over the whole: what probabilities are measured in. */
  readonly whole: number;
  /** The probability below each of 0, 1/n, 2/n, … 1: where the search for a quantile starts. */
  readonly knots: Float64Array;
}

const intervals = 64;

/** The beta distribution with these parameters, each from 1 to 100. */
export function betaDistribution(alpha: number, beta: number): Beta {
  invariant(alpha >= 1 && beta >= 1 && alpha <= 100 && beta <= 100, "parameters of a beta lie in 1 to 100");
  const split = (alpha + 1) / (alpha + beta + 2);
  // The two parts meet at the split and make the whole: so no gamma function is needed.
  const whole = lowerPart(split, alpha, beta) + lowerPart(1 - split, beta, alpha);
  const unfinished = { alpha, beta, split, whole, knots: new Float64Array() };
  const knots = Float64Array.from({ length: intervals + 1 }, (_, index) =>
    index === 0 ? 0 : index === intervals ? 1 : betaProbability(unfinished, index / intervals),
  );
  return { ...unfinished, knots };
}

/** The probability below `x`, 0 < x < 1; absolute error under 10^-14. */
export function betaProbability(distribution: Beta, x: number): number {
  return excess(distribution, x, 0);
}

/** The probability below `x` less `u`; above the split from what both leave to 1, so that nothing is lost where they are near it. */
function excess({ alpha, beta, split, whole }: Beta, x: number, u: number): number {
  return x <= split ? lowerPart(x, alpha, beta) / whole - u : 1 - u - lowerPart(1 - x, beta, alpha) / whole;
}

/** Halley's method triples the number of right digits: after a step this small, relative to where it is, nothing is left to do. */
const lastStep = 1e-7;

/**
 * The x that stays below with probability `u`, 0 < u < 1: `betaProbability` of it is `u` within 10^-14. The start is off by at
 * most some 10^-4; steps that leave the interval that holds the answer are replaced by halving it.
 */
export function betaQuantile(distribution: Beta, u: number): number {
  const { alpha, beta, whole, knots } = distribution;
  const interval = intervalOf(knots, u);
  let low = interval / intervals;
  let high = (interval + 1) / intervals;
  let x = start(distribution, interval, u);
  for (let round = 0; round < 100; round++) {
    if (!(x > low && x < high)) x = 0.5 * (low + high);
    // Two neighbouring doubles have none between them: the answer is one of them.
    if (!(x > low && x < high)) return x;
    const over = excess(distribution, x, u);
    if (over === 0) return x;
    if (over > 0) high = x;
    else low = x;
    const density = exponential((alpha - 1) * logarithm(x) + (beta - 1) * logarithm(1 - x)) / whole;
    const newton = over / density;
    const bend = newton * ((alpha - 1) / x - (beta - 1) / (1 - x));
    const step = newton / (1 - 0.5 * Math.min(1, Math.max(-1, bend)));
    x -= step;
    if (Math.abs(step) <= lastStep * Math.min(x, 1 - x)) return x;
  }
  return x;
}

/** The interval between knots that holds the quantile of `u`. */
function intervalOf(knots: Float64Array, u: number): number {
  let low = 0;
  let high = intervals;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((knots[middle] ?? 1) <= u) low = middle;
    else high = middle;
  }
  return low;
}

/** A first guess: along the straight line between knots; in the outermost intervals along the power that the distribution has there. */
function start({ alpha, beta, knots }: Beta, interval: number, u: number): number {
  const before = knots[interval] ?? 0;
  const after = knots[interval + 1] ?? 1;
  if (interval === 0) return exponential(logarithm(u / after) / alpha) / intervals;
  if (interval === intervals - 1)
    return 1 - exponential(logarithm((1 - u) / (1 - before)) / beta) / intervals;
  return (interval + (u - before) / (after - before)) / intervals;
}

/**
 * ∫ t^(alpha−1) (1−t)^(beta−1) from 0 to `x`, for x up to (alpha+1)/(alpha+beta+2): x^alpha (1−x)^beta / alpha times the
 * continued fraction 26.5.8 of Abramowitz and Stegun, evaluated forwards after Lentz.
 */
function lowerPart(x: number, alpha: number, beta: number): number {
  const front = exponential(alpha * logarithm(x) + beta * logarithm(1 - x)) / alpha;
  const sum = alpha + beta;
  let numerator = 1;
  let denominator = 1 / (1 - (sum * x) / (alpha + 1));
  let value = denominator;
  for (let step = 1; step <= 500; step++) {
    const twice = 2 * step;
    const even = (step * (beta - step) * x) / ((alpha + twice - 1) * (alpha + twice));
    denominator = 1 / (1 + even * denominator);
    numerator = 1 + even / numerator;
    value *= denominator * numerator;
    const odd = (-(alpha + step) * (sum + step) * x) / ((alpha + twice) * (alpha + twice + 1));
    denominator = 1 / (1 + odd * denominator);
    numerator = 1 + odd / numerator;
    const change = denominator * numerator;
    value *= change;
    if (Math.abs(change - 1) < 4e-16) return front * value;
  }
  invariant(false, "the fraction of the incomplete beta function converges");
}
