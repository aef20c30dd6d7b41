import type { Allocation } from "../allocation/index.ts";
import type { Parameter } from "../issue/issue.ts";
import { subtract, sum, type Money } from "../money/index.ts";
import type { Plan } from "../plan/plan.ts";
import { countBySeverity, type Finding } from "../reconcile/finding.ts";
import { yearTableId } from "./allocationYearTable.ts";
import { column, moneyCell, textCell, type Cell, type Label, type Row, type Table } from "./table.ts";

export interface SummaryInput {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly allocation: Allocation;
  readonly inputs: string;
  readonly outputs: string;
}

/** The first sheet: which plan, how much, how it was rounded, what was found, and the hashes that identify it. */
export function summaryTable({ plan, findings, allocation, inputs, outputs }: SummaryInput): Table {
  const available = sum(plan.lines.map(({ amount }) => amount));
  const allocated = sum(allocation.cells.map(({ amount }) => amount));
  const unallocated = sum(allocation.unallocated.map(({ amount }) => amount));
  const places = new Set(allocation.cells.filter(({ amount }) => amount !== 0).map(({ place }) => place));
  const rows: readonly Row[] = [
    row("plan", textCell({ name: plan.name })),
    row(
      "document",
      textCell({
        key: "report.summary.documentOf",
        parameters: documentParameters(plan),
      }),
    ),
    row("available", moneyCell(available, { kind: "same", as: allocationTotal("available") })),
    row("allocated", moneyCell(allocated, { kind: "same", as: allocationTotal("allocated") })),
    row("unallocated", moneyCell(unallocated, { kind: "same", as: allocationTotal("unallocated") })),
    row("check", checkCell(subtract(available, sum([allocated, unallocated])))),
    row("places", { kind: "count", value: places.size }),
    row("lineYears", { kind: "count", value: allocation.envelopes.length }),
    row(
      "method",
      textCell({
        key: "report.summary.methodName",
        parameters: { unit: { key: `unit.${allocation.unit}` } },
      }),
    ),
    row("receipt", { kind: "count", value: allocation.receipt.length }),
    row(
      "findings",
      textCell({
        key: "report.summary.findingsCount",
        parameters: countBySeverity(findings),
      }),
    ),
    row("corrections", { kind: "count", value: plan.corrections.length }),
    row("inputs", { kind: "code", text: inputs }),
    row("outputs", { kind: "code", text: outputs }),
  ];
  return {
    id: "summary",
    title: { key: "report.summary.title" },
    columns: [
      column("item", { key: "report.summary.item" }, "left", 46),
      column("value", { key: "report.summary.value" }, "left", 70),
    ],
    rows,
    hasMoney: true,
    notes: illustrativeNotes(plan),
  };
}

/** What names the plan's document: number, date as Vietnamese documents write it (day/month/year), issuer. */
export function documentParameters({ document }: Plan): Readonly<Record<string, Parameter>> {
  const { number, date, issuer } = document;
  return { number, date: date.split("-").reverse().join("/"), issuer: { name: issuer } };
}

/** Says which attributes are samples; nothing where none is. */
function illustrativeNotes(plan: Plan): readonly Label[] {
  const samples = plan.attributes.filter(({ origin }) => origin === "illustrative");
  if (samples.length === 0) return [];
  return [
    {
      key: "report.summary.illustrative",
      parameters: { attributes: samples.map(({ name }) => ({ name })) },
    },
  ];
}

function row(key: string, value: Cell): Row {
  return {
    key,
    role: "item",
    level: 0,
    cells: [textCell({ key: `report.summary.${key}` }), value],
  };
}

/** Live by the difference that the table by year ends with. */
function checkCell(difference: Money): Cell {
  const of = { table: yearTableId, row: "total/covered", column: "difference" };
  return { kind: "check", difference, formula: { kind: "check", of } };
}

function allocationTotal(row: string): {
  readonly table: string;
  readonly row: string;
  readonly column: string;
} {
  return { table: yearTableId, row: `total/${row}`, column: "total" };
}
