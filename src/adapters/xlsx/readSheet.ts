import { numberInFile } from "../../core/money/index.ts";
import { cellAddress } from "../../workbook/address.ts";
import { portValue, trimmedGrid } from "../../workbook/grid.ts";
import type { CellValue, Grid } from "../../workbook/port.ts";
import { done, type Engine, type File } from "./engine.ts";

/**
 * The values of a sheet. The engine gives all cells as text, so those that look like numbers are asked for their type:
 * the code 06 stays text, the amount 6 becomes a number. Formulas read as the value that the file holds for them.
 */
export function readSheet(engine: Engine, file: File, sheet: string): Grid {
  const { result } = done(file.GetRows(sheet, { RawCellValue: true }), `reading ${sheet}`);
  const rows = result.map((row, rowIndex) =>
    row.map((text, columnIndex): CellValue => {
      const number = numberInFile(text);
      if (number === undefined) return portValue(text);
      const address = cellAddress({ row: rowIndex + 1, column: columnIndex + 1 });
      const { cellType } = done(file.GetCellType(sheet, address), `reading ${sheet}!${address}`);
      return typedValue(engine, cellType, { text, number });
    }),
  );
  return trimmedGrid(sheet, rows);
}

function typedValue(
  engine: Engine,
  type: ReturnType<File["GetCellType"]>["cellType"],
  read: { readonly text: string; readonly number: number },
): CellValue {
  if (type === engine.CellTypeBool) return read.number !== 0;
  if (type === engine.CellTypeUnset || type === engine.CellTypeNumber) return portValue(read.number);
  return portValue(read.text);
}
