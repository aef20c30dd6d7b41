import { invariant } from "../issue/invariant.ts";
import { moneyFromBigInt } from "../money/money.ts";
import { modelBuilder, type RowEntry, type SolverModel } from "../solver/index.ts";
import type { Cells } from "./cells.ts";
import { exactTotals, type ExactTotals } from "./exactTotals.ts";
import type { Margin, RoundingTable } from "./table.ts";

/** What the model of one rung of the ladder asks for. */
export interface CrossingDemand {
  /** Totals that must be floor or ceiling of their exact values. */
  readonly kept: readonly Margin[];
  /** Totals that may move outside, by at most `reach` units. */
  readonly movable: readonly Margin[];
  readonly reach: number;
  /** Minimise the distance of the cells from their shares, or the units that totals move. */
  readonly goal: "distance" | "moves";
  /** At most so many units of moves in all. */
  readonly movesAtMost?: bigint;
}

/** A model of 0 and 1 for the cells that may go either way; no amount of money is in it, only units up or down. */
export interface CrossingModel {
  readonly model: SolverModel;
  /** The cells, by number, that the first columns of the model stand for. */
  readonly cellOfColumn: readonly number[];
}

/** Cells by number together with the exact sums of their table. */
export interface CrossingBase {
  readonly table: RoundingTable;
  readonly cells: Cells;
  readonly totals: ExactTotals;
}

export function crossingBase(table: RoundingTable, cells: Cells): CrossingBase {
  return { table, cells, totals: exactTotals(table) };
}

/** Writes down the model. Rows and columns stand in key order, so the order of the table's rows does not reach the solver. */
export function crossingModel(base: CrossingBase, demand: CrossingDemand): CrossingModel {
  const builder = modelBuilder();
  const { fraction, pins, places, leader } = base.cells;
  const followers = followerCounts(leader);
  const columnOfCell = new Map<number, number>();
  const cellOfColumn: number[] = [];
  fraction.forEach((value, cell) => {
    if (value === 0 || pins.has(cell)) return;
    // A cell rounded up is 1 − f from its share, rounded down f: 1 − 2f is what going up costs, once for each linked line.
    const weight = followers[Math.floor(cell / places.leafCount)] ?? 1;
    const cost = demand.goal === "distance" ? weight * (1 - 2 * value) : 0;
    columnOfCell.set(cell, builder.addColumn({ lower: 0, upper: 1, cost, integer: true }));
    cellOfColumn.push(cell);
  });
  const rowOf = marginRows(base, columnOfCell);
  for (const margin of sortMargins(demand.kept)) {
    const { lower, upper, entries } = rowOf(margin);
    const most = entries.reduce((sum, [, coefficient]) => sum + coefficient, 0);
    if (lower > 0 || upper < most) builder.addRow({ lower, upper }, entries);
  }
  const moves: RowEntry[] = [];
  for (const margin of sortMargins(demand.movable)) {
    const { lower, upper, entries } = rowOf(margin);
    const cost = demand.goal === "moves" ? 1 : 0;
    const above = builder.addColumn({ lower: 0, upper: demand.reach, cost, integer: true });
    const below = builder.addColumn({ lower: 0, upper: demand.reach, cost, integer: true });
    moves.push([above, 1], [below, 1]);
    builder.addRow({ lower, upper }, [...entries, [above, -1], [below, 1]]);
  }
  if (demand.movesAtMost !== undefined)
    builder.addRow({ lower: 0, upper: moneyFromBigInt(demand.movesAtMost) }, moves);
  return { model: builder.build(), cellOfColumn };
}

/** How many lines are rounded like each line that leads. */
function followerCounts(leader: Int32Array): Int32Array {
  const counts = new Int32Array(leader.length);
  for (const line of leader) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}

interface MarginRow {
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly RowEntry[];
}

/** What a margin asks of the cells that may go either way: their sum, each as often as linked lines count it. */
function marginRows(
  { table, cells, totals }: CrossingBase,
  columnOfCell: ReadonlyMap<number, number>,
): (margin: Margin) => MarginRow {
  const { places, lines, leader, pins } = cells;
  const lineOf = new Map(lines.leafKeys.map((key, line) => [key, line]));
  const rangeOf = placeRanges(cells);
  return (margin) => {
    const [start, end] = rangeOf.get(margin.place) ?? [0, -1];
    invariant(end >= start, "the place of a margin exists");
    const coefficients = new Map<number, number>();
    let base = 0n;
    for (const key of margin.lines) {
      const line = lineOf.get(key) ?? -1;
      const floors = table.columns[lines.leafOrder[line] ?? -1]?.floors;
      invariant(floors !== undefined, "the lines of a margin exist");
      for (let place = start; place < end; place++) {
        const cell = (leader[line] ?? 0) * places.leafCount + place;
        base += BigInt(floors[places.leafOrder[place] ?? 0] ?? 0) + BigInt(pins.get(cell) ?? 0);
        const column = columnOfCell.get(cell);
        if (column !== undefined) coefficients.set(column, (coefficients.get(column) ?? 0) + 1);
      }
    }
    const { numerator, denominator } = totals.exactOf(margin);
    const ceiling = (numerator + denominator - 1n) / denominator;
    return {
      lower: moneyFromBigInt(numerator / denominator - base),
      upper: moneyFromBigInt(ceiling - base),
      entries: [...coefficients],
    };
  };
}

/** The run of places below each key. */
function placeRanges({ places }: Cells): ReadonlyMap<string, readonly [number, number]> {
  const ranges = new Map<string, readonly [number, number]>();
  places.innerKeys.forEach((key, node) => {
    ranges.set(key, [places.leafStart[node] ?? 0, places.leafEnd[node] ?? 0]);
  });
  places.leafKeys.forEach((key, place) => ranges.set(key, [place, place + 1]));
  return ranges;
}

function sortMargins(margins: readonly Margin[]): readonly Margin[] {
  return [...margins].sort((left, right) =>
    left.place !== right.place
      ? left.place < right.place
        ? -1
        : 1
      : left.line < right.line
        ? -1
        : left.line > right.line
          ? 1
          : 0,
  );
}
