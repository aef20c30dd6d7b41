import { invariant } from "../core/issue/index.ts";
import type { Cell, CellReference, Row, Table } from "../core/report/table.ts";
import { checkSheetName, sheetKey, type CellPosition } from "./address.ts";

/** A table and the sheet that it is to fill. */
export interface TableOnSheet {
  readonly sheet: string;
  readonly table: Table;
}

/** Where on its sheet every table has its heading and its first row: below the title and the line with the unit. */
export const headingRow = 3;
const firstRow = headingRow + 1;

/** A cell of a table at its place in the workbook. */
export interface PlacedCell {
  readonly sheet: string;
  readonly position: CellPosition;
  readonly cell: Cell;
  readonly tableId: string;
}

/** Finds the cells of tables by the keys of their rows and columns. */
export interface Placement {
  /** The cell that `reference` names; `home` is the table it means if it names none. Throws for a cell that is not there. */
  locate(reference: CellReference, home: string): PlacedCell;
  /** The cells of a column of a table, from its first row to its last. */
  columnOf(table: string, column: string): readonly PlacedCell[];
  /** The cell of `row` in `column` of the table, without looking for a name. */
  at(table: string, row: number, column: number): PlacedCell;
}

interface Placed {
  readonly sheet: string;
  readonly table: Table;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, number>;
}

/** Places each table on its sheet. Tables, sheets, rows and columns must be told apart by their names. */
export function placeTables(tables: readonly TableOnSheet[]): Placement {
  const placed = new Map<string, Placed>();
  const sheets = new Set<string>();
  for (const { sheet, table } of tables) {
    checkSheetName(sheet);
    invariant(!sheets.has(sheetKey(sheet)), `one table has the sheet "${sheet}"`);
    invariant(!placed.has(table.id), `one table has the id ${table.id}`);
    sheets.add(sheetKey(sheet));
    placed.set(table.id, { sheet, table, columns: columnsOf(table), rows: rowsOf(table) });
  }
  const tableOf = (id: string): Placed => {
    const found = placed.get(id);
    invariant(found !== undefined, `the workbook has the table ${id}`);
    return found;
  };
  const columnIndex = (found: Placed, column: string): number => {
    const index = found.columns.get(column);
    invariant(index !== undefined, `the table ${found.table.id} has the column ${column}`);
    return index;
  };
  return {
    locate(reference, home) {
      const found = tableOf(reference.table ?? home);
      const row = found.rows.get(reference.row);
      invariant(row !== undefined, `the table ${found.table.id} has the row ${reference.row}`);
      return placedCell(found, row, columnIndex(found, reference.column));
    },
    columnOf(table, column) {
      const found = tableOf(table);
      const index = columnIndex(found, column);
      return found.table.rows.map((_, row) => placedCell(found, row, index));
    },
    at: (table, row, column) => placedCell(tableOf(table), row, column),
  };
}

function placedCell(found: Placed, row: number, column: number): PlacedCell {
  const cell = found.table.rows[row]?.cells[column];
  invariant(cell !== undefined, `the table ${found.table.id} has row ${row} and column ${column}`);
  const position = { row: firstRow + row, column: column + 1 };
  return { sheet: found.sheet, position, cell, tableId: found.table.id };
}

function columnsOf(table: Table): ReadonlyMap<string, number> {
  const columns = new Map(table.columns.map((column, index) => [column.id, index]));
  invariant(columns.size === table.columns.length, `the columns of ${table.id} have different ids`);
  return columns;
}

function rowsOf(table: Table): ReadonlyMap<string, number> {
  const rows = new Map(table.rows.map((row: Row, index) => [row.key, index]));
  invariant(rows.size === table.rows.length, `the rows of ${table.id} have different keys`);
  const isFull = (row: Row) => row.cells.length === table.columns.length;
  invariant(table.rows.every(isFull), `the rows of ${table.id} have a cell in each column`);
  return rows;
}
