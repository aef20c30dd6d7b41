import { invariant } from "../issue/invariant.ts";
import type { SolverModel } from "./solver.ts";

export interface ColumnBounds {
  readonly lower: number;
  readonly upper: number;
  readonly cost?: number;
  /** Whether the column must be whole. */
  readonly integer?: boolean;
}

export interface RowBounds {
  readonly lower: number;
  readonly upper: number;
}

/** One column of a row, and its coefficient. */
export type RowEntry = readonly [column: number, coefficient: number];

/** Collects columns and rows one by one; `build` gives the model in the form that solvers read. */
export interface ModelBuilder {
  /** Adds a column and returns its number. */
  readonly addColumn: (bounds: ColumnBounds) => number;
  /** Adds a row over columns that are there already, each at most once, and returns its number. */
  readonly addRow: (bounds: RowBounds, entries: Iterable<RowEntry>) => number;
  readonly build: () => SolverModel;
}

/**
 * An empty model to add columns and rows to.
 *
 * @example
 * const model = modelBuilder();
 * const column = model.addColumn({ lower: 0, upper: 1, cost: -1, integer: true });
 * model.addRow({ lower: 0, upper: 1 }, [[column, 1]]);
 * model.build().rows.starts.join(" ") // => "0 1"
 */
export function modelBuilder(): ModelBuilder {
  const columns: Required<ColumnBounds>[] = [];
  const rows: RowBounds[] = [];
  const starts: number[] = [0];
  const entryColumns: number[] = [];
  const coefficients: number[] = [];
  return {
    addColumn: ({ lower, upper, cost = 0, integer = false }) =>
      columns.push({ lower, upper, cost, integer }) - 1,
    addRow: (bounds, entries) => {
      for (const [column, coefficient] of entries) {
        invariant(column >= 0 && column < columns.length, "a row is over columns of its model");
        entryColumns.push(column);
        coefficients.push(coefficient);
      }
      starts.push(entryColumns.length);
      return rows.push(bounds) - 1;
    },
    build: () => ({
      columns: {
        lower: Float64Array.from(columns, ({ lower }) => lower),
        upper: Float64Array.from(columns, ({ upper }) => upper),
        cost: Float64Array.from(columns, ({ cost }) => cost),
        integer: Uint8Array.from(columns, ({ integer }) => (integer ? 1 : 0)),
      },
      rows: {
        lower: Float64Array.from(rows, ({ lower }) => lower),
        upper: Float64Array.from(rows, ({ upper }) => upper),
        starts: Int32Array.from(starts),
        columns: Int32Array.from(entryColumns),
        coefficients: Float64Array.from(coefficients),
      },
    }),
  };
}
