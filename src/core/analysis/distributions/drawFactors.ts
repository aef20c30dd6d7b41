import { invariant } from "../../issue/index.ts";
import { pseudoPoints, sobolPoints, type UniformStream } from "../random/index.ts";
import { correlationMatrix } from "./checkCorrelations.ts";
import { factorise, type Matrix } from "./correlation.ts";
import type { Uncertainty } from "./distributionSchema.ts";
import { normalProbability, normalQuantile } from "./normal.ts";
import { quantileFunction } from "./quantile.ts";

export const drawMethods = ["sobol", "pseudo"] as const;

/** Scrambled Sobol points, which need fewer draws for the same precision, or pseudo-random ones, which are independent of each other. */
export type DrawMethod = (typeof drawMethods)[number];

export interface DrawOptions {
  /** Whole number from 0 to 2^53 − 1: the same seed gives the same factors, to the last bit, on every machine. */
  readonly seed: number;
  readonly method: DrawMethod;
}

/** Factors, drawn a batch at a time, so that whoever waits can be told how far it is, and can stop. */
export interface FactorStream {
  readonly ids: readonly string[];
  /** Fills one column a factor, all of one length, with the next draws. The draws do not depend on the size of batches. */
  readonly fill: (columns: readonly Float64Array[]) => void;
}

/**
 * `draws` draws of every factor: one column a factor, in the order of `uncertainty.factors`, which `checkUncertainty` must find
 * nothing wrong with. A factor is what a figure of the plan is multiplied by. Powers of two are best for Sobol points.
 */
export function drawFactors(
  uncertainty: Uncertainty,
  { draws, ...options }: DrawOptions & { readonly draws: number },
): readonly Float64Array[] {
  invariant(Number.isSafeInteger(draws) && draws >= 1, "there is at least one draw");
  const columns = uncertainty.factors.map(() => new Float64Array(draws));
  factorStream(uncertainty, options).fill(columns);
  return columns;
}

/**
 * The same, batch by batch. Factors that correlate are joined by a Gaussian copula: their uniforms become normals, those are
 * mixed by Cholesky's triangle and become uniforms again, and each goes through the quantiles of its own distribution. So rank
 * correlations are as given for continuous distributions; for discrete ones, whose ranks are tied, they come out weaker.
 * Factors without correlations keep their draws when others are correlated.
 */
export function factorStream(uncertainty: Uncertainty, { seed, method }: DrawOptions): FactorStream {
  const { factors, correlations } = uncertainty;
  const ids = factors.map(({ id }) => id);
  const quantiles = factors.map(({ distribution }) => quantileFunction(distribution));
  const factorisation = factorise(correlationMatrix(ids, correlations));
  invariant(factorisation.kind === "factored", "correlations were checked to agree with each other");
  const points = uniformStream(method, ids.length, seed);
  return {
    ids,
    fill: (columns) => {
      points.fill(columns);
      correlate(columns, factorisation.rows);
      columns.forEach((column, index) => {
        const quantile = quantiles[index];
        invariant(quantile !== undefined, "each factor has a distribution");
        for (let draw = 0; draw < column.length; draw++) column[draw] = quantile(column[draw] ?? 0.5);
      });
    },
  };
}

function uniformStream(method: DrawMethod, dimensions: number, seed: number): UniformStream {
  switch (method) {
    case "sobol":
      return sobolPoints({ dimensions, seed });
    case "pseudo":
      return pseudoPoints({ dimensions, seed });
  }
}

/** The double next below 1: a probability that rounds to 1 would have no finite quantile. */
const largestProbability = 1 - 1 / 9_007_199_254_740_992;

/** Turns independent uniforms into correlated ones, in place: row i of the triangle says how normal i is mixed from those up to it. */
function correlate(columns: readonly Float64Array[], rows: Matrix): void {
  const terms = rows.map((row) =>
    row.flatMap((weight, source) => (weight === 0 ? [] : [{ weight, source }])),
  );
  const mixed = terms.map((own) => own.length > 1);
  const needed = new Set(
    terms.flatMap((own, index) => (mixed[index] === true ? own.map((term) => term.source) : [])),
  );
  const normals = columns.map((column, index) =>
    needed.has(index) ? column.map(normalQuantile) : new Float64Array(),
  );
  columns.forEach((column, index) => {
    if (mixed[index] !== true) return;
    for (let draw = 0; draw < column.length; draw++) {
      let normal = 0;
      for (const { weight, source } of terms[index] ?? []) normal += weight * (normals[source]?.[draw] ?? 0);
      column[draw] = Math.min(normalProbability(normal), largestProbability);
    }
  });
}
