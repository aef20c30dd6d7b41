import assert from "node:assert/strict";
import {
  shownTo,
  simulatedCounterpartTable,
  simulationHistogramTable,
  simulationTable,
  type SimulationReport,
} from "../../../src/core/report/simulationTables.ts";
import type { Table } from "../../../src/core/report/table.ts";
import { plan, shipped, simulated } from "../analysis/simulate/shipped.ts";

const report: SimulationReport = {
  plan,
  simulation: simulated(plan, shipped, { draws: 200 }),
  origin: "illustrative",
  unit: "million",
};

const tables = (of: SimulationReport): readonly Table[] => [
  simulationTable(of),
  simulatedCounterpartTable(of),
  simulationHistogramTable(of),
];

describe("the tables of a simulation", () => {
  it("have a cell a column, and a key of its own for each row", () => {
    for (const { columns, rows, id } of tables(report)) {
      assert.ok(
        rows.every(({ cells }) => cells.length === columns.length),
        id,
      );
      assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length, id);
      assert.ok(rows.length > 1, id);
    }
  });

  it("say in each table that figures are illustrative, and only then", () => {
    const isMarked = ({ notes }: Table): boolean =>
      notes.some((note) => "key" in note && note.key === "simulation.illustrative");
    assert.deepEqual(tables(report).map(isMarked), [true, true, true]);
    assert.deepEqual(tables({ ...report, origin: "decided" }).map(isMarked), [false, false, false]);
  });

  it("round what is shown to the unit of the reader, billions to millions, and đồng not at all", () => {
    assert.deepEqual((["dong", "thousand", "million", "billion"] as const).map(shownTo), [
      "dong",
      "thousand",
      "million",
      "million",
    ]);
    const p90Of = (of: SimulationReport): unknown =>
      simulationTable(of).rows[0]?.cells.map((cell) => (cell.kind === "money" ? cell.amount : ""))[5];
    const exact = report.simulation.totals[0]?.summary.p90 ?? 0;
    assert.equal(p90Of({ ...report, unit: "dong" }), exact);
    assert.equal(p90Of(report), Math.round(exact / 1e6) * 1e6);
  });

  it("count each draw once in the histogram, in bins that meet", () => {
    const { rows } = simulationHistogramTable(report);
    const cells = rows.map(({ cells: [from, below, count] }) => ({
      from: from?.kind === "money" ? from.amount : Number.NaN,
      below: below?.kind === "money" ? below.amount : Number.NaN,
      count: count?.kind === "count" ? count.value : Number.NaN,
    }));
    assert.equal(
      cells.reduce((sum, { count }) => sum + count, 0),
      200,
    );
    cells.slice(1).forEach(({ from }, index) => {
      assert.equal(from, cells[index]?.below);
    });
  });

  it("name the rule, what is missing at P90, and how likely it is enough with its interval", () => {
    const [first] = report.simulation.counterpart;
    const row = simulatedCounterpartTable({ ...report, unit: "dong" }).rows[0];
    assert.ok(first !== undefined && row !== undefined);
    const { estimate, lowest, highest } = first.enough;
    assert.deepEqual(row.cells.slice(0, 3), [
      { kind: "text", label: { name: plan.counterpartRules[0]?.name } },
      { kind: "text", label: { key: "report.type.developmentInvestment" } },
      { kind: "text", label: { text: "2021" } },
    ]);
    assert.deepEqual(row.cells[6], { kind: "money", amount: first.missing.p90 });
    assert.deepEqual(
      row.cells.slice(8, 11).map((cell) => (cell.kind === "decimal" ? cell.value : "")),
      [estimate, lowest, highest].map((share) => share.toFixed(6)),
    );
  });
});
