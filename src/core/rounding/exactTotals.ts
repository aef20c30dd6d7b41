import { invariant } from "../issue/invariant.ts";
import { leavesBelow } from "./margins.ts";
import type { Margin, RoundedTable, RoundingTable, ShareColumn } from "./table.ts";

/** An exact value in units. */
export interface ExactValue {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Exact values of a table, and what rounding made of them, by plain BigInt sums: slow, short and independent. */
export interface ExactTotals {
  readonly exactOf: (margin: Margin) => ExactValue;
  readonly roundedOf: (margin: Margin, rounded: RoundedTable) => bigint;
  readonly exactCell: (line: number, place: number) => ExactValue;
}

/** Sums over the cells of a table; a margin over a place or line that is not there throws. */
export function exactTotals(table: RoundingTable): ExactTotals {
  const positionOf = new Map(table.places.leaves.map(({ key }, position) => [key, position]));
  const lineOf = new Map(table.lines.leaves.map(({ key }, line) => [key, line]));
  const below = leavesBelow(table.places);
  const placesOf = (place: string): readonly number[] => {
    const keys = below.get(place);
    invariant(keys !== undefined, "the place of a margin exists");
    return keys.map((key) => positionOf.get(key) ?? -1);
  };
  const linesOf = (margin: Margin): readonly number[] =>
    margin.lines.map((key) => {
      const line = lineOf.get(key);
      invariant(line !== undefined, "the lines of a margin exist");
      return line;
    });
  return {
    exactOf: (margin) => {
      const places = placesOf(margin.place);
      const sums = new Map<bigint, bigint>();
      for (const line of linesOf(margin)) {
        const column = columnAt(table, line);
        const denominator = BigInt(column.denominator);
        const sum = places.reduce((total, place) => total + numeratorOf(column, place), 0n);
        sums.set(denominator, (sums.get(denominator) ?? 0n) + sum);
      }
      return addFractions(sums);
    },
    roundedOf: (margin, rounded) => {
      const places = placesOf(margin.place);
      let total = 0n;
      for (const line of linesOf(margin)) {
        for (const place of places) total += BigInt(rounded.amounts[line]?.[place] ?? 0);
      }
      return total;
    },
    exactCell: (line, place) => {
      const column = columnAt(table, line);
      return { numerator: numeratorOf(column, place), denominator: BigInt(column.denominator) };
    },
  };
}

/** How far a whole number lies outside floor and ceiling of an exact value: 0 inside, negative below. */
export function unitsOutside({ numerator, denominator }: ExactValue, whole: bigint): bigint {
  const floor = numerator / denominator;
  const ceiling = numerator % denominator === 0n ? floor : floor + 1n;
  return whole < floor ? whole - floor : whole > ceiling ? whole - ceiling : 0n;
}

function columnAt(table: RoundingTable, line: number): ShareColumn {
  const column = table.columns[line];
  invariant(column !== undefined, "there is one column a line");
  return column;
}

function numeratorOf({ floors, remainders, denominator }: ShareColumn, place: number): bigint {
  return BigInt(floors[place] ?? 0) * BigInt(denominator) + BigInt(remainders[place] ?? 0);
}

function addFractions(sums: ReadonlyMap<bigint, bigint>): ExactValue {
  let total: ExactValue = { numerator: 0n, denominator: 1n };
  for (const [denominator, numerator] of sums) {
    total = {
      numerator: total.numerator * denominator + numerator * total.denominator,
      denominator: total.denominator * denominator,
    };
  }
  return total;
}
