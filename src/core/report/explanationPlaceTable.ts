import type { Trace, TracePlace } from "../allocation/trace/trace.ts";
import { Decimal } from "../money/decimal.ts";
import { sum } from "../money/money.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import { illustrativeNotes } from "./explanationTable.ts";
import { endingDecimal, placeWords } from "./explanationWords.ts";
import { readExact } from "../allocation/trace/replayArithmetic.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type CellReference,
  type Row,
  type Table,
} from "./table.ts";

/** All amounts of one place, a line each: which weight or limit decided, exact share, amount. */
export function explanationPlaceTable(place: TracePlace, traces: readonly Trace[], unit: MoneyUnit): Table {
  const rows = traces.map((trace) => placeRow(trace, unit));
  const of = rows.map(({ key }): CellReference => ({ row: key, column: "amount" }));
  const total = sum(traces.map(({ amount }) => amount));
  return {
    id: "explanation.place",
    title: { key: "explanation.cells.title", parameters: { place: placeWords(place) } },
    columns: [
      column("source", { key: "allocation.column.source" }, "left", 34),
      column("type", { key: "allocation.column.type" }, "left", 22),
      column("year", { key: "allocation.column.year" }, "centre", 6),
      column("origin", { key: "explanation.cells.origin" }, "centre", 6),
      column("free", { key: "explanation.sheet.free" }, "right", 14),
      column("weight", { key: "explanation.sheet.weight" }, "right", 9),
      column("weightSum", { key: "explanation.sheet.weightSum" }, "right", 9),
      column("decided", { key: "explanation.cells.decided" }, "left", 18),
      column(
        "exact",
        { key: "explanation.cells.exact", parameters: { unit: { key: `unit.${unit}` } } },
        "right",
        14,
      ),
      column("amount", { key: "allocation.column.amount" }, "right", 12),
    ],
    rows: [
      ...rows,
      {
        key: "total",
        role: "total",
        level: 0,
        cells: [
          textCell({ key: "allocation.row.total" }),
          ...Array.from({ length: 8 }, () => emptyCell),
          of.length === 0 ? moneyCell(total) : moneyCell(total, { kind: "sum", of }),
        ],
      },
    ],
    hasMoney: true,
    notes: [
      { key: "explanation.cells.note", parameters: { place: place.code } },
      ...(traces.some((trace) => illustrativeNotes(trace).length > 0)
        ? [{ key: "explanation.note.illustrative" }]
        : []),
    ],
  };
}

function placeRow(trace: Trace, unit: MoneyUnit): Row {
  const { source, type, year, component, origin, block, bound, weighing, amount } = trace;
  return {
    key: [source.id, type, year, component?.id ?? "", origin ?? ""].join("/"),
    role: "item",
    level: 0,
    cells: [
      textCell({ name: source.name }),
      textCell({ key: `report.type.${type}` }),
      textCell({ text: String(year) }),
      origin === undefined ? emptyCell : textCell({ text: String(origin) }),
      block === undefined ? emptyCell : moneyCell(block.free.amount),
      numberCell(weighing.value),
      block === undefined ? emptyCell : numberCell(block.free.weightSum),
      textCell({ key: `explanation.bound.${bound.kind}` }),
      { kind: "decimal", value: exactIn(trace, unit), show: "plain", decimals: 3 },
      moneyCell(amount),
    ],
  };
}

/** A weight as a number where it is an ending decimal, else the fraction as text. */
export function numberCell(text: string): Cell {
  const exact = readExact(text);
  const decimal = exact === undefined ? undefined : endingDecimal(exact);
  if (decimal === undefined) return { kind: "code", text };
  return { kind: "decimal", value: decimal, show: "plain" };
}

/** The exact share in `unit`, a decimal of up to 40 digits. */
export function exactIn({ exact }: Pick<Trace, "exact">, unit: MoneyUnit): string {
  return new Decimal(exact.numerator).div(new Decimal(exact.denominator).mul(dongPer(unit))).toFixed();
}
