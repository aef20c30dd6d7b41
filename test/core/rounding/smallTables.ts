import { columnOfFractions, publishedMargins } from "../../../src/core/rounding/index.ts";
import type { Margin, MarginTree, RoundedTable, RoundingTable } from "../../../src/core/rounding/index.ts";

/** A tree from text: `D1: A B; D2: C` has the leaves A B C below D1 and D2, and `A B` hangs leaves below the whole. */
export function treeOf(text: string): MarginTree {
  const inner: { key: string; parent?: string }[] = [];
  const leaves: { key: string; parent?: string }[] = [];
  for (const part of text.split(";")) {
    const [head = "", tail] = part.split(":").map((words) => words.trim());
    if (tail === undefined) leaves.push(...head.split(/\s+/).map((key) => ({ key })));
    else {
      const [key = "", parent] = head.split("<").map((word) => word.trim());
      inner.push(parent === undefined ? { key } : { key, parent });
      leaves.push(
        ...tail
          .split(/\s+/)
          .filter(Boolean)
          .map((leaf) => ({ key: leaf, parent: key })),
      );
    }
  }
  return { inner, leaves };
}

/** A table whose cell at `place`, `line` is `rows[place][line] / denominator`. */
export function tableOf(
  places: MarginTree,
  lines: MarginTree,
  rows: readonly (readonly number[])[],
  denominator: number,
): RoundingTable {
  const columns = lines.leaves.map((_, line) =>
    columnOfFractions(
      rows.map((row) => BigInt(row[line] ?? 0)),
      BigInt(denominator),
    ),
  );
  return { places, lines, columns };
}

/** Amounts as rows of places, the way tables are read. */
export function rowsOf(table: RoundingTable, { amounts }: RoundedTable): readonly (readonly number[])[] {
  return table.places.leaves.map((_, place) => amounts.map((column) => column[place] ?? Number.NaN));
}

/** Σ |amount − share| over the cells, nearly. */
export function distanceOf(table: RoundingTable, { amounts }: RoundedTable): number {
  let distance = 0;
  table.columns.forEach(({ floors, remainders, denominator }, line) => {
    floors.forEach((floor, place) => {
      const fraction = Number(remainders[place]) / Number(denominator);
      distance += Math.abs((amounts[line]?.[place] ?? Number.NaN) - floor - fraction);
    });
  });
  return distance;
}

/** Which cells a margin sums, as bits `place * lines + line`. */
export function bitsOf(table: RoundingTable, margin: Margin): number {
  const parents = new Map(table.places.inner.map(({ key, parent }) => [key, parent]));
  const lineCount = table.lines.leaves.length;
  let bits = 0;
  table.places.leaves.forEach(({ key, parent }, place) => {
    const above = [key, ""];
    for (let node = parent; node !== undefined; node = parents.get(node)) above.push(node);
    if (!above.includes(margin.place)) return;
    table.lines.leaves.forEach((line, atLine) => {
      if (margin.lines.includes(line.key)) bits |= 1 << (place * lineCount + atLine);
    });
  });
  return bits;
}

export interface Search {
  /** How many of the totals `bits` of a table of fractions can be kept: all, if it is their number. */
  readonly feasible: boolean;
  /** The least Σ |amount − share| among roundings that keep all totals, in parts of the denominator. */
  readonly leastDistance: number;
}

/**
 * Tries every rounding of a table of at most 30 cells with `numerators / denominator`, all below 1. Totals are given as the
 * bits of their cells. Works on whole numbers of its own and shares nothing with the rounding.
 */
export function searchAll(
  numerators: readonly number[],
  denominator: number,
  totals: readonly number[],
  /** Cells that must go up (true) or down. */
  pins: ReadonlyMap<number, boolean> = new Map(),
): Search {
  const free = numerators.flatMap((numerator, cell) => (numerator > 0 ? [cell] : []));
  const bounds = totals.map((bits) => {
    let sum = 0;
    numerators.forEach((numerator, cell) => (sum += (bits >> cell) & 1 ? numerator : 0));
    return { bits, low: Math.floor(sum / denominator), high: Math.ceil(sum / denominator) };
  });
  let least = Infinity;
  for (let choice = 0; choice < 1 << free.length; choice++) {
    let up = 0;
    let distance = 0;
    free.forEach((cell, index) => {
      const numerator = numerators[cell] ?? 0;
      if ((choice >> index) & 1) {
        up |= 1 << cell;
        distance += denominator - numerator;
      } else distance += numerator;
    });
    if (distance >= least) continue;
    if (free.some((cell) => pins.has(cell) && pins.get(cell) !== (((up >> cell) & 1) === 1))) continue;
    if (bounds.every(({ bits, low, high }) => within(countBits(up & bits), low, high))) least = distance;
  }
  return { feasible: least < Infinity, leastDistance: least };
}

/** The totals of a table as bits, the same cells only once. */
export function totalsOf(table: RoundingTable, extra: readonly Margin[] = []): readonly number[] {
  return [...new Set([...publishedMargins(table), ...extra].map((margin) => bitsOf(table, margin)))];
}

function within(value: number, low: number, high: number): boolean {
  return low <= value && value <= high;
}

/** How many bits are set. */
export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
