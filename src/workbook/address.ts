import { invariant } from "../core/issue/index.ts";

/** A cell by its row and column, both from 1. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** A block of cells by two of its corners, both belonging to it. */
export interface CellRange {
  readonly from: CellPosition;
  readonly to: CellPosition;
}

/** The last row and column of a sheet, in Excel and in LibreOffice. */
export const lastPosition: CellPosition = { row: 1_048_576, column: 16_384 };

const longestSheetName = 31;
const forbiddenInSheetName = /[[\]:*?/\\\p{Cc}]/u;

/**
 * The letters of a column counted from 1.
 *
 * @example
 * columnName(28) // => "AB"
 */
export function columnName(column: number): string {
  invariant(
    Number.isInteger(column) && column >= 1 && column <= lastPosition.column,
    `a column is a whole number from 1 to ${lastPosition.column}, not ${column}`,
  );
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/**
 * A cell in A1 notation.
 *
 * @example
 * cellAddress({ row: 7, column: 4 }) // => "D7"
 */
export function cellAddress(position: CellPosition): string {
  invariant(
    Number.isInteger(position.row) && position.row >= 1 && position.row <= lastPosition.row,
    `a row is a whole number from 1 to ${lastPosition.row}, not ${position.row}`,
  );
  return `${columnName(position.column)}${position.row}`;
}

/** A range in A1 notation; one cell if both corners are the same. */
export function rangeAddress({ from, to }: CellRange): string {
  const first = cellAddress(from);
  const last = cellAddress(to);
  return first === last ? first : `${first}:${last}`;
}

/**
 * A range that stays where it is when a formula is copied.
 *
 * @example
 * absoluteRange({ from: { row: 2, column: 1 }, to: { row: 9, column: 1 } }) // => "$A$2:$A$9"
 */
export function absoluteRange({ from, to }: CellRange): string {
  const fixed = (position: CellPosition) => cellAddress(position).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
  const first = fixed(from);
  const last = fixed(to);
  return first === last ? first : `${first}:${last}`;
}

/**
 * The cell that an address in A1 notation names, `$` or not; nothing if it names none.
 *
 * @example
 * parseAddress("$D$7") // => { row: 7, column: 4 }
 */
export function parseAddress(address: string): CellPosition | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Array.from(digits).reduce((sum, digit) => sum * 10 + digit.charCodeAt(0) - 48, 0);
  return row <= lastPosition.row && column <= lastPosition.column ? { row, column } : undefined;
}

/** The range that two addresses with a colon (or one alone) name; nothing if they name none. */
export function parseRange(range: string): CellRange | undefined {
  const [first = "", last = first, ...more] = range.split(":");
  const [from, to] = [parseAddress(first), parseAddress(last)];
  return from === undefined || to === undefined || more.length > 0 ? undefined : { from, to };
}

/** A sheet's name as formulas write it: always in quotes, so that spaces and Vietnamese letters are safe. */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/** Under what key a sheet is found: Excel takes `Nguồn vốn` and `NGUỒN VỐN` for one sheet. */
export function sheetKey(sheet: string): string {
  return sheet.normalize("NFC").toLowerCase();
}

/** Holds that Excel accepts `sheet` as a name: 1 to 31 characters, none of `[ ] : * ? / \`, no quote at an end. */
export function checkSheetName(sheet: string): void {
  invariant(sheet.trim() !== "" && sheet.length <= longestSheetName, `"${sheet}" is 1 to 31 characters long`);
  invariant(!forbiddenInSheetName.test(sheet), `"${sheet}" has none of [ ] : * ? / \\`);
  invariant(!sheet.startsWith("'") && !sheet.endsWith("'"), `"${sheet}" has no quote at an end`);
}
