import type { ComparedResult, Difference, CauseEffect } from "../comparison/index.ts";
import type { Parameter } from "../issue/issue.ts";
import { zeroMoney, type Money } from "../money/money.ts";
import { sumCell } from "./allocationParts.ts";
import { causeLabel, resultHeading, rowLabels } from "./comparisonLabels.ts";
import { resultTableId } from "./comparisonTable.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type CellReference,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** A difference from the base, and the position of the result that it leads to. */
export interface DifferenceTo {
  readonly difference: Difference;
  readonly to: number;
}

/** Id of the table of causes by row. */
export function causeRowsId(to: number): string {
  return `comparison.causeRows.${to}`;
}

/**
 * From the base to a result, cause by cause: what each adds or takes in all, and how much it raises and lowers rows where money moves
 * between them.
 */
export function causesTable({ difference, to }: DifferenceTo, results: readonly ComparedResult[]): Table {
  const { effects, from, areLimitsApart } = difference;
  const body = effects.map((effect) => causeRow(effect));
  const cells = effects.map(({ id }): CellReference => ({ row: id, column: "amount" }));
  return {
    id: `comparison.causes.${to}`,
    title: { key: "comparison.causes.title", parameters: namesOf(results, to) },
    columns: [
      column("cause", { key: "comparison.column.cause" }, "left", 70),
      column("amount", { key: "comparison.column.effect" }),
      column("raised", { key: "comparison.column.raised" }),
      column("lowered", { key: "comparison.column.lowered" }),
    ],
    rows: [
      endRow("from", resultName(results, 0), moneyCell(from, totalOf(0))),
      ...body,
      endRow(
        "to",
        resultName(results, to),
        sumCell([difference.to], [{ row: "from", column: "amount" }, ...cells]),
      ),
    ],
    hasMoney: true,
    notes: causeNotes(areLimitsApart),
  };
}

function causeRow(effect: CauseEffect): Row {
  return {
    key: effect.id,
    role: "item",
    level: 1,
    cells: [
      textCell(causeLabel(effect)),
      moneyCell(effect.amount),
      moneyCell(effect.raised),
      moneyCell(effect.lowered),
    ],
  };
}

function endRow(key: string, label: Label, cell: ReturnType<typeof moneyCell>): Row {
  return { key, role: "subtotal", level: 0, cells: [textCell(label), cell, emptyCell, emptyCell] };
}

/** The same row by row: base, each cause, result. The parts are whole đồng and add up in every row. */
export function causeRowsTable({ difference, to }: DifferenceTo, results: readonly ComparedResult[]): Table {
  const { effects, rows } = difference;
  const labels = rowLabels(results);
  const ids = effects.map(({ id }) => id);
  return {
    id: causeRowsId(to),
    title: { key: "comparison.causeRows.title", parameters: namesOf(results, to) },
    columns: [
      column("code", { key: "comparison.column.code" }, "left", 14),
      column("name", { key: "comparison.column.name" }, "left", 34),
      column("from", resultHeading(0)),
      ...effects.map((effect) => column(effect.id, causeLabel(effect), "right", 20)),
      column("sum", resultHeading(to)),
      column("check", { key: "comparison.column.check" }, "right", 12),
    ],
    rows: [
      ...rows.map((row, index): Row => ({
        key: row.id,
        role: "item",
        level: 0,
        cells: [
          { kind: "code", text: row.id },
          textCell(labels(row.key)),
          moneyCell(row.from, amountOf(row.id, 0)),
          ...effects.map(({ parts }) => moneyCell(parts[index] ?? zeroMoney)),
          ...endCells(row.id, row.to, ids, to),
        ],
      })),
      {
        key: "total",
        role: "total",
        level: 0,
        cells: [
          emptyCell,
          textCell({ key: "comparison.total" }),
          totalCell(rows, "from", difference.from),
          ...effects.map(({ id, amount }) => totalCell(rows, id, amount)),
          totalCell(rows, "sum", difference.to),
          emptyCell,
        ],
      },
    ],
    hasMoney: true,
    notes: [...causeNotes(difference.areLimitsApart), { key: "comparison.checkNote" }],
  };
}

function endCells(
  row: string,
  amount: Money,
  ids: readonly string[],
  to: number,
): readonly Row["cells"][number][] {
  const parts = ["from", ...ids].map((id): CellReference => ({ row, column: id }));
  return [
    sumCell([amount], parts),
    // A result that no longer holds what the causes lead to shows here.
    moneyCell(zeroMoney, {
      kind: "difference",
      left: { row, column: "sum" },
      right: { table: "comparison", row, column: `a${to}` },
    }),
  ];
}

function totalCell(rows: Difference["rows"], id: string, amount: Money): Row["cells"][number] {
  return sumCell(
    [amount],
    rows.map((row) => ({ row: row.id, column: id })),
  );
}

function amountOf(row: string, index: number): Parameters<typeof moneyCell>[1] {
  return {
    kind: "sumWhere",
    table: resultTableId(index),
    column: "total",
    match: [{ column: "code", equals: { row, column: "code" } }],
  };
}

/** Live: all that a result has. */
export function totalOf(index: number): Parameters<typeof moneyCell>[1] {
  return { kind: "same", as: { table: resultTableId(index), row: "total", column: "total" } };
}

/** The order in which causes are taken. */
export function causeNotes(areLimitsApart: boolean): readonly Label[] {
  return [{ key: areLimitsApart ? "comparison.causes.order" : "comparison.causes.orderWithLimits" }];
}

/** The names of the base and of the result, for a sentence. */
export function namesOf(
  results: readonly ComparedResult[],
  to: number,
): Readonly<Record<"from" | "to", Parameter>> {
  const name = (index: number) => ({ name: results[index]?.name ?? { vi: "", en: "" } });
  return { from: name(0), to: name(to) };
}

/** The name of a result. */
export function resultName(results: readonly ComparedResult[], index: number): Label {
  return { name: results[index]?.name ?? { vi: "", en: "" } };
}
