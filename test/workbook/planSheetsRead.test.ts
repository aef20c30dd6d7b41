import assert from "node:assert/strict";
import type { Issue, Result } from "../../src/core/issue/index.ts";
import type { Plan } from "../../src/core/plan/index.ts";
import { issueSentence } from "../../src/text/issueText.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridsToPlan } from "../../src/workbook/planSheets.ts";
import type { CellValue, Grid } from "../../src/workbook/port.ts";
import { wrongCells } from "./wrongCells.ts";
import { smallGrids, smallPlan, withCells } from "./smallPlan.ts";

describe("Bad input in a workbook", () => {
  for (const line of wrongCells.trim().split("\n")) {
    const [cell = "", value = "", code = "", place = "", says = ""] = line
      .split("|")
      .map((part) => part.trim());
    it(`${cell} = ${value}: ${code} at ${place}`, () => {
      const issues = issuesOf(gridsToPlan(withCells(smallGrids(), { [cell]: cellValue(value) })));
      const found = issues.find((issue) => issue.code === code);
      assert.ok(found !== undefined, JSON.stringify(issues));
      assert.equal(found.place.cell, place);
      const sentence = issueSentence(writingIn("vi", "million"), found);
      assert.ok(sentence.startsWith(`${place}: `) && sentence.includes(says), sentence);
    });
  }

  it("reports a cell once, and nothing that only follows from it", () => {
    const crowded = wrongCells
      .trim()
      .split("\n")
      .map((line) => line.split("|").map((part) => part.trim()))
      .filter(([cell = "", value = "", , , , more]) => {
        const issues = issuesOf(gridsToPlan(withCells(smallGrids(), { [cell]: cellValue(value) })));
        return issues.length > 1 && more === undefined;
      });
    assert.deepEqual(crowded, []);
  });

  it("collects the issues of all sheets at once", () => {
    const changes = {
      "Nguồn vốn!D4": "200.990",
      "Nguồn vốn!B5": "locla",
      "Đơn vị hành chính!J6": "?",
      "Tiêu chí!F4": -1e20,
    };
    const cells = issuesOf(gridsToPlan(withCells(smallGrids(), changes))).map(({ place }) => place.cell);
    assert.deepEqual(new Set(cells), new Set(["Nguồn vốn!D4", "Đơn vị hành chính!J6", "Tiêu chí!F4"]));
    const references = { "Nguồn vốn!D4": "200.990", "Nguồn vốn!B5": "locla" };
    const both = issuesOf(gridsToPlan(withCells(smallGrids(), references))).map(({ place }) => place.cell);
    assert.deepEqual(both, ["Nguồn vốn!D4", "Nguồn vốn!B5"]);
  });

  it("names a missing sheet and the one it may have become", () => {
    const renamed = smallGrids().map((grid) =>
      grid.sheet === "Nguồn vốn" ? { ...grid, sheet: "Nguồn vón" } : grid,
    );
    const issues = issuesOf(gridsToPlan(renamed));
    assert.deepEqual(
      issues.map(({ code, place, parameters }) => ({ code, cell: place.cell, parameters })),
      [
        {
          code: "sheet.missing",
          cell: "Nguồn vốn",
          parameters: { sheet: "Nguồn vốn", nearest: "Nguồn vón" },
        },
      ],
    );
  });

  it("names every sheet that is missing, and says nothing else", () => {
    const issues = issuesOf(gridsToPlan([{ sheet: "Sheet1", rows: [["a", 1]] }]));
    assert.equal(issues.length, 25);
    assert.ok(issues.every(({ code }) => code === "sheet.missing"));
  });

  for (const sheet of smallGrids()
    .slice(1)
    .map((grid) => grid.sheet)) {
    it(`says of ${sheet} alone that it is missing, and of an empty one that headings are`, () => {
      const without = issuesOf(gridsToPlan(smallGrids().filter((grid) => grid.sheet !== sheet)));
      assert.deepEqual(
        without.map(({ code, place }) => [code, place.cell]),
        [["sheet.missing", sheet]],
      );
      const empty = smallGrids().map((grid) => (grid.sheet === sheet ? { sheet, rows: [] } : grid));
      const issues = issuesOf(gridsToPlan(empty)).filter(({ place }) => place.cell?.startsWith(`${sheet}!`));
      assert.deepEqual(
        issues.map(({ code, place }) => [code, place.cell]),
        [["sheet.headingMissing", `${sheet}!A3`]],
      );
    });
  }

  it("says nothing of sheets and cells when the file is of another version", () => {
    const changes = { "Kế hoạch!B4": "phanbo/plan/9", "Nguồn vốn!D4": "x" };
    const issues = issuesOf(
      gridsToPlan(withCells(smallGrids(), changes).filter(({ sheet }) => sheet !== "Tỷ trọng")),
    );
    assert.deepEqual(
      issues.map(({ code }) => code),
      ["plan.schemaVersion"],
    );
  });
});

describe("What reading tolerates", () => {
  it("columns in any order, blank rows, rows above the headings, other columns without a heading", () => {
    const changed = smallGrids().map(({ sheet, rows }) => ({
      sheet,
      rows: [
        ["Ghi chú riêng"],
        ...rows.slice(0, 2),
        ...rows
          .slice(2)
          .flatMap((row, index) => [
            [null, index === 0 ? null : `riêng ${index}`, ...pad(row, width(rows)).reverse()],
            ...(index === 1 ? [[], [null, "chỉ có ghi chú"], [" ", null, "  "]] : []),
          ]),
      ],
    }));
    assert.deepEqual(planOf(gridsToPlan(changed)), smallPlan());
  });

  it("other sheets, and sheet names and headings in another case, spacing or form of accents", () => {
    const changed = smallGrids().map(({ sheet, rows }) => ({
      sheet: sheet.toUpperCase().normalize("NFD"),
      rows: rows.map((row, index) => (index === 2 ? row.map((cell) => loud(cell)) : row)),
    }));
    assert.deepEqual(planOf(gridsToPlan([...changed, { sheet: "Của tôi", rows: [["x"]] }])), smallPlan());
  });

  const accepted = `
Nguồn vốn!C4        | "  vốn ĐẦU TƯ  phát triển " | words in any case and spacing
Nguồn vốn!C4        | "developmentInvestment"     | the id itself
Nguồn vốn!I4        | "Tỷ đồng"                   | a unit in another case
Nguồn vốn!B4        | " central "                 | blanks around an id
Số tổng!D4          | "central.2021;local.2021 ;central.later;" | a list without blanks
Kế hoạch!B9         | "13/7/2022"                 | a date as people write it
Kế hoạch!B9         | 44755                       | a date as a sheet keeps it
Quy tắc đối ứng!Q4  | false                       | a checkbox
Quy tắc đối ứng!Q4  | "Không"                     | an answer in another case
Tiêu chí!C4         | 2                           | a number where text is kept
Nhóm định mức!F5    | 5                           | a coefficient as a number
Đơn vị hành chính!L6| "III"                       | a choice in another case
Điều kiện định mức!C7| 2                          | the number of an alternative
Đơn vị hành chính!J3| "Số tiêu chí [criteria]"    | a heading whose words changed, not its id
Đơn vị hành chính!J3| "số tiêu chí đạt"           | an attribute by its name
Đơn vị hành chính!N3| "Sàn [floor] ( TRIỆU ĐỒNG)" | the unit of an attribute of money in another case
Đơn vị hành chính!O3| "Vốn [past] (triệu đồng)"   | an attribute of money without the mark of samples
Giới hạn!K4         | "xã;NĂM"                    | a list of words in another case
Trọng số!H8         | "70%;3/10"                  | a list of ratios without blanks
`;
  for (const line of accepted.trim().split("\n")) {
    const [cell = "", value = "", about = ""] = line.split("|").map((part) => part.trim());
    it(`${about}: ${cell} = ${value}`, () => {
      const plan = planOf(gridsToPlan(withCells(smallGrids(), { [cell]: cellValue(value) })));
      assert.deepEqual(plan, smallPlan());
    });
  }

  it("amounts of an attribute in another unit, when the heading says so", () => {
    const changed = withCells(smallGrids(), {
      "Đơn vị hành chính!N3": "Mức sàn [floor] (tỷ đồng)",
      "Đơn vị hành chính!N6": 1.5,
      "Đơn vị hành chính!N7": 10.049500001,
    });
    assert.deepEqual(planOf(gridsToPlan(changed)), smallPlan());
  });

  it("amounts in another unit, when the heading says so", () => {
    const plan = planOf(
      gridsToPlan(withCells(smallGrids(), { "Nguồn vốn!D3": "Số tiền (tỷ đồng)", "Nguồn vốn!D4": 1.5 })),
    );
    assert.deepEqual(
      plan.lines.map(({ amount }) => amount),
      [1_500_000_000, 10_049_500_001_000, 5_000_000_000],
    );
  });

  it("a ratio of 5% that a sheet turned into 0.05", () => {
    const plan = planOf(gridsToPlan(withCells(smallGrids(), { "Quy tắc đối ứng!I4": 0.05 })));
    assert.equal(plan.counterpartRules[0]?.ratio, "0.05");
  });

  it("alternatives whose numbers have gaps, and conditions in any order of rows", () => {
    const changes = { "Điều kiện định mức!C5": 20, "Điều kiện định mức!C6": 30, "Điều kiện định mức!C7": 30 };
    assert.deepEqual(planOf(gridsToPlan(withCells(smallGrids(), changes))), smallPlan());
  });
});

function issuesOf(result: Result<Plan>): readonly Issue[] {
  assert.ok(!result.ok, "the workbook has errors");
  return result.issues;
}

function planOf(result: Result<Plan>): Plan {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function cellValue(written: string): CellValue {
  if (written === "empty") return null;
  if (written === "NaN") return Number.NaN;
  return JSON.parse(written) as CellValue;
}

function width(rows: Grid["rows"]): number {
  return Math.max(...rows.slice(2).map((row) => row.length));
}

function pad(row: readonly CellValue[], length: number): CellValue[] {
  return [...row, ...Array.from({ length: length - row.length }, () => null)];
}

function loud(cell: CellValue): CellValue {
  if (typeof cell !== "string" || cell.includes("[")) return cell;
  return ` ${cell.toUpperCase().normalize("NFD").replaceAll(" ", "  ")} `;
}
