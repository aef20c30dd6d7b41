import assert from "node:assert/strict";
import { money, type MoneyUnit } from "../../src/core/money/index.ts";
import {
  column,
  moneyCell,
  type Cell,
  type Formula,
  type Row,
  type Table,
} from "../../src/core/report/table.ts";
import { writingIn } from "../../src/text/language.ts";
import type { BlockCell } from "../../src/workbook/port.ts";
import { tablesToBlocks } from "../../src/workbook/tableBlocks.ts";

/** A table of one column of ids or codes and one of amounts in đồng; its rows stand from row 4. */
function amounts(id: string, rows: Readonly<Record<string, number>>): Table {
  return {
    id,
    title: { text: id },
    columns: [column("key", { text: "Mã" }, "left", 8), column("amount", { text: "Số tiền" })],
    rows: Object.entries(rows).map(([key, dong]): Row => ({
      key,
      role: "item",
      level: 0,
      cells: [{ kind: "code", text: key.replace(/^#\d+ /, "") }, moneyCell(money(dong))],
    })),
    hasMoney: true,
    notes: [],
  };
}

const first = amounts("first", { a: 1_000_000, b: 2_000_000, c: 4_000_000, d: 0, e: 500_000 });
const second = amounts("second", { "01": 3_000_000, "#1 01": 4_000_000, "#2 02": 5_000_000 });

/** What becomes of `cell` in a third table: `Tổng!A4` beside the sheets `Một` and `Hai dữ liệu`. */
function written(cell: Cell, unit: MoneyUnit = "million", others = [first, second]): BlockCell {
  const table: Table = {
    id: "third",
    title: { text: "third" },
    columns: [column("value", { text: "Giá trị" })],
    rows: [{ key: "it", role: "item", level: 0, cells: [cell] }],
    hasMoney: true,
    notes: [],
  };
  const sheets = ["Một", "Hai dữ liệu"];
  const tables = [
    ...others.map((other, index) => ({ sheet: sheets[index] ?? "Ba", table: other })),
    { sheet: "Tổng", table },
  ];
  const blocks = tablesToBlocks(tables, { writing: writingIn("vi", unit), orientation: "portrait" });
  return blocks.at(-1)?.rows[3]?.[0] ?? assert.fail("the cell is written");
}

const at = (row: string, table = "first") => ({ table, row, column: "amount" });
const where = (table: string, ...codes: readonly string[]): Formula => ({
  kind: "sumWhere",
  table,
  column: "amount",
  match: codes.map((equals) => ({ column: "key", equals })),
});

describe("Formulas of money", () => {
  const cases: readonly {
    readonly formula: Formula;
    readonly dong: number;
    readonly text: string | undefined;
    readonly unit?: MoneyUnit;
  }[] = [
    { formula: { kind: "sum", of: [at("a"), at("b"), at("c")] }, dong: 7_000_000, text: "SUM('Một'!B4:B6)" },
    { formula: { kind: "sum", of: [at("a"), at("c")] }, dong: 5_000_000, text: "SUM('Một'!B4,'Một'!B6)" },
    {
      formula: { kind: "sum", of: [at("a"), at("01", "second")] },
      dong: 4_000_000,
      text: "SUM('Một'!B4,'Hai dữ liệu'!B4)",
    },
    {
      formula: { kind: "sum", of: [at("a"), at("e")] },
      dong: 1_500_000,
      text: "ROUND(SUM('Một'!B4,'Một'!B8),6)",
    },
    {
      formula: { kind: "sum", of: [at("a"), at("e")] },
      dong: 1_500_000,
      text: "SUM('Một'!B4,'Một'!B8)",
      unit: "dong",
    },
    {
      formula: { kind: "sum", of: [at("a"), at("b")] },
      dong: 3_000_000,
      text: "ROUND(SUM('Một'!B4:B5),9)",
      unit: "billion",
    },
    { formula: { kind: "sum", of: [] }, dong: 0, text: undefined },
    {
      formula: where("second", "01"),
      dong: 7_000_000,
      text: `SUMIFS('Hai dữ liệu'!$B$4:$B$6,'Hai dữ liệu'!$A$4:$A$6,"01")`,
    },
    {
      formula: where("second", "9"),
      dong: 0,
      text: `SUMIFS('Hai dữ liệu'!$B$4:$B$6,'Hai dữ liệu'!$A$4:$A$6,"9")`,
    },
    {
      formula: where("second", "1"),
      dong: 0,
      text: `SUMPRODUCT(--EXACT('Hai dữ liệu'!$A$4:$A$6,"1"),'Hai dữ liệu'!$B$4:$B$6)`,
    },
    {
      formula: where("first", "A"),
      dong: 0,
      text: `SUMPRODUCT(--EXACT('Một'!$A$4:$A$8,"A"),'Một'!$B$4:$B$8)`,
    },
    {
      formula: where("first", "<b"),
      dong: 0,
      text: `SUMPRODUCT(--EXACT('Một'!$A$4:$A$8,"<b"),'Một'!$B$4:$B$8)`,
    },
    {
      formula: where("first", "*"),
      dong: 0,
      text: `SUMPRODUCT(--EXACT('Một'!$A$4:$A$8,"*"),'Một'!$B$4:$B$8)`,
    },
    { formula: where("first", 'a"'), dong: 0, text: `SUMIFS('Một'!$B$4:$B$8,'Một'!$A$4:$A$8,"a""")` },
    {
      formula: where("first", "a", "b"),
      dong: 0,
      text: `SUMIFS('Một'!$B$4:$B$8,'Một'!$A$4:$A$8,"a",'Một'!$A$4:$A$8,"b")`,
    },
    {
      formula: {
        kind: "sumWhere",
        table: "second",
        column: "amount",
        match: [{ column: "key", equals: { table: "second", row: "01", column: "key" } }],
      },
      dong: 7_000_000,
      text: "SUMIFS('Hai dữ liệu'!$B$4:$B$6,'Hai dữ liệu'!$A$4:$A$6,'Hai dữ liệu'!A4)",
    },
    {
      formula: { kind: "difference", left: at("a"), right: at("c") },
      dong: -3_000_000,
      text: "'Một'!B4-'Một'!B6",
    },
    {
      formula: { kind: "difference", left: at("a"), right: at("e") },
      dong: 500_000,
      text: "ROUND('Một'!B4-'Một'!B8,6)",
    },
    { formula: { kind: "product", of: at("c"), by: "0.5" }, dong: 2_000_000, text: "'Một'!B6*0.5" },
    { formula: { kind: "product", of: at("c"), by: "0.05" }, dong: 200_000, text: "ROUND('Một'!B6*0.05,6)" },
    {
      formula: { kind: "product", of: at("a"), by: "0.0000015" },
      dong: 2,
      text: "ROUND('Một'!B4*0.0000015,6)",
    },
    { formula: { kind: "positivePart", of: at("a") }, dong: 1_000_000, text: "MAX(0,'Một'!B4)" },
    { formula: { kind: "same", as: at("e") }, dong: 500_000, text: "'Một'!B8" },
  ];
  for (const { formula, dong, text, unit } of cases) {
    it(`${text ?? "(none)"} for ${dong} đồng in ${unit ?? "million"}`, () => {
      assert.equal(written(moneyCell(money(dong), formula), unit).formula, text);
    });
  }

  it("splits a sum of more than 200 ranges into sums of sums", () => {
    const rows = Object.fromEntries(Array.from({ length: 401 * 2 }, (_, index) => [`r${index}`, 1_000_000]));
    const of = Array.from({ length: 401 }, (_, index) => at(`r${index * 2}`, "many"));
    const cell = written(moneyCell(money(401_000_000), { kind: "sum", of }), "million", [
      amounts("many", rows),
    ]);
    assert.match(cell.formula ?? "", /^SUM\(SUM\([^()]*\),SUM\([^()]*\),SUM\([^()]*\)\)$/);
  });

  it("names the rows one by one where a whole column would hold the cell itself", () => {
    const formula = {
      kind: "sumWhere",
      table: "first",
      column: "amount",
      match: [{ column: "key", equals: "b" }],
    } as const;
    const table = {
      ...first,
      rows: first.rows.map((row) =>
        row.key === "d"
          ? { ...row, cells: [row.cells[0] ?? assert.fail(), moneyCell(money(2_000_000), formula)] }
          : row,
      ),
    };
    const [block] = tablesToBlocks([{ sheet: "Một", table }], {
      writing: writingIn("vi", "million"),
      orientation: "portrait",
    });
    assert.equal(block?.rows[6]?.[1]?.formula, "SUM(B5)");
  });
});

describe("Formulas of shares, counts and checks", () => {
  it("keeps a quotient from dividing by zero", () => {
    const formula: Formula = { kind: "quotient", part: at("a"), whole: at("d") };
    const cell = written({ kind: "decimal", value: "0", show: "percent", formula });
    assert.deepEqual([cell.formula, cell.value], ["IF('Một'!B7=0,0,'Một'!B4/'Một'!B7)", 0]);
  });

  it("gives a quotient all the digits of a binary number, however few the engine stated", () => {
    const other = amounts("whole", { sum: 3_000_000 });
    const whole: Formula = { kind: "quotient", part: at("a"), whole: at("sum", "whole") };
    const cell = written({ kind: "decimal", value: "0.333", show: "percent", formula: whole }, "million", [
      first,
      other,
    ]);
    assert.deepEqual(
      [cell.formula, cell.value],
      ["IF('Hai dữ liệu'!B4=0,0,'Một'!B4/'Hai dữ liệu'!B4)", 1 / 3],
    );
  });

  const checks = `
    of | đồng     | tolerance | unit    | formula                                     | value
    d  | 0        |           | million | IF(ROUND('Một'!B7,6)=0,"OK",'Một'!B7)       | OK
    e  | 500000   |           | million | IF(ROUND('Một'!B8,6)=0,"OK",'Một'!B8)       | 0.5
    e  | 500000   | 500000    | million | IF(ABS(ROUND('Một'!B8,6))<=0.5,"OK",'Một'!B8) | OK
    e  | 500000   | 499999    | million | IF(ABS(ROUND('Một'!B8,6))<=0.499999,"OK",'Một'!B8) | 0.5
    d  | 0        |           | dong    | IF('Một'!B7=0,"OK",'Một'!B7)                | OK
    a  | 1000000  | 10        | dong    | IF(ABS('Một'!B4)<=10,"OK",'Một'!B4)         | 1000000
  `;
  for (const line of checks.trim().split("\n").slice(1)) {
    const [of = "", dong = "", tolerance = "", unit, formula, value] = line
      .split("|")
      .map((cell) => cell.trim());
    it(`checks ${of} in ${String(unit)} with tolerance ${tolerance}`, () => {
      const check: Formula = {
        kind: "check",
        of: at(of),
        ...(tolerance === "" ? {} : { tolerance: money(Number(tolerance)) }),
      };
      const cell = written(
        { kind: "check", difference: money(Number(dong)), formula: check },
        unit as MoneyUnit,
      );
      assert.deepEqual([cell.formula, String(cell.value)], [formula, value]);
    });
  }

  it("adds counts", () => {
    const formula: Formula = { kind: "sum", of: [at("a"), at("b")] };
    assert.equal(written({ kind: "count", value: 3, formula }).formula, "SUM('Một'!B4:B5)");
  });
});

describe("Formulas that a program got wrong", () => {
  const same = (row: string, table = "first", columnId = "amount"): Cell =>
    moneyCell(money(1_000_000), { kind: "same", as: { table, row, column: columnId } });
  const wrong: readonly (readonly [what: string, cell: Cell, message: RegExp])[] = [
    ["an unknown table", same("a", "none"), /has the table none/],
    ["an unknown row", same("z"), /first has the row z/],
    ["an unknown column", same("a", "first", "none"), /first has the column none/],
    ["another figure than the engine's", same("b"), /Tổng!A4: the formula comes to 2, the engine to 1/],
    ["counting with words", same("a", "first", "key"), /not with "a"/],
    ["a cell that depends on itself", same("it", "third", "value"), /Tổng!A4 does not depend on itself/],
    [
      "a share that is not the quotient",
      {
        kind: "decimal",
        value: "0.51",
        show: "percent",
        formula: { kind: "quotient", part: at("a"), whole: at("b") },
      },
      /the formula comes to 0\.5, the engine to 0\.51/,
    ],
    [
      "a count that is not the sum",
      { kind: "count", value: 4, formula: { kind: "sum", of: [at("a"), at("b")] } },
      /the formula comes to 3, the engine to 4/,
    ],
  ];
  for (const [what, cell, message] of wrong) {
    it(`stops at ${what}`, () => {
      assert.throws(() => written(cell), message);
    });
  }

  it("stops at a circle through several tables, whole ranges counted", () => {
    const circular = amounts("first", { a: 0, b: 0 });
    const live = {
      ...circular,
      rows: circular.rows.map((row) => ({
        ...row,
        cells: [
          row.cells[0] ?? assert.fail(),
          moneyCell(money(0), { kind: "same", as: { table: "third", row: "it", column: "value" } }),
        ],
      })),
    };
    assert.throws(
      () => written(moneyCell(money(0), where("first", "c")), "million", [live]),
      /does not depend on itself/,
    );
  });
});
