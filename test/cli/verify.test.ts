import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { phanbo } from "./harness.ts";

type Files = Readonly<Record<string, Uint8Array | string>>;

/** The examples of the reference pages: a plan of two communes, and a scenario on it with a parameter. */
const plan = example("plan-format.md");
const scenario = example("scenario-format.md");

let json = "";
let workbook: Uint8Array = new Uint8Array();

function file(text: string | Uint8Array): Files {
  return { "p.json": plan, ...(typeof text === "string" ? { "r.json": text } : { "r.xlsx": text }) };
}

function example(page: string): string {
  const text = readFileSync(new URL(`../../docs/reference/${page}`, import.meta.url), "utf8");
  return /```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? assert.fail(page);
}

/** The result with its first cell of a commune one đồng more. */
function oneDongMore(): { readonly text: string; readonly cell: Readonly<Record<string, string | number>> } {
  const data = JSON.parse(json) as { cells: Record<string, string | number>[] };
  const cell = data.cells.find(({ source, year }) => source === "central" && year === 2025) ?? assert.fail();
  cell["amount"] = Number(cell["amount"]) + 1;
  return { text: JSON.stringify(data), cell };
}

describe("phanbo verify", () => {
  before(async function () {
    this.timeout(120_000);
    const made = await phanbo(
      "allocate p.json --scenario s.json --accept-corrections --out r.json --out r.xlsx --quiet",
      {
        "p.json": plan,
        "s.json": scenario,
      },
    );
    assert.equal(made.exit, 0, made.error);
    json = new TextDecoder().decode(made.files.get("r.json"));
    workbook = made.files.get("r.xlsx") ?? assert.fail();
  });

  it("says 0 for a result that is what is computed, with its scenario and accepted corrections", async () => {
    const { exit, out, error } = await phanbo("verify r.json", file(json));
    assert.equal(exit, 0, error + out);
    assert.match(out, /^Khớp: tính lại “r\.json” cho đúng [\d.]+ con số, đến từng đồng\.\n/);
    assert.match(out, /Dữ liệu vào [0-9a-f]{8} · kết quả [0-9a-f]{8}/);
  }).timeout(60_000);

  it("says 1 for one changed đồng, and names place, source, type and year", async () => {
    const { text, cell } = oneDongMore();
    const { exit, out } = await phanbo("verify r.json", file(text));
    assert.equal(exit, 1);
    assert.match(out, /Không khớp: 1 chỗ trong “r\.json”/);
    assert.match(
      out.replace(/\s+/g, " "),
      new RegExp(
        `phân bổ: ${String(cell["place"])}, nguồn central, Vốn đầu tư phát triển, năm 2025: ghi [\\d.]+ đồng, tính lại [\\d.]+ đồng`,
      ),
    );
    const data = JSON.parse((await phanbo("verify r.json --format json", file(text))).out) as {
      readonly same: boolean;
      readonly differences: readonly Readonly<Record<string, unknown>>[];
    };
    assert.equal(data.same, false);
    const { place, source, type, year, amount } = cell;
    assert.deepEqual(data.differences, [
      { of: "cells", place, source, type, year, stated: amount, computed: Number(amount) - 1 },
    ]);
  }).timeout(120_000);

  for (const [what, change, said] of [
    ["a row left out", (text: string) => without(text), /ghi không có, tính lại/],
    [
      "another hash of the outputs",
      (text: string) => text.replace(/"outputs": "./, '"outputs": "g'),
      /kết quả: outputs/,
    ],
    ["another method", (text: string) => text.replace('"largestRemainder"', '"webster"'), /kết quả: method/],
    [
      "another parameter in its scenario",
      (text: string) => text.replace('"value": "90%"', '"value": "91%"'),
      /Dữ liệu vào đã khác/,
    ],
    [
      "another unit",
      (text: string) => text.replace('"unit": "million"', '"unit": "thousand"'),
      /Dữ liệu vào đã khác/,
    ],
  ] as const) {
    it(`says 1 for ${what}`, async () => {
      const changed = change(json);
      assert.notEqual(changed, json);
      const { exit, out } = await phanbo("verify r.json", file(changed));
      assert.equal(exit, 1);
      assert.match(out.replace(/\s+/g, " "), said);
    }).timeout(60_000);
  }

  it("says 0 for a workbook that is what is computed", async () => {
    const { exit, out, error } = await phanbo("verify r.xlsx", file(workbook));
    assert.equal(exit, 0, error + out);
  }).timeout(60_000);

  it("says 1 for one changed đồng in a workbook, and names sheet and cell", async () => {
    const opened = await xlsxFiles.open(workbook);
    assert.ok(opened.ok);
    const sheet = "Theo xã";
    const [grid] = await opened.value.readGrids([sheet]);
    const row =
      grid?.rows.findIndex((cells) => cells.some((value) => typeof value === "number" && value > 10)) ?? -1;
    const column = grid?.rows[row]?.findIndex((value) => typeof value === "number" && value > 10) ?? -1;
    const value = Number(grid?.rows[row]?.[column]);
    const changed = await withValue(workbook, sheet, row, column, value + 0.000_001);
    const { exit, out } = await phanbo("verify r.xlsx", file(changed));
    assert.equal(exit, 1);
    const address = `${String.fromCharCode(65 + column)}${row + 1}`;
    assert.ok(out.includes(`Không khớp: 1 chỗ`) && out.includes(`${sheet}!${address}`), out);
  }).timeout(120_000);

  it("computes from the plan that is named instead: a copy gives the same, another plan does not", async () => {
    const copy = await phanbo("verify r.json copy.json", { "r.json": json, "copy.json": plan });
    assert.equal(copy.exit, 0, copy.error);
    const other = plan.replace("200990000000", "200991000000");
    const changed = await phanbo("verify r.json copy.json", { "r.json": json, "copy.json": other });
    assert.equal(changed.exit, 1);
    assert.match(changed.out.replace(/\s+/g, " "), /Kế hoạch hoặc phiên bản chương trình đã thay đổi/);
  });

  it("holds the result to the scenario that is named", async () => {
    const files = { ...file(json), "s.json": scenario, "o.json": scenario.replace('1:1.5" }', '1:2" }') };
    assert.equal((await phanbo("verify r.json --scenario s.json", files)).exit, 0);
    const other = await phanbo("verify r.json --scenario o.json", files);
    assert.equal(other.exit, 1);
    assert.match(other.error, /Kết quả được tạo với phương án “trung-uong-90”/);
  });

  for (const [what, line, files, exit, said] of [
    ["a result that is not there", "verify no.json", () => ({}), 3, /no\.json/],
    [
      "a plan that is not there",
      "verify r.json no.xlsx",
      () => file(json),
      3,
      /no\.xlsx: Không tìm thấy tệp/,
    ],
    [
      "a plan that the result names and that is gone",
      "verify r.json",
      () => ({ "r.json": json }),
      3,
      /p\.json: Không tìm thấy tệp/,
    ],
    ["a file of another program", "verify r.json", () => file("{}"), 1, /không phải là kết quả phân bổ/],
    [
      "a workbook that is no result",
      "verify r.xlsx",
      async () => file((await phanbo("template --out p.xlsx")).files.get("p.xlsx") ?? ""),
      1,
      /không phải là kết quả phân bổ/,
    ],
    ["another kind of file", "verify r.csv", () => ({ "r.csv": "a" }), 1, /không phải là kết quả phân bổ/],
    ["no result", "verify", () => ({}), 2, /Thiếu tham số/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const outcome = await phanbo(line, await Promise.resolve<Files>(files()));
      assert.deepEqual([outcome.exit, outcome.out], [exit, ""]);
      assert.match(outcome.error, said);
    }).timeout(60_000);
  }

  it("verifies what phanbo run wrote, in the language and unit that it was written in", async () => {
    const line = "run p.json --accept-corrections --lang en --unit thousand --out r.xlsx --quiet";
    const made = await phanbo(line, { "p.json": plan });
    const bytes = made.files.get("r.xlsx") ?? assert.fail();
    const { exit, out } = await phanbo("verify r.xlsx --lang en", file(bytes));
    assert.equal(exit, 0, out);
    assert.match(out, /^The same: /);
  });
});

function without(text: string): string {
  const data = JSON.parse(text) as { cells: unknown[] };
  data.cells.shift();
  return JSON.stringify(data);
}

/** The workbook with one value changed in the XML of its sheet, as a person would change it in a program. */
async function withValue(
  bytes: Uint8Array,
  sheet: string,
  row: number,
  column: number,
  value: number,
): Promise<Uint8Array> {
  const opened = await xlsxFiles.open(bytes);
  assert.ok(opened.ok);
  const names = await opened.value.sheetNames();
  const grids = await opened.value.readGrids(names);
  const blocks = grids.map((grid) => ({
    sheet: grid.sheet,
    rows: grid.rows.map((cells, at) =>
      cells.map((held, position) => ({
        value: grid.sheet === sheet && at === row && position === column ? value : held,
        style: typeof held === "number" ? ("decimal" as const) : ("text" as const),
      })),
    ),
    columnWidths: [],
    tables: [],
    merged: [],
    validations: [],
    page: { orientation: "portrait" as const },
  }));
  return xlsxFiles.create(blocks, "kết quả", "vi");
}
