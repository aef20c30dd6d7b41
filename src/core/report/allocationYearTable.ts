import type { Allocation } from "../allocation/allocation.ts";
import { subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import { yearsOf, type Plan } from "../plan/plan.ts";
import { allocationNotes, unallocatedNotes } from "./allocationNotes.ts";
import { envelopeSums, pairsOf, sumCell, type EnvelopeSums, type Pair } from "./allocationParts.ts";
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

/** Id of the table by year. */
export const yearTableId = "allocation.year";

const items = ["available", "allocated", "unallocated", "covered"] as const;

type Item = (typeof items)[number];
type Amounts = Readonly<Record<Item, readonly Money[]>>;

/** For each source and type: what is available, allocated and unallocated in each year, with a check that it comes out. */
export function allocationByYear(plan: Plan, allocation: Allocation): Table {
  const years = yearsOf(plan.period);
  const pairs = pairsOf(plan, allocation);
  const sums = envelopeSums(allocation);
  const amountsOf = new Map(pairs.map((pair) => [pair.key, pairAmounts(pair, years, sums)]));
  return {
    id: yearTableId,
    title: {
      key: "allocation.byYear.title",
      parameters: { from: String(plan.period.from), to: String(plan.period.to) },
    },
    columns: [
      column("item", { key: "allocation.column.content" }, "left", 44),
      column("type", { key: "allocation.column.type" }, "left", 24),
      ...years.map((year) =>
        column(String(year), { key: "allocation.column.yearOf", parameters: { year: String(year) } }),
      ),
      column("total", { key: "allocation.column.total" }),
      column("difference", { key: "allocation.column.difference" }, "right", 12),
      column("check", { key: "allocation.column.check" }, "centre", 10),
    ],
    rows: [
      ...pairs.flatMap((pair) => pairRows(pair, years, amountsOf.get(pair.key))),
      ...totalRows(pairs, years, amountsOf),
    ],
    hasMoney: true,
    notes: [...allocationNotes(plan, allocation), ...unallocatedNotes(plan, allocation)],
  };
}

function pairAmounts(pair: Pair, years: readonly number[], sums: ReadonlyMap<string, EnvelopeSums>): Amounts {
  const of = (pick: (sums: EnvelopeSums) => Money): readonly Money[] =>
    years.map((year) => {
      const found = sums.get(`${pair.key}/${year}`);
      return found === undefined ? zeroMoney : pick(found);
    });
  return {
    available: of(({ available }) => available),
    allocated: of(({ allocated }) => allocated),
    unallocated: of(({ unallocated }) => unallocated),
    covered: of(({ allocated, unallocated }) => sum([allocated, unallocated])),
  };
}

function pairRows(pair: Pair, years: readonly number[], amounts: Amounts | undefined): readonly Row[] {
  if (amounts === undefined) return [];
  const section: Row = {
    key: pair.key,
    role: "section",
    level: 0,
    cells: [
      textCell(pair.sourceLabel),
      textCell(pair.typeLabel),
      ...years.map(() => emptyCell),
      emptyCell,
      emptyCell,
      emptyCell,
    ],
  };
  const rows = items.map((item) =>
    row(pair.key, item, years, amounts, (index) => {
      const amount = amounts[item][index] ?? zeroMoney;
      return item === "covered" ? coveredCell(pair.key, years[index] ?? 0, amount) : moneyCell(amount);
    }),
  );
  return [section, ...rows];
}

function totalRows(
  pairs: readonly Pair[],
  years: readonly number[],
  amountsOf: ReadonlyMap<string, Amounts>,
): readonly Row[] {
  const add = (item: Item): readonly Money[] =>
    years.map((_, index) => sum(pairs.map(({ key }) => amountsOf.get(key)?.[item][index] ?? zeroMoney)));
  const totals: Amounts = {
    available: add("available"),
    allocated: add("allocated"),
    unallocated: add("unallocated"),
    covered: add("covered"),
  };
  const section: Row = {
    key: "total",
    role: "section",
    level: 0,
    cells: [textCell({ key: "allocation.row.total" }), ...years.map(() => emptyCell), ...blanks(4)],
  };
  const rows = items.map((item) =>
    row("total", item, years, totals, (index) => {
      const year = years[index] ?? 0;
      const amount = totals[item][index] ?? zeroMoney;
      if (item === "covered") return coveredCell("total", year, amount);
      const of = pairs.map(({ key }): CellReference => ({ row: `${key}/${item}`, column: String(year) }));
      return sumCell([amount], of);
    }),
  );
  return [section, ...rows.map((total): Row => ({ ...total, role: "total" }))];
}

function row(
  key: string,
  item: Item,
  years: readonly number[],
  amounts: Amounts,
  cellOf: (index: number) => Cell,
): Row {
  const rowKey = `${key}/${item}`;
  const yearCells = years.map((year): CellReference => ({ row: rowKey, column: String(year) }));
  return {
    key: rowKey,
    role: item === "covered" ? "subtotal" : "item",
    level: 1,
    cells: [
      textCell({ key: `allocation.row.${item}` }),
      emptyCell,
      ...years.map((_, index) => cellOf(index)),
      sumCell(amounts[item], yearCells),
      ...(item === "covered" ? checkCells(key, amounts) : blanks(2)),
    ],
  };
}

function coveredCell(key: string, year: number, amount: Money): Cell {
  return sumCell(
    [amount],
    [
      { row: `${key}/allocated`, column: String(year) },
      { row: `${key}/unallocated`, column: String(year) },
    ],
  );
}

function checkCells(key: string, amounts: Amounts): readonly Cell[] {
  const difference = subtract(sum(amounts.available), sum(amounts.covered));
  return [
    moneyCell(difference, {
      kind: "difference",
      left: { row: `${key}/available`, column: "total" },
      right: { row: `${key}/covered`, column: "total" },
    }),
    {
      kind: "check",
      difference,
      formula: { kind: "check", of: { row: `${key}/covered`, column: "difference" } },
    },
  ];
}

function blanks(count: number): readonly Cell[] {
  return Array.from({ length: count }, () => emptyCell);
}
