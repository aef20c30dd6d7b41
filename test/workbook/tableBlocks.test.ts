import assert from "node:assert/strict";
import { moneyUnits, money, type MoneyUnit } from "../../src/core/money/index.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Row,
  type Table,
} from "../../src/core/report/table.ts";
import { writingIn } from "../../src/text/language.ts";
import { tablesToBlocks } from "../../src/workbook/tableBlocks.ts";
import { communeTable, districtTable, samplePlaces, sampleTables } from "./sampleTables.ts";

function blockOf(table: Table, unit: MoneyUnit = "million", footer?: string) {
  const options = { writing: writingIn("vi", unit), orientation: "landscape" } as const;
  const [block] = tablesToBlocks(
    [{ sheet: "Bảng", table }],
    footer === undefined ? options : { ...options, footer },
  );
  return block ?? assert.fail("a table becomes a sheet");
}

const item: Row = {
  key: "one",
  role: "item",
  level: 2,
  cells: [
    { kind: "code", text: "01" },
    textCell({ text: "Vốn đầu tư" }),
    moneyCell(money(1_502_062_000_000)),
    { kind: "decimal", value: "0.2156", show: "percent" },
    { kind: "decimal", value: "1.25", show: "plain" },
    { kind: "count", value: 7 },
    { kind: "check", difference: money(-4_000_000_000) },
    emptyCell,
  ],
};

const small: Table = {
  id: "small",
  title: { name: { vi: "Bảng nhỏ", en: "Small table" } },
  columns: [
    column("code", { text: "Mã" }, "centre", 6),
    column("name", { text: "Nội dung" }, "left", 30),
    column("money", { text: "Số tiền" }, "right", 5),
    column("share", { text: "Tỷ trọng" }, "right", 10),
    column("weight", { text: "Hệ số" }, "right", 8),
    column("count", { text: "Số xã" }, "right", 8),
    column("check", { text: "Kiểm tra" }, "centre", 10),
    column("empty", { text: "Ghi chú" }, "left", 20),
  ],
  rows: [item],
  hasMoney: true,
  notes: [{ text: "Một ghi chú." }, { text: "Hai ghi chú." }],
};

/** The cells of the row with another amount, and no check whose decimals would count too. */
function withMoney(dong: number): readonly Cell[] {
  return item.cells.map((cell) =>
    cell.kind === "money" ? moneyCell(money(dong)) : cell.kind === "check" ? emptyCell : cell,
  );
}

const roles = (role: Row["role"]): Table => ({ ...small, rows: [{ ...item, role, level: 0 }] });

describe("A table as a sheet", () => {
  it("stands below its title and its unit and above its notes", () => {
    assert.deepEqual(
      blockOf(small).rows.map((row) => row.map((cell) => cell.value)),
      [
        ["Bảng nhỏ", ...Array<null>(7).fill(null)],
        ["Đơn vị: triệu đồng", ...Array<null>(7).fill(null)],
        ["Mã", "Nội dung", "Số tiền", "Tỷ trọng", "Hệ số", "Số xã", "Kiểm tra", "Ghi chú"],
        ["01", "Vốn đầu tư", 1_502_062, 0.2156, 1.25, 7, -4000, null],
        [],
        ["Một ghi chú.", ...Array<null>(7).fill(null)],
        ["Hai ghi chú.", ...Array<null>(7).fill(null)],
      ],
    );
  });

  it("has title, unit and notes across all columns, and its heading on every page and in sight", () => {
    const block = blockOf(small, "million", "chân trang");
    assert.deepEqual(block.merged, ["A1:H1", "A2:H2", "A6:H6", "A7:H7"]);
    assert.deepEqual(block.frozen, { rows: 3, columns: 2 });
    assert.deepEqual(block.page, {
      orientation: "landscape",
      titleRows: { from: 3, to: 3 },
      footer: "chân trang",
    });
  });

  it("names no unit over a table without money", () => {
    assert.equal(blockOf({ ...small, hasMoney: false }).rows[1]?.[0]?.value, null);
  });

  const looks = `
    role     | code | text         | money         | share   | weight  | count | check
    item     | code | text         | money         | percent | decimal | count | check
    section  | code | section      | money         | percent | decimal | count | check
    subtotal | code | subtotalText | subtotalMoney | percent | decimal | count | check
    total    | code | totalText    | totalMoney    | percent | decimal | count | check
  `;
  for (const line of looks.trim().split("\n").slice(1)) {
    const [role, ...styles] = line.split("|").map((cell) => cell.trim());
    it(`looks like a ${String(role)}`, () => {
      const row = blockOf(roles(role as Row["role"])).rows[3] ?? [];
      assert.deepEqual(
        row.slice(0, 7).map((cell) => cell.style),
        styles,
      );
      const isBold = role === "subtotal" || role === "total";
      for (const index of [0, 3, 4, 5, 6]) assert.equal(row[index]?.emphasis, isBold ? role : undefined);
    });
  }

  it("indents the first words of a row by its level", () => {
    assert.deepEqual(
      blockOf(small).rows[3]?.map((cell) => cell.indent ?? 0),
      [0, 2, 0, 0, 0, 0, 0, 0],
    );
  });

  const units = `
    unit     | đồng           | value         | decimals
    dong     | 1502062000000  | 1502062000000 | 0
    thousand | 1502062000000  | 1502062000    | 0
    million  | 1502062000000  | 1502062       | 0
    billion  | 1502062000000  | 1502.062      | 3
    million  | 10049500000    | 10049.5       | 1
    billion  | 1              | 0.000000001   | 9
    million  | -1             | -0.000001     | 6
    dong     | 999999999999999 | 999999999999999 | 0
  `;
  for (const line of units.trim().split("\n").slice(1)) {
    const [unit, dong, value, decimals] = line.split("|").map((cell) => cell.trim());
    it(`shows ${String(dong)} đồng in ${String(unit)} as ${String(value)}`, () => {
      const rows = [{ ...item, cells: withMoney(Number(dong)) }];
      const cell = blockOf({ ...small, rows }, unit as MoneyUnit).rows[3]?.[2];
      assert.deepEqual([cell?.value, cell?.decimals], [Number(value), Number(decimals)]);
    });
  }

  it("refuses an amount that a cell cannot hold to the đồng, and says where", () => {
    const rows = [{ ...item, cells: withMoney(9_007_199_254_740_991) }];
    assert.throws(
      () => blockOf({ ...small, rows }, "billion"),
      (error: { issues?: readonly { code: string; place: { cell?: string } }[] }) => {
        assert.deepEqual(
          error.issues?.map(({ code, place }) => [code, place.cell]),
          [["number.tooLarge", "Bảng!C4"]],
        );
        return true;
      },
    );
  });

  for (const unit of moneyUnits) {
    it(`has columns wide enough for every number in ${unit}`, () => {
      const options = { writing: writingIn("vi", unit), orientation: "landscape" } as const;
      for (const block of tablesToBlocks(sampleTables(samplePlaces(4, 4, 9_876_543)), options)) {
        block.rows.slice(3).forEach((row) => {
          row.forEach((cell, index) => {
            if (typeof cell.value !== "number") return;
            const digits = cell.value.toFixed(cell.decimals ?? 0);
            const groups = Math.floor(digits.split(".")[0]?.length ?? 0) / 3;
            assert.ok((block.columnWidths[index] ?? 0) >= digits.length + Math.floor(groups) + 1, digits);
          });
        });
      }
    });
  }

  it("makes rows as high as their wrapped words", () => {
    const long = { ...small, notes: [{ text: "Một ghi chú dài. ".repeat(20) }] };
    const heights = blockOf(long).rowHeights ?? [];
    assert.equal(heights.length, 6);
    assert.ok(
      (heights[5] ?? 0) >= 3 * 15,
      "a note of 340 characters over 100 takes at least three lines and a half",
    );
    assert.equal(heights[3], 18);
  });

  it("says the same in English", () => {
    const writing = writingIn("en", "billion");
    const [block] = tablesToBlocks([{ sheet: "Small", table: small }], { writing, orientation: "portrait" });
    assert.equal(block?.rows[0]?.[0]?.value, "Small table");
    assert.match(String(block.rows[1]?.[0]?.value), /^Unit: /);
  });

  it("leaves its input as it was", () => {
    const places = samplePlaces(2, 3, 1_000_000);
    const tables = [
      { sheet: "Theo xã", table: communeTable(places) },
      { sheet: "Theo huyện", table: districtTable(places) },
    ];
    const before = structuredClone(tables);
    tablesToBlocks(tables, { writing: writingIn("vi", "million"), orientation: "landscape" });
    assert.deepEqual(tables, before);
  });

  const broken: readonly (readonly [what: string, table: Table, message: RegExp])[] = [
    [
      "two columns with one id",
      { ...small, columns: small.columns.map((each) => ({ ...each, id: "same" })) },
      /different ids/,
    ],
    ["two rows with one key", { ...small, rows: [item, item] }, /different keys/],
    [
      "a row that is too short",
      { ...small, rows: [{ ...item, cells: item.cells.slice(1) }] },
      /a cell in each column/,
    ],
  ];
  for (const [what, table, message] of broken) {
    it(`stops at ${what}`, () => {
      assert.throws(() => blockOf(table), message);
    });
  }

  it("stops at two tables on one sheet or with one id", () => {
    const options = { writing: writingIn("vi", "million"), orientation: "portrait" } as const;
    const other = { ...small, id: "other" };
    assert.throws(
      () =>
        tablesToBlocks(
          [
            { sheet: "A", table: small },
            { sheet: "a", table: other },
          ],
          options,
        ),
      /one table has the sheet/,
    );
    assert.throws(
      () =>
        tablesToBlocks(
          [
            { sheet: "A", table: small },
            { sheet: "B", table: small },
          ],
          options,
        ),
      /one table has the id/,
    );
  });
});
