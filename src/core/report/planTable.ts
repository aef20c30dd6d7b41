import { subtract, sum, type Money } from "../money/index.ts";
import { periodText, type BudgetLine, type Plan, type StatedTotal } from "../plan/plan.ts";
import { sourceName } from "./allocationParts.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type CellReference,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** The plan as the document builds it up: printed figures beside what their parts add up to, by source, type and period. */
export function planTable(plan: Plan): Table {
  const figures = new Map<string, BudgetLine | StatedTotal>(
    [...plan.lines, ...plan.totals].map((figure) => [figure.id, figure]),
  );
  const parts = new Set(plan.totals.flatMap((total) => total.parts));
  const roots = [...figures.values()].filter(({ id }) => !parts.has(id));
  const context: Context = { plan, figures, sums: new Map() };
  return {
    id: "plan",
    title: { key: "report.plan.title" },
    columns: [
      column("name", { key: "report.plan.name" }, "left", 58),
      column("period", { key: "report.plan.period" }, "left", 11),
      column("status", { key: "report.plan.status" }, "left", 12),
      column("printed", { key: "report.plan.printed" }, "right", 14),
      column("stated", { key: "report.plan.stated" }),
      column("computed", { key: "report.plan.computed" }),
      column("difference", { key: "report.plan.difference" }),
    ],
    rows: roots.flatMap((figure) => rowsOf(figure.id, 0, context)),
    hasMoney: true,
    notes: [
      { key: "report.plan.noteComputed" },
      ...(plan.corrections.length > 0
        ? [{ key: "report.plan.noteCorrected", parameters: { count: plan.corrections.length } }]
        : []),
    ],
  };
}

interface Context {
  readonly plan: Plan;
  readonly figures: ReadonlyMap<string, BudgetLine | StatedTotal>;
  readonly sums: Map<string, Money>;
}

function rowsOf(id: string, level: number, context: Context): readonly Row[] {
  const figure = context.figures.get(id);
  if (figure === undefined) return [];
  return "parts" in figure ? totalRows(figure, level, context) : [lineRow(figure, level, context)];
}

function totalRows(total: StatedTotal, level: number, context: Context): readonly Row[] {
  const computed = leafSum(total.id, context);
  const corrected = context.plan.corrections.find(({ target }) => target === total.id);
  const stated = corrected?.from ?? total.amount;
  const of: readonly CellReference[] = total.parts.map((row) => ({ row, column: "computed" }));
  const row: Row = {
    key: total.id,
    role: level === 0 ? "total" : "subtotal",
    level,
    cells: [
      textCell({ name: total.name }),
      emptyCell,
      textCell({ key: corrected === undefined ? "report.status.stated" : "report.status.corrected" }),
      textCell(printedLabel(total.printed)),
      moneyCell(stated),
      moneyCell(computed, { kind: "sum", of }),
      differenceCell(total.id, subtract(stated, computed)),
    ],
  };
  return [row, ...total.parts.flatMap((part) => rowsOf(part, level + 1, context))];
}

function lineRow(line: BudgetLine, level: number, { plan }: Context): Row {
  const name: Label =
    line.type === "unspecified"
      ? { name: sourceName(plan, line.source) }
      : { key: `report.type.${line.type}` };
  const corrected = plan.corrections.find(({ target }) => target === line.id);
  const stated = corrected?.from ?? line.amount;
  return {
    key: line.id,
    role: "item",
    level,
    cells: [
      textCell(name),
      textCell({ text: periodText(line) }),
      textCell({ key: corrected === undefined ? `report.status.${line.status}` : "report.status.corrected" }),
      line.printed === undefined ? emptyCell : textCell(printedLabel(line.printed)),
      line.printed === undefined ? emptyCell : moneyCell(stated),
      moneyCell(line.amount),
      line.printed === undefined ? emptyCell : differenceCell(line.id, subtract(stated, line.amount)),
    ],
  };
}

function differenceCell(row: string, difference: Money): Cell {
  return moneyCell(difference, {
    kind: "difference",
    left: { row, column: "stated" },
    right: { row, column: "computed" },
  });
}

function printedLabel(printed: StatedTotal["printed"]): Label {
  if (printed.unit === null) return { key: "report.plan.withoutUnit", parameters: { text: printed.text } };
  return {
    key: "report.plan.withUnit",
    parameters: { text: printed.text, unit: { key: `unit.short.${printed.unit}` } },
  };
}

/** The sum of the lines under a figure, whatever its own printed amount is. */
function leafSum(id: string, context: Context): Money {
  const known = context.sums.get(id);
  if (known !== undefined) return known;
  const figure = context.figures.get(id);
  const result =
    figure === undefined || !("parts" in figure)
      ? sum(figure === undefined ? [] : [figure.amount])
      : sum(figure.parts.map((part) => leafSum(part, context)));
  context.sums.set(id, result);
  return result;
}
