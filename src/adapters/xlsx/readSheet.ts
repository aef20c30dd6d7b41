import { numberInFile } from "../../core/money/index.ts";
import { portValue, trimmedGrid } from "../../workbook/grid.ts";
import type { CellValue, Grid } from "../../workbook/port.ts";
import type { CellTypes } from "./cellTypes.ts";
import { done, type File } from "./engine.ts";

/** How the engine names sheets that hold a chart and no cells; they read as empty. */
const notCells = /not a worksheet/;

/**
 * Whether the cells of a sheet can be read. The engine reads damaged cells as none without a word; asking for something
 * beside them (the panes) makes it take the whole sheet apart.
 */
export function isReadable(file: File, sheet: string): boolean {
  const { error } = file.GetPanes(sheet);
  return typeof error !== "string" || notCells.test(error);
}

/**
 * The values of a sheet. The engine gives all cells as text, so those that look like numbers are read by their type: the
 * code 06 stays text, the amount 6 becomes a number. Formulas read as the value that the file holds for them.
 */
export function readSheet(file: File, sheet: string, types: CellTypes): Grid {
  const answer = file.GetRows(sheet, { RawCellValue: true });
  if (typeof answer.error === "string" && notCells.test(answer.error)) return { sheet, rows: [] };
  const { result } = done(answer, `reading ${sheet}`);
  const rows = result.map((row, rowIndex) =>
    row.map((text, columnIndex): CellValue => {
      const number = numberInFile(text);
      if (number === undefined) return portValue(text);
      switch (types(rowIndex + 1, columnIndex + 1)) {
        case "number":
          return portValue(number);
        case "boolean":
          return number !== 0;
        case "text":
          return portValue(text);
      }
    }),
  );
  return trimmedGrid(sheet, rows);
}
