import type { Plan } from "../../plan/plan.ts";
import type { Allocation, AllocationCell, Envelope, Pool } from "../allocation.ts";
import { isThere, type VerifiedTree } from "./verifyTree.ts";
import type { About, Report } from "./violation.ts";

/** A pool as the verifier reads it. */
export interface PoolView {
  readonly pool: Pool;
  readonly about: About;
  /** Of each claim the node of its place, -1 for one that is not known. */
  readonly nodes: Int32Array;
  /** What the cells give each claim, in whole units. */
  readonly units: Float64Array;
}

type Row = Pick<Envelope, "source" | "type" | "year" | "component"> & { readonly origin?: number };

/** What a row is about, as one text. */
export function moneyKey({ source, type, year, component, origin }: Row): string {
  return `${source}/${type}/${year}/${component ?? ""}/${origin ?? ""}`;
}

export function aboutOf({ source, type, year, component, origin }: Row): About {
  return {
    source,
    type,
    year,
    ...(component === undefined ? {} : { component }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** The pools with their cells: whether each cell is paid by a pool, and each claim of a pool has its cell. */
export function readPools(
  { cells, pools }: Allocation,
  tree: VerifiedTree,
  unitDong: number,
  report: Report,
): readonly PoolView[] {
  const nodesOf = new Map<readonly string[], Int32Array>();
  const next = cellReader(cells);
  const views = pools.map((pool): PoolView => {
    const nodes = nodesOf.get(pool.places) ?? Int32Array.from(pool.places, (code) => leafOf(tree, code));
    nodesOf.set(pool.places, nodes);
    const about = aboutOf(pool);
    const units = new Float64Array(pool.places.length);
    if (pool.shared < unitDong) return { pool, about, nodes, units };
    pool.places.forEach((place, claim) => {
      const cell = next.take(pool, place);
      if (cell === undefined) {
        report("cell.missing", { ...about, place });
        return;
      }
      units[claim] = Math.floor(cell.amount / unitDong);
      if (cell.amount < 0 || cell.amount % unitDong !== 0) {
        report("cell.notWholeUnits", { ...about, place }, undefined, cell.amount);
      }
      const given = (pool.amounts[claim] ?? -1) * unitDong;
      if (cell.amount !== given) report("cell.notPool", { ...about, place }, given, cell.amount);
    });
    return { pool, about, nodes, units };
  });
  for (const cell of next.left()) reportStray(cell, tree, report);
  return views;
}

interface CellReader {
  readonly take: (pool: Pool, place: string) => AllocationCell | undefined;
  readonly left: () => readonly AllocationCell[];
}

/** Reads cells in the order of the pools as long as they stand in it, and looks them up once they do not. */
function cellReader(cells: readonly AllocationCell[]): CellReader {
  let position = 0;
  let others: Map<string, AllocationCell[]> | undefined;
  const isIt = (cell: AllocationCell | undefined, pool: Pool, place: string): boolean =>
    cell?.place === place &&
    cell.source === pool.source &&
    cell.type === pool.type &&
    cell.year === pool.year &&
    cell.component === pool.component &&
    cell.origin === pool.origin;
  const take = (pool: Pool, place: string): AllocationCell | undefined => {
    if (others === undefined) {
      const cell = cells[position];
      if (isIt(cell, pool, place)) {
        position++;
        return cell;
      }
      others = new Map();
      for (const other of cells.slice(position)) {
        const key = `${moneyKey(other)}/${other.place}`;
        others.set(key, [...(others.get(key) ?? []), other]);
      }
    }
    return others.get(`${moneyKey(pool)}/${place}`)?.shift();
  };
  return {
    take,
    left: () => (others === undefined ? cells.slice(position) : [...others.values()].flat()),
  };
}

function reportStray(cell: AllocationCell, tree: VerifiedTree, report: Report): void {
  const about = { ...aboutOf(cell), place: cell.place };
  const node = leafOf(tree, cell.place);
  const place = tree.communes[node - tree.firstLeaf];
  if (place === undefined) report("cell.unknownPlace", about, undefined, cell.amount);
  else if (!isThere(place, cell.year)) report("cell.outsideYears", about, undefined, cell.amount);
  else report("cell.unexpected", about, undefined, cell.amount);
}

function leafOf(tree: VerifiedTree, code: string): number {
  const node = tree.nodeOf.get(code) ?? -1;
  return node < tree.firstLeaf ? -1 : node;
}

/** Whether each envelope is in one pool, what caps left over goes on where it may, and nothing else is shared. */
export function verifyPoolMoney(
  plan: Pick<Plan, "sourceUses" | "period">,
  { envelopes, pools }: Allocation,
  report: Report,
): void {
  const due = new Map<string, { readonly about: About; readonly amount: number }>();
  for (const envelope of envelopes) {
    due.set(moneyKey(envelope), { about: aboutOf(envelope), amount: envelope.amount });
  }
  for (const pool of pools) {
    const mayCarry = plan.sourceUses.some(({ source, carryOver }) => carryOver && source === pool.source);
    const goesOn = mayCarry && pool.leftOver > 0 && pool.year < plan.period.to;
    const expected = goesOn ? pool.year + 1 : undefined;
    if (pool.carriedTo !== expected) report("pool.carry", aboutOf(pool), expected, pool.carriedTo);
    if (pool.carriedTo === undefined) continue;
    const next = { ...pool, year: pool.year + 1, origin: pool.origin ?? pool.year };
    due.set(moneyKey(next), { about: aboutOf(next), amount: pool.leftOver });
  }
  for (const pool of pools) {
    const key = moneyKey(pool);
    const amount = due.get(key)?.amount;
    if (amount === undefined) report("pool.unexpected", aboutOf(pool), undefined, pool.available);
    else if (amount !== pool.available) report("pool.available", aboutOf(pool), amount, pool.available);
    due.delete(key);
  }
  for (const { about, amount } of due.values()) report("pool.missing", about, amount);
}

/** Whether all rows add up to the envelopes, by year of origin. */
export function verifyBalance({ envelopes, cells, unallocated }: Allocation, report: Report): void {
  const spent = new Map<string, number>();
  const add = (key: string, amount: number): void => {
    spent.set(key, (spent.get(key) ?? 0) + amount);
  };
  // Cells of one envelope stand together, so that a key is made once for many.
  let [last, key, sum]: [AllocationCell | undefined, string, number] = [undefined, "", 0];
  for (const cell of cells) {
    if (last === undefined || !isSameMoney(last, cell)) {
      add(key, sum);
      sum = 0;
      key = originKey(cell);
      last = cell;
    }
    sum += cell.amount;
  }
  add(key, sum);
  for (const row of unallocated) add(originKey(row), row.amount);
  spent.delete("");
  for (const envelope of envelopes) {
    const found = spent.get(moneyKey(envelope)) ?? 0;
    spent.delete(moneyKey(envelope));
    if (found !== envelope.amount) report("balance", aboutOf(envelope), envelope.amount, found);
  }
  for (const amount of spent.values()) if (amount !== 0) report("balance", {}, 0, amount);
}

function isSameMoney(one: AllocationCell, other: AllocationCell): boolean {
  return (
    one.source === other.source &&
    one.type === other.type &&
    one.year === other.year &&
    one.component === other.component &&
    one.origin === other.origin
  );
}

function originKey(row: Row): string {
  const { source, type, component } = row;
  return moneyKey({
    source,
    type,
    year: row.origin ?? row.year,
    ...(component === undefined ? {} : { component }),
  });
}
