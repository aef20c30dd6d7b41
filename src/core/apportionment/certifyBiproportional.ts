import { readRatio, type Ratio } from "../money/ratio.ts";
import type { Weight } from "../money/weight.ts";

/*
 * The certificate shares no code with the method that it judges: its own fractions, its own search. It works with exact
 * fractions throughout, no logarithms and no doubles.
 */

/** A cell by its row and column. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** What a table can fail by. */
export type BiproportionalFault =
  /** Not as many rows and cells as there are totals and weights. */
  | { readonly kind: "shape" }
  /** A cell is no whole number of units, or below zero. */
  | { readonly kind: "amount"; readonly cell: CellAt }
  /** A cell of weight zero has units. */
  | { readonly kind: "zeroWeight"; readonly cell: CellAt }
  | { readonly kind: "rowTotal"; readonly row: number; readonly expected: number; readonly found: number }
  | {
      readonly kind: "columnTotal";
      readonly column: number;
      readonly expected: number;
      readonly found: number;
    }
  /** Units should be taken out of every other cell of this circle and put into the ones between: no factors allow the table. */
  | { readonly kind: "circle"; readonly cells: readonly CellAt[] };

/** Factors that prove a table, or why it is none. */
export type BiproportionalCertificate =
  | {
      readonly certified: true;
      readonly rowFactors: readonly Ratio[];
      readonly columnFactors: readonly Ratio[];
    }
  | { readonly certified: false; readonly fault: BiproportionalFault };

/** A fraction above zero, lowest terms. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Node `to` may be at most `factor` times node `from`; rows first, then columns (as the inverse of their factors). */
interface Constraint {
  readonly from: number;
  readonly to: number;
  readonly factor: Fraction;
  readonly cell: CellAt;
}

/**
 * Whether factors of rows and columns exist with `s − ½ ≤ weight × rowFactor × columnFactor ≤ s + ½` for every cell `s` of
 * the table, and both totals are met. With the inverse of the column factors, each side is a bound on the ratio of two
 * unknowns: difference constraints of logarithms, solved here by Bellman and Ford on exact fractions. The factors that are
 * found satisfy every bound; a circle of bounds whose product is below one proves that there are none.
 */
export function certifyBiproportional(
  table: readonly (readonly number[])[],
  weights: readonly (readonly Weight[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): BiproportionalCertificate {
  const fault = plainFault(table, weights, rowTotals, columnTotals);
  if (fault !== undefined) return { certified: false, fault };
  const constraints = constraintsOf(table, weights);
  const nodes = rowTotals.length + columnTotals.length;
  const value: Fraction[] = Array.from({ length: nodes }, () => ({ over: 1n, under: 1n }));
  const last: (Constraint | undefined)[] = new Array<undefined>(nodes);
  for (let round = 0; round <= nodes; round++) {
    let tightened: number | undefined;
    for (const constraint of constraints) {
      const { from, to, factor } = constraint;
      const bound = times(value[from] ?? factor, factor);
      if (!isLess(bound, value[to] ?? bound)) continue;
      value[to] = reduced(bound);
      last[to] = constraint;
      tightened = to;
    }
    if (tightened === undefined) return proven(value, rowTotals.length);
    if (round === nodes) {
      const cells = circleThrough(tightened, last, nodes);
      return { certified: false, fault: { kind: "circle", cells } };
    }
  }
  throw new RangeError("a search over no nodes ends in its first round");
}

function plainFault(
  table: readonly (readonly number[])[],
  weights: readonly (readonly Weight[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): BiproportionalFault | undefined {
  const fits = (rows: readonly (readonly unknown[])[]): boolean =>
    rows.length === rowTotals.length && rows.every((row) => row.length === columnTotals.length);
  if (!fits(table) || !fits(weights)) return { kind: "shape" };
  const columnSums = columnTotals.map(() => 0n);
  for (const [row, cells] of table.entries()) {
    let rowSum = 0n;
    for (const [column, amount] of cells.entries()) {
      const cell = { row, column };
      if (!Number.isSafeInteger(amount) || amount < 0) return { kind: "amount", cell };
      if (amount > 0 && fractionOf(weights[row]?.[column] ?? 0).over === 0n) {
        return { kind: "zeroWeight", cell };
      }
      rowSum += BigInt(amount);
      columnSums[column] = (columnSums[column] ?? 0n) + BigInt(amount);
    }
    const expected = rowTotals[row] ?? 0;
    if (rowSum !== BigInt(expected)) {
      return { kind: "rowTotal", row, expected, found: cells.reduce((sum, amount) => sum + amount, 0) };
    }
  }
  for (const [column, expected] of columnTotals.entries()) {
    if (columnSums[column] === BigInt(expected)) continue;
    const found = table.reduce((sum, cells) => sum + (cells[column] ?? 0), 0);
    return { kind: "columnTotal", column, expected, found };
  }
  return undefined;
}

function constraintsOf(
  table: readonly (readonly number[])[],
  weights: readonly (readonly Weight[])[],
): readonly Constraint[] {
  const constraints: Constraint[] = [];
  for (const [row, cells] of table.entries()) {
    for (const [column, amount] of cells.entries()) {
      const weight = fractionOf(weights[row]?.[column] ?? 0);
      if (weight.over === 0n) continue;
      const cell = { row, column };
      const node = table.length + column;
      const twice = 2n * BigInt(amount);
      const most = reduced({ over: (twice + 1n) * weight.under, under: 2n * weight.over });
      constraints.push({ from: node, to: row, factor: most, cell });
      if (amount === 0) continue;
      const least = reduced({ over: 2n * weight.over, under: (twice - 1n) * weight.under });
      constraints.push({ from: row, to: node, factor: least, cell });
    }
  }
  return constraints;
}

function proven(value: readonly Fraction[], rows: number): BiproportionalCertificate {
  return {
    certified: true,
    rowFactors: value.slice(0, rows).map(({ over, under }) => ({ numerator: over, denominator: under })),
    columnFactors: value.slice(rows).map(({ over, under }) => ({ numerator: under, denominator: over })),
  };
}

/** What was tightened in a round too many hangs on a circle: so many steps back lead onto it, and then around it. */
function circleThrough(
  tightened: number,
  last: readonly (Constraint | undefined)[],
  nodes: number,
): readonly CellAt[] {
  let start = tightened;
  for (let step = 0; step < nodes; step++) start = last[start]?.from ?? start;
  const cells: CellAt[] = [];
  let at = start;
  do {
    const constraint = last[at];
    if (constraint === undefined) break;
    cells.push(constraint.cell);
    at = constraint.from;
  } while (at !== start);
  return cells;
}

function fractionOf(weight: Weight): Fraction {
  if (typeof weight === "number") return { over: BigInt(weight), under: 1n };
  const { numerator, denominator } = typeof weight === "string" ? readRatio(weight) : weight;
  return { over: numerator, under: denominator };
}

function times(left: Fraction, right: Fraction): Fraction {
  return { over: left.over * right.over, under: left.under * right.under };
}

function isLess(left: Fraction, right: Fraction): boolean {
  return left.over * right.under < right.over * left.under;
}

function reduced({ over, under }: Fraction): Fraction {
  let [divisor, rest] = [over, under];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return { over: over / divisor, under: under / divisor };
}
