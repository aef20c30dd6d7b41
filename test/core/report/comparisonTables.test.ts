import assert from "node:assert/strict";
import {
  compareResults,
  fairnessOf,
  splitDifference,
  type Difference,
  type Dimension,
} from "../../../src/core/comparison/index.ts";
import { zeroMoney } from "../../../src/core/money/index.ts";
import {
  bridgeTable,
  causeRowsTable,
  causesTable,
  comparedResultTable,
  comparisonData,
  comparisonTable,
  fairnessTable,
  mostChangedTable,
  sourcesChartTable,
} from "../../../src/core/report/comparisonTables.ts";
import { csvDialects, renderCsv } from "../../../src/core/report/renderCsv.ts";
import type { Table } from "../../../src/core/report/table.ts";
import { scenarioSchemaVersion, type Adjustment } from "../../../src/core/scenario/index.ts";
import { labelText, writingIn } from "../../../src/text/language.ts";
import { tableWriting } from "../../../src/cli/output.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "../allocation/smallPlan.ts";
import { sideOf } from "../comparison/shipped.ts";

const plan = smallPlan({
  lines: ["s/recurrent 2022 100", "t/recurrent 2022 31"],
  localities: [province, district("D1"), commune("A"), commune("B")],
  attributes: [attribute("size", { A: 1, B: 2 }, "whole"), attribute("population", { A: 2, B: 2 }, "whole")],
  weightings: { s: byAttribute("size"), t: byAttribute("size") },
});
const adjustments: readonly Adjustment[] = [
  { kind: "scaleLines", sources: ["s"], factor: "50%" },
  { kind: "scaleLines", sources: ["t"], factor: "2" },
];
const sides = [
  sideOf(plan, "dong"),
  sideOf(plan, "dong", {
    schema: scenarioSchemaVersion,
    id: "half",
    name: { vi: "Một nửa", en: "Half" },
    base: "small",
    parameters: [],
    adjustments,
  }),
] as const;
const results = sides.map(({ result }) => result);

function differenceBy(by: Dimension): Difference {
  const difference = splitDifference(plan, sides[0], sides[1], [by]);
  assert.ok(difference.ok);
  return difference.value;
}

const vi = writingIn("vi", "dong");
const writing = tableWriting(vi);

/** The table as csv, a line a row, without its heading. */
function linesOf(table: Table): readonly string[] {
  return renderCsv(table, writing, csvDialects.vi).trim().split("\r\n").slice(1);
}

describe("the tables of a comparison", () => {
  const bySource = compareResults(results, ["source"]);
  const to = 1;

  it("put amounts, deltas and changes side by side; what did not change can be left out", () => {
    assert.deepEqual(
      linesOf(comparisonTable(bySource, results)).map((line) => line.slice(0, 30)),
      ["s;Nguồn s;100;50;-50;-0,5", "t;Nguồn t;31;62;31;1", ";Tổng cộng;131;112;-19;-0,1450"],
    );
    const same = compareResults([sides[0].result, sides[0].result], ["source"]);
    assert.deepEqual(linesOf(comparisonTable(same, results, { changedOnly: true })), [
      ";Tổng cộng;131;131;0;0",
    ]);
  });

  it("name what one result lacks, and what is new in it", () => {
    const before = sideOf({ ...plan, lines: plan.lines.slice(0, 1) }, "dong").result;
    const table = comparisonTable(compareResults([before, sides[1].result], ["source"]), [
      before,
      sides[1].result,
    ]);
    assert.equal(linesOf(table)[1], "t;Nguồn t;0;62;62;mới");
    assert.deepEqual(
      table.notes.slice(0, 1).map((note) => labelText(vi, note)),
      ["small không có 1 dòng (tính là 0): Nguồn t."],
    );
  });

  it("go from the base to the result cause by cause", () => {
    assert.deepEqual(linesOf(causesTable({ difference: differenceBy("source"), to }, results)), [
      "small;131;;",
      "Một nửa: điều chỉnh 1 (nhân dòng vốn);-50;0;-50",
      "Một nửa: điều chỉnh 2 (nhân dòng vốn);31;31;0",
      "Giới hạn;0;0;0",
      "Làm tròn;0;0;0",
      "half;112;;",
    ]);
    assert.deepEqual(linesOf(causeRowsTable({ difference: differenceBy("source"), to }, results)), [
      "s;Nguồn s;100;-50;0;0;0;50;0",
      "t;Nguồn t;31;0;31;0;0;62;0",
      ";Tổng cộng;131;-50;31;0;0;112;",
    ]);
  });

  it("hang each step of the bridge between the level before and after it", () => {
    // Step; change; level after it; unpainted part; end; increase; decrease.
    assert.deepEqual(linesOf(bridgeTable({ difference: differenceBy("source"), to }, results)), [
      "Gốc;;131;0;131;0;0",
      "Một nửa: điều chỉnh 1 (nhân dòng vốn);-50;81;81;0;0;50",
      "Một nửa: điều chỉnh 2 (nhân dòng vốn);31;112;81;0;31;0",
      "Giới hạn;0;112;112;0;0;0",
      "Làm tròn;0;112;112;0;0;0",
      "PA1;;112;0;112;0;0",
    ]);
  });

  it("give the rows of one result by code, source by source, and all sources of each", () => {
    const byCommune = compareResults(results, ["commune"]);
    const table = comparedResultTable(byCommune, results, 1);
    assert.ok(table !== undefined);
    assert.deepEqual(linesOf(table), ["A;Xã A;17;21;38", "B;Xã B;33;41;74", ";Tổng cộng;50;62;112"]);
    for (const comparison of [byCommune, bySource]) {
      assert.deepEqual(linesOf(sourcesChartTable(comparison, results)), ["Gốc;100;31", "PA1: half;50;62"]);
    }
    assert.equal(comparedResultTable(bySource, results, 2), undefined);
  });

  it("name who gains and loses most", () => {
    const table = mostChangedTable(compareResults(results, ["commune"]), results, { to, count: 1 });
    assert.deepEqual(
      linesOf(table).map((line) => line.split(";").slice(0, 5).join(";")),
      [";Không có nơi nào tăng;;;", ";Giảm nhiều nhất;;;", "B;Xã B;88;74;-14"],
    );
  });

  it("say how fair each result is, by which attribute", () => {
    const figures = results.map((result) => {
      const fairness = fairnessOf(result, { population: "population" });
      assert.ok(fairness.ok);
      return fairness.value;
    });
    const table = fairnessTable({ figures, population: "population" }, results);
    assert.deepEqual(
      linesOf(table).map((line) =>
        line
          .split(";")
          .slice(0, 7)
          .join(";")
          .replace(/(,\d{4})\d+/, "$1"),
      ),
      ["small;2;0,1717;44;Xã B;21,5;Xã A", "half;2;0,1607;37;Xã B;19;Xã A"],
    );
    assert.ok(table.notes.some((note) => labelText(vi, note) === "Theo thuộc tính “population”."));
  });

  it("give JSON whose causes name their rows with exact amounts", () => {
    const difference = differenceBy("commune");
    const data = comparisonData(
      { results, comparison: bySource, differences: [{ difference, to }] },
      { changedOnly: false },
    );
    const { causes } = JSON.parse(JSON.stringify(data)) as {
      readonly causes: readonly { readonly cause: string; readonly rows: readonly object[] }[];
    };
    assert.deepEqual(causes[0], {
      ...causes[0],
      to: 1,
      cause: "half/1",
      kind: "adjustments",
      amount: -50,
      rows: [
        { row: "A", amount: -17, exact: "-50/3" },
        { row: "B", amount: -33, exact: "-100/3" },
      ],
    });
    assert.equal(difference.effects.at(-1)?.amount, zeroMoney);
  });
});
