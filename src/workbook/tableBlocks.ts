import { invariant } from "../core/issue/index.ts";
import { Decimal, writeNumber } from "../core/money/index.ts";
import { indentedCell } from "../core/report/render.ts";
import type { Cell, Column, Row, Table } from "../core/report/table.ts";
import { labelText, text, unitText, type Writing } from "../text/language.ts";
import { rangeAddress } from "./address.ts";
import { fittedWidths } from "./columnFit.ts";
import { exactNumber } from "./cellNumbers.ts";
import { formulaText, type FormulaContext } from "./formula.ts";
import { checkNoCircle, formulaOf, liveValue } from "./liveValue.ts";
import { fittedHeight } from "./textFit.ts";
import { headingRow, placeTables, type PlacedCell, type TableOnSheet } from "./placement.ts";
import type { BlockCell, CellStyle, CellValue, SheetBlock } from "./port.ts";

export interface TableBlockOptions {
  /** Language, unit and style of what is shown; amounts in cells are numbers of this unit. */
  readonly writing: Writing;
  readonly orientation: "portrait" | "landscape";
  /** Small text at the foot of each page. */
  readonly footer?: string;
}

/** Columns that stay in sight take at most this many characters; more would leave no room to scroll. */
const widestFrozen = 60;
const mostDecimals = 9;
/** Letters of a title against those of the body. */
const titleScale = 14 / 11;
/** Longer codes (ids, hashes) wrap. */
const longestWholeCode = 16;
const boldStyles: ReadonlySet<CellStyle> = new Set([
  "title",
  "heading",
  "section",
  "subtotalText",
  "totalText",
]);

/**
 * Each table as a sheet: title, unit, heading, rows, notes; formulas live, with the engine's values. Tables may refer to
 * each other. Throws an IssueError `number.tooLarge` for an amount that a cell cannot hold exactly in the unit.
 */
export function tablesToBlocks(
  tables: readonly TableOnSheet[],
  options: TableBlockOptions,
): readonly SheetBlock[] {
  const context = { placement: placeTables(tables), writing: options.writing };
  const cells = tables.map(({ table }) => placedCells(table, context));
  checkNoCircle(cells.flat(2), context);
  return tables.map(({ sheet, table }, index) =>
    tableBlock({ sheet, table, cells: cells[index] ?? [], options, context }),
  );
}

interface Subject extends TableOnSheet {
  readonly cells: readonly (readonly PlacedCell[])[];
  readonly options: TableBlockOptions;
  readonly context: FormulaContext;
}

function placedCells(table: Table, context: FormulaContext): readonly (readonly PlacedCell[])[] {
  return table.rows.map((_, row) =>
    table.columns.map((_column, column) => context.placement.at(table.id, row, column)),
  );
}

function tableBlock(subject: Subject): SheetBlock {
  const { sheet, table, options } = subject;
  const { writing } = options;
  const decimals = moneyDecimals(table, writing);
  const widths = columnWidths(table, writing, decimals);
  const body = table.rows.map((row, index) => bodyRow(subject, row, { index, decimals }));
  const notes = table.notes.map((note) => labelText(writing, note));
  const title = labelText(writing, table.title);
  const firstNote = headingRow + body.length + 2;
  const noteRows = notes.map((_, index) => firstNote + index);
  const rows = [...headRows(table, title, writing), ...body, ...noteBlock(notes, table.columns.length)];
  const merged = new Set(table.columns.length < 2 ? [] : [1, 2, ...noteRows]);
  return {
    sheet,
    rows,
    columnWidths: widths,
    rowHeights: rows.map((row, index) => rowHeight(row, widths, merged.has(index + 1))),
    tables: [],
    frozen: { rows: headingRow, columns: frozenColumns(table, widths) },
    merged: [...merged].map((row) => acrossRow(row, table.columns.length)),
    validations: [],
    page: {
      orientation: options.orientation,
      titleRows: { from: headingRow, to: headingRow },
      ...(options.footer === undefined ? {} : { footer: options.footer }),
    },
  };
}

function headRows(table: Table, title: string, writing: Writing): readonly (readonly BlockCell[])[] {
  const unit = table.hasMoney ? text(writing, "report.unitLine", { unit: unitText(writing) }) : null;
  const across = (first: BlockCell) =>
    table.columns.map((_, index): BlockCell => (index === 0 ? first : { ...first, value: null }));
  return [
    across({ value: title, style: "title" }),
    across({ value: unit, style: "subtitle", align: "right" }),
    table.columns.map((column): BlockCell => ({
      value: labelText(writing, column.heading),
      style: "heading",
    })),
  ];
}

function noteBlock(notes: readonly string[], columns: number): readonly (readonly BlockCell[])[] {
  if (notes.length === 0) return [];
  const row = (note: string) =>
    Array.from({ length: columns }, (_, index): BlockCell => ({
      value: index === 0 ? note : null,
      style: "note",
    }));
  return [[], ...notes.map(row)];
}

function bodyRow(
  subject: Subject,
  row: Row,
  place: { readonly index: number; readonly decimals: number },
): readonly BlockCell[] {
  const { table, context } = subject;
  const firstText = indentedCell(row);
  return table.columns.map((column, index) => {
    const placed = subject.cells[place.index]?.[index];
    invariant(placed !== undefined, `the table ${table.id} has a cell in each column`);
    const formula = formulaOf(placed);
    const live = formula === undefined ? undefined : formulaText(formula, placed, context);
    const indent = index === firstText ? row.level : 0;
    return {
      value: shownValue(placed, context),
      ...(live === undefined ? {} : { formula: live }),
      ...look(row, placed.cell, column, place.decimals),
      ...(indent > 0 ? { indent } : {}),
    };
  });
}

function shownValue(placed: PlacedCell, context: FormulaContext): CellValue {
  const { cell } = placed;
  if (cell.kind === "code") return cell.text;
  if (cell.kind === "text") return labelText(context.writing, cell.label);
  return liveValue(placed, context);
}

function look(
  row: Row,
  cell: Cell,
  column: Column,
  moneyPlaces: number,
): Pick<BlockCell, "style" | "decimals" | "align" | "emphasis"> {
  const emphasis = row.role === "subtotal" || row.role === "total" ? { emphasis: row.role } : {};
  switch (cell.kind) {
    case "empty":
      return { style: wordsStyle(row) };
    case "text":
      return { style: wordsStyle(row), align: column.align };
    case "code":
      return { style: "code", align: column.align, ...emphasis };
    case "money":
      return { style: moneyStyle(row), decimals: moneyPlaces };
    case "check":
      return { style: "check", decimals: moneyPlaces, ...emphasis };
    case "count":
      return { style: "count", ...emphasis };
    case "decimal":
      return {
        style: cell.show === "percent" ? "percent" : "decimal",
        decimals: shownDecimals(cell),
        ...emphasis,
      };
  }
}

function wordsStyle(row: Row): CellStyle {
  switch (row.role) {
    case "item":
      return "text";
    case "section":
      return "section";
    case "subtotal":
      return "subtotalText";
    case "total":
      return "totalText";
  }
}

function moneyStyle(row: Row): CellStyle {
  switch (row.role) {
    case "item":
    case "section":
      return "money";
    case "subtotal":
      return "subtotalMoney";
    case "total":
      return "totalMoney";
  }
}

function shownDecimals(cell: Cell & { readonly kind: "decimal" }): number {
  if (cell.decimals !== undefined) return cell.decimals;
  return cell.show === "percent" ? 1 : Math.min(mostDecimals, new Decimal(cell.value).decimalPlaces());
}

/** The decimals that show every amount of the table whole, so that a column of them lines up. */
function moneyDecimals(table: Table, writing: Writing): number {
  const amounts = table.rows
    .flatMap((row) => row.cells)
    .filter((cell) => cell.kind === "money" || cell.kind === "check");
  return Math.max(0, ...amounts.map((cell) => exactNumber(cell, writing).decimalPlaces()));
}

function columnWidths(table: Table, writing: Writing, moneyPlaces: number): readonly number[] {
  const needs = table.columns.map((column, index) => {
    const cells = table.rows.map((row) => row.cells[index]);
    const words = labelText(writing, column.heading).split(/\s+/);
    return {
      wanted: column.width,
      longestNumber: Math.max(0, ...cells.map((cell) => writtenLength(cell, writing, moneyPlaces))),
      longestWord: Math.max(0, ...words.map((word) => word.length)),
      wraps: cells.some((cell) => cell?.kind === "text"),
    };
  });
  return fittedWidths(needs);
}

function writtenLength(cell: Cell | undefined, writing: Writing, moneyPlaces: number): number {
  switch (cell?.kind) {
    case undefined:
    case "empty":
    case "text":
      return 0;
    case "code":
      return cell.text.length <= longestWholeCode ? cell.text.length : 0;
    case "count":
      return writeNumber(cell.value, { style: writing.style }).length;
    case "money":
    case "check": {
      const format = { style: writing.style, minimumDecimals: moneyPlaces };
      return writeNumber(exactNumber(cell, writing), format).length;
    }
    case "decimal": {
      const places = shownDecimals(cell);
      const format = { style: writing.style, minimumDecimals: places, maximumDecimals: places };
      const number = new Decimal(cell.value);
      return writeNumber(cell.show === "percent" ? number.mul(100) : number, format).length + 1;
    }
  }
}

/** The columns of words and codes at the left, if they leave room for the rest. */
function frozenColumns(table: Table, widths: readonly number[]): number {
  const isWords = (index: number) =>
    table.rows.every((row) => ["text", "code", "empty"].includes(row.cells[index]?.kind ?? "empty"));
  const firstNumbers = table.columns.findIndex((_, index) => !isWords(index));
  if (firstNumbers <= 0) return 0;
  const frozenWidth = widths.slice(0, firstNumbers).reduce((sum, width) => sum + width, 0);
  return frozenWidth <= widestFrozen ? firstNumbers : 0;
}

/** The height that the words of a row need; numbers never wrap. */
function rowHeight(row: readonly BlockCell[], widths: readonly number[], isMerged: boolean): number {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return fittedHeight(
    row.flatMap((cell, index) => {
      if (typeof cell.value !== "string" || cell.style === "check") return [];
      const width = isMerged ? whole : (widths[index] ?? 0) - 2 * (cell.indent ?? 0);
      const scale = cell.style === "title" ? titleScale : 1;
      return [{ text: cell.value, width, isBold: boldStyles.has(cell.style), scale }];
    }),
  );
}

function acrossRow(row: number, columns: number): string {
  return rangeAddress({ from: { row, column: 1 }, to: { row, column: columns } });
}
