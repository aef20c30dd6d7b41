import type { Allocation } from "../allocation/index.ts";
import { subtract, sum, type Money } from "../money/index.ts";
import type { Plan } from "../plan/plan.ts";
import type { Finding } from "../reconcile/finding.ts";
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
  const counted = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const { document } = plan;
  const rows: readonly Row[] = [
    row("plan", textCell({ name: plan.name })),
    row(
      "document",
      textCell({
        key: "report.summary.documentOf",
        parameters: {
          number: document.number,
          date: dateText(document.date),
          issuer: { name: document.issuer },
        },
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
        parameters: { errors: counted("error"), warnings: counted("warning"), notes: counted("note") },
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

/** Says which attributes are samples; nothing where none is. */
export function illustrativeNotes(plan: Plan): readonly Label[] {
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

/** A date as Vietnamese documents write it: day/month/year. */
function dateText(iso: string): string {
  return iso.split("-").reverse().join("/");
}
