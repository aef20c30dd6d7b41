import assert from "node:assert/strict";
import type { Scenario } from "../../src/core/scenario/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridOf } from "../../src/workbook/grid.ts";
import type { CellValue, Grid } from "../../src/workbook/port.ts";
import { gridsToScenarios, scenariosToBlocks } from "../../src/workbook/scenarioSheets.ts";
import { scenarioOf } from "../core/scenario/scenarios.ts";

const limit = {
  kind: "tier",
  id: "first",
  name: { vi: "Ưu tiên", en: "First" },
  places: ["01"],
  origin: "assumed",
  tier: 1,
};

const scenarios: readonly Scenario[] = [
  scenarioOf(
    [
      { kind: "scaleLines", sources: ["c"], factor: "$rate" },
      { kind: "setLines", lines: ["t"], amount: 2_500_000, note: "theo công văn" },
      { kind: "addLimit", limit },
    ],
    { parameters: [{ id: "rate", name: { vi: "Tỷ lệ", en: "Rate" }, value: "90%", origin: "assumed" }] },
  ),
  scenarioOf([], { id: "other", base: "question" }),
];

const grids = scenariosToBlocks(scenarios, writingIn("vi", "million")).map(gridOf);

/** The sheets with what holds `from` on `sheet` holding `to`. */
function edited(sheet: string, from: CellValue, to: CellValue): readonly Grid[] {
  return grids.map((grid) =>
    grid.sheet === sheet
      ? { ...grid, rows: grid.rows.map((row) => row.map((value) => (value === from ? to : value))) }
      : grid,
  );
}

function issues(of: readonly Grid[]): readonly string[] {
  const read = gridsToScenarios(of);
  return read.ok
    ? []
    : read.issues.map(({ code, place, parameters }) => {
        const nearest = parameters["nearest"];
        return `${place.cell ?? ""} ${code}${typeof nearest === "string" ? ` ${nearest}` : ""}`;
      });
}

describe("the sheets of scenarios", () => {
  it("have one row an adjustment, in words, amounts in the unit that the heading names", () => {
    const [, adjustments] = grids;
    assert.deepEqual(
      grids.map(({ sheet }) => sheet),
      ["Kịch bản", "Điều chỉnh kịch bản", "Tham số kịch bản", "Giới hạn kịch bản"],
    );
    const shown = adjustments?.rows.slice(2).map((row) =>
      row
        .slice(0, 4)
        .map((value) => value ?? "·")
        .join(" | "),
    );
    assert.deepEqual(shown, [
      "Mã phương án | Loại điều chỉnh | Tỷ lệ hoặc hệ số | Số tiền (triệu đồng)",
      "question | nhân dòng vốn | $rate | ·",
      "question | đặt số tiền của dòng vốn | · | 2.5",
      "question | thêm giới hạn",
    ]);
  });

  it("give the same scenarios when they are read", () => {
    const read = gridsToScenarios(grids);
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value, scenarios);
  });

  it("may be absent: a workbook without them has no scenarios", () => {
    assert.deepEqual(gridsToScenarios([]), { ok: true, value: [] });
  });

  it("take the words of a kind whatever their case, and its id", () => {
    assert.deepEqual(issues(edited("Điều chỉnh kịch bản", "nhân dòng vốn", "Nhân  DÒNG vốn")), []);
    assert.deepEqual(issues(edited("Điều chỉnh kịch bản", "nhân dòng vốn", "scaleLines")), []);
  });

  for (const [what, sheet, from, to, expected] of [
    [
      "a kind that is none",
      "Điều chỉnh kịch bản",
      "nhân dòng vốn",
      "scaleLine",
      "Điều chỉnh kịch bản!B4 plan.unknownChoice scaleLines",
    ],
    ["a ratio that is none", "Điều chỉnh kịch bản", "$rate", "nhiều", "Điều chỉnh kịch bản!C4 ratio.invalid"],
    [
      "a parameter that is not there",
      "Điều chỉnh kịch bản",
      "$rate",
      "$rat",
      "Điều chỉnh kịch bản!C4 plan.unknownReference $rate",
    ],
    ["an amount typed as text", "Điều chỉnh kịch bản", 2.5, "2,5", "Điều chỉnh kịch bản!D5 plan.wrongType"],
    ["a parameter without a value", "Tham số kịch bản", "90%", null, "Tham số kịch bản!E4 plan.missingKey"],
    [
      "a row of a scenario that is not there",
      "Tham số kịch bản",
      "question",
      "questions",
      "Tham số kịch bản!A4 plan.unknownReference question",
    ],
    [
      "a limit of an adjustment that is not there",
      "Giới hạn kịch bản",
      3,
      4,
      "Giới hạn kịch bản!B4 plan.unknownReference",
    ],
    ["two scenarios of one id", "Kịch bản", "other", "question", "Kịch bản!A5 plan.duplicateId"],
    [
      "a heading that is renamed",
      "Kịch bản",
      "Người lập",
      "Người lâp",
      "Kịch bản!G3 sheet.headingUnknown Người lập",
    ],
  ] as const) {
    it(`names the cell of ${what}`, () => {
      assert.equal(issues(edited(sheet, from, to))[0], expected);
    });
  }
});
