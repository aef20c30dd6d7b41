import type { Allocation } from "../allocation/allocation.ts";
import { add, sum, zeroMoney, type Money } from "../money/money.ts";
import { existsIn, placesOf, type Places } from "../plan/places.ts";
import type { Locality, Plan } from "../plan/plan.ts";
import { allocationNotes, unallocatedNotes } from "./allocationNotes.ts";
import { pairKey, pairsOf, placeLabel, sumCell, type Pair } from "./allocationParts.ts";
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

/** The communes of one district, or of whatever unit stands right above them. */
export interface CommuneGroup {
  readonly code: string;
  readonly name: string;
  readonly communes: readonly Locality[];
}

/** What the tables by commune and by district are made from. */
export interface PlaceFigures {
  readonly pairs: readonly Pair[];
  readonly places: Places;
  readonly groups: readonly CommuneGroup[];
  /** What a place gets of a pair, all years or one. */
  readonly amountOf: (place: string, pair: Pair) => Money;
  readonly unallocatedOf: (pair: Pair) => Money;
}

/** Id of the table by commune, of one year or of all years together. */
export function communeTableId(year?: number): string {
  return year === undefined ? "allocation.commune" : `allocation.commune.${year}`;
}

/** What each commune gets of each source and type, all years together or in `year`. Row and column totals are live sums. */
export function allocationByCommune(plan: Plan, allocation: Allocation, year?: number): Table {
  const figures = placeFigures(plan, allocation, year);
  const { pairs, groups } = figures;
  return {
    id: communeTableId(year),
    title: titleOf("allocation.byCommune.title", plan, year),
    columns: [
      column("district", { key: "allocation.column.groupCode" }, "left", 9),
      column("place", { key: "allocation.column.placeCode" }, "left", 9),
      column("name", { key: "allocation.column.placeName" }, "left", 34),
      ...pairs.map(({ key, label }) => column(key, label)),
      column("total", { key: "allocation.column.total" }),
    ],
    rows: [
      ...groups.flatMap((group) => [
        sectionRow(group, pairs.length),
        ...group.communes.map((commune) => communeRow(commune, group.code, figures)),
      ]),
      ...footRows(figures),
    ],
    hasMoney: true,
    notes: [...allocationNotes(plan, allocation), ...unallocatedNotes(plan, allocation)],
  };
}

/** Sums the cells of the allocation by place and pair, of one year or of all. */
export function placeFigures(plan: Plan, allocation: Allocation, year?: number): PlaceFigures {
  const places = placesOf(plan);
  const amounts = new Map<string, Money>();
  const collect = (key: string, amount: Money): void => {
    amounts.set(key, add(amounts.get(key) ?? zeroMoney, amount));
  };
  for (const cell of allocation.cells) {
    if (year !== undefined && cell.year !== year) continue;
    collect(`${cell.place}/${pairKey(cell.source, cell.type)}`, cell.amount);
  }
  for (const row of allocation.unallocated) {
    if (year === undefined || row.year === year) collect(`/${pairKey(row.source, row.type)}`, row.amount);
  }
  return {
    pairs: pairsOf(plan, allocation),
    places,
    groups: groupsOf(places, year),
    amountOf: (place, pair) => amounts.get(`${place}/${pair.key}`) ?? zeroMoney,
    unallocatedOf: (pair) => amounts.get(`/${pair.key}`) ?? zeroMoney,
  };
}

/** The title with the year, or with the period where there is none. */
export function titleOf(key: string, plan: Plan, year: number | undefined): Label {
  if (year !== undefined) return { key: `${key}OfYear`, parameters: { year: String(year) } };
  return { key, parameters: { from: String(plan.period.from), to: String(plan.period.to) } };
}

function groupsOf(places: Places, year: number | undefined): readonly CommuneGroup[] {
  const groups = new Map<string, { code: string; name: string; communes: Locality[] }>();
  for (const commune of places.communes) {
    if (year !== undefined && !existsIn(commune, year)) continue;
    const above = places.groupOf(commune.code) ?? commune;
    const group = groups.get(above.code) ?? { code: above.code, name: above.name, communes: [] };
    group.communes.push(commune);
    groups.set(above.code, group);
  }
  return [...groups.values()].sort((left, right) => (left.code < right.code ? -1 : 1));
}

function sectionRow(group: CommuneGroup, pairs: number): Row {
  return {
    key: `group/${group.code}`,
    role: "section",
    level: 0,
    cells: [
      emptyCell,
      emptyCell,
      textCell({ text: group.name }),
      ...Array.from({ length: pairs + 1 }, () => emptyCell),
    ],
  };
}

function communeRow({ code }: Locality, group: string, figures: PlaceFigures): Row {
  const { pairs, places, amountOf } = figures;
  const amounts = pairs.map((pair) => amountOf(code, pair));
  return {
    key: code,
    role: "item",
    level: 1,
    cells: [
      { kind: "code", text: group },
      { kind: "code", text: code },
      textCell(placeLabel(places, code)),
      ...amounts.map((amount) => moneyCell(amount)),
      sumCell(amounts, rowReferences(code, pairs)),
    ],
  };
}

function footRows(figures: PlaceFigures): readonly Row[] {
  const { pairs, groups, amountOf, unallocatedOf } = figures;
  const communes = groups.flatMap((group) => group.communes.map(({ code }) => code));
  const allocated = pairs.map((pair) => sum(communes.map((code) => amountOf(code, pair))));
  const unallocated = pairs.map(unallocatedOf);
  const columns = [...pairs.map(({ key }) => key), "total"];
  const under = (rows: readonly string[], column: string): readonly CellReference[] =>
    rows.map((row) => ({ row, column }));
  const cells = (rows: readonly string[], amounts: readonly Money[]): readonly Cell[] =>
    columns.map((column, index) => sumCell([amounts[index] ?? sum(amounts)], under(rows, column)));
  return [
    footRow("total", "total", { key: "allocation.row.totalAllocated" }, cells(communes, allocated)),
    footRow("unallocated", "item", { key: "allocation.row.unallocated" }, [
      ...unallocated.map((amount) => moneyCell(amount)),
      sumCell(unallocated, rowReferences("unallocated", pairs)),
    ]),
    footRow(
      "available",
      "total",
      { key: "allocation.row.available" },
      cells(
        ["total", "unallocated"],
        pairs.map((_, index) => sum([allocated[index] ?? zeroMoney, unallocated[index] ?? zeroMoney])),
      ),
    ),
  ];
}

function footRow(key: string, role: Row["role"], label: Label, amounts: readonly Cell[]): Row {
  return { key, role, level: 0, cells: [emptyCell, emptyCell, textCell(label), ...amounts] };
}

/** The cells of a row, one a pair. */
export function rowReferences(row: string, pairs: readonly Pair[]): readonly CellReference[] {
  return pairs.map(({ key }) => ({ row, column: key }));
}
