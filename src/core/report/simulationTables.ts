import type {
  SimulatedCounterpart,
  SimulatedTotal,
  Simulation,
  TotalKey,
} from "../analysis/simulate/simulation.ts";
import type { PlanUncertainty } from "../analysis/simulate/uncertaintySchema.ts";
import type { AmountSummary, Proportion } from "../analysis/statistics/index.ts";
import { add, roundTo, type Decimal, type Money, type MoneyUnit } from "../money/index.ts";
import { periodText, type Plan } from "../plan/plan.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Column,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/**
 * Amounts that are shown are rounded to this unit, halves up: the đồng of an estimate say nothing. The unit of the reader, and
 * millions where that is billions, which are written with three digits behind the mark.
 */
export function shownTo(unit: MoneyUnit): MoneyUnit {
  return unit === "billion" ? "million" : unit;
}

/** Whom a total is of, in words. */
export function totalLabel(plan: Plan, key: TotalKey): Label {
  switch (key.kind) {
    case "all":
      return { key: "simulation.row.all" };
    case "source": {
      const source = plan.sources.find(({ id }) => id === key.source);
      return source === undefined ? { text: key.source } : { name: source.name };
    }
    case "type":
      return { key: `report.type.${key.type}` };
    case "year":
      return { key: "simulation.row.year", parameters: { year: String(key.year) } };
    case "district":
      return { text: key.name };
    case "unallocated":
      return { key: "simulation.row.unallocated" };
  }
}

/** What the tables are made of. */
export interface SimulationReport {
  readonly plan: Plan;
  readonly simulation: Simulation;
  /** Where the levels of what is uncertain come from; every table says it. */
  readonly origin: PlanUncertainty["origin"];
  /** Unit of the reader. */
  readonly unit: MoneyUnit;
}

/** Plan, P10, P50, P90, mean of every total, and in how many of the draws the plan is reached. */
export function simulationTable(report: SimulationReport): Table {
  return {
    id: "simulation",
    title: { key: "simulation.totals.title" },
    columns: [
      column("kind", { key: "simulation.column.kind" }, "left", 14),
      column("what", { key: "simulation.column.what" }, "left", 44),
      ...amountColumns,
      column("reached", { key: "simulation.column.reached" }, "right", 12),
      originColumn,
    ],
    rows: report.simulation.totals.map((total) => totalRow(report, total)),
    hasMoney: true,
    notes: [{ key: "simulation.note.quantiles" }, ...originNotes(report)],
  };
}

const originColumn = column("origin", { key: "simulation.column.origin" }, "left", 12);

function originCell({ origin }: SimulationReport): Cell {
  return textCell({ key: `simulation.origin.${origin}` });
}

/** What a person must know before believing a figure. */
function originNotes({ origin }: SimulationReport): readonly Label[] {
  return origin === "illustrative" ? [{ key: "simulation.illustrative" }] : [];
}

const amountColumns: readonly Column[] = ["planned", "p10", "p50", "p90", "mean"].map((id) =>
  column(id, { key: `simulation.column.${id}` }),
);

function totalRow(report: SimulationReport, { key, planned, summary, reached }: SimulatedTotal): Row {
  return {
    key: Object.values(key).join("|"),
    role: key.kind === "all" ? "total" : "item",
    level: 0,
    cells: [
      textCell({ key: `simulation.kind.${key.kind}` }),
      textCell(totalLabel(report.plan, key)),
      ...amountCells(planned, summary, report.unit),
      key.kind === "unallocated" ? emptyCell : percentCell(reached.estimate),
      originCell(report),
    ],
  };
}

function amountCells(
  planned: Money,
  { p10, p50, p90, mean }: AmountSummary,
  unit: MoneyUnit,
): readonly Cell[] {
  return [planned, p10, p50, p90, mean.rounded].map((amount) =>
    moneyCell(roundTo(amount, shownTo(unit), "halfUp")),
  );
}

function percentCell(share: Decimal): Cell {
  return { kind: "decimal", value: share.toFixed(6), show: "percent", decimals: 1 };
}

/** What is missing under each counterpart rule and type, and how likely it is that nothing is, with its confidence interval. */
export function simulatedCounterpartTable(report: SimulationReport): Table {
  const { counterpart, counterpartTogether: together } = report.simulation;
  return {
    id: "simulation.counterpart",
    title: { key: "simulation.counterpartTable.title" },
    columns: [
      column("rule", { key: "simulation.column.rule" }, "left", 44),
      column("type", { key: "finding.counterpart.type" }, "left", 22),
      column("period", { key: "simulation.column.period" }, "left", 11),
      ...amountColumns,
      ...["enough", "lowest", "highest", "holds"].map((id) =>
        column(id, { key: `simulation.column.${id}` }, "right", 12),
      ),
      originColumn,
    ],
    rows: [
      ...counterpart.map((row) => counterpartRow(report, row)),
      ...(together === undefined
        ? []
        : [
            {
              key: "together",
              role: "total" as const,
              level: 0,
              cells: [
                textCell({ key: "simulation.row.together" }),
                emptyCell,
                emptyCell,
                ...amountCells(together.planned, together.missing, report.unit),
                ...intervalCells(together.enough),
                emptyCell,
                originCell(report),
              ],
            },
          ]),
    ],
    hasMoney: true,
    notes: [{ key: "simulation.note.missing" }, ...originNotes(report)],
  };
}

function counterpartRow(report: SimulationReport, row: SimulatedCounterpart): Row {
  const rule = report.plan.counterpartRules.find(({ id }) => id === row.rule);
  return {
    key: `${row.rule}|${row.type}`,
    role: "item",
    level: 0,
    cells: [
      textCell(rule === undefined ? { text: row.rule } : { name: rule.name }),
      textCell({ key: `report.type.${row.type}` }),
      textCell({ text: periodText(row) }),
      ...amountCells(row.planned, row.missing, report.unit),
      ...intervalCells(row.enough),
      percentCell(row.holds.estimate),
      originCell(report),
    ],
  };
}

function intervalCells({ estimate, lowest, highest }: Proportion): readonly Cell[] {
  return [estimate, lowest, highest].map(percentCell);
}

/** In how many of the draws all resources come to how much. */
export function simulationHistogramTable(report: SimulationReport): Table {
  const all = report.simulation.totals.find(({ key }) => key.kind === "all");
  const { start, width, counts } = all?.histogram ?? { start: undefined, width: undefined, counts: [] };
  let from = start;
  return {
    id: "simulation.histogram",
    title: { key: "simulation.histogramTable.title" },
    columns: [
      column("from", { key: "simulation.column.from" }),
      column("below", { key: "simulation.column.below" }),
      column("count", { key: "simulation.column.count" }, "right", 12),
    ],
    rows: counts.flatMap((count): readonly Row[] => {
      if (from === undefined || width === undefined) return [];
      const below = add(from, width);
      const cells: readonly Cell[] = [moneyCell(from), moneyCell(below), { kind: "count", value: count }];
      const row: Row = { key: String(from), role: "item", level: 0, cells };
      from = below;
      return [row];
    }),
    hasMoney: true,
    notes: originNotes(report),
  };
}
