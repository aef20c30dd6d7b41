import type { Allocation } from "../allocation/allocation.ts";
import { sum, zeroMoney, type Money } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import {
  communeTableId,
  placeFigures,
  rowReferences,
  titleOf,
  type CommuneGroup,
  type PlaceFigures,
} from "./allocationCommuneTable.ts";
import { allocationNotes, unallocatedNotes } from "./allocationNotes.ts";
import { sumCell } from "./allocationParts.ts";
import { column, emptyCell, moneyCell, textCell, type Cell, type Row, type Table } from "./table.ts";

/** Id of the table by district, of one year or of all years together. */
export function districtTableId(year?: number): string {
  return year === undefined ? "allocation.district" : `allocation.district.${year}`;
}

/**
 * What the communes of each district get together, each amount a live sum over the table by commune of the same year. Where
 * there is no district level, communes are grouped under the unit right above them.
 */
export function allocationByDistrict(plan: Plan, allocation: Allocation, year?: number): Table {
  const figures = placeFigures(plan, allocation, year);
  const communes = communeTableId(year);
  return {
    id: districtTableId(year),
    title: titleOf("allocation.byDistrict.title", plan, year),
    columns: [
      column("district", { key: "allocation.column.groupCode" }, "left", 9),
      column("name", { key: "allocation.column.groupName" }, "left", 30),
      ...figures.pairs.map(({ key, label }) => column(key, label)),
      column("total", { key: "allocation.column.total" }),
    ],
    rows: [
      ...figures.groups.map((group) => groupRow(group, figures, communes)),
      ...footRows(figures, communes),
    ],
    hasMoney: true,
    notes: [...allocationNotes(plan, allocation), ...unallocatedNotes(plan, allocation)],
  };
}

function groupAmounts({ communes }: CommuneGroup, { pairs, amountOf }: PlaceFigures): readonly Money[] {
  return pairs.map((pair) => sum(communes.map(({ code }) => amountOf(code, pair))));
}

function groupRow(group: CommuneGroup, figures: PlaceFigures, table: string): Row {
  const amounts = groupAmounts(group, figures);
  return {
    key: group.code,
    role: "item",
    level: 0,
    cells: [
      { kind: "code", text: group.code },
      textCell({ text: group.name }),
      ...figures.pairs.map(({ key }, index) =>
        moneyCell(amounts[index] ?? zeroMoney, {
          kind: "sumWhere",
          table,
          column: key,
          match: [{ column: "district", equals: { row: group.code, column: "district" } }],
        }),
      ),
      sumCell(amounts, rowReferences(group.code, figures.pairs)),
    ],
  };
}

function footRows(figures: PlaceFigures, table: string): readonly Row[] {
  const { pairs, groups, unallocatedOf } = figures;
  const allocated = pairs.map((_, index) =>
    sum(groups.map((group) => groupAmounts(group, figures)[index] ?? zeroMoney)),
  );
  const unallocated = pairs.map(unallocatedOf);
  const available = pairs.map((_, index) =>
    sum([allocated[index] ?? zeroMoney, unallocated[index] ?? zeroMoney]),
  );
  const columns = [...pairs.map(({ key }) => key), "total"];
  const each = (
    amounts: readonly Money[],
    cellOf: (amount: Money, column: string) => Cell,
  ): readonly Cell[] => columns.map((id, index) => cellOf(amounts[index] ?? sum(amounts), id));
  const added = (rows: readonly string[], amounts: readonly Money[]): readonly Cell[] =>
    each(amounts, (amount, id) =>
      sumCell(
        [amount],
        rows.map((row) => ({ row, column: id })),
      ),
    );
  const codes = groups.map(({ code }) => code);
  return [
    footRow("total", "total", "totalAllocated", added(codes, allocated)),
    footRow(
      "unallocated",
      "item",
      "unallocated",
      each(unallocated, (amount, id) =>
        moneyCell(amount, { kind: "same", as: { table, row: "unallocated", column: id } }),
      ),
    ),
    footRow("available", "total", "available", added(["total", "unallocated"], available)),
    footRow(
      "difference",
      "item",
      "differenceFromCommunes",
      each(allocated, (_, id) =>
        moneyCell(zeroMoney, {
          kind: "difference",
          left: { row: "total", column: id },
          right: { table, row: "total", column: id },
        }),
      ),
    ),
  ];
}

function footRow(key: string, role: Row["role"], words: string, amounts: readonly Cell[]): Row {
  return {
    key,
    role,
    level: 0,
    cells: [emptyCell, textCell({ key: `allocation.row.${words}` }), ...amounts],
  };
}
