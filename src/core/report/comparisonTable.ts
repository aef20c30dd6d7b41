import {
  changedRows,
  keyText,
  type ComparedResult,
  type Comparison,
  type ComparisonRow,
} from "../comparison/index.ts";
import { printedRows } from "../comparison/rows.ts";
import { sum, zeroMoney, type Money } from "../money/money.ts";
import { shortHash } from "../plan/fingerprint.ts";
import { sumCell } from "./allocationParts.ts";
import {
  asParameter,
  percentCell,
  resultHeading,
  resultLabel,
  rowLabels,
  sourceLabel,
  sourcesOf,
} from "./comparisonLabels.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Column,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** The rows that a note names; it counts the others. */
const namedInNote = 5;

/** Id of the table with the rows of one result. */
export function resultTableId(index: number): string {
  return `comparison.result.${index}`;
}

/** Rows in the order of the plan's sources, places and years by code, what is not allocated last. */
export function orderedRows(
  rows: readonly ComparisonRow[],
  results: readonly ComparedResult[],
): readonly ComparisonRow[] {
  const order = sourcesOf(results);
  const rank = ({ key }: ComparisonRow): number =>
    (key.state === "unallocated" ? order.length + 1 : 0) + order.indexOf(key.source ?? "");
  return [...rows].sort((left, right) => rank(left) - rank(right));
}

/**
 * The results side by side: amounts, deltas and changes against the first. Each amount is a live sum over the table of its result, by
 * code, so that rows put in there are found.
 */
export function comparisonTable(
  comparison: Comparison,
  results: readonly ComparedResult[],
  { changedOnly = false }: { readonly changedOnly?: boolean } = {},
): Table {
  const labels = rowLabels(results);
  const shown = orderedRows(changedOnly ? changedRows(comparison) : comparison.rows, results);
  const others = results.flatMap((_, index) => (index === 0 ? [] : [index]));
  const code = (row: ComparisonRow): readonly Cell[] => [
    { kind: "code", text: row.id },
    textCell(labels(row.key)),
  ];
  return {
    id: "comparison",
    title: { key: changedOnly ? "comparison.titleChanged" : "comparison.title" },
    columns: [
      ...keyColumns,
      ...results.map((_, index) => column(`a${index}`, resultHeading(index))),
      ...others.flatMap((index) => deltaColumns(index, others.length)),
    ],
    rows: [
      ...shown.map((row): Row => ({
        key: row.id,
        role: "item",
        level: 0,
        cells: [
          ...code(row),
          ...row.amounts.map((amount, index) => moneyCell(amount, byCode(row.id, index))),
          ...others.flatMap((index) => deltaCells(row.id, row, index)),
        ],
      })),
      totalRow(comparison, others),
    ],
    hasMoney: true,
    notes: [...absentNotes(comparison, results), ...results.map(hashNote)],
  };
}

const keyColumns: readonly Column[] = [
  column("code", { key: "comparison.column.code" }, "left", 14),
  column("name", { key: "comparison.column.name" }, "left", 34),
];

function deltaColumns(index: number, count: number): readonly Column[] {
  const heading = (of: "delta" | "change"): Label =>
    count === 1
      ? { key: `comparison.column.${of}` }
      : { key: `comparison.column.${of}Of`, parameters: { number: String(index) } };
  return [column(`d${index}`, heading("delta")), column(`c${index}`, heading("change"), "right", 10)];
}

function byCode(row: string, index: number): Parameters<typeof moneyCell>[1] {
  return {
    kind: "sumWhere",
    table: resultTableId(index),
    column: "total",
    match: [{ column: "code", equals: { row, column: "code" } }],
  };
}

/** The delta as a live difference, the change as a live share; a row that the base has no money in is new. */
function deltaCells(
  row: string,
  { amounts, deltas, changes }: Omit<ComparisonRow, "id" | "key" | "absentIn">,
  index: number,
): readonly Cell[] {
  const delta = moneyCell(deltas[index] ?? zeroMoney, {
    kind: "difference",
    left: { row, column: `a${index}` },
    right: { row, column: "a0" },
  });
  const change = changes[index];
  if (change === undefined) {
    return [delta, amounts[index] === 0 ? emptyCell : textCell({ key: "comparison.new" })];
  }
  const parts = { part: { row, column: `d${index}` }, whole: { row, column: "a0" } };
  return [delta, percentCell(change, { kind: "quotient", ...parts })];
}

function totalRow({ total }: Comparison, others: readonly number[]): Row {
  return {
    key: "total",
    role: "total",
    level: 0,
    cells: [
      emptyCell,
      textCell({ key: "comparison.total" }),
      ...total.amounts.map((amount, index) =>
        moneyCell(amount, {
          kind: "same",
          as: { table: resultTableId(index), row: "total", column: "total" },
        }),
      ),
      ...others.flatMap((index) => deltaCells("total", total, index)),
    ],
  };
}

/** Says which rows a result does not have. */
function absentNotes({ rows }: Comparison, results: readonly ComparedResult[]): readonly Label[] {
  const labels = rowLabels(results);
  return results.flatMap(({ name }, index) => {
    const absent = rows.filter(({ absentIn }) => absentIn.includes(index));
    if (absent.length === 0) return [];
    const named = absent.slice(0, namedInNote).map(({ key }) => asParameter(labels(key)));
    const about = { name: { name }, count: String(absent.length), rows: named };
    return [
      { key: absent.length > namedInNote ? "comparison.absentMany" : "comparison.absent", parameters: about },
    ];
  });
}

function hashNote({ name, inputs, outputs }: ComparedResult, index: number): Label {
  return {
    key: "comparison.hashes",
    parameters: {
      result: asParameter(resultHeading(index)),
      name: { name },
      inputs: shortHash(inputs),
      outputs: shortHash(outputs),
    },
  };
}

/** The rows of one result by code, source by source where rows are not sources: what the comparison sums over. */
export function comparedResultTable(
  comparison: Comparison,
  results: readonly ComparedResult[],
  index: number,
): Table | undefined {
  const result = results[index];
  if (result === undefined) return undefined;
  const { by } = comparison;
  const labels = rowLabels(results);
  const sources = by.includes("source") ? [] : sourcesOf([result]);
  const parts = printedRows(result.plan, result.allocation, [...by, "source"]);
  const own = orderedRows(
    comparison.rows.filter(({ absentIn }) => !absentIn.includes(index)),
    results,
  );
  const amountsOf = (row: ComparisonRow): readonly Money[] =>
    sources.map((source) => parts.get(keyText({ ...row.key, source }))?.amount ?? zeroMoney);
  return {
    id: resultTableId(index),
    title: resultLabel(result, index),
    columns: [
      ...keyColumns,
      ...sources.map((source) => column(source, sourceLabel(results, source))),
      column("total", { key: "comparison.column.amount" }),
    ],
    rows: [
      ...own.map((row): Row => {
        const amounts = amountsOf(row);
        const total = row.amounts[index] ?? zeroMoney;
        return {
          key: row.id,
          role: "item",
          level: 0,
          cells: [
            { kind: "code", text: row.id },
            textCell(labels(row.key)),
            ...amounts.map((amount) => moneyCell(amount)),
            sumCell(
              [total],
              sources.map((source) => ({ row: row.id, column: source })),
            ),
          ],
        };
      }),
      resultTotalRow(
        own,
        [...sources, "total"],
        (row, position) => amountsOf(row)[position] ?? row.amounts[index],
      ),
    ],
    hasMoney: true,
    notes: [{ key: "comparison.resultNote" }, hashNote(result, index)],
  };
}

function resultTotalRow(
  own: readonly ComparisonRow[],
  columns: readonly string[],
  amountAt: (row: ComparisonRow, position: number) => Money | undefined,
): Row {
  return {
    key: "total",
    role: "total",
    level: 0,
    cells: [
      emptyCell,
      textCell({ key: "comparison.total" }),
      ...columns.map((id, position) =>
        sumCell(
          own.map((row) => amountAt(row, position) ?? zeroMoney),
          own.map((row) => ({ row: row.id, column: id })),
        ),
      ),
    ],
  };
}

/** The sum of the rows of a result that belong to a source, allocated or not, with the cells that it is made of. */
export function sourceTotal(
  comparison: Comparison,
  results: readonly ComparedResult[],
  index: number,
  source: string,
): Cell {
  const result = results[index];
  if (result === undefined || !sourcesOf([result]).includes(source)) return moneyCell(zeroMoney);
  const table = resultTableId(index);
  const amount = sum(
    result.allocation.envelopes.filter((row) => row.source === source).map((row) => row.amount),
  );
  if (!comparison.by.includes("source")) {
    return moneyCell(amount, { kind: "same", as: { table, row: "total", column: source } });
  }
  const own = comparison.rows.filter(
    ({ key, absentIn }) => key.source === source && !absentIn.includes(index),
  );
  return sumCell(
    [amount],
    own.map(({ id }) => ({ table, row: id, column: "total" })),
  );
}
