/** What is known of a column before its width is settled, all in characters of the body's digits. */
export interface ColumnNeed {
  /** The width that the table asks for. */
  readonly wanted: number;
  /** The longest number or short code in it: less would show as ####. */
  readonly longestNumber: number;
  /** The longest word of its heading, which cannot be broken. */
  readonly longestWord: number;
  /** Whether it holds words, which wrap, or numbers, which do not. */
  readonly wraps: boolean;
}

/** A4 landscape between its margins takes 130 characters of 11 points; at 80 % print is still easy to read. */
const pageWidth = 162;
/** Digits take more room in bold, and a column has a margin at each side. */
const boldDigits = 1.1;
const boldLetters = 1.05;
const margins = 2;
/** Columns of words give up at most this part of the width that they ask for. */
const leastPart = 0.6;

/**
 * The widths of the columns: as the table asks, or wider where a number would not fit. Where that is more than a page,
 * columns of numbers keep what their numbers need and columns of words wrap earlier.
 */
export function fittedWidths(columns: readonly ColumnNeed[]): readonly number[] {
  const asked = columns.map((column) => Math.max(column.wanted, numberWidth(column)));
  if (total(asked) <= pageWidth) return asked;
  const least = columns.map((column) => leastWidth(column));
  const spare = total(asked) - total(least);
  const part = Math.max(0, (pageWidth - total(least)) / Math.max(1, spare));
  return asked.map((width, index) => {
    const smallest = Math.min(width, least[index] ?? width);
    return Math.ceil(smallest + (width - smallest) * part);
  });
}

function leastWidth(column: ColumnNeed): number {
  const words = Math.ceil(column.longestWord * boldLetters) + margins;
  const part = column.wraps ? Math.ceil(column.wanted * leastPart) : 0;
  return Math.max(words, numberWidth(column), part);
}

function numberWidth(column: ColumnNeed): number {
  return column.longestNumber === 0 ? 0 : Math.ceil(column.longestNumber * boldDigits) + margins;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
