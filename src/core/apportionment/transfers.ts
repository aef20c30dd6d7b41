import { invariant } from "../issue/invariant.ts";
import { nearestDouble } from "../money/double.ts";
import { compareBigInts } from "./compare.ts";

/** A table on its way to both totals: whole units, row by row, and the weights that they stand for. */
export interface TransferTable {
  readonly rows: number;
  readonly columns: number;
  readonly weights: readonly bigint[];
  readonly units: Float64Array;
  /** Logarithms, near, of what taking a unit out of each cell earns and putting one in costs; see `priceCell`. */
  readonly out: Float64Array;
  readonly into: Float64Array;
  /** What each of these logarithms, and a sum with it, is off by at most, with room to spare. */
  readonly error: number;
}

/** A table of units at its start. */
export function transferTable(
  rows: number,
  columns: number,
  weights: readonly bigint[],
  units: Float64Array,
): TransferTable {
  const out = new Float64Array(units.length);
  const into = new Float64Array(units.length);
  const largest = weights.reduce((most, weight) => (weight > most ? weight : most), 1n);
  // Units have logarithms up to 37; an infinite error leaves every comparison to exact products.
  const error = (Math.log(nearestDouble(largest)) + 37) * 2 ** -50;
  const table = { rows, columns, weights, units, out, into, error };
  units.forEach((_, cell) => {
    priceCell(table, cell);
  });
  return table;
}

/** A cell without weight takes nothing, one without units gives nothing. */
function priceCell({ weights, units, out, into }: TransferTable, cell: number): void {
  const weight = weights[cell] ?? 0n;
  const log = Math.log(nearestDouble(weight));
  const held = units[cell] ?? 0;
  out[cell] = held < 1 ? Number.POSITIVE_INFINITY : log - Math.log(held - 0.5);
  into[cell] = weight === 0n ? Number.POSITIVE_INFINITY : Math.log(held + 0.5) - log;
}

/** A unit taken out of a cell or put into it, and the fraction by which the price changes. */
interface Step {
  readonly cell: number;
  readonly log: number;
  readonly error: number;
  readonly over: bigint;
  readonly under: bigint;
}

const start: Step = { cell: -1, log: 0, error: 0, over: 1n, under: 1n };

/**
 * A way that a unit can go, kept as its last step and the way before. Its price is the product of the steps' fractions:
 * compared by logarithms where those leave no doubt, and by the exact products where they do.
 */
class Way {
  readonly node: number;
  readonly cell: number;
  readonly before: Way | undefined;
  readonly log: number;
  readonly error: number;
  readonly #over: bigint;
  readonly #under: bigint;
  #product: { readonly over: bigint; readonly under: bigint } | undefined;

  constructor(node: number, before: Way | undefined, step: Step) {
    this.node = node;
    this.before = before;
    this.cell = step.cell;
    this.log = (before?.log ?? 0) + step.log;
    this.error = (before?.error ?? 0) + step.error + Math.abs(this.log) * 2 ** -50;
    this.#over = step.over;
    this.#under = step.under;
  }

  get product(): { readonly over: bigint; readonly under: bigint } {
    if (this.#product !== undefined) return this.#product;
    const { over, under } = this.before?.product ?? { over: 1n, under: 1n };
    return (this.#product = { over: over * this.#over, under: under * this.#under });
  }

  isCheaperThan(other: Way): boolean {
    const difference = this.log - other.log;
    if (Number.isFinite(difference) && Math.abs(difference) > this.error + other.error) return difference < 0;
    const mine = this.product;
    const theirs = other.product;
    return compareBigInts(mine.over * theirs.under, theirs.over * mine.under) < 0;
  }
}

/**
 * Moves one unit from a row with too many to a row with too few, along the cheapest way: out of a cell of its row into
 * another cell of the same column, out of a third cell of that row, and so on. Taking the `k`-th unit of a weight `w` out
 * earns `(k − ½) / w`, putting it in costs as much. As long as only cheapest ways are taken, no exchange of units among cells
 * would earn anything, which is what a biproportional table is. `from` and `to` say which rows have too many, too few.
 */
export function transferUnit(
  table: TransferTable,
  from: readonly number[],
  to: readonly number[],
): { readonly from: number; readonly to: number } {
  const ways = cheapestWays(table, from);
  let best: Way | undefined;
  for (const row of to) {
    const way = ways[row];
    if (way !== undefined && (best === undefined || way.isCheaperThan(best))) best = way;
  }
  invariant(best !== undefined, "where both totals can be met, a unit finds its way");
  let at = best;
  while (at.before !== undefined) {
    const step = at.node < table.rows ? 1 : -1;
    table.units[at.cell] = (table.units[at.cell] ?? 0) + step;
    priceCell(table, at.cell);
    at = at.before;
  }
  return { from: at.node, to: best.node };
}

/** Bellman and Ford: the cheapest way to each row (0 …) and column (rows …) from any of the rows in `from`. */
function cheapestWays(table: TransferTable, from: readonly number[]): readonly (Way | undefined)[] {
  const { rows, columns } = table;
  const ways: (Way | undefined)[] = new Array<undefined>(rows + columns);
  for (const row of from) ways[row] = new Way(row, undefined, start);
  let changed: ReadonlySet<number> = new Set(from);
  for (let round = 0; changed.size > 0; round++) {
    invariant(round <= rows + columns, "no exchange of units earns anything");
    const next = new Set<number>();
    for (const node of changed) {
      if (node < rows) leaveRow(table, ways, node, next);
      else enterRows(table, ways, node, next);
    }
    changed = next;
  }
  return ways;
}

/** A unit leaves a cell of the row: the cell's column lacks one then. */
function leaveRow(table: TransferTable, ways: (Way | undefined)[], row: number, changed: Set<number>): void {
  const before = ways[row];
  if (before === undefined) return;
  const { error } = table;
  for (let column = 0; column < table.columns; column++) {
    const cell = row * table.columns + column;
    const units = table.units[cell] ?? 0;
    const log = table.out[cell] ?? 0;
    const known = ways[table.rows + column];
    if (units < 1 || isDearer(before, log, error, known)) continue;
    const over = 2n * (table.weights[cell] ?? 0n);
    const under = 2n * BigInt(units) - 1n;
    const way = new Way(table.rows + column, before, { cell, log, error, over, under });
    if (known !== undefined && !way.isCheaperThan(known)) continue;
    ways[way.node] = way;
    changed.add(way.node);
  }
}

/** A unit enters a cell of the column: the cell's row has one more then. */
function enterRows(
  table: TransferTable,
  ways: (Way | undefined)[],
  from: number,
  changed: Set<number>,
): void {
  const before = ways[from];
  if (before === undefined) return;
  const { error } = table;
  for (let row = 0; row < table.rows; row++) {
    const cell = row * table.columns + from - table.rows;
    const under = 2n * (table.weights[cell] ?? 0n);
    const log = table.into[cell] ?? 0;
    const known = ways[row];
    if (under === 0n || isDearer(before, log, error, known)) continue;
    const over = 2n * BigInt(table.units[cell] ?? 0) + 1n;
    const way = new Way(row, before, { cell, log, error, over, under });
    if (known !== undefined && !way.isCheaperThan(known)) continue;
    ways[row] = way;
    changed.add(row);
  }
}

/** Whether one more step is dearer than the way that is known, beyond any error; spares making the way. */
function isDearer(before: Way, log: number, error: number, known: Way | undefined): boolean {
  if (known === undefined) return false;
  const price = before.log + log;
  return price - known.log > before.error + known.error + error + Math.abs(price) * 2 ** -50;
}
