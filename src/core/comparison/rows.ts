import type { Allocation, Envelope } from "../allocation/allocation.ts";
import { exactShare } from "../allocation/exactShare.ts";
import { add, type Money } from "../money/money.ts";
import { placesOf, type Places } from "../plan/places.ts";
import type { ExpenditureType, Plan } from "../plan/plan.ts";
import { FractionSum, type Fraction } from "./fraction.ts";

/** What rows may be told apart by. */
export const dimensions = ["source", "type", "year", "district", "commune"] as const;

export type Dimension = (typeof dimensions)[number];

/** What a row stands for; only the dimensions that were chosen are there. Money that is not allocated has no place. */
export interface RowKey {
  readonly state: "allocated" | "unallocated";
  readonly source?: string;
  readonly type?: ExpenditureType;
  /** Year of use; of money that is not allocated, year of origin. */
  readonly year?: number;
  /** Code of the district, or of the unit right above the commune where there is no district. */
  readonly district?: string;
  /** Code of the commune. */
  readonly commune?: string;
}

/** A row of one result. */
export interface KeyedRow<Amount> {
  readonly key: RowKey;
  readonly amount: Amount;
}

export type KeyedRows<Amount> = ReadonlyMap<string, KeyedRow<Amount>>;

/** The text of a key: the same for the same row in any result. */
export function keyText(key: RowKey): string {
  const words = dimensions.flatMap((dimension) => {
    const value = key[dimension];
    return value === undefined ? [] : [String(value)];
  });
  return [...words, ...(key.state === "unallocated" ? ["unallocated"] : [])].join("/");
}

/** The order of rows: dimension by dimension, what is not allocated at the end. It does not depend on the results. */
export function compareKeys(left: RowKey, right: RowKey): number {
  if (left.state !== right.state) return left.state === "allocated" ? -1 : 1;
  for (const dimension of dimensions) {
    const [one, other] = [String(left[dimension] ?? ""), String(right[dimension] ?? "")];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** The printed amounts of a result by row, in đồng: the rows add up to all that is available. */
export function printedRows(plan: Plan, allocation: Allocation, by: readonly Dimension[]): KeyedRows<Money> {
  const places = placesOf(plan);
  const rows = new Map<string, KeyedRow<Money>>();
  const note = (key: RowKey, amount: Money): void => {
    const id = keyText(key);
    const before = rows.get(id);
    rows.set(id, { key, amount: before === undefined ? amount : add(before.amount, amount) });
  };
  for (const cell of allocation.cells) note(keyOf(cell, cell.place, by, places), cell.amount);
  for (const row of allocation.unallocated) note(keyOf(row, undefined, by, places), row.amount);
  return rows;
}

/** The exact amounts of an allocation by row, before shares are rounded, in đồng. They add up to what is available as well. */
export function exactRows(plan: Plan, allocation: Allocation, by: readonly Dimension[]): KeyedRows<Fraction> {
  const places = placesOf(plan);
  const sums = new Map<string, KeyedRow<FractionSum>>();
  const note = (key: RowKey, numerator: bigint, denominator: bigint): void => {
    const id = keyText(key);
    const row = sums.get(id) ?? { key, amount: new FractionSum() };
    row.amount.add(numerator, denominator);
    sums.set(id, row);
  };
  for (const pool of allocation.pools) {
    if (pool.shared === 0) continue;
    pool.places.forEach((place, index) => {
      const { numerator, denominator } = exactShare(pool.sharing.column, index, allocation.unit);
      note(keyOf(pool, place, by, places), numerator, denominator);
    });
  }
  for (const row of allocation.unallocated) {
    note(keyOf(row, undefined, by, places), BigInt(row.amount), 1n);
  }
  return new Map(Array.from(sums, ([id, { key, amount }]) => [id, { key, amount: amount.value }]));
}

function keyOf(
  { source, type, year }: Pick<Envelope, "source" | "type" | "year">,
  place: string | undefined,
  by: readonly Dimension[],
  places: Places,
): RowKey {
  const district = place === undefined ? undefined : places.groupOf(place)?.code;
  return {
    state: place === undefined ? "unallocated" : "allocated",
    ...(by.includes("source") ? { source } : {}),
    ...(by.includes("type") ? { type } : {}),
    ...(by.includes("year") ? { year } : {}),
    ...(by.includes("district") && district !== undefined ? { district } : {}),
    ...(by.includes("commune") && place !== undefined ? { commune: place } : {}),
  };
}
