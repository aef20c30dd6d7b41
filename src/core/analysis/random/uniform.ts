import { invariant } from "../../issue/index.ts";

/**
 * Points of the unit cube, one after the other. What it gives next depends only on what it was made from and how many points
 * were taken, not on how many at a time.
 */
export interface UniformStream {
  readonly dimensions: number;
  /** Fills one column a dimension, all of one length, with the coordinates of the next points: each above 0 and below 1. */
  readonly fill: (columns: readonly Float64Array[]) => void;
}

const cellWidth = 1 / 4_294_967_296;

/**
 * The middle of cell `word` (a whole number below 2^32) of 2^32 equal cells of the unit interval: a double holds it exactly,
 * and it is never 0 or 1, where the quantiles of some distributions are infinite.
 */
export function middleOfCell(word: number): number {
  return (word + 0.5) * cellWidth;
}

/** How many points the columns take; all must take as many, and there must be one a dimension. */
export function pointsIn(columns: readonly Float64Array[], dimensions: number): number {
  invariant(columns.length === dimensions, "there is one column a dimension");
  const points = columns[0]?.length ?? 0;
  invariant(
    columns.every((column) => column.length === points),
    "all columns take as many points",
  );
  return points;
}
