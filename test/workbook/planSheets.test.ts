import assert from "node:assert/strict";
import * as z from "zod";
import { money } from "../../src/core/money/index.ts";
import { parsePlan, planSchema } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { languages, writingIn } from "../../src/text/language.ts";
import { parseRange } from "../../src/workbook/address.ts";
import { choiceSets, choiceWords, readChoice, wordKey, type ChoiceSet } from "../../src/workbook/choices.ts";
import { gridOf } from "../../src/workbook/grid.ts";
import { headingRow, planSheet, recordSheets } from "../../src/workbook/layout.ts";
import { columnHeading } from "../../src/workbook/layoutText.ts";
import { memoryWorkbook } from "../../src/workbook/memory.ts";
import { gridsToPlan, planToBlocks } from "../../src/workbook/planSheets.ts";
import type { BlockCell, SheetBlock } from "../../src/workbook/port.ts";
import { smallGrids, smallPlan } from "./smallPlan.ts";

const blocks = planToBlocks(smallPlan(), writingIn("vi", "million"));

describe("The input workbook", () => {
  it("has a guide and one sheet for each part of the plan, in Vietnamese whatever the language", () => {
    const names = blocks.map(({ sheet }) => sheet);
    assert.deepEqual(names.slice(0, 5), ["Hướng dẫn", "Kế hoạch", "Danh mục nguồn", "Nguồn vốn", "Số tổng"]);
    const english = planToBlocks(smallPlan(), writingIn("en", "million"));
    assert.deepEqual(
      english.map(({ sheet }) => sheet),
      names,
    );
    assert.deepEqual(headingsOf(english), headingsOf(blocks));
  });

  it("stands on sheets as a table a person can read", () => {
    const lines = smallGrids().find(({ sheet }) => sheet === "Nguồn vốn");
    assert.deepEqual(
      lines?.rows.slice(2, 5).map((row) => row.slice(0, 9).join(" | ")),
      [
        "Mã | Nguồn | Loại vốn | Số tiền (triệu đồng) | Từ năm | Đến năm | Tình trạng | Số in trong văn bản | Đơn vị in kèm",
        "central.2021 | central | Vốn đầu tư phát triển | 200990 | 2021 | 2021 | In trong văn bản | 200,99 | tỷ đồng",
        "local.2021 | local | Vốn đầu tư phát triển | 10049.500001 | 2021 | 2021 | In trong văn bản | 10.050 | ",
      ],
    );
    const places = smallGrids().find(({ sheet }) => sheet === "Đơn vị hành chính");
    assert.deepEqual(
      places?.rows
        .slice(2)
        .map((row) => [0, 1, 4, 9, 10, 11, 12].map((index) => row[index] ?? "").join(" | ")),
      [
        "Mã đơn vị | Tên | Mã cấp trên | Số tiêu chí đạt [criteria] (minh họa) | Xã nghèo [poor] | Khu vực [region] | Diện tích [area]",
        "01 | Tỉnh Ví Dụ |  |  |  |  | ",
        "012 | Huyện Một | 01 |  |  |  | ",
        "00123 | Xã Hòa Bình | 012 | 14 | không | iii | 12.345",
        "00124 | Thị trấn Hai | 012 | 19 |  |  | ",
      ],
    );
  });

  it("shows limits, weightings made of others, and amounts of places as a person would write them", () => {
    const cellsOf = (name: string, from: number, columns: readonly number[]) =>
      smallGrids()
        .find(({ sheet }) => sheet === name)
        ?.rows.slice(from)
        .map((row) => columns.map((index) => row[index] ?? "").join(" | "));
    assert.deepEqual(cellsOf("Giới hạn", 2, [0, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15]), [
      "Mã | Loại giới hạn | Các nguồn | Các loại vốn | Từ năm | Đến năm | Các đơn vị | Áp riêng cho từng | Số tiền (triệu đồng) | Tỷ lệ | Số gốc của tỷ lệ | Mức theo thuộc tính | Bậc ưu tiên",
      "floor-each | Mức sàn | central |  |  |  |  | Xã; Năm |  |  |  | floor | ",
      "cap-district | Mức trần | central; local | Vốn đầu tư phát triển; Vốn sự nghiệp | 2022 | 2023 | 012 |  |  | 1:1.5 | total |  | ",
      "hold-debt | Số giữ |  |  |  |  | 00123 |  | 10049.500001 |  |  |  | ",
      "merged | Loại trừ |  |  | 2023 |  | 00123 |  |  |  |  |  | ",
      "reserve | Dự phòng | central |  |  |  |  |  |  | 10% |  |  | ",
      "first | Bậc ưu tiên |  |  |  |  | 00123 |  |  |  |  |  | 1",
    ]);
    assert.deepEqual(cellsOf("Trọng số", 6, [0, 3, 6, 7, 8]), [
      "norm-by-people | Tích các trọng số | by-norm; by-people |  | ",
      "mixed | Tổng các trọng số | norm-by-people; equally | 70%; 3/10 | có",
    ]);
    assert.deepEqual(cellsOf("Sử dụng nguồn", 2, [0, 1, 2]), [
      "Nguồn | Thứ tự sử dụng | Được chuyển nguồn",
      "central | 1 | có",
      "local | 2 | không",
    ]);
    assert.deepEqual(cellsOf("Đơn vị hành chính", 2, [0, 13, 14]), [
      "Mã đơn vị | Mức sàn [floor] (triệu đồng) | Vốn năm trước [past] (triệu đồng, minh họa)",
      "01 |  | ",
      "012 |  | ",
      "00123 | 1500 | 9.007.199.254,740991",
      "00124 | 10049.500001 | ",
    ]);
  });

  it("lays an Excel table over headings and data, with a row of data in each, and freezes the headings", () => {
    const empty = planToBlocks({ ...smallPlan(), corrections: [] }, writingIn("vi", "million"));
    for (const block of empty.slice(1)) {
      const [table] = block.tables;
      const range = parseRange(table?.range ?? "");
      assert.deepEqual(range?.from, { row: headingRow, column: 1 }, block.sheet);
      assert.deepEqual(
        range.to,
        { row: block.rows.length, column: rowAt(block, headingRow).length },
        block.sheet,
      );
      assert.ok(block.rows.length > headingRow, block.sheet);
      assert.equal(block.frozen?.rows, headingRow);
      const headings = rowAt(block, headingRow).map(({ value }) => wordKey(String(value)));
      assert.equal(new Set(headings).size, headings.length, "headings of a table differ");
    }
    const names = empty.flatMap(({ tables }) => tables.map(({ name }) => name));
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every((name) => /^[A-Za-z_]+$/.test(name)));
  });

  it("offers a list for every closed list, every yes or no, and every id of another sheet", () => {
    for (const [sheet, block] of pairs()) {
      sheet.columns.forEach((column, index) => {
        const { entry } = column;
        const isList =
          entry.kind === "choice" || entry.kind === "yesNo" || ("of" in entry && entry.kind !== "list");
        const position = sheet.id === "plan" ? 2 : index + 1;
        const row = headingRow + (sheet.id === "plan" ? index + 1 : 1);
        const covering = block.validations.filter(({ range }) => {
          const { from, to } = parseRange(range) ?? {
            from: { row: 0, column: 0 },
            to: { row: 0, column: 0 },
          };
          return from.column === position && from.row <= row && row <= to.row;
        });
        assert.equal(covering.length, isList ? 1 : 0, `${block.sheet}, ${columnHeading(column, "million")}`);
      });
    }
    const sources = blocks.find(({ sheet }) => sheet === "Nguồn vốn")?.validations[0];
    assert.deepEqual(sources, {
      range: "B4:B206",
      list: { range: "'Danh mục nguồn'!$A$4:$A$206" },
      error: "Hãy chọn một giá trị trong danh sách.",
    });
  });

  it("offers the choices of an attribute and yes or no under its column", () => {
    const places = blocks.find(({ sheet }) => sheet === "Đơn vị hành chính");
    const lists = places?.validations.slice(-2).map(({ range, list }) => ({ range, list }));
    assert.deepEqual(lists, [
      { range: "K4:K207", list: ["có", "không"] },
      { range: "L4:L207", list: ["i", "ii", "iii"] },
    ]);
  });

  it("marks what is to be filled, and samples apart: by column for places, by row elsewhere", () => {
    const styles = (sheet: string, row: number) => rowAt(block(sheet), row).map(({ style }) => style);
    assert.deepEqual(styles("Đơn vị hành chính", 6).slice(8), [
      "input",
      "illustrative",
      "input",
      "input",
      "input",
      "input",
      "illustrative",
    ]);
    assert.ok(styles("Thuộc tính", 4).every((style) => style === "illustrative"));
    assert.ok(styles("Thuộc tính", 5).every((style) => style === "input"));
    assert.match(String(rowAt(block("Đơn vị hành chính"), 2)[0]?.value), /minh họa/);
  });

  it("keeps codes as text, years without groups, and shows the decimals that amounts need", () => {
    const cellsAt = (sheet: string, column: number) =>
      block(sheet)
        .rows.slice(headingRow)
        .map((row) => row[column]);
    assert.ok(
      cellsAt("Đơn vị hành chính", 0).every(
        (cell) => cell?.entry === "text" && typeof cell.value === "string",
      ),
    );
    assert.ok(cellsAt("Đơn vị hành chính", 4).every((cell) => cell?.entry === "text"));
    assert.ok(cellsAt("Nguồn vốn", 4).every((cell) => cell?.entry === "plain"));
    assert.ok(cellsAt("Nguồn vốn", 3).every((cell) => cell?.entry === "grouped" && cell.decimals === 6));
    assert.ok(cellsAt("Số tổng", 4).every((cell) => cell?.decimals === 6));
  });

  for (const language of languages) {
    it(`explains every sheet and column in its guide (${language})`, () => {
      const [guide] = planToBlocks(smallPlan(), writingIn(language, "million"));
      const words = guide?.rows.flat().map(({ value }) => String(value)) ?? [];
      const columns = [planSheet, ...recordSheets].flatMap((sheet) => sheet.columns);
      for (const column of columns) {
        const heading = columnHeading(column, "million");
        assert.ok(
          words.some((word) => word === heading || word.startsWith(`${heading} (`)),
          heading,
        );
      }
      assert.ok(words.some((word) => word.includes("triệu đồng")));
      assert.ok(words.some((word) => word.startsWith("“Minh họa”")));
      assert.equal(
        words.some((word) => /\{\w+\}/.test(word)),
        false,
      );
    });
  }
});

describe("Closed lists of the workbook", () => {
  const sets = Object.keys(choiceSets) as ChoiceSet[];

  it("are the closed lists of the plan file", () => {
    const known = new Set(sets.map((set) => [...choiceSets[set]].sort().join()));
    const missing = closedLists(z.toJSONSchema(planSchema, { io: "input" })).filter(
      (list) => !known.has(list),
    );
    assert.deepEqual(missing, []);
  });

  it("have different words without commas, which stand within what Excel takes, and read back", () => {
    for (const set of sets) {
      const words = choiceWords(set);
      assert.equal(new Set(words.map(wordKey)).size, words.length, set);
      assert.ok(words.join().length <= 255 && words.every((word) => !/[,;]/.test(word)), set);
      assert.deepEqual(
        words.map((word) => readChoice(set, word)),
        [...choiceSets[set]],
      );
      assert.deepEqual(
        choiceSets[set].map((value) => readChoice(set, value)),
        [...choiceSets[set]],
      );
    }
  });
});

describe("A plan, written as a workbook and read back, is the same plan", () => {
  for (const [id, raw] of Object.entries(shippedPlans)) {
    for (const unit of ["dong", "thousand", "million", "billion"] as const) {
      it(`${id}, in ${unit}`, () => {
        const plan = parsePlan(raw);
        assert.ok(plan.ok);
        const back = gridsToPlan(planToBlocks(plan.value, writingIn("en", unit)).map(gridOf));
        assert.ok(back.ok, JSON.stringify(back));
        assert.deepEqual(back.value, plan.value);
      });
    }
  }

  it("through a workbook with other sheets in it", async () => {
    const workbook = memoryWorkbook();
    await workbook.writeBlocks(blocks);
    const own: SheetBlock = { ...block("Hướng dẫn"), sheet: "Của tôi", tables: [] };
    await workbook.writeBlocks([own]);
    const back = gridsToPlan(await workbook.readGrids(await workbook.sheetNames()));
    assert.ok(back.ok, JSON.stringify(back));
    assert.deepEqual(back.value, smallPlan());
  });

  it("with amounts beyond the digits of a cell", () => {
    const plan = smallPlan();
    const [first, ...others] = plan.lines;
    assert.ok(first !== undefined);
    for (const amount of [9_007_199_254_740_991, 1_234_567_890_123_457, 999_999_999_999_999, 1]) {
      const file = { ...plan, lines: [{ ...first, amount: money(amount) }, ...others] };
      for (const unit of ["dong", "million", "billion"] as const) {
        const back = gridsToPlan(planToBlocks(file, writingIn("vi", unit)).map(gridOf));
        assert.ok(back.ok, JSON.stringify(back));
        assert.equal(back.value.lines[0]?.amount, amount);
      }
    }
  });
});

function block(sheet: string): SheetBlock {
  const found = blocks.find((candidate) => candidate.sheet === sheet);
  assert.ok(found !== undefined, sheet);
  return found;
}

function rowAt({ rows }: SheetBlock, row: number): readonly BlockCell[] {
  return rows[row - 1] ?? [];
}

function headingsOf(of: readonly SheetBlock[]): readonly unknown[] {
  return of.slice(1).map((sheet) => rowAt(sheet, headingRow).map(({ value }) => value));
}

function pairs(): readonly (readonly [(typeof recordSheets)[number], SheetBlock])[] {
  return [planSheet, ...recordSheets].flatMap((sheet, index) => {
    const found = blocks[index + 1];
    return found === undefined ? [] : [[sheet, found] as const];
  });
}

/** The lists of allowed texts anywhere in a JSON schema, sorted; the alternatives of a union make one list. */
function closedLists(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const own = Array.isArray(node["enum"]) ? [[...(node["enum"] as string[])].sort().join()] : [];
  const union = (node["oneOf"] ?? node["anyOf"]) as
    { properties?: Record<string, { const?: string }> }[] | undefined;
  const discriminators = ["kind", "method"].flatMap((key) => {
    const values = (union ?? []).flatMap((option) => option.properties?.[key]?.const ?? []);
    return values.length > 0 ? [values.sort().join()] : [];
  });
  return [...own, ...discriminators, ...Object.values(node).flatMap(closedLists)];
}
