import assert from "node:assert/strict";
import { startEngine } from "../../../src/adapters/xlsx/engine.ts";
import { openXlsx } from "../../../src/adapters/xlsx/xlsxWorkbook.ts";
import type { BlockCell } from "../../../src/workbook/port.ts";
import { fileOf, sheetOf } from "./opened.ts";

describe("A workbook of 11.000 cells", () => {
  const rows = Array.from({ length: 550 }, (_, row) =>
    Array.from({ length: 20 }, (__, column): BlockCell => {
      if (column < 2) return { value: `${row}`.padStart(5, "0"), style: "code" };
      return { value: row * 1000 + column, style: "money" };
    }),
  );

  it("is read in less than a second", async () => {
    await startEngine();
    const bytes = await fileOf(sheetOf({ sheet: "Theo xã", rows }));
    const start = performance.now();
    const opened = await openXlsx(bytes);
    assert.ok(opened.ok);
    const [grid] = await opened.value.readGrids(["Theo xã"]);
    const milliseconds = performance.now() - start;
    assert.deepEqual(grid?.rows[549]?.slice(0, 4), ["00549", "00549", 549_002, 549_003]);
    assert.ok(milliseconds < 1000, `${Math.round(milliseconds)} ms`);
  });
});
