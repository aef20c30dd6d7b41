import { invariant } from "../issue/invariant.ts";
import { moneyFromBigInt } from "../money/money.ts";
import { indexTree, type IndexedTree } from "./indexedTree.ts";
import type { RoundingTable, ShareColumn } from "./table.ts";

/**
 * The cells of a table by number, in key order: cell `line * places.leafCount + place`. Only what lies between two whole
 * numbers is of interest: each cell is its floor, or its floor and one.
 */
export interface Cells {
  readonly places: IndexedTree;
  readonly lines: IndexedTree;
  /** The part of each share above its floor, to 53 digits; above 0 exactly where the share is not whole. 0 for a line that follows another. */
  readonly fraction: Float64Array;
  /** The columns in key order. */
  readonly columns: readonly ShareColumn[];
  /** For each line the line that it is rounded like: itself, or the first of its group. */
  readonly leader: Int32Array;
  /** Cells whose direction is given: 1 for up, 0 for down. */
  readonly pins: ReadonlyMap<number, 0 | 1>;
}

/** Numbers the cells of `table`; throws if its columns do not fit its trees or its linked lines differ. */
export function indexCells(table: RoundingTable): Cells {
  const places = indexTree(table.places);
  const lines = indexTree(table.lines);
  invariant(table.columns.length === lines.leafCount, "there is one column a line");
  const columns = Array.from(lines.leafOrder, (position) => {
    const column = table.columns[position];
    invariant(column?.floors.length === places.leafCount, "a column has a share a place");
    invariant(column.remainders.length === places.leafCount, "a column has a remainder a place");
    return column;
  });
  const leader = leadersOf(table, lines, columns);
  const fraction = new Float64Array(lines.leafCount * places.leafCount);
  columns.forEach((column, line) => {
    if (leader[line] === line) {
      fillFractions(column, places.leafOrder, fraction.subarray(line * places.leafCount));
    }
  });
  const cells = { places, lines, fraction, columns, leader };
  return { ...cells, pins: pinsOf(table, cells) };
}

const digits = 2n ** 53n;
const digit = 2 ** -53;
const remainderRule = "a remainder lies between zero and its denominator";

function fillFractions(column: ShareColumn, order: Int32Array, fraction: Float64Array): void {
  const { remainders, denominator } = column;
  if (remainders instanceof Float64Array) {
    invariant(typeof denominator === "number", "double remainders have a double denominator");
    for (let place = 0; place < order.length; place++) {
      const remainder = remainders[order[place] ?? 0] ?? 0;
      invariant(remainder >= 0 && remainder < denominator, remainderRule);
      fraction[place] = remainder / denominator;
    }
    return;
  }
  invariant(typeof denominator === "bigint", "BigInt remainders have a BigInt denominator");
  for (let place = 0; place < order.length; place++) {
    const remainder = remainders[order[place] ?? 0] ?? 0n;
    invariant(remainder >= 0n && remainder < denominator, remainderRule);
    // A remainder too small to be seen in 53 digits is still one.
    const seen = moneyFromBigInt((remainder * digits) / denominator);
    fraction[place] = remainder === 0n ? 0 : Math.max(seen, 1) * digit;
  }
}

function leadersOf(table: RoundingTable, lines: IndexedTree, columns: readonly ShareColumn[]): Int32Array {
  const leader = Int32Array.from({ length: lines.leafCount }, (_, line) => line);
  const lineOf = new Map(lines.leafKeys.map((key, line) => [key, line]));
  const seen = new Set<number>();
  for (const group of table.linked ?? []) {
    const members = group.map((key) => lineOf.get(key) ?? -1).sort((left, right) => left - right);
    const first = members[0] ?? 0;
    for (const member of members) {
      invariant(member >= 0 && !seen.has(member), "linked lines exist, each in one group");
      seen.add(member);
      invariant(sameShares(columns[first], columns[member]), "linked lines have the same shares");
      leader[member] = first;
    }
  }
  return leader;
}

function sameShares(one: ShareColumn | undefined, other: ShareColumn | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const sameDenominator = one.denominator === other.denominator;
  return one.floors.every((floor, index) => {
    const left = one.remainders[index] ?? 0;
    const right = other.remainders[index] ?? 0;
    if (floor !== other.floors[index]) return false;
    if (sameDenominator) return left === right;
    return BigInt(left) * BigInt(other.denominator) === BigInt(right) * BigInt(one.denominator);
  });
}

function pinsOf(
  table: RoundingTable,
  { places, lines, fraction, leader }: Omit<Cells, "pins">,
): ReadonlyMap<number, 0 | 1> {
  const pins = new Map<number, 0 | 1>();
  if (table.pins === undefined) return pins;
  const placeOf = new Map(places.leafKeys.map((key, place) => [key, place]));
  const lineOf = new Map(lines.leafKeys.map((key, line) => [key, line]));
  for (const { place, line, direction } of table.pins) {
    const atPlace = placeOf.get(place);
    const atLine = lineOf.get(line);
    invariant(atPlace !== undefined && atLine !== undefined, "a pinned cell exists");
    const cell = (leader[atLine] ?? 0) * places.leafCount + atPlace;
    const value = direction === "up" ? 1 : 0;
    invariant((pins.get(cell) ?? value) === value, "a cell is pinned one way");
    // A whole share has nothing to pin.
    if ((fraction[cell] ?? 0) > 0) pins.set(cell, value);
  }
  return pins;
}

/** Floors, and one more where `up` is 1, in the order of the table; a line that follows another takes what that has. */
export function amountsOf(
  { places, lines, columns, leader }: Cells,
  up: Uint8Array,
): readonly Float64Array[] {
  const amounts: Float64Array[] = columns.map(() => new Float64Array(0));
  columns.forEach(({ floors }, line) => {
    const amount = floors.slice();
    const first = (leader[line] ?? line) * places.leafCount;
    for (let place = 0; place < places.leafCount; place++) {
      if (up[first + place] !== 1) continue;
      const position = places.leafOrder[place] ?? 0;
      const raised = (amount[position] ?? 0) + 1;
      invariant(Number.isSafeInteger(raised), "an amount is held exactly");
      amount[position] = raised;
    }
    amounts[lines.leafOrder[line] ?? line] = amount;
  });
  return amounts;
}
