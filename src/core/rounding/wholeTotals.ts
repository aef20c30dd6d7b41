import { invariant } from "../issue/invariant.ts";
import type { Cells } from "./cells.ts";

/** How an exact sum of fractions compares with a whole number. */
export type Comparison = -1 | 0 | 1;

/** Compares the exact sum of the fractions of a block of cells (lines × places, from and to before) with `whole`. */
export type CompareWithWhole = (block: Block, whole: number) => Comparison;

export interface Block {
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly placeStart: number;
  readonly placeEnd: number;
}

/** Compares the exact sum of the fractions of cells (some lines × a run of places) with `whole`. */
export type CompareLinesWithWhole = (
  lines: Iterable<number>,
  placeStart: number,
  placeEnd: number,
  whole: number,
) => Comparison;

/**
 * Exact comparison: remainders over one denominator are added modulo it, which stays exact in doubles, and only what is
 * left of each denominator (a handful of numbers) meets in BigInt.
 */
export function exactComparison(cells: Cells): CompareWithWhole {
  const compare = exactComparisonOfLines(cells);
  return ({ lineStart, lineEnd, placeStart, placeEnd }, whole) =>
    compare(numbersFrom(lineStart, lineEnd), placeStart, placeEnd, whole);
}

function* numbersFrom(first: number, end: number): Generator<number> {
  for (let number = first; number < end; number++) yield number;
}

/** The same for lines that need not stand in one run. */
export function exactComparisonOfLines(cells: Cells): CompareLinesWithWhole {
  const { columns, leader, places } = cells;
  const denominators = [...new Set(columns.map(({ denominator }) => denominator))];
  const groupOf = new Map(denominators.map((denominator, group) => [denominator, group]));
  const groups = columns.map(({ denominator }) => groupOf.get(denominator) ?? 0);
  return (lines, placeStart, placeEnd, whole) => {
    const rests = denominators.map((denominator): number | bigint =>
      typeof denominator === "bigint" ? 0n : 0,
    );
    let carried = 0;
    for (const line of lines) {
      const column = columns[line];
      if (column === undefined || leader[line] !== line) continue;
      const group = groups[line] ?? 0;
      const sum = addRemainders(column, places.leafOrder.subarray(placeStart, placeEnd), rests[group] ?? 0);
      rests[group] = sum.rest;
      carried += sum.carried;
    }
    return compareRests(rests, denominators, whole - carried);
  };
}

/** Adds remainders modulo their denominator, and counts how often it was passed. */
function addRemainders(
  { remainders, denominator }: Cells["columns"][number],
  order: Int32Array,
  start: number | bigint,
): { readonly rest: number | bigint; readonly carried: number } {
  let carried = 0;
  if (remainders instanceof Float64Array) {
    invariant(typeof denominator === "number" && typeof start === "number", "doubles stay among doubles");
    let rest = start;
    for (const position of order) {
      rest += remainders[position] ?? 0;
      if (rest >= denominator) {
        rest -= denominator;
        carried++;
      }
    }
    return { rest, carried };
  }
  invariant(typeof denominator === "bigint" && typeof start === "bigint", "BigInts stay among BigInts");
  let rest = start;
  for (const position of order) {
    rest += remainders[position] ?? 0n;
    if (rest >= denominator) {
      rest -= denominator;
      carried++;
    }
  }
  return { rest, carried };
}

/** Compares the sum of `rests[i] / denominators[i]` with `whole`. */
function compareRests(
  rests: readonly (number | bigint)[],
  denominators: readonly (number | bigint)[],
  whole: number,
): Comparison {
  let numerator = 0n;
  let common = 1n;
  rests.forEach((rest, group) => {
    const own = BigInt(rest);
    if (own === 0n) return;
    const denominator = BigInt(denominators[group] ?? 1);
    numerator = numerator * denominator + own * common;
    common *= denominator;
  });
  const difference = numerator - BigInt(whole) * common;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
