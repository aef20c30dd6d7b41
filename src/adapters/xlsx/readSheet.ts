import { numberInFile } from "../../core/money/index.ts";
import { portValue, trimmedGrid } from "../../workbook/grid.ts";
import type { CellValue, Grid } from "../../workbook/port.ts";
import type { CellTypes } from "./cellTypes.ts";
import { done, type File } from "./engine.ts";

/**
 * The values of a sheet. The engine gives all cells as text, so those that look like numbers are read by their type: the
 * code 06 stays text, the amount 6 becomes a number. Formulas read as the value that the file holds for them.
 */
export function readSheet(file: File, sheet: string, types: CellTypes): Grid {
  const { result } = done(file.GetRows(sheet, { RawCellValue: true }), `reading ${sheet}`);
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
