/** Which cells of a table may hold anything: rows × columns, row by row. */
export interface CellPattern {
  readonly rows: number;
  readonly columns: number;
  readonly isOpen: (row: number, column: number) => boolean;
}

/** Rows that cannot be filled: their open cells stand in `columns` alone, whose totals are `missing` units too small. */
export interface Deficit {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly missing: number;
}

interface Search {
  /** From which column a row was reached, −1 for a start, −2 for not at all. */
  readonly fromColumn: Int32Array;
  readonly fromRow: Int32Array;
  /** The first column found that is not full, or nothing. */
  readonly end: number | undefined;
}

/**
 * Looks for amounts in the open cells that add up to both totals (which agree in all), by maximum flow: paths from rows with
 * something left to columns that are not full. Gives the rows that cannot be filled, a minimum cut, or nothing if all can.
 */
export function findDeficit(
  pattern: CellPattern,
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Deficit | undefined {
  const { rows, columns } = pattern;
  const flow = new Float64Array(rows * columns);
  const surplus = Float64Array.from(rowTotals);
  const room = Float64Array.from(columnTotals);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!pattern.isOpen(row, column)) continue;
      const most = Math.min(surplus[row] ?? 0, room[column] ?? 0);
      push(flow, surplus, room, { row, column, columns, most });
    }
  }
  for (;;) {
    const search = searchFrom(pattern, flow, surplus, room);
    if (search.end === undefined) return deficitOf(search, surplus);
    augment(search, search.end, { flow, surplus, room, columns });
  }
}

function push(
  flow: Float64Array,
  surplus: Float64Array,
  room: Float64Array,
  { row, column, columns, most }: { row: number; column: number; columns: number; most: number },
): void {
  flow[row * columns + column] = most;
  surplus[row] = (surplus[row] ?? 0) - most;
  room[column] = (room[column] ?? 0) - most;
}

/** Breadth first: from a row to every column with an open cell, back from a column to the rows that stand in it. */
function searchFrom(
  { rows, columns, isOpen }: CellPattern,
  flow: Float64Array,
  surplus: Float64Array,
  room: Float64Array,
): Search {
  const fromColumn = new Int32Array(rows).fill(-2);
  const fromRow = new Int32Array(columns).fill(-2);
  const queue: number[] = [];
  for (let row = 0; row < rows; row++) {
    if ((surplus[row] ?? 0) <= 0) continue;
    fromColumn[row] = -1;
    queue.push(row);
  }
  for (const row of queue) {
    for (let column = 0; column < columns; column++) {
      if (fromRow[column] !== -2 || !isOpen(row, column)) continue;
      fromRow[column] = row;
      if ((room[column] ?? 0) > 0) return { fromColumn, fromRow, end: column };
      for (let back = 0; back < rows; back++) {
        if (fromColumn[back] !== -2 || (flow[back * columns + column] ?? 0) <= 0) continue;
        fromColumn[back] = column;
        queue.push(back);
      }
    }
  }
  return { fromColumn, fromRow, end: undefined };
}

interface Flow {
  readonly flow: Float64Array;
  readonly surplus: Float64Array;
  readonly room: Float64Array;
  readonly columns: number;
}

function augment({ fromColumn, fromRow }: Search, end: number, { flow, surplus, room, columns }: Flow): void {
  const path: { readonly forth: number; readonly back: number }[] = [];
  let column = end;
  let amount = room[end] ?? 0;
  for (;;) {
    const row = fromRow[column] ?? 0;
    const before = fromColumn[row] ?? -1;
    path.push({ forth: row * columns + column, back: before < 0 ? -1 : row * columns + before });
    amount = Math.min(amount, (before < 0 ? surplus[row] : flow[row * columns + before]) ?? 0);
    if (before < 0) {
      surplus[row] = (surplus[row] ?? 0) - amount;
      break;
    }
    column = before;
  }
  for (const { forth, back } of path) {
    flow[forth] = (flow[forth] ?? 0) + amount;
    if (back >= 0) flow[back] = (flow[back] ?? 0) - amount;
  }
  room[end] = (room[end] ?? 0) - amount;
}

function deficitOf({ fromColumn, fromRow }: Search, surplus: Float64Array): Deficit | undefined {
  const missing = surplus.reduce((sum, left) => sum + left, 0);
  if (missing === 0) return undefined;
  const reached = (from: Int32Array): number[] => [...from.keys()].filter((index) => from[index] !== -2);
  return { rows: reached(fromColumn), columns: reached(fromRow), missing };
}
