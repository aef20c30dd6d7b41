/** Factors that bring a table near its totals: cell × rows[i] × columns[j]. */
export interface Scaling {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  /** How far the furthest row is from its total, as a part of it, after columns were scaled last. */
  readonly distance: number;
}

/**
 * Scales rows and columns in turn until both totals are met (iterative proportional fitting). It is done in doubles: what
 * comes out is where exact work begins, and never a figure of its own. `cells` go row by row; the totals agree in all.
 */
export function scaleToTotals(
  cells: Float64Array,
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  {
    closeness = 1e-15,
    mostRounds = 2000,
  }: { readonly closeness?: number; readonly mostRounds?: number } = {},
): Scaling {
  const columns = new Float64Array(columnTotals.length).fill(1);
  const rows = new Float64Array(rowTotals.length).fill(1);
  let distance = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds && distance > closeness; round++) {
    distance = 0;
    const columnSums = new Float64Array(columns.length);
    for (let row = 0; row < rows.length; row++) {
      const start = row * columns.length;
      let sum = 0;
      for (let column = 0; column < columns.length; column++) {
        sum += (cells[start + column] ?? 0) * (columns[column] ?? 0);
      }
      const before = rows[row] ?? 0;
      const factor = sum > 0 ? (rowTotals[row] ?? 0) / sum : before;
      if (factor > 0) distance = Math.max(distance, Math.abs(before / factor - 1));
      rows[row] = factor;
      for (let column = 0; column < columns.length; column++) {
        columnSums[column] = (columnSums[column] ?? 0) + (cells[start + column] ?? 0) * factor;
      }
    }
    for (let column = 0; column < columns.length; column++) {
      const sum = columnSums[column] ?? 0;
      if (sum > 0) columns[column] = (columnTotals[column] ?? 0) / sum;
    }
  }
  return { rows, columns, distance };
}
