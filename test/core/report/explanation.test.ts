import assert from "node:assert/strict";
import { roundingReasons, unallocatedReasons } from "../../../src/core/allocation/allocation.ts";
import { needObstacles } from "../../../src/core/allocation/trace/need.ts";
import { openTraces } from "../../../src/core/allocation/trace/traceBook.ts";
import { sum } from "../../../src/core/money/index.ts";
import { allocationByCommune } from "../../../src/core/report/allocationTables.ts";
import { allocationNotes, unallocatedNotes } from "../../../src/core/report/allocationNotes.ts";
import { explanationSheet } from "../../../src/core/report/explanationSheet.ts";
import { explanationSteps } from "../../../src/core/report/explanationSteps.ts";
import { legalLines } from "../../../src/core/report/explanationTable.ts";
import { explanationPlaceTable } from "../../../src/core/report/explanationPlaceTable.ts";
import type { Cell, Row, Table } from "../../../src/core/report/table.ts";
import type { Limit, Plan } from "../../../src/core/plan/plan.ts";
import { money } from "../../../src/core/money/index.ts";
import { isTextKey, labelText, writingIn } from "../../../src/text/language.ts";
import { resultSheets } from "../../../src/workbook/resultSheets.ts";
import { allocationOf } from "../allocation/explained.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "../allocation/smallPlan.ts";

const common = { name: { vi: "Mức trần xã", en: "Commune cap" }, origin: "decided" as const };
const limits: readonly Limit[] = [
  {
    kind: "cap",
    id: "most",
    ...common,
    each: ["place", "year"],
    amount: money(45_000_000),
    legalReference: { document: "Nghị quyết 7", article: "Điều 3", read: true },
  },
  {
    kind: "reserve",
    id: "kept",
    name: { vi: "Dự phòng", en: "Contingency" },
    origin: "assumed",
    share: "10%",
  },
];

const plan: Plan = smallPlan({
  lines: ["s/recurrent 2021 100000000", "s/recurrent 2022 20000001"],
  localities: [province, district("D1"), commune("A"), commune("B"), commune("C")],
  attributes: [attribute("people", { A: 8, B: 3, C: 0 }, "whole")],
  weightings: { s: byAttribute("people") },
  limits,
});
const allocation = allocationOf(plan);

function linesOf(place: string, year: number, language: "vi" | "en"): readonly string[] {
  const trace = openTraces(plan, allocation).traceOf({ place, source: "s", type: "recurrent", year });
  assert.ok(trace !== undefined);
  const writing = writingIn(language, "million");
  return explanationSteps(trace).flatMap(({ heading, lines }) => [
    labelText(writing, heading),
    ...lines.map((line) => `  ${labelText(writing, line)}`),
  ]);
}

function cellOf(table: Table, row: Row | undefined, column: string): Cell | undefined {
  return row?.cells[table.columns.findIndex(({ id }) => id === column)];
}

describe("the explanation in words", () => {
  it("says each step with its figures, as a finance officer would", () => {
    assert.deepEqual(linesOf("B", 2022, "vi"), [
      "Số vốn được giao năm 2022",
      "  dòng s.recurrent.2022 (mục I, giả định): 20,000001 triệu đồng",
      "Trích ra trước khi chia",
      "  dự phòng 10% × 20,000001 triệu đồng theo «Dự phòng» (giả định): 3 triệu đồng",
      "  phần lẻ nhỏ hơn một triệu đồng: 0,000001 triệu đồng",
      "Số đem chia",
      "  20,000001 triệu đồng − 3,000001 triệu đồng = 17 triệu đồng",
      "Phần của nhóm chia chung",
      "  17 triệu đồng chia theo trọng số cho 2 xã, tổng trọng số 11",
      "Trọng số của xã: 3",
      "  «by people» (giả định): people = 3",
      "  số liệu: people 3 (giả định)",
      "Mức chính xác",
      "  17 triệu đồng × 3 / 11 = 4,636363… triệu đồng",
      "Làm tròn",
      "  làm tròn lên đơn vị gần nhất (triệu đồng)",
      "  phương pháp số dư lớn nhất trên mọi tổng được công bố (xã, huyện, nguồn, loại vốn, năm)",
      "Số được phân bổ",
    ]);
    assert.deepEqual(linesOf("A", 2021, "en").slice(5), [
      "  100 million VND − 10 million VND = 90 million VND",
      "Part of the group that shares together",
      "  communes at their cap under “Commune cap” (decided): 1, together 45 million VND",
      "  the remaining 45 million VND are shared by weight (communes: 1, sum of weights 3)",
      "Weight of the commune: 8",
      "  “by people” (assumed): people = 8",
      "  data: people 8 (assumed)",
      "What decides",
      "  by weight it would get more than its cap, so it stops at the cap under “Commune cap” (decided): 45 million VND",
      "Exact share",
      "  45 million VND, the amount above",
      "Rounding",
      "  a whole number of million VND already",
      "Amount allocated",
    ]);
  });

  it("says why a place gets nothing, and the legal reference of the rule that decided", () => {
    assert.deepEqual(linesOf("C", 2021, "vi").slice(-6), [
      "Trọng số của xã: 0",
      "  «by people» (giả định): people = 0",
      "  số liệu: people 0 (giả định)",
      "Mức quyết định",
      "  xã có trọng số 0 nên không được chia khoản này",
      "Số được phân bổ",
    ]);
    const trace = openTraces(plan, allocation).traceOf({
      place: "A",
      source: "s",
      type: "recurrent",
      year: 2021,
    });
    assert.ok(trace !== undefined);
    assert.deepEqual(
      legalLines(trace).map((line) => labelText(writingIn("vi", "million"), line)),
      ["Mức trần xã: Nghị quyết 7, Điều 3"],
    );
  });

  it("adds up the amounts of a place", () => {
    const book = openTraces(plan, allocation);
    const traces = allocation.pools.flatMap((pool) => book.traceOf({ ...pool, place: "A" }) ?? []);
    const [first] = traces;
    assert.ok(first !== undefined);
    const table = explanationPlaceTable(first.place, traces, "million");
    const cell = cellOf(table, table.rows.at(-1), "amount");
    assert.deepEqual(cell?.kind === "money" && cell.amount, sum(traces.map(({ amount }) => amount)));
  });

  it("names the limit of every reason why money is left over, and the method", () => {
    const writing = writingIn("en", "million");
    const note = (label: Parameters<typeof labelText>[1]): string => labelText(writing, label);
    assert.deepEqual(unallocatedNotes(plan, allocation).map(note), [
      "Unallocated because it is a reserve under “Contingency”: 13 million VND (Source s).",
      "Unallocated because it is a remainder below one million VND: 1 đồng (Source s).",
    ]);
    const tight = { ...plan, limits: [{ ...limits[0], amount: money(20_000_000) } as Limit] };
    assert.deepEqual(unallocatedNotes(tight, allocationOf(tight)).map(note).slice(0, 1), [
      "Unallocated because all communes that may get it are at their caps under “Commune cap”: 60 million VND (Source s).",
    ]);
    assert.match(
      note(allocationNotes(plan, allocation)[0] ?? { text: "" }),
      /largest remainder on all totals/,
    );
    const webster: Plan = { ...plan, roundingMethod: "webster" };
    assert.match(
      note(allocationNotes(webster, allocationOf(webster))[0] ?? { text: "" }),
      /by Webster's method/,
    );
  });
});

describe("the words of an explanation", () => {
  it("are there for every reason, bound and obstacle, in both languages", () => {
    const keys = [
      ...roundingReasons.flatMap((reason) => [
        `allocation.direction.${reason}`,
        `allocation.reason.${reason}`,
        `explanation.reason.${reason}`,
      ]),
      ...unallocatedReasons.map((reason) => `allocation.note.${reason}`),
      ...needObstacles.map((obstacle) => `explanation.need.because.${obstacle}`),
      ...["weight", "envelope", "cap", "hold"].map((change) => `explanation.need.${change}`),
    ];
    assert.deepEqual(
      keys.filter((key) => !isTextKey(key)),
      [],
    );
  });
});

describe("the sheet of explanations", () => {
  const table = explanationSheet(plan, allocation);

  it("has a row for each amount, and sums that foot with the sheet by commune", () => {
    assert.equal(table.rows.length, allocation.cells.length + 3);
    for (const [index, cell] of allocation.cells.entries()) {
      const amount = cellOf(table, table.rows[index], "amount");
      assert.deepEqual(amount?.kind === "money" && amount.amount, cell.amount);
    }
    const total = sum(allocation.cells.map(({ amount }) => amount));
    const communes = cellOf(table, table.rows.at(-2), "amount");
    assert.deepEqual(communes?.kind === "money" && communes.amount, total);
    // A sheet is only written if every formula comes to the figure of the engine.
    const tables = [
      { sheet: "Giải trình", table },
      { sheet: "Theo xã", table: allocationByCommune(plan, allocation) },
    ];
    const blocks = resultSheets(tables, { writing: writingIn("vi", "million"), inputs: "x" });
    const block = blocks.find(({ sheet }) => sheet === "Giải trình");
    const formulas = block?.rows.map((row) => row.flatMap(({ formula }) => formula ?? []).join(" ")) ?? [];
    assert.ok(formulas.some((formula) => formula === "SUM(O4:O7)"));
    assert.ok(formulas.some((formula) => formula.includes("'Theo xã'!")));
    const free = formulas.filter((formula) => /H\d+\/J\d+\) K\d+\*\d$/.test(formula));
    assert.equal(free.length, 3, formulas.join("\n"));
  });

  it("says what decided, and on what basis", () => {
    const words = (column: string): readonly string[] =>
      table.rows.slice(0, 4).map((row) => {
        const cell = cellOf(table, row, column);
        return cell?.kind === "text" ? labelText(writingIn("vi", "million"), cell.label) : "";
      });
    assert.deepEqual(words("decided"), [
      "mức trần",
      "chia theo trọng số",
      "chia theo trọng số",
      "chia theo trọng số",
    ]);
    assert.deepEqual(words("legal"), ["Nghị quyết 7, Điều 3", "không có", "không có", "không có"]);
    assert.deepEqual(words("rounding"), ["đã tròn", "đã tròn", "xuống", "lên"]);
  });
});
