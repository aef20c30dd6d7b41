import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Allocation } from "../../../src/core/allocation/allocation.ts";
import { parsePlan } from "../../../src/core/plan/index.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import {
  allocationByCommune,
  allocationByDistrict,
  allocationByYear,
  envelopesCheckTable,
  receiptTable,
  weightingsTable,
} from "../../../src/core/report/allocationTables.ts";
import type { Label, Table } from "../../../src/core/report/table.ts";
import { labelText, languages, writingIn } from "../../../src/text/language.ts";
import { checkFormulas, valueOf } from "./sheets.ts";
import {
  allocated,
  attribute,
  byAttribute,
  byNorm,
  commune,
  district,
  norm,
  province,
  smallPlan,
} from "./smallPlan.ts";

const vi = writingIn("vi", "dong");

function shippedPlan(): Plan {
  const file = new URL("../../../src/plans/lang-son-2021-2025/plan.json", import.meta.url);
  const parsed = parsePlan(JSON.parse(readFileSync(file, "utf8")));
  assert.ok(parsed.ok, "the shipped plan is read");
  return parsed.value;
}

/** Two districts and a commune right under the province; two communes share a name; the money of t has no place. */
const plan: Plan = smallPlan({
  lines: ["s/recurrent 2021-2022 100500", "s/developmentInvestment 2022 20000", "t 2022 7000"],
  localities: [
    province,
    district("D1"),
    district("D2"),
    commune("A", { name: "Xã Hòa Bình" }),
    commune("B", { name: "Xã Hòa Bình", parent: "D2" }),
    commune("C", { parent: "D2" }),
    commune("Z", { parent: "P" }),
  ],
  attributes: [
    { ...attribute("size", { A: 5, B: 5, C: 3, Z: 0 }, "whole"), origin: "illustrative" },
    attribute("none", { A: 0, B: 0, C: 0, Z: 0 }, "whole"),
  ],
  norms: [norm({ groups: { big: ["2.5", "size atLeast 5"], small: ["1/3", "size atMost 4"] } })],
  weightings: { s: byNorm, t: byAttribute("none") },
});
const allocation = allocated(plan, "thousand");

function tablesOf(of: Plan, made: Allocation): readonly Table[] {
  return [
    allocationByYear(of, made),
    allocationByDistrict(of, made),
    allocationByCommune(of, made),
    ...[2021, 2022, 2023, 2024, 2025].flatMap((year) => [
      allocationByDistrict(of, made, year),
      allocationByCommune(of, made, year),
    ]),
    receiptTable(of, made),
    weightingsTable(of, made),
    envelopesCheckTable(of, made, { hasCommuneTablesByYear: true }),
  ];
}

function labelsOf(table: Table): readonly Label[] {
  return [
    table.title,
    ...table.notes,
    ...table.columns.map(({ heading }) => heading),
    ...table.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === "text" ? [cell.label] : []))),
  ];
}

/** The table as lines of text, cells by ` | `. */
function drawn(table: Table): string {
  return table.rows
    .map(({ cells }) => cells.map((cell) => String(cell.kind === "check" ? "OK" : valueOf(cell))).join(" | "))
    .join("\n");
}

for (const [what, of, unit] of [
  ["a small plan", plan, "thousand"],
  ["Lạng Sơn", shippedPlan(), "million"],
] as const) {
  describe(`the tables of ${what}`, () => {
    const tables = tablesOf(of, allocated(of, unit));

    it("have one cell a column, and keys that are unique", () => {
      for (const { id, columns, rows } of tables) {
        for (const { key, cells } of rows) assert.equal(cells.length, columns.length, `${id} ${key}`);
        assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length, id);
        assert.equal(new Set(columns.map((column) => column.id)).size, columns.length, id);
      }
      assert.equal(new Set(tables.map(({ id }) => id)).size, tables.length);
    });

    it("have formulas that give the values beside them", () => {
      const counts = checkFormulas(tables);
      for (const id of [
        "allocation.year",
        "allocation.district",
        "allocation.commune.2022",
        "allocation.check",
      ]) {
        assert.ok((counts.get(id) ?? 0) > 0, id);
      }
    });

    it("have words for every label in both languages", () => {
      for (const language of languages) {
        const writing = writingIn(language, unit);
        for (const label of tables.flatMap(labelsOf)) assert.notEqual(labelText(writing, label), "");
      }
    });

    it("show that every check comes out", () => {
      const checks = tables.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === "check")),
      );
      assert.ok(checks.length > 0);
      assert.ok(checks.every((cell) => cell.kind === "check" && cell.difference === 0));
    });
  });
}

describe("allocationByYear", () => {
  it("shows what is available, allocated and unallocated, by year, with a check", () => {
    assert.equal(
      drawn(allocationByYear(plan, allocation)),
      `Nguồn s | Vốn đầu tư phát triển |  |  |  |  |  |  |  | 
Số vốn được giao |  | 0 | 20000 | 0 | 0 | 0 | 20000 |  | 
Đã phân bổ |  | 0 | 20000 | 0 | 0 | 0 | 20000 |  | 
Chưa phân bổ |  | 0 | 0 | 0 | 0 | 0 | 0 |  | 
Cộng đã phân bổ và chưa phân bổ |  | 0 | 20000 | 0 | 0 | 0 | 20000 | 0 | OK
Nguồn s | Vốn sự nghiệp |  |  |  |  |  |  |  | 
Số vốn được giao |  | 50000 | 50500 | 0 | 0 | 0 | 100500 |  | 
Đã phân bổ |  | 50000 | 50000 | 0 | 0 | 0 | 100000 |  | 
Chưa phân bổ |  | 0 | 500 | 0 | 0 | 0 | 500 |  | 
Cộng đã phân bổ và chưa phân bổ |  | 50000 | 50500 | 0 | 0 | 0 | 100500 | 0 | OK
Nguồn t | Không phân loại |  |  |  |  |  |  |  | 
Số vốn được giao |  | 0 | 7000 | 0 | 0 | 0 | 7000 |  | 
Đã phân bổ |  | 0 | 0 | 0 | 0 | 0 | 0 |  | 
Chưa phân bổ |  | 0 | 7000 | 0 | 0 | 0 | 7000 |  | 
Cộng đã phân bổ và chưa phân bổ |  | 0 | 7000 | 0 | 0 | 0 | 7000 | 0 | OK
Tổng cộng |  |  |  |  |  |  |  |  | 
Số vốn được giao |  | 50000 | 77500 | 0 | 0 | 0 | 127500 |  | 
Đã phân bổ |  | 50000 | 70000 | 0 | 0 | 0 | 120000 |  | 
Chưa phân bổ |  | 0 | 7500 | 0 | 0 | 0 | 7500 |  | 
Cộng đã phân bổ và chưa phân bổ |  | 50000 | 77500 | 0 | 0 | 0 | 127500 | 0 | OK`,
    );
  });

  it("says method, unit, profile, what is illustrative and why money is left over", () => {
    assert.deepEqual(
      allocationByYear(plan, allocation).notes.map((note) => labelText(vi, note)),
      [
        "Số tiền của từng nguồn, từng loại vốn, từng năm được chia cho các xã theo trọng số, trong các mức sàn, mức trần và mức ấn định nếu có, rồi làm tròn đến nghìn đồng theo phương pháp số dư lớn nhất trên mọi tổng: mỗi ô và mỗi tổng của xã, huyện, nguồn, loại vốn, năm đều là phần chính xác của mình làm tròn xuống hoặc lên một nghìn đồng, tổng giữ nguyên đến từng đồng.",
        "Số tiền ghi cho nhiều năm được chia về từng năm theo: years (giả định).",
        "Cách chia do người lập kế hoạch giả định, không có trong văn bản: by none.",
        "SỐ LIỆU MINH HỌA, không lấy từ văn bản nào: size. Phải thay bằng số liệu chính thức trước khi dùng kết quả theo xã.",
        "Chưa phân bổ vì không xã nào có trọng số lớn hơn 0: 7.000 đồng (Nguồn t).",
        "Chưa phân bổ vì phần lẻ nhỏ hơn một nghìn đồng: 500 đồng (Nguồn s).",
      ],
    );
  });
});

describe("the tables by place", () => {
  it("list communes under their district, with codes, and tell two of one name apart", () => {
    const table = allocationByCommune(plan, allocation);
    assert.deepEqual(
      table.columns.map(({ heading }) => labelText(vi, heading)),
      ["Mã huyện", "Mã xã", "Xã", "Nguồn s – đầu tư", "Nguồn s – sự nghiệp", "Nguồn t", "Tổng cộng"],
    );
    assert.equal(
      drawn(table),
      ` |  | Huyện D1 |  |  |  | 
D1 | A | Xã Hòa Bình, huyện D1 | 9000 | 44000 | 0 | 53000
 |  | Huyện D2 |  |  |  | 
D2 | B | Xã Hòa Bình, huyện D2 | 9000 | 44000 | 0 | 53000
D2 | C | Xã C | 1000 | 6000 | 0 | 7000
 |  | Tỉnh P |  |  |  | 
P | Z | Xã Z | 1000 | 6000 | 0 | 7000
 |  | Tổng đã phân bổ | 20000 | 100000 | 0 | 120000
 |  | Chưa phân bổ | 0 | 500 | 7000 | 7500
 |  | Số vốn được giao | 20000 | 100500 | 7000 | 127500`,
    );
  });

  it("add up by district live from the table by commune", () => {
    const table = allocationByDistrict(plan, allocation, 2022);
    assert.equal(labelText(vi, table.title), "Phân bổ vốn theo huyện, năm 2022");
    assert.equal(
      drawn(table),
      `D1 | Huyện D1 | 9000 | 22000 | 0 | 31000
D2 | Huyện D2 | 10000 | 25000 | 0 | 35000
P | Tỉnh P | 1000 | 3000 | 0 | 4000
 | Tổng đã phân bổ | 20000 | 50000 | 0 | 70000
 | Chưa phân bổ | 0 | 500 | 7000 | 7500
 | Số vốn được giao | 20000 | 50500 | 7000 | 77500
 | Chênh lệch so với bảng theo xã | 0 | 0 | 0 | 0`,
    );
    const [, , cell] = table.rows[1]?.cells ?? [];
    assert.deepEqual(cell, {
      kind: "money",
      amount: 10000,
      formula: {
        kind: "sumWhere",
        table: "allocation.commune.2022",
        column: "s/developmentInvestment",
        match: [{ column: "district", equals: { row: "D2", column: "district" } }],
      },
    });
  });
});

describe("the other tables", () => {
  it("check each source, type and year", () => {
    assert.equal(
      drawn(envelopesCheckTable(plan, allocation)),
      `Nguồn s | Vốn đầu tư phát triển | 2022 | 20000 | 20000 | 0 | 20000 | 0 | OK
Nguồn s | Vốn sự nghiệp | 2021 | 50000 | 50000 | 0 | 50000 | 0 | OK
Nguồn s | Vốn sự nghiệp | 2022 | 50500 | 50000 | 500 | 50500 | 0 | OK
Nguồn t | Không phân loại | 2022 | 7000 | 0 | 7000 | 7000 | 0 | OK
Tổng cộng |  |  | 127500 | 120000 | 7500 | 127500 | 0 | OK`,
    );
  });

  it("say by what weighting each source is divided, on which data and which law", () => {
    assert.equal(
      drawn(weightingsTable(plan, allocation)),
      `Nguồn s | by norm | theo văn bản | size (MINH HỌA) | không có | 5.666666666666666666666666666666666666667 | 4 | 4
Nguồn t | by none | giả định | none (giả định) | không có | 0 | 0 | 4`,
    );
    const [first] = plan.weightings;
    assert.ok(first !== undefined);
    const legal = (reference: NonNullable<typeof first.legalReference>): string => {
      const cited = { ...plan, weightings: [{ ...first, legalReference: reference }] };
      return drawn(weightingsTable(cited, allocation)).split(" | ")[4] ?? "";
    };
    assert.equal(legal({ document: "QĐ 7", article: "Điều 5", read: true }), "QĐ 7, Điều 5");
    assert.equal(legal({ document: "QĐ 7", read: false }), "QĐ 7 (chưa đọc được văn bản)");
  });

  it("list the receipt of rounding", () => {
    const equal = smallPlan({
      lines: ["s/recurrent 2021 100"],
      localities: [province, district("D1"), commune("A"), commune("B"), commune("C")],
    });
    const table = receiptTable(equal, allocated(equal));
    assert.equal(
      drawn(table),
      "A | Xã A | Nguồn s | Vốn sự nghiệp | 2021 | 33.33333333333333333333333333333333333333 | 34 | lên | " +
        "Còn thừa đơn vị sau khi làm tròn xuống và số dư của xã này đến lượt được cộng",
    );
    const [note] = table.notes;
    assert.ok(note !== undefined);
    assert.match(labelText(vi, note), /^Có 1 trong 3 ô/);
  });
});
