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
  const opened = await xlsxFiles.open(await recalculated(await xlsxFiles.create(blocks, "Thử", "vi")));
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
        if (isSame(cell.value, after)) return;
        const address = cellAddress({ row: rowIndex + 1, column: columnIndex + 1 });
        differences.push(
          `${block.sheet}!${address} ${cell.formula}: ${String(cell.value)} → ${String(after)}`,
        );
      });
    });
  });
  return { formulas, differences };
}

/**
 * Numbers are the same if they are to 15 digits. LibreOffice writes 15, rounded from 17 that were rounded before, so a share
 * may lie half of the last one away and a bit; an amount fits into 15 digits whole, and one đồng more would show.
 */
function isSame(before: CellValue, after: CellValue): boolean {
  if (typeof before !== "number" || typeof after !== "number") return before === after;
  if (before === after) return true;
  const largest = Math.max(Math.abs(before), Math.abs(after));
  const lastDigit = 10 ** (Math.floor(Math.log10(largest)) - comparedDigits + 1);
  return Math.abs(before - after) <= lastDigit / 2 + Number.EPSILON * largest;
}
