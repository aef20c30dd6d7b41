import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { cellAddress } from "../../src/workbook/address.ts";
import type { CellValue, SheetBlock } from "../../src/workbook/port.ts";
import { recalculated } from "./libreOffice.ts";

/** Digits that a spreadsheet keeps of a number. */
const comparedDigits = 15;

export interface Recalculation {
  /** How many cells have a formula. */
  readonly formulas: number;
  /** Each cell whose value is another one after computing it anew: address, formula, before → after. */
  readonly differences: readonly string[];
}

/** Writes the sheets to a file, lets LibreOffice compute every formula anew, and compares all of them. */
export async function differencesAfterRecalculation(blocks: readonly SheetBlock[]): Promise<Recalculation> {
  const opened = await xlsxFiles.open(await recalculated(await xlsxFiles.create(blocks, "Thử")));
  assert.ok(opened.ok);
  const grids = await opened.value.readGrids(blocks.map((block) => block.sheet));
  const differences: string[] = [];
  let formulas = 0;
  blocks.forEach((block, sheet) => {
    block.rows.forEach((row, rowIndex) => {
      row.forEach((cell, columnIndex) => {
        if (cell.formula === undefined) return;
        formulas++;
        const after = grids[sheet]?.rows[rowIndex]?.[columnIndex] ?? null;
        if (comparable(after) === comparable(cell.value)) return;
        const address = cellAddress({ row: rowIndex + 1, column: columnIndex + 1 });
        differences.push(
          `${block.sheet}!${address} ${cell.formula}: ${String(cell.value)} → ${String(after)}`,
        );
      });
    });
  });
  return { formulas, differences };
}

function comparable(value: CellValue): string {
  return typeof value === "number" ? value.toPrecision(comparedDigits) : JSON.stringify(value);
}
