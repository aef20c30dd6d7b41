import assert from "node:assert/strict";
import { parsePlan, type Plan } from "../../src/core/plan/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridOf } from "../../src/workbook/grid.ts";
import { planToBlocks } from "../../src/workbook/planSheets.ts";
import type { CellValue, Grid } from "../../src/workbook/port.ts";
import { smallPlanFile } from "./smallPlanFile.ts";

/** The small plan, read and checked. */
export function smallPlan(): Plan {
  const plan = parsePlan(smallPlanFile);
  assert.ok(plan.ok, JSON.stringify(plan));
  return plan.value;
}

/** The sheets of the small plan, in triệu đồng, as reading gives them. */
export function smallGrids(): readonly Grid[] {
  return planToBlocks(smallPlan(), writingIn("vi", "million")).map(gridOf);
}

/** The grids with the cells at `Sheet!A1` addresses changed. */
export function withCells(
  grids: readonly Grid[],
  changes: Readonly<Record<string, CellValue>>,
): readonly Grid[] {
  return Object.entries(changes).reduce((changed, [address, value]) => {
    const [, sheet = "", letters = "", digits = ""] = /^(.*)!([A-Z])(\d+)$/.exec(address) ?? [];
    assert.ok(
      changed.some((grid) => grid.sheet === sheet),
      `there is a sheet ${sheet}`,
    );
    const [row, column] = [Number(digits) - 1, letters.charCodeAt(0) - 65];
    return changed.map((grid) =>
      grid.sheet === sheet ? { sheet, rows: put(grid.rows, row, column, value) } : grid,
    );
  }, grids);
}

function put(rows: Grid["rows"], row: number, column: number, value: CellValue): Grid["rows"] {
  const padded = [...rows, ...Array.from({ length: Math.max(0, row + 1 - rows.length) }, () => [])];
  return padded.map((cells, index) => {
    if (index !== row) return cells;
    const wide = [...cells, ...Array.from({ length: Math.max(0, column + 1 - cells.length) }, () => null)];
    return wide.map((cell, position) => (position === column ? value : cell));
  });
}
