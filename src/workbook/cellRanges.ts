import { rangeAddress, type CellPosition, type CellRange } from "./address.ts";

/**
 * The fewest ranges, down columns first and then across rows, that name each of `positions` as often as it occurs.
 *
 * @example
 * mergedRanges([5, 6, 7, 9].map((row) => ({ row, column: 2 }))).map(rangeAddress) // => ["B5:B7", "B9"]
 */
export function mergedRanges(positions: readonly CellPosition[]): readonly CellRange[] {
  const byColumn = [...positions].sort((left, right) => left.column - right.column || left.row - right.row);
  const runs: CellRange[] = [];
  for (const position of byColumn) {
    const run = runs.at(-1);
    if (run?.to.column === position.column && run.to.row + 1 === position.row) {
      runs[runs.length - 1] = { from: run.from, to: position };
    } else runs.push({ from: position, to: position });
  }
  return acrossRows(runs);
}

/** The ranges of `positions` on one sheet as the arguments of a function. */
export function rangeArguments(positions: readonly CellPosition[], prefix: string): readonly string[] {
  return mergedRanges(positions).map((range) => prefix + rangeAddress(range));
}

/** Joins runs that stand beside each other and begin and end in the same rows. */
function acrossRows(runs: readonly CellRange[]): readonly CellRange[] {
  const open = new Map<string, number>();
  const ranges: CellRange[] = [];
  for (const run of runs) {
    const rows = `${run.from.row}:${run.to.row}`;
    const index = open.get(rows);
    const before = index === undefined ? undefined : ranges[index];
    if (index !== undefined && before !== undefined && before.to.column + 1 === run.from.column) {
      ranges[index] = { from: before.from, to: run.to };
    } else {
      open.set(rows, ranges.length);
      ranges.push(run);
    }
  }
  return ranges.sort((left, right) => left.from.row - right.from.row || left.from.column - right.from.column);
}
