import assert from "node:assert/strict";
import { money } from "../../../src/core/money/index.ts";
import type { TableWriting } from "../../../src/core/report/render.ts";
import { csvDialects, renderCsv } from "../../../src/core/report/renderCsv.ts";
import { renderMarkdown } from "../../../src/core/report/renderMarkdown.ts";
import { fold, renderText } from "../../../src/core/report/renderText.ts";
import {
  column,
  moneyCell,
  textCell,
  type Cell,
  type Row,
  type Table,
} from "../../../src/core/report/table.ts";
import { labelText, writingIn } from "../../../src/text/language.ts";

function writing(language: "vi" | "en"): TableWriting {
  const words = writingIn(language, "million");
  return { unit: words.unit, style: words.style, label: (label) => labelText(words, label) };
}

function row(key: string, role: Row["role"], level: number, ...cells: readonly Cell[]): Row {
  return { key, role, level, cells };
}

const table: Table = {
  id: "sample",
  title: { text: "Mẫu" },
  columns: [
    column("name", { text: "Tên" }, "left"),
    column("amount", { text: "Số tiền" }),
    column("share", { text: "Tỷ trọng" }),
    column("check", { text: "Kiểm tra" }, "left"),
  ],
  rows: [
    row(
      "a",
      "item",
      1,
      textCell({ text: "=1+1; xã" }),
      moneyCell(money(1_502_062_500_000)),
      { kind: "decimal", value: "0.2156", show: "percent", decimals: 1 },
      { kind: "check", difference: money(0) },
    ),
    row(
      "t",
      "total",
      0,
      textCell({ name: { vi: "Tổng | cộng", en: "Total" } }),
      moneyCell(money(-4_000_000_000)),
      { kind: "empty" },
      { kind: "check", difference: money(-1_500_000) },
    ),
  ],
  hasMoney: true,
  notes: [{ text: "Ghi chú." }],
};

describe("renderers", () => {
  it("draw text in columns, numbers to the right, in the reader's style", () => {
    const lines = renderText(table, writing("vi"), { width: 80 }).split("\n");
    assert.deepEqual(lines.slice(0, 1), ["Mẫu                    Đơn vị: triệu đồng"]);
    assert.ok(
      lines.some(
        (line) => line.includes("  =1+1; xã") && line.includes("1.502.062,5") && line.includes("21,6%"),
      ),
    );
    assert.ok(lines.some((line) => line.startsWith("Tổng | cộng") && line.endsWith("-1,5")));
    assert.equal(lines.at(-1), "Ghi chú.");
  });

  it("write csv that no spreadsheet takes for a formula and every one can parse", () => {
    assert.equal(
      renderCsv(table, writing("vi"), csvDialects.vi),
      [
        "Tên;Số tiền;Tỷ trọng;Kiểm tra",
        '"\'=1+1; xã";1502062,5;0,2156;OK',
        "Tổng | cộng;-4000;;-1,5",
        "",
      ].join("\r\n"),
    );
    assert.equal(
      renderCsv(table, writing("en"), csvDialects.en),
      ["Tên,Số tiền,Tỷ trọng,Kiểm tra", "'=1+1; xã,1502062.5,0.2156,OK", "Total,-4000,,-1.5", ""].join(
        "\r\n",
      ),
    );
  });

  it("write markdown with bars escaped, totals bold, rows indented", () => {
    const text = renderMarkdown(table, writing("vi"));
    assert.match(text, /^## Mẫu\n\n\*Đơn vị: triệu đồng\*\n\n\| Tên \| Số tiền \|/);
    assert.ok(text.includes("| &emsp;=1+1; xã | 1.502.062,5 | 21,6% | OK |"));
    assert.ok(text.includes("| **Tổng \\| cộng** | **-4.000** |  | **-1,5** |"));
    assert.ok(text.includes("- Ghi chú."));
  });

  it("fold at spaces only", () => {
    assert.deepEqual(fold("một hai ba", 7), ["một hai", "ba"]);
    assert.deepEqual(fold("  một hai ba", 8), ["  một", "  hai ba"]);
    assert.deepEqual(fold("nghiêng", 3), ["nghiêng"]);
  });
});
