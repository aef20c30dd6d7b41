import type { Allocation } from "../allocation/allocation.ts";
import { readExact } from "../allocation/trace/replayArithmetic.ts";
import type { Trace } from "../allocation/trace/trace.ts";
import { tracesOf } from "../allocation/trace/traceBook.ts";
import { Decimal } from "../money/decimal.ts";
import { subtract, sum, zeroMoney } from "../money/money.ts";
import { dongPer } from "../money/unit.ts";
import { placesOf, type Places } from "../plan/places.ts";
import type { Plan } from "../plan/plan.ts";
import { communeTableId } from "./allocationCommuneTable.ts";
import { allocationNotes } from "./allocationNotes.ts";
import { placeLabel } from "./allocationParts.ts";
import { exactIn, numberCell } from "./explanationPlaceTable.ts";
import { legalWords, partsOf } from "./explanationTable.ts";
import { endingDecimal, ruleWords } from "./explanationWords.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Column,
  type Formula,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** Digits of an exact share in a sheet: more than a binary number holds is of no use. */
const shownDecimals = 3;

/**
 * Every amount of an allocation with what it follows from, a row each. Where the weight decided, the exact share is live: money
 * for one unit of weight × weight. At the end the sum, against the table by commune.
 */
export function explanationSheet(plan: Plan, allocation: Allocation): Table {
  const places = placesOf(plan);
  const hasComponents = plan.components.length > 0;
  const isCarried = allocation.cells.some(({ origin }) => origin !== undefined);
  const columns = columnsOf(allocation, hasComponents, isCarried);
  const rows = [...tracesOf(plan, allocation)].map((trace) =>
    cellRow(trace, { places, allocation, columns }),
  );
  const total = sum(allocation.cells.map(({ amount }) => amount));
  return {
    id: "explanation.sheet",
    title: { key: "explanation.sheet.title" },
    columns,
    rows: [...rows, ...footRows(rows, total, columns)],
    hasMoney: true,
    notes: [{ key: "explanation.sheet.note" }, ...allocationNotes(plan, allocation)],
  };
}

function columnsOf(allocation: Allocation, hasComponents: boolean, isCarried: boolean): readonly Column[] {
  const unit = { unit: { key: `unit.${allocation.unit}` } };
  return [
    column("place", { key: "allocation.column.placeCode" }, "left", 8),
    column("name", { key: "allocation.column.placeName" }, "left", 26),
    column("source", { key: "allocation.column.source" }, "left", 28),
    column("type", { key: "allocation.column.type" }, "left", 11),
    ...(hasComponents ? [column("component", { key: "explanation.sheet.component" }, "left", 14)] : []),
    column("year", { key: "allocation.column.year" }, "centre", 6),
    ...(isCarried ? [column("origin", { key: "explanation.cells.origin" }, "centre", 6)] : []),
    column("envelope", { key: "explanation.sheet.envelope" }, "right", 12),
    column("setAside", { key: "explanation.sheet.setAside" }, "right", 12),
    column("free", { key: "explanation.sheet.free" }, "right", 12),
    column("weight", { key: "explanation.sheet.weight" }, "right", 8),
    column("weightSum", { key: "explanation.sheet.weightSum" }, "right", 9),
    column("rate", { key: "explanation.sheet.rate", parameters: unit }, "right", 12),
    column("decided", { key: "explanation.cells.decided" }, "left", 14),
    column("exact", { key: "explanation.cells.exact", parameters: unit }, "right", 13),
    column("rounding", { key: "explanation.sheet.rounding" }, "centre", 8),
    column("amount", { key: "allocation.column.amount" }, "right", 12),
    column("reason", { key: "allocation.column.reason" }, "left", 36),
    column("legal", { key: "allocation.column.legalReference" }, "left", 40),
  ];
}

interface SheetSubject {
  readonly places: Places;
  readonly allocation: Allocation;
  readonly columns: readonly Column[];
}

function cellRow(trace: Trace, { places, allocation, columns }: SheetSubject): Row {
  const { place, source, type, year, component, origin, block, weighing, amount } = trace;
  const key = [source.id, type, year, component?.id ?? "", origin ?? "", place.code].join("/");
  const available = trace.carried.length === 0 ? trace.envelope.amount : trace.shared;
  const free = block?.free.amount ?? zeroMoney;
  const direction = trace.rounding.direction === "exact" ? "exactly" : trace.rounding.direction;
  const cells: Readonly<Record<string, Cell>> = {
    place: { kind: "code", text: place.code },
    name: textCell(placeLabel(places, place.code)),
    source: textCell({ name: source.name }),
    type: textCell({ key: `allocation.shortType.${type}` }),
    component: component === undefined ? emptyCell : textCell({ name: component.name }),
    year: textCell({ text: String(year) }),
    origin: origin === undefined ? emptyCell : textCell({ text: String(origin) }),
    envelope: moneyCell(available),
    setAside: moneyCell(subtract(available, free)),
    free: moneyCell(free, {
      kind: "difference",
      left: { row: key, column: "envelope" },
      right: { row: key, column: "setAside" },
    }),
    weight: numberCell(weighing.value),
    weightSum: numberCell(block?.free.weightSum ?? "0"),
    ...liveCells(trace, key, allocation),
    decided: textCell({ key: `explanation.bound.${trace.bound.kind}` }),
    rounding: textCell({ key: `explanation.sheet.${direction}` }),
    amount: moneyCell(amount),
    reason: textCell(reasonWords(trace)),
    legal: textCell(legalOf(trace)),
  };
  return { key, role: "item", level: 0, cells: columns.map(({ id }) => cells[id] ?? emptyCell) };
}

/** The money for one unit of weight and the exact share, live where the weights are numbers that a cell holds. */
function liveCells(
  trace: Trace,
  key: string,
  { unit }: Allocation,
): { readonly rate: Cell; readonly exact: Cell } {
  const exact = exactIn(trace, unit);
  const shown = { show: "plain" as const, decimals: shownDecimals };
  const rate = trace.block?.free.rate;
  if (trace.bound.kind !== "free" || rate === undefined) {
    return { rate: emptyCell, exact: { kind: "decimal", value: exact, ...shown } };
  }
  const value = new Decimal(rate.numerator).div(new Decimal(rate.denominator).mul(dongPer(unit))).toFixed();
  const weight = endingText(trace.weighing.value);
  const isLive = endingText(trace.block?.free.weightSum ?? "0") !== undefined;
  const quotient: Formula = {
    kind: "quotient",
    part: { row: key, column: "free" },
    whole: { row: key, column: "weightSum" },
  };
  return {
    rate: { kind: "decimal", value, ...shown, ...(isLive ? { formula: quotient } : {}) },
    exact: {
      kind: "decimal",
      value: exact,
      ...shown,
      ...(weight === undefined
        ? {}
        : { formula: { kind: "product", of: { row: key, column: "rate" }, by: weight } }),
    },
  };
}

function endingText(text: string): string | undefined {
  const exact = readExact(text);
  return exact === undefined ? undefined : endingDecimal(exact);
}

/** Why it was rounded as it was, or which rule decided. */
function reasonWords({ rounding, bound }: Trace): Label {
  if (rounding.reason !== undefined) return { key: `explanation.reason.${rounding.reason}` };
  if (bound.by !== undefined) {
    const parameters = { bound: { key: `explanation.bound.${bound.kind}` }, rule: ruleWords(bound.by) };
    return { key: "explanation.sheet.reasonBy", parameters };
  }
  return { key: bound.kind === "free" ? "explanation.sheet.nearest" : `explanation.because.${bound.kind}` };
}

/** The legal reference of the rule that decided, or else of the weighting or its norm. */
function legalOf({ bound, weighing }: Trace): Label {
  const references = [
    bound.by?.legalReference,
    ...partsOf(weighing).flatMap((part) => [
      part.legalReference,
      part.kind === "norm" ? part.normReference : undefined,
    ]),
  ];
  const reference = references.find((each) => each !== undefined);
  return reference === undefined ? { key: "allocation.legal.none" } : legalWords(reference);
}

function footRows(
  rows: readonly Row[],
  total: ReturnType<typeof sum>,
  columns: readonly Column[],
): readonly Row[] {
  const row = (key: string, role: Row["role"], heading: string, amount: Cell): Row => ({
    key,
    role,
    level: 0,
    cells: columns.map(({ id }) =>
      id === "name" ? textCell({ key: heading }) : id === "amount" ? amount : emptyCell,
    ),
  });
  const of = rows.map(({ key }) => ({ row: key, column: "amount" }));
  const left = { row: "total", column: "amount" };
  const right = { row: "communes", column: "amount" };
  return [
    row(
      "total",
      "total",
      "allocation.row.totalAllocated",
      of.length === 0 ? moneyCell(total) : moneyCell(total, { kind: "sum", of }),
    ),
    row(
      "communes",
      "item",
      "explanation.sheet.fromCommunes",
      moneyCell(total, { kind: "same", as: { table: communeTableId(), row: "total", column: "total" } }),
    ),
    row("difference", "item", "explanation.sheet.difference", {
      kind: "money",
      amount: zeroMoney,
      formula: { kind: "difference", left, right },
    }),
  ];
}
