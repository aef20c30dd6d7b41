import { exactTotals, unitsOutside, type ExactValue } from "./exactTotals.ts";
import { publishedMargins } from "./margins.ts";
import type { Margin, RoundedTable, RoundingTable } from "./table.ts";

/** One rule that a rounded table breaks, with what it should have been. */
export type RoundingViolation =
  /** The amounts do not have the shape of the table. */
  | { readonly kind: "shape"; readonly line: string; readonly expected: number; readonly found: number }
  /** An amount that is not a whole number, or too large to be held exactly. */
  | { readonly kind: "notWhole"; readonly place: string; readonly line: string; readonly amount: number }
  /** A cell that is neither floor nor ceiling of its exact share. */
  | {
      readonly kind: "cell";
      readonly place: string;
      readonly line: string;
      readonly exact: ExactValue;
      readonly amount: number;
    }
  /** A total that is neither floor nor ceiling of its exact value; `outside` is how many units above or (negative) below. */
  | {
      readonly kind: "margin";
      readonly margin: Margin;
      readonly exact: ExactValue;
      readonly amount: bigint;
      readonly outside: bigint;
    }
  /** A pinned cell that went the other way. */
  | { readonly kind: "pin"; readonly place: string; readonly line: string; readonly amount: number }
  /** Linked lines that differ. */
  | {
      readonly kind: "linked";
      readonly place: string;
      readonly lines: readonly [string, string];
      readonly amounts: readonly [number, number];
    };

/**
 * Checks `rounded` against `table` with tolerance zero, in BigInt, and names each rule that is broken: cells, pins, linked
 * lines, and `margins` (without them, all totals of the two trees). Shares nothing with the rounding but the types.
 */
export function checkRounding(
  table: RoundingTable,
  rounded: RoundedTable,
  margins: Iterable<Margin> = publishedMargins(table),
): readonly RoundingViolation[] {
  const shape = shapeViolations(table, rounded);
  if (shape.length > 0) return shape;
  const cells = cellViolations(table, rounded);
  if (cells.some(({ kind }) => kind === "notWhole")) return cells;
  return [
    ...cells,
    ...pinViolations(table, rounded),
    ...linkViolations(table, rounded),
    ...marginViolations(table, rounded, margins),
  ];
}

function shapeViolations(table: RoundingTable, { amounts }: RoundedTable): readonly RoundingViolation[] {
  const found: RoundingViolation[] = [];
  const lines = table.lines.leaves;
  const expected = table.places.leaves.length;
  if (amounts.length !== lines.length) {
    found.push({ kind: "shape", line: "", expected: lines.length, found: amounts.length });
  }
  amounts.forEach(({ length }, line) => {
    if (length !== expected) {
      found.push({ kind: "shape", line: lines[line]?.key ?? "", expected, found: length });
    }
  });
  return found;
}

function cellViolations(table: RoundingTable, { amounts }: RoundedTable): readonly RoundingViolation[] {
  const found: RoundingViolation[] = [];
  const { exactCell } = exactTotals(table);
  amounts.forEach((column, atLine) => {
    const line = table.lines.leaves[atLine]?.key ?? "";
    column.forEach((amount, position) => {
      const place = table.places.leaves[position]?.key ?? "";
      if (!Number.isSafeInteger(amount)) {
        found.push({ kind: "notWhole", place, line, amount });
        return;
      }
      const exact = exactCell(atLine, position);
      if (unitsOutside(exact, BigInt(amount)) !== 0n)
        found.push({ kind: "cell", place, line, exact, amount });
    });
  });
  return found;
}

function pinViolations(table: RoundingTable, { amounts }: RoundedTable): readonly RoundingViolation[] {
  if (table.pins === undefined) return [];
  const lineOf = new Map(table.lines.leaves.map(({ key }, line) => [key, line]));
  const positionOf = new Map(table.places.leaves.map(({ key }, position) => [key, position]));
  const { exactCell } = exactTotals(table);
  return table.pins.flatMap(({ place, line, direction }) => {
    const atLine = lineOf.get(line) ?? -1;
    const position = positionOf.get(place) ?? -1;
    const amount = amounts[atLine]?.[position] ?? Number.NaN;
    const { numerator, denominator } = exactCell(atLine, position);
    const isUp = BigInt(amount) * denominator > numerator;
    const isWhole = numerator % denominator === 0n;
    return isWhole || isUp === (direction === "up") ? [] : [{ kind: "pin" as const, place, line, amount }];
  });
}

function linkViolations(table: RoundingTable, { amounts }: RoundedTable): readonly RoundingViolation[] {
  const found: RoundingViolation[] = [];
  const lineOf = new Map(table.lines.leaves.map(({ key }, line) => [key, line]));
  for (const [first = "", ...others] of table.linked ?? []) {
    for (const other of others) {
      const left = amounts[lineOf.get(first) ?? -1];
      const right = amounts[lineOf.get(other) ?? -1];
      table.places.leaves.forEach(({ key: place }, position) => {
        const pair = [left?.[position] ?? 0, right?.[position] ?? 0] as const;
        if (pair[0] !== pair[1]) {
          found.push({ kind: "linked", place, lines: [first, other], amounts: pair });
        }
      });
    }
  }
  return found;
}

function marginViolations(
  table: RoundingTable,
  rounded: RoundedTable,
  margins: Iterable<Margin>,
): readonly RoundingViolation[] {
  const found: RoundingViolation[] = [];
  const { exactOf, roundedOf } = exactTotals(table);
  for (const margin of margins) {
    const exact = exactOf(margin);
    const amount = roundedOf(margin, rounded);
    const outside = unitsOutside(exact, amount);
    if (outside !== 0n) found.push({ kind: "margin", margin, exact, amount, outside });
  }
  return found;
}
