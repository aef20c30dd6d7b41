import type { Allocation } from "../allocation/allocation.ts";
import { subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import { yearsOf, type Plan } from "../plan/plan.ts";
import { communeTableId } from "./allocationCommuneTable.ts";
import { unallocatedNotes } from "./allocationNotes.ts";
import { envelopeSums, pairsOf, sumCell, type EnvelopeSums, type Pair } from "./allocationParts.ts";
import { column, emptyCell, moneyCell, textCell, type Cell, type Row, type Table } from "./table.ts";

export interface CheckOptions {
  /** Whether the report also holds the table by commune of each year: then what is allocated is taken live from there. */
  readonly hasCommuneTablesByYear?: boolean;
}

const moneyColumns = ["available", "allocated", "unallocated", "covered", "difference"] as const;

/** Allocated + unallocated = available for each source, type and year, one row each with its own check. */
export function envelopesCheckTable(plan: Plan, allocation: Allocation, options: CheckOptions = {}): Table {
  const sums = envelopeSums(allocation);
  const rows = pairsOf(plan, allocation).flatMap((pair) =>
    yearsOf(plan.period).flatMap((year) => {
      const found = sums.get(`${pair.key}/${year}`);
      return found === undefined ? [] : [envelopeRow(pair, year, found, options)];
    }),
  );
  return {
    id: "allocation.check",
    title: { key: "allocation.check.title" },
    columns: [
      column("source", { key: "allocation.column.source" }, "left", 44),
      column("type", { key: "allocation.column.type" }, "left", 24),
      column("year", { key: "allocation.column.year" }, "centre", 8),
      ...moneyColumns.map((id) => column(id, { key: `allocation.column.${id}` })),
      column("check", { key: "allocation.column.check" }, "centre", 10),
    ],
    rows: [...rows, totalRow([...sums.values()], rows)],
    hasMoney: true,
    notes: unallocatedNotes(plan, allocation),
  };
}

function envelopeRow(pair: Pair, year: number, sums: EnvelopeSums, options: CheckOptions): Row {
  const key = `${pair.key}/${year}`;
  const { available, allocated, unallocated } = sums;
  return {
    key,
    role: "item",
    level: 0,
    cells: [
      textCell(pair.sourceLabel),
      textCell(pair.typeLabel),
      textCell({ text: String(year) }),
      moneyCell(available),
      options.hasCommuneTablesByYear === true
        ? moneyCell(allocated, {
            kind: "same",
            as: { table: communeTableId(year), row: "total", column: pair.key },
          })
        : moneyCell(allocated),
      moneyCell(unallocated),
      ...checkedCells(key, available, sum([allocated, unallocated])),
    ],
  };
}

function totalRow(sums: readonly EnvelopeSums[], rows: readonly Row[]): Row {
  const added = (column: string, amounts: readonly Money[]): Cell =>
    sumCell(
      amounts,
      rows.map(({ key }) => ({ row: key, column })),
    );
  const available = sums.map((one) => one.available);
  const allocated = sums.map((one) => one.allocated);
  const unallocated = sums.map((one) => one.unallocated);
  return {
    key: "total",
    role: "total",
    level: 0,
    cells: [
      textCell({ key: "allocation.row.total" }),
      emptyCell,
      emptyCell,
      added("available", available),
      added("allocated", allocated),
      added("unallocated", unallocated),
      ...checkedCells("total", sum(available), sum([...allocated, ...unallocated])),
    ],
  };
}

function checkedCells(key: string, available: Money, covered: Money): readonly Cell[] {
  const difference = subtract(available, covered);
  return [
    sumCell(
      [covered, zeroMoney],
      [
        { row: key, column: "allocated" },
        { row: key, column: "unallocated" },
      ],
    ),
    moneyCell(difference, {
      kind: "difference",
      left: { row: key, column: "available" },
      right: { row: key, column: "covered" },
    }),
    { kind: "check", difference, formula: { kind: "check", of: { row: key, column: "difference" } } },
  ];
}
