import type { Allocation, ReceiptLine } from "../allocation/allocation.ts";
import { placesOf, type Places } from "../plan/places.ts";
import type { Plan } from "../plan/plan.ts";
import { allocationNotes } from "./allocationNotes.ts";
import { envelopeKey, pairOf, placeLabel } from "./allocationParts.ts";
import { column, moneyCell, textCell, type Row, type Table } from "./table.ts";

/** Each cell that is not its nearest rounding: its exact share, what it got, the direction and the reason. */
export function receiptTable(plan: Plan, allocation: Allocation): Table {
  const places = placesOf(plan);
  return {
    id: "allocation.receipt",
    title: { key: "allocation.receipt.title" },
    columns: [
      column("place", { key: "allocation.column.placeCode" }, "left", 9),
      column("name", { key: "allocation.column.placeName" }, "left", 34),
      column("source", { key: "allocation.column.source" }, "left", 40),
      column("type", { key: "allocation.column.type" }, "left", 22),
      column("year", { key: "allocation.column.year" }, "centre", 8),
      column("exact", { key: "allocation.column.exact" }, "right", 22),
      column("amount", { key: "allocation.column.amount" }),
      column("direction", { key: "allocation.column.direction" }, "centre", 10),
      column("reason", { key: "allocation.column.reason" }, "left", 44),
    ],
    rows: allocation.receipt.map((line) => receiptRow(plan, places, line)),
    hasMoney: true,
    notes: [
      {
        key: "allocation.note.receipt",
        parameters: {
          count: { decimal: String(allocation.receipt.length) },
          total: { decimal: String(allocation.cells.length) },
        },
      },
      ...allocationNotes(plan, allocation),
    ],
  };
}

function receiptRow(plan: Plan, places: Places, line: ReceiptLine): Row {
  const { sourceLabel, typeLabel } = pairOf(plan, line.source, line.type);
  return {
    key: `${envelopeKey(line)}/${line.place}`,
    role: "item",
    level: 0,
    cells: [
      { kind: "code", text: line.place },
      textCell(placeLabel(places, line.place)),
      textCell(sourceLabel),
      textCell(typeLabel),
      textCell({ text: String(line.year) }),
      { kind: "decimal", value: line.exact, show: "plain", decimals: 2 },
      moneyCell(line.amount),
      textCell({ key: `allocation.direction.${line.reason}` }),
      textCell({ key: `allocation.reason.${line.reason}` }),
    ],
  };
}
