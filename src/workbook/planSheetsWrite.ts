import { inUnit, isMoney, type MoneyUnit } from "../core/money/index.ts";
import type { Plan, PlanFile } from "../core/plan/index.ts";
import { text, type Writing } from "../text/language.ts";
import { absoluteRange, columnName, quotedSheet, rangeAddress } from "./address.ts";
import { isBlank, toCell } from "./cells.ts";
import { choiceWords } from "./choices.ts";
import { headingRow, planSheet, recordSheets, type Sheet } from "./layout.ts";
import type { Column, Entry, SheetId } from "./layoutColumn.ts";
import { columnHeading, fileText, planHeadings, sheetName } from "./layoutText.ts";
import { isIllustrative, perPlanColumns, recordsOf } from "./planRecords.ts";
import { guideBlock } from "./planSheetsGuide.ts";
import type { BlockCell, CellStyle, SheetBlock, Validation } from "./port.ts";
import { valueAt, type RawRecord } from "./record.ts";
import { fittedHeight } from "./rowHeight.ts";

/** Rows below the data for which the lists of allowed values hold as well: room for what a person adds. */
const spareRows = 200;
/** The longest list that Excel takes inside a validation rule. */
const longestList = 255;
const guideColour = "#70AD47";
const inputColour = "#FFC000";

/** How many rows of data each sheet has, so that lists can point to the ids of another sheet. */
type RowCounts = ReadonlyMap<SheetId, number>;

/**
 * The input workbook of a plan: a guide, then one sheet for each part of the plan, ready to be filled or changed.
 * Amounts stand in the unit of `writing`, which their headings name; the guide is in its language. Reading the sheets back gives the same plan.
 */
export function planToBlocks(plan: Plan | PlanFile, writing: Writing): readonly SheetBlock[] {
  const raw: RawRecord = plan;
  const sheets = recordSheets.map((sheet) => ({
    sheet,
    records: recordsOf(raw, sheet),
    columns: [...sheet.columns, ...perPlanColumns(raw, sheet)],
  }));
  const counts: RowCounts = new Map(sheets.map(({ sheet, records }) => [sheet.id, records.length]));
  return [
    { ...guideBlock(writing), tabColour: guideColour },
    planBlock(raw, counts, writing),
    ...sheets.map(({ sheet, records, columns }) => recordBlock(sheet, records, columns, counts, writing)),
  ];
}

/** The plan's own facts: one row an item. */
function planBlock(plan: RawRecord, counts: RowCounts, writing: Writing): SheetBlock {
  const { columns } = planSheet;
  const items = columns.map((column): readonly BlockCell[] => [
    { value: columnHeading(column, writing.unit), style: "text" },
    {
      ...dataCell(column, plan, column.path[0] === "schema" ? "code" : "input", writing.unit, 0),
      align: "left",
    },
  ]);
  const last = headingRow + items.length;
  const widths = [34, 90];
  const validations = columns.flatMap((column, index) =>
    validationFor(column, cellsBelow(2, headingRow + 1 + index, 1), counts, writing),
  );
  return {
    ...frame(planSheet, [], items, widths, writing),
    rows: [...headRows(planSheet, [planHeadings.item, planHeadings.entry], false, writing), ...items],
    tables: [{ name: tableName(planSheet.id), range: tableRange(2, last) }],
    validations,
  };
}

function recordBlock(
  sheet: Sheet,
  records: readonly RawRecord[],
  columns: readonly Column[],
  counts: RowCounts,
  writing: Writing,
): SheetBlock {
  const headings = columns.map((column) => columnHeading(column, writing.unit));
  const decimals = columns.map((column) => moneyDecimals(column, records, writing.unit));
  const hasSamples = records.some(isIllustrative) || columns.some((column) => column.illustrative === true);
  // An Excel table needs a row of data: an empty list gets one blank row, which reading skips.
  const rows = (records.length === 0 ? [{}] : records).map((record) =>
    columns.map((column, index) => {
      const isSample = column.illustrative === true || isIllustrative(record);
      return dataCell(
        column,
        record,
        isSample ? "illustrative" : "input",
        writing.unit,
        decimals[index] ?? 0,
      );
    }),
  );
  const validations = columns.flatMap((column, index) =>
    validationFor(column, cellsBelow(index + 1, headingRow + 1, rows.length + spareRows), counts, writing),
  );
  const widths = columns.map(({ width }) => width);
  return {
    ...frame(sheet, headings, rows, widths, writing),
    rows: [...headRows(sheet, headings, hasSamples, writing), ...rows],
    tables: [{ name: tableName(sheet.id), range: tableRange(columns.length, headingRow + rows.length) }],
    validations,
  };
}

/** What all sheets of the plan share but their cells. */
function frame(
  sheet: Sheet,
  headings: readonly string[],
  rows: readonly (readonly BlockCell[])[],
  widths: readonly number[],
  writing: Writing,
): Omit<SheetBlock, "rows" | "tables" | "validations"> {
  const lastColumn = columnName(titleColumns(widths));
  return {
    sheet: sheetName(sheet.id),
    columnWidths: widths,
    rowHeights: [24, 18, headingHeight(headings, widths), ...rows.map((row) => fittedHeight(row, widths))],
    frozen: { rows: headingRow, columns: sheet.frozenColumns },
    merged: [`A1:${lastColumn}1`, `A2:${lastColumn}2`],
    page: {
      orientation: "landscape",
      titleRows: { from: headingRow, to: headingRow },
      footer: text(writing, `layout.sheet.${sheet.id}`),
    },
    tabColour: inputColour,
  };
}

/** Two lines at least: bold words need more room than others. */
function headingHeight(headings: readonly string[], widths: readonly number[]): number {
  const cells = headings.map((value): BlockCell => ({ value, style: "heading" }));
  return Math.max(
    32,
    fittedHeight(
      cells,
      widths.map((width) => width * boldFullness),
    ) ?? 0,
  );
}

const boldFullness = 0.8;
const titleWidth = 130;
const usualColumnWidth = 9;

/** How many columns a title is laid over, so that it fits in one line. */
function titleColumns(widths: readonly number[]): number {
  let columns = 0;
  for (let width = 0; width < titleWidth; columns++) width += widths[columns] ?? usualColumnWidth;
  return columns;
}

function headRows(
  sheet: Sheet,
  headings: readonly string[],
  hasSamples: boolean,
  writing: Writing,
): readonly (readonly BlockCell[])[] {
  const name = sheetName(sheet.id);
  const meaning = text(writing, `layout.sheet.${sheet.id}`);
  const about = text(writing, `layout.about.${sheet.id}`);
  const caption = hasSamples ? `${about}. ${text(writing, "layout.about.illustrative")}` : `${about}.`;
  return [
    [{ value: name === meaning ? name : `${name} (${meaning})`, style: "title", align: "left" }],
    [{ value: caption, style: "note" }],
    headings.map((value) => ({ value, style: "heading" })),
  ];
}

function dataCell(
  column: Column,
  record: RawRecord,
  style: CellStyle,
  unit: MoneyUnit,
  decimals: number,
): BlockCell {
  const written = toCell(valueAt(record, column.path), column.entry, unit);
  const value = column.empty === "list" && written === fileText("layout.emptyList") ? null : written;
  const { entry } = column;
  if (entry.kind === "money") return { value, style, entry: "grouped", decimals };
  const format = formatOf(entry, isBlank(value) ? 0 : String(value).length);
  return format === undefined ? { value, style } : { value, style, entry: format };
}

/** Excel shows text of more than 255 characters in a cell of the text format as `####`. */
const longestPlainText = 255;

function formatOf(entry: Entry, length: number): BlockCell["entry"] {
  switch (entry.kind) {
    case "id":
    case "code":
    case "words":
    case "digits":
    case "ratio":
    case "date":
    case "list":
      return length > longestPlainText ? undefined : "text";
    case "year":
      return "plain";
    case "money":
    case "count":
      return "grouped";
    case "yesNo":
    case "choice":
      return undefined;
    case "value":
      return entry.as === "choice" ? "text" : entry.as === "whole" ? "grouped" : undefined;
  }
}

/** As many decimals as the finest amount of the column needs. */
function moneyDecimals(column: Column, records: readonly RawRecord[], unit: MoneyUnit): number {
  if (column.entry.kind !== "money") return 0;
  const amounts = records.map((record) => valueAt(record, column.path)).filter(isMoney);
  return amounts.reduce((most, amount) => Math.max(most, inUnit(amount, unit).decimalPlaces()), 0);
}

function validationFor(
  column: Column,
  range: string,
  counts: RowCounts,
  writing: Writing,
): readonly Validation[] {
  const list = allowedValues(column.entry, counts);
  return list === undefined ? [] : [{ range, list, error: text(writing, "layout.validation") }];
}

function allowedValues(entry: Entry, counts: RowCounts): Validation["list"] | undefined {
  switch (entry.kind) {
    case "id":
    case "code":
      return entry.of === undefined ? undefined : { range: idsOf(entry.of, counts) };
    case "choice":
      return choiceWords(entry.set);
    case "yesNo":
      return choiceWords("yesNo");
    case "value":
      if (entry.as === "yesNo") return choiceWords("yesNo");
      return entry.choices !== undefined && entry.choices.join().length <= longestList
        ? entry.choices
        : undefined;
    case "words":
    case "digits":
    case "ratio":
    case "date":
    case "year":
    case "count":
    case "money":
    case "list":
      return undefined;
  }
}

/** The ids of a sheet: its first column, with room for more. */
function idsOf(sheet: SheetId, counts: RowCounts): string {
  const last = headingRow + (counts.get(sheet) ?? 0) + spareRows;
  const range = absoluteRange({ from: { row: headingRow + 1, column: 1 }, to: { row: last, column: 1 } });
  return `${quotedSheet(sheetName(sheet))}!${range}`;
}

function cellsBelow(column: number, row: number, rows: number): string {
  return rangeAddress({ from: { row, column }, to: { row: row + rows - 1, column } });
}

function tableRange(columns: number, lastRow: number): string {
  return rangeAddress({ from: { row: headingRow, column: 1 }, to: { row: lastRow, column: columns } });
}

/** Names of tables are identifiers in formulas, the same in every file. */
function tableName(sheet: SheetId): string {
  return `plan_${sheet}`;
}
