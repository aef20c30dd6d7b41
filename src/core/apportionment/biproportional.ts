import { errorAt, invariant, IssueError } from "../issue/index.ts";
import { nearestDouble } from "../money/double.ts";
import { money, sum } from "../money/money.ts";
import { scaleWeights, type Weight } from "../money/weight.ts";
import { divisorUnits } from "./divisorUnits.ts";
import { scaleToTotals } from "./scaling.ts";
import { transferTable, transferUnit, type TransferTable } from "./transfers.ts";
import { findDeficit, type Deficit } from "./transport.ts";

/** A table of whole units that meets both totals, or why there is none. */
export type Biproportional =
  | {
      readonly kind: "apportioned";
      /** Units, row by row. */
      readonly units: readonly (readonly number[])[];
      /** How many units had to be moved after both totals were scaled to; 0 where the scaling met them. */
      readonly transfers: number;
    }
  | { readonly kind: "totalsDiffer"; readonly rows: number; readonly columns: number }
  | ({ readonly kind: "infeasible" } & Deficit);

/** Keys decide between equal claims, so that the order of rows and columns changes nothing. */
export interface BiproportionalOptions {
  readonly rowKeys?: readonly string[];
  readonly columnKeys?: readonly string[];
}

/**
 * Apportions whole units to the cells of a table whose row and column totals are both decreed: each cell is its weight times
 * a factor of its row times a factor of its column, rounded at the half (Balinski & Demange; Pukelsheim). A weight of zero
 * stays zero. Scaling in doubles proposes row factors; from there on everything is exact: each column is split by Webster
 * with those factors, and single units are moved along cheapest ways until the rows have their totals too. It ends after as
 * many moves as rows had too many units.
 *
 * Where no table meets the totals, says which rows stand in which columns alone and how many units those lack. Throws the
 * issues of weights and `number.negative`, `number.notWhole` for totals.
 */
export function biproportional(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  weights: readonly (readonly Weight[])[],
  { rowKeys, columnKeys }: BiproportionalOptions = {},
): Biproportional {
  invariant(weights.length === rowTotals.length, "there is one row of weights a row total");
  invariant(
    weights.every((row) => row.length === columnTotals.length),
    "there is one weight a column total",
  );
  const rows = sumOfUnits(rowTotals);
  const columns = sumOfUnits(columnTotals);
  if (rows !== columns) return { kind: "totalsDiffer", rows, columns };
  const rowOrder = orderBy(rowTotals.length, rowKeys);
  const columnOrder = orderBy(columnTotals.length, columnKeys);
  const ordered = solve({
    rowTotals: rowOrder.map((row) => rowTotals[row] ?? 0),
    columnTotals: columnOrder.map((column) => columnTotals[column] ?? 0),
    weights: scaleWeights(
      rowOrder.flatMap((row) => columnOrder.map((column) => weights[row]?.[column] ?? 0)),
    ),
  });
  if (ordered.kind === "infeasible") {
    const back = (order: readonly number[], found: readonly number[]): number[] =>
      found.map((index) => order[index] ?? 0).sort((one, other) => one - other);
    return { ...ordered, rows: back(rowOrder, ordered.rows), columns: back(columnOrder, ordered.columns) };
  }
  const units = rowTotals.map(() => columnTotals.map(() => 0));
  rowOrder.forEach((row, at) => {
    columnOrder.forEach((column, beside) => {
      const line = units[row];
      if (line !== undefined) line[column] = ordered.units[at * columnOrder.length + beside] ?? 0;
    });
  });
  return { kind: "apportioned", units, transfers: ordered.transfers };
}

interface Problem {
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly weights: readonly bigint[];
}

type Solution =
  | { readonly kind: "apportioned"; readonly units: Float64Array; readonly transfers: number }
  | ({ readonly kind: "infeasible" } & Deficit);

function solve({ rowTotals, columnTotals, weights }: Problem): Solution {
  const size = { rows: rowTotals.length, columns: columnTotals.length };
  const isOpen = (row: number, column: number): boolean => (weights[row * size.columns + column] ?? 0n) > 0n;
  const deficit = findDeficit({ ...size, isOpen }, rowTotals, columnTotals);
  if (deficit !== undefined) return { kind: "infeasible", ...deficit };
  const { rows } = scaleToTotals(Float64Array.from(weights, nearestDouble), rowTotals, columnTotals);
  const start = splitColumns(weights, columnTotals, wholeFactors(rows));
  const table = transferTable(size.rows, size.columns, weights, start);
  const left = rowTotals.map((total, row) => total - unitsOfRow(table, row));
  let transfers = 0;
  for (;;) {
    const tooMany = [...left.keys()].filter((row) => (left[row] ?? 0) < 0);
    if (tooMany.length === 0) return { kind: "apportioned", units: table.units, transfers };
    const tooFew = [...left.keys()].filter((row) => (left[row] ?? 0) > 0);
    const { from, to } = transferUnit(table, tooMany, tooFew);
    left[from] = (left[from] ?? 0) + 1;
    left[to] = (left[to] ?? 0) - 1;
    transfers++;
  }
}

/** Any factors above zero make a sound start; these differ from those that were found by a part in 2^60 of the largest. */
function wholeFactors(factors: Float64Array): readonly bigint[] {
  const largest = factors.reduce((most, factor) => Math.max(most, factor), 0);
  return Array.from(factors, (factor) => {
    const scaled = Math.round((factor / largest) * 2 ** 60);
    return scaled >= 1 ? BigInt(scaled) : 1n;
  });
}

/** Splits each column by Webster, the weights of its cells multiplied by the factors of their rows. */
function splitColumns(
  weights: readonly bigint[],
  columnTotals: readonly number[],
  factors: readonly bigint[],
): Float64Array {
  const split = new Float64Array(weights.length);
  columnTotals.forEach((total, column) => {
    const cell = (row: number): number => row * columnTotals.length + column;
    const values = factors.map((factor, row) => factor * (weights[cell(row)] ?? 0n));
    const whole = values.reduce((added, value) => added + value, 0n);
    if (whole === 0n) return;
    const units = divisorUnits("webster", {
      total,
      weights: { kind: "bigInts", values, sum: whole },
      filling: { level: { over: BigInt(total), under: whole }, held: values.map(() => undefined) },
      floors: () => 0,
      caps: () => total,
      tieBreak: (one, other) => one - other,
    });
    units.forEach((count, row) => {
      split[cell(row)] = count;
    });
  });
  return split;
}

function unitsOfRow({ columns, units }: TransferTable, row: number): number {
  return units.subarray(row * columns, (row + 1) * columns).reduce((added, count) => added + count, 0);
}

function sumOfUnits(totals: readonly number[]): number {
  totals.forEach((total, index) => {
    if (total < 0)
      throw new IssueError(errorAt(`[${index}]`, "number.negative", { value: { decimal: `${total}` } }));
  });
  return sum(totals.map(money));
}

/** Positions in the order of their keys, or as they are. */
function orderBy(length: number, keys: readonly string[] | undefined): readonly number[] {
  invariant(keys === undefined || keys.length === length, "there is one key a row and a column");
  const positions = Array.from({ length }, (_, index) => index);
  if (keys === undefined) return positions;
  const keyOf = (index: number): string => keys[index] ?? "";
  return positions.sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : one - other,
  );
}
