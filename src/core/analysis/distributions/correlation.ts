import { smallSine } from "./elementary.ts";

/** A symmetric matrix as its rows. */
export type Matrix = readonly (readonly number[])[];

/** π/6, by which a rank correlation becomes an angle. */
const sixthOfTurn = 0.523_598_775_598_298_9;

/**
 * The correlation of two normal variables whose ranks correlate by `rank`: 2 sin(π rank / 6) (K. Pearson, 1907). Ranks do not
 * change when the normals are turned into other continuous variables, so those correlate by `rank` too.
 */
export function normalCorrelation(rank: number): number {
  return 2 * smallSine(sixthOfTurn * rank);
}

/** Below this a pivot, the share of a variable's variance that the others leave, cannot be told from 0 or less. */
const smallestPivot = 1e-10;

/** A lower triangle L with L Lᵀ = the matrix; or the first row at which there is none, since the matrix is not positive definite. */
export type Factorisation =
  | { readonly kind: "factored"; readonly rows: Matrix }
  | { readonly kind: "notPositive"; readonly row: number };

/** Cholesky's factorisation of a correlation matrix. */
export function factorise(matrix: Matrix): Factorisation {
  const rows: number[][] = [];
  for (const [index, entries] of matrix.entries()) {
    const row: number[] = [];
    for (const [column, earlier] of rows.entries()) {
      row.push(((entries[column] ?? 0) - product(row, earlier, column)) / (earlier[column] ?? 1));
    }
    const pivot = (entries[index] ?? 0) - product(row, row, index);
    if (!(pivot > smallestPivot)) return { kind: "notPositive", row: index };
    rows.push([...row, Math.sqrt(pivot)]);
  }
  return { kind: "factored", rows };
}

/**
 * The fewest variables that contradict each other: without any one of them the rest would agree. None if the matrix is positive
 * definite.
 */
export function contradiction(matrix: Matrix): readonly number[] {
  const found = factorise(matrix);
  if (found.kind === "factored") return [];
  let kept = Array.from({ length: found.row + 1 }, (_, index) => index);
  for (const candidate of [...kept]) {
    const without = kept.filter((index) => index !== candidate);
    if (factorise(part(matrix, without)).kind === "notPositive") kept = without;
  }
  return kept;
}

/** The rows and columns of some variables. */
export function part(matrix: Matrix, indices: readonly number[]): Matrix {
  return indices.map((row) => indices.map((column) => matrix[row]?.[column] ?? 0));
}

function product(left: readonly number[], right: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}
