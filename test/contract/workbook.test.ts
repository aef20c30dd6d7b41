import assert from "node:assert/strict";
import { newXlsx, openXlsx, type XlsxWorkbook } from "../../src/adapters/xlsx/xlsxWorkbook.ts";
import { memoryWorkbook } from "../../src/workbook/memory.ts";
import type { BlockCell, CellValue, SheetBlock, WorkbookPort } from "../../src/workbook/port.ts";

const properties = { title: "Thử", language: "vi" };

/** Every adapter, as a way to get a workbook that holds `blocks`. */
const adapters: Readonly<Record<string, (...blocks: readonly SheetBlock[][]) => Promise<WorkbookPort>>> = {
  async memory(...writes) {
    const workbook = memoryWorkbook();
    for (const blocks of writes) await workbook.writeBlocks(blocks);
    return workbook;
  },
  async "xlsx, new"(...writes) {
    const workbook = await newXlsx(properties);
    for (const blocks of writes) await workbook.writeBlocks(blocks);
    return workbook;
  },
  async "xlsx, saved and opened"(...writes) {
    const workbook = await newXlsx(properties);
    for (const blocks of writes) await workbook.writeBlocks(blocks);
    return opened(await workbook.save());
  },
  async "xlsx, saved and opened after each write"(...writes) {
    let workbook = await newXlsx(properties);
    for (const blocks of writes) {
      await workbook.writeBlocks(blocks);
      workbook = await opened(await workbook.save());
    }
    return workbook;
  },
};

async function opened(bytes: Uint8Array): Promise<XlsxWorkbook> {
  const workbook = await openXlsx(bytes);
  assert.ok(workbook.ok);
  return workbook.value;
}

function block(sheet: string, rows: readonly (readonly (CellValue | BlockCell)[])[]): SheetBlock {
  return {
    sheet,
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === "object" && cell !== null ? cell : { value: cell, style: "text" })),
    ),
    columnWidths: [],
    tables: [],
    merged: [],
    validations: [],
    page: { orientation: "portrait" },
  };
}

const values: Readonly<Record<string, CellValue>> = {
  "a whole number": 16_000,
  zero: 0,
  "a negative number": -4_000,
  "a decimal": 1502.062,
  "a small decimal": 0.000001,
  "15 digits": 123_456_789_012_345,
  "15 digits with a mark": 24_805_973_000.0001,
  "16 digits": 9_007_199_254_740_991,
  "a binary fraction": 0.1 + 0.2,
  true: true,
  false: false,
  "a code with leading zeros": "00178",
  "a code that looks like a number": "06",
  "a code that looks like a power": "1E5",
  "a word that looks like a boolean": "TRUE",
  "Vietnamese with all marks": "Xã Hữu Lũng: đầu tư, sự nghiệp, ưu đãi, nghị quyết",
  "marks of XML": `a < b & c > d "e" 'f'`,
  "two lines": "dòng một\ndòng hai",
  "spaces at the ends": "  thụt vào  ",
  "text like a formula": "=1+1",
  "text like a sum": "+84 25",
  "text like a list": "- gạch đầu dòng",
  "text like a mention": "@A1",
  "text like an escape": "_x0041_",
  "a letter beyond the first plane": "𠮷",
  "a date as text": "2022-08-01",
};

for (const [adapter, workbookWith] of Object.entries(adapters)) {
  describe(`A workbook (${adapter})`, () => {
    for (const [what, value] of Object.entries(values)) {
      it(`keeps ${what}`, async () => {
        const workbook = await workbookWith([block("Thử", [[value, "cuối"]])]);
        assert.deepEqual(await workbook.readGrids(["Thử"]), [{ sheet: "Thử", rows: [[value, "cuối"]] }]);
      });
    }

    it("names the sheets in the order of writing", async () => {
      const workbook = await workbookWith(
        [block("Tổng hợp", [[1]]), block("A b", [[2]])],
        [block("1", [[3]])],
      );
      assert.deepEqual(await workbook.sheetNames(), ["Tổng hợp", "A b", "1"]);
    });

    it("takes empty text and no value for the same, and drops what is empty at the ends", async () => {
      const rows = [["", null, "a", null], [null, null], [], [false, ""], [null], []];
      const workbook = await workbookWith([block("Thử", rows)]);
      const [grid] = await workbook.readGrids(["Thử"]);
      assert.deepEqual(grid?.rows, [[null, null, "a"], [], [], [false]]);
    });

    it("gives an empty grid for an empty sheet", async () => {
      const workbook = await workbookWith([block("Trống", [])]);
      assert.deepEqual(await workbook.readGrids(["Trống"]), [{ sheet: "Trống", rows: [] }]);
    });

    it("reads formulas as the values that they were computed to be", async () => {
      const rows = [
        [1, 2],
        [
          { value: 3, formula: "SUM(A1:B1)", style: "money" },
          { value: "OK", formula: 'IF(A2=3,"OK",A2-3)', style: "check" },
          { value: true, formula: "A2=3", style: "text" },
          { value: 0.5, formula: "A1/B1", style: "percent" },
          { value: "12", formula: 'A1&"2"', style: "text" },
        ],
      ] satisfies (CellValue | BlockCell)[][];
      const workbook = await workbookWith([block("Thử", rows)]);
      const [grid] = await workbook.readGrids(["Thử"]);
      assert.deepEqual(grid?.rows[1], [3, "OK", true, 0.5, "12"]);
    });

    it("reads text in NFC, however it was written", async () => {
      const workbook = await workbookWith([
        block("Nguồn vốn".normalize("NFD"), [["Lạng Sơn".normalize("NFD")]]),
      ]);
      assert.deepEqual(await workbook.sheetNames(), ["Nguồn vốn"]);
      assert.deepEqual(await workbook.readGrids(["Nguồn vốn"]), [
        { sheet: "Nguồn vốn", rows: [["Lạng Sơn"]] },
      ]);
    });

    it("replaces a sheet whole, in its place, and keeps the others", async () => {
      const first = [
        block("A", [[1, 2], [3]]),
        block("B", [["cũ", "cũ"], ["cũ"], ["cũ"]]),
        block("C", [["01"]]),
      ];
      const workbook = await workbookWith(first, [block("b", [["mới"]])]);
      assert.deepEqual(await workbook.sheetNames(), ["A", "b", "C"]);
      assert.deepEqual(await workbook.readGrids(["C", "B", "A"]), [
        { sheet: "C", rows: [["01"]] },
        { sheet: "b", rows: [["mới"]] },
        { sheet: "A", rows: [[1, 2], [3]] },
      ]);
    });

    it("writes a sheet again with its tables, lists and merged cells", async () => {
      const full = {
        ...block("Danh mục", [["Mã", "Tên"], ["01", "Một"], ["ghi chú"]]),
        tables: [{ name: "DanhMuc", range: "A1:B2" }],
        merged: ["A3:B3"],
        validations: [{ range: "B2", list: ["Một", "Hai & <ba>"], error: "Chọn trong danh sách." }],
        frozen: { rows: 1, columns: 1 },
        page: { orientation: "landscape", titleRows: { from: 1, to: 1 } },
      } satisfies SheetBlock;
      const workbook = await workbookWith([block("Đầu", [[1]]), full], [full], [full, block("Cuối", [[2]])]);
      assert.deepEqual(await workbook.sheetNames(), ["Đầu", "Danh mục", "Cuối"]);
      const [grid] = await workbook.readGrids(["Danh mục"]);
      assert.deepEqual(grid?.rows, [["Mã", "Tên"], ["01", "Một"], ["ghi chú"]]);
    });

    for (const name of ["", "a".repeat(32), "a/b", "a:b", "a[b]", "a?", "a*", "'a", "a'", "a\nb"]) {
      it(`refuses the sheet name ${JSON.stringify(name)}`, async () => {
        await assert.rejects(async () => workbookWith([block(name, [[1]])]), { name: "InvariantError" });
      });
    }

    it("refuses to read a sheet that is not there", async () => {
      const workbook = await workbookWith([block("A", [[1]])]);
      await assert.rejects(async () => workbook.readGrids(["B"]), { name: "InvariantError" });
    });
  });
}
