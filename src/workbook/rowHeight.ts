import type { BlockCell } from "./port.ts";

/** Points a line of 11-point text takes. */
const lineHeight = 16;
/** Vietnamese words are a little wider than the digits by which a sheet measures its columns. */
const fullness = 0.9;

/**
 * The height in points that the wrapped text of a row needs in columns of these widths (characters); nothing for one line,
 * which every program fits by itself. LibreOffice does not fit the rows of a file that it opens.
 */
export function fittedHeight(cells: readonly BlockCell[], widths: readonly number[]): number | null {
  const lines = cells.map(({ value }, index) =>
    typeof value === "string" ? Math.ceil(value.length / ((widths[index] ?? value.length) * fullness)) : 1,
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? null : most * lineHeight;
}
