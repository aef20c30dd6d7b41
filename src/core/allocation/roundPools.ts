import { invariant } from "../issue/invariant.ts";
import { nearestDouble } from "../money/double.ts";
import { crossMargins, leavesBelow } from "../rounding/margins.ts";
import { roundAllTotals } from "../rounding/roundAllTotals.ts";
import { roundCrossing, type CrossingOptions } from "../rounding/roundCrossing.ts";
import {
  treeOfPaths,
  type Margin,
  type MarginTree,
  type RoundingTable,
  type ShareColumn,
  type TreeNode,
} from "../rounding/table.ts";
import type { LineGrouping } from "../rounding/totalsGrid.ts";
import type { Solver } from "../solver/solver.ts";
import type { Allocation, MovedTotal } from "./allocation.ts";
import type { SharedPool } from "./drafts.ts";
import type { AllocationOptions } from "./options.ts";
import type { PlaceTree } from "./placeTree.ts";

/** Whole units for each claim of each pool, in their orders. */
export type PoolAmounts = readonly Float64Array[];

/** Pools of one stage with exact shares, to be rounded together. */
export interface RoundingTask {
  readonly pools: readonly SharedPool[];
  readonly tree: PlaceTree;
}

export interface RoundingAnswer {
  readonly amounts: PoolAmounts;
  readonly totals: Allocation["totals"];
  readonly moved: readonly MovedTotal[];
}

/**
 * Rounds the exact shares of all pools at once. Always floor or ceiling of their exact values: communes, districts and the province
 * over all lines and in each line, and in each commune sources, their types and years. If all totals are asked for, also those of any
 * sources, types and years at every place, wherever the search finds such a rounding. Undefined if it was stopped.
 */
export function roundPools(
  { pools, tree }: RoundingTask,
  options: Omit<AllocationOptions, "unit">,
): RoundingAnswer | undefined {
  const table = roundingTableOf(pools, tree);
  const all = options.totals !== "nested";
  const outcome = roundAllTotals(table, all ? crossGroupings(pools) : undefined, options);
  if (outcome.kind === "cancelled") return undefined;
  const amounts = amountsOfClaims(pools, tree, outcome.rounded.amounts);
  return { amounts, totals: all && outcome.keepsAll ? "all" : "nested", moved: [] };
}

/**
 * The same where the search found no way to keep all totals: a solver looks for one, or names the fewest totals that have to leave
 * floor and ceiling of their exact values.
 */
export async function roundPoolsBySolver(
  { pools, tree }: RoundingTask,
  solver: Solver,
  options: CrossingOptions,
): Promise<RoundingAnswer | undefined> {
  const table = roundingTableOf(pools, tree);
  const outcome = await roundCrossing(table, crossingTotals(table, pools), solver, options);
  if (outcome.kind === "cancelled") return undefined;
  invariant(outcome.kind === "rounded", "without pins the exact shares prove that a rounding exists");
  const amounts = amountsOfClaims(pools, tree, outcome.rounded.amounts);
  const moved = outcome.moved.map(({ margin: { place, line }, units }) => ({
    place,
    line,
    units: nearestDouble(units),
  }));
  return { amounts, totals: moved.length === 0 ? "all" : "nested", moved };
}

/** Ways to add up pools that cross source > type > year. */
const crossings = [["year"], ["type"], ["source", "year"], ["type", "year"]] as const;

function groupName(pool: SharedPool, dimensions: (typeof crossings)[number]): string {
  return dimensions.map((dimension) => `${dimension}=${pool[dimension]}`).join("|");
}

function crossGroupings(pools: readonly SharedPool[]): readonly LineGrouping[] {
  return crossings.map((dimensions) => ({ groupOf: pools.map((pool) => groupName(pool, dimensions)) }));
}

/** The totals of the groupings at every place, and of the inner nodes of the lines at every place above communes. */
function crossingTotals(table: RoundingTable, pools: readonly SharedPool[]): readonly Margin[] {
  const inner = table.places.inner.map(({ key }) => key);
  const everywhere = [...inner, ...table.places.leaves.map(({ key }) => key)];
  const below = leavesBelow(table.lines);
  const innerLines = new Map(table.lines.inner.map(({ key }) => [key, below.get(key) ?? []]));
  const groups = crossings.map((dimensions) => {
    const lines = new Map<string, string[]>();
    table.lines.leaves.forEach(({ key }, index) => {
      const pool = pools[index];
      const name = pool === undefined ? "" : groupName(pool, dimensions);
      lines.set(name, [...(lines.get(name) ?? []), key]);
    });
    return lines;
  });
  return [...crossMargins(innerLines, inner), ...groups.flatMap((each) => crossMargins(each, everywhere))];
}

/** The exact shares of pools as a table of communes and lines with the totals that are published. */
export function roundingTableOf(pools: readonly SharedPool[], tree: PlaceTree): RoundingTable {
  return {
    places: marginTreeOf(tree),
    lines: treeOfPaths(linePathsOf(pools)),
    columns: pools.map((pool) => columnOverLeaves(pool, tree)),
  };
}

/** Rounded amounts of a table over all communes, cut to the claims of each pool. */
export function amountsOfClaims(
  pools: readonly SharedPool[],
  tree: PlaceTree,
  amounts: readonly Float64Array[],
): PoolAmounts {
  const first = tree.leaves[0] ?? 0;
  return pools.map(({ claims }, index) => {
    const all = amounts[index] ?? new Float64Array(0);
    const { nodes } = claims;
    if (nodes.length === tree.leaves.length) return all;
    const own = new Float64Array(nodes.length);
    for (let index = 0; index < nodes.length; index++) own[index] = all[(nodes[index] ?? 0) - first] ?? 0;
    return own;
  });
}

/** The tree of places with all units as totals, and the communes as leaves. */
function marginTreeOf({ codes, parents, leaves }: PlaceTree): MarginTree {
  const nodeAt = (index: number): TreeNode => {
    const key = codes[index] ?? "";
    const parent = codes[parents[index] ?? -1];
    return parent === undefined ? { key } : { key, parent };
  };
  const innerCount = codes.length - leaves.length;
  return {
    inner: Array.from({ length: innerCount }, (_, index) => nodeAt(index)),
    leaves: Array.from(leaves, nodeAt),
  };
}

/** Source > type > year; where a year holds several pools (components, years of origin), each is a line below it. */
function linePathsOf(pools: readonly SharedPool[]): readonly (readonly string[])[] {
  const yearOf = ({ source, type, year }: SharedPool): string => `${source}/${type}/${year}`;
  const divided = new Set(
    pools.filter(({ component, origin }) => component !== undefined || origin !== undefined).map(yearOf),
  );
  return pools.map((pool) => {
    const path = [pool.source, pool.type, String(pool.year)];
    return divided.has(yearOf(pool)) ? [...path, `${pool.component ?? ""}:${pool.origin ?? ""}`] : path;
  });
}

/** The column of a pool over all communes: those that do not claim have nothing. */
function columnOverLeaves({ claims, sharing: { column } }: SharedPool, tree: PlaceTree): ShareColumn {
  const count = tree.leaves.length;
  if (claims.nodes.length === count) return column;
  const first = tree.leaves[0] ?? 0;
  const { nodes } = claims;
  const floors = new Float64Array(count);
  for (let index = 0; index < nodes.length; index++) {
    floors[(nodes[index] ?? 0) - first] = column.floors[index] ?? 0;
  }
  const { remainders, denominator } = column;
  if (remainders instanceof Float64Array) {
    const spread = new Float64Array(count);
    for (let index = 0; index < nodes.length; index++) {
      spread[(nodes[index] ?? 0) - first] = remainders[index] ?? 0;
    }
    return { floors, remainders: spread, denominator };
  }
  const spread = new Array<bigint>(count).fill(0n);
  nodes.forEach((node, index) => {
    spread[node - first] = remainders[index] ?? 0n;
  });
  return { floors, remainders: spread, denominator };
}
