import { apportionWithin } from "../apportionment/apportionWithin.ts";
import { invariant } from "../issue/invariant.ts";
import { money } from "../money/money.ts";
import { roundTable, type RoundingOptions } from "../rounding/roundTable.ts";
import {
  treeOfPaths,
  type MarginTree,
  type RoundingTable,
  type ShareColumn,
  type TreeNode,
} from "../rounding/table.ts";
import type { SharedPool } from "./drafts.ts";
import type { PlaceTree } from "./placeTree.ts";

/** Whole units for each claim of each pool, in their orders. */
export type PoolAmounts = readonly Float64Array[];

/**
 * Rounds the exact shares of all pools at once, so that every published total is the floor or ceiling of its exact value:
 * communes, districts and the province over all lines and in each line; sources, their types and years in each commune and over
 * all. Undefined if it was stopped.
 */
export function roundByLargestRemainder(
  pools: readonly SharedPool[],
  tree: PlaceTree,
  options: RoundingOptions = {},
): PoolAmounts | undefined {
  const table = roundingTableOf(pools, tree);
  const outcome = roundTable(table, options);
  if (outcome.kind === "cancelled") return undefined;
  invariant(outcome.kind === "rounded", "without pins the exact shares prove that a rounding exists");
  return amountsOfClaims(pools, tree, outcome.rounded.amounts);
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
    return claims.nodes.length === tree.leaves.length
      ? all
      : Float64Array.from(claims.nodes, (node) => all[node - first] ?? 0);
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
  const floors = new Float64Array(count);
  claims.nodes.forEach((node, index) => {
    floors[node - first] = column.floors[index] ?? 0;
  });
  const { remainders, denominator } = column;
  if (remainders instanceof Float64Array) {
    const spread = new Float64Array(count);
    claims.nodes.forEach((node, index) => {
      spread[node - first] = remainders[index] ?? 0;
    });
    return { floors, remainders: spread, denominator };
  }
  const spread = new Array<bigint>(count).fill(0n);
  claims.nodes.forEach((node, index) => {
    spread[node - first] = remainders[index] ?? 0n;
  });
  return { floors, remainders: spread, denominator };
}

/**
 * Rounds one pool by Webster: in each block units are given in an order that does not depend on its amount, within the floors and
 * caps of communes, so that a larger amount never gives anyone less.
 */
export function roundByWebster({ claims, sharing, nodeBounds }: SharedPool): Float64Array {
  const boundOf = new Map(nodeBounds.map((bound) => [bound.node, bound]));
  const amounts = new Float64Array(claims.nodes.length);
  for (const block of sharing.blocks) {
    const members = Array.from(block.claims);
    const { parts } = apportionWithin(
      money(block.amount),
      members.map((index) => {
        const bound = boundOf.get(claims.nodes[index] ?? -1);
        return {
          weight: { numerator: BigInt(claims.weights.values[index] ?? 0), denominator: 1n },
          ...(bound === undefined ? {} : { floor: money(bound.floor) }),
          ...(bound === undefined || bound.cap === Infinity ? {} : { cap: money(bound.cap) }),
        };
      }),
      { method: "webster", keys: members.map((index) => claims.places[index] ?? "") },
    );
    members.forEach((index, position) => {
      amounts[index] = parts[position] ?? 0;
    });
  }
  return amounts;
}
