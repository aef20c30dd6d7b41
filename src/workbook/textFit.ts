/** Heights in points: one line of 11-point words with room for Vietnamese marks, and what stands above and below. */
const lineHeight = 15;
const padding = 3;
/** Letters to a digit's width, which widths count: small letters are narrower, bold and capital ones wider. */
const filledPart = { plain: 1.1, bold: 1.05 } as const;
/** What stays empty at both sides of a cell, in digits. */
const sideMargins = 1.5;

/** Words in a room of a width. */
export interface Fitted {
  readonly text: string;
  /** Width of the column or of the merged columns, in characters. */
  readonly width: number;
  readonly isBold?: boolean;
  /** Size of the letters against those of the body, 1 if left out. */
  readonly scale?: number;
}

/**
 * The height in points of a row that holds `cells`, all wrapped: programs fit rows by themselves only when they like, and
 * never rows with merged cells.
 */
export function fittedHeight(cells: readonly Fitted[]): number {
  const heights = cells.map((cell) => lineCount(cell) * lineHeight * (cell.scale ?? 1));
  return Math.ceil(Math.max(lineHeight, ...heights)) + padding;
}

/**
 * How many lines the text takes in its width, broken between words.
 *
 * @example
 * lineCount({ text: "Ngân sách trung ương", width: 12 }) // => 2
 */
export function lineCount({ text, width, isBold, scale }: Fitted): number {
  const part = filledPart[isBold === true ? "bold" : "plain"];
  const room = Math.max(1, Math.floor(((width - sideMargins) * part) / (scale ?? 1)));
  return text.split("\n").reduce((sum, line) => sum + wrappedLines(line, room), 0);
}

function wrappedLines(line: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const word of line.split(" ")) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= room) used = needed;
    else {
      lines += (used === 0 ? 0 : 1) + Math.floor(Math.max(0, word.length - 1) / room);
      used = ((word.length - 1) % room) + 1;
    }
  }
  return lines;
}
