import {
  absolute,
  Decimal,
  dongPer,
  inUnit,
  writeNumber,
  type MoneyUnit,
  type NumberStyle,
} from "../money/index.ts";
import type { Cell, Column, Label, Row, Table } from "./table.ts";

/** How a renderer gets words and numbers; core has no words of its own. */
export interface TableWriting {
  readonly unit: MoneyUnit;
  readonly style: NumberStyle;
  /** The words of a label in the reader's language. */
  label(label: Label): string;
}

/** A cell as people read it: money in the writer's unit with all its digits, shares as percent. */
export function cellText(cell: Cell, writing: TableWriting): string {
  const { style } = writing;
  switch (cell.kind) {
    case "empty":
      return "";
    case "text":
      return writing.label(cell.label);
    case "code":
      return cell.text;
    case "money":
      return writeNumber(inUnit(cell.amount, writing.unit), { style });
    case "decimal":
      return decimalText(cell, style);
    case "count":
      return writeNumber(cell.value, { style });
    case "check":
      return isAgreed(cell) ? "OK" : writeNumber(inUnit(cell.difference, writing.unit), { style });
  }
}

/**
 * A cell for other programs: no groups of digits, money in the writer's unit. `decimalMark` is the mark that the reader
 * of the file expects.
 */
export function cellData(cell: Cell, writing: TableWriting, decimalMark: "." | ","): string {
  const plain = (value: Decimal | number): string => new Decimal(value).toFixed().replace(".", decimalMark);
  switch (cell.kind) {
    case "money":
      return plain(new Decimal(cell.amount).div(dongPer(writing.unit)));
    case "decimal":
      return plain(new Decimal(cell.value));
    case "count":
      return plain(cell.value);
    case "check":
      return isAgreed(cell) ? "OK" : plain(new Decimal(cell.difference).div(dongPer(writing.unit)));
    case "empty":
    case "text":
    case "code":
      return cellText(cell, writing);
  }
}

/** Whether a check is met: its difference is within the tolerance that its formula allows. */
function isAgreed({ difference, formula }: Cell & { readonly kind: "check" }): boolean {
  const tolerance = formula?.kind === "check" ? (formula.tolerance ?? 0) : 0;
  return absolute(difference) <= tolerance;
}

/** The cell of a row that its depth indents: the first with words; −1 where there is none. */
export function indentedCell(row: Row): number {
  return row.cells.findIndex(({ kind }) => kind === "text");
}

/** Whether the numbers of a column stand to the right. */
export function isRight(column: Column): boolean {
  return column.align === "right";
}

/** The line that says in which unit the money of a table is, if it has any. */
export function unitLine(table: Table, writing: TableWriting): string | undefined {
  if (!table.hasMoney) return undefined;
  return writing.label({ key: "report.unitLine", parameters: { unit: { key: `unit.${writing.unit}` } } });
}

function decimalText(cell: Extract<Cell, { kind: "decimal" }>, style: NumberStyle): string {
  const value = new Decimal(cell.value);
  const decimals = cell.decimals;
  const digits = decimals === undefined ? {} : { minimumDecimals: decimals, maximumDecimals: decimals };
  if (cell.show === "plain") return writeNumber(value, { style, ...digits });
  return `${writeNumber(value.mul(100), { style, ...digits })}%`;
}
