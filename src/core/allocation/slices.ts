import type { Limit } from "../plan/plan.ts";
import type { MoneyKey } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";

/** The node that stands for all places together. */
export const allPlaces = -1;

/** Whether money of this source, type, year of use and component is in the slice of `limit`, wherever it goes. */
export function coversMoney(limit: Limit, { source, type, year, component }: MoneyKey): boolean {
  return (
    (limit.sources === undefined || limit.sources.includes(source)) &&
    (limit.types === undefined || limit.types.some((covered) => covered === type)) &&
    (limit.from === undefined || limit.from <= year) &&
    (limit.to === undefined || year <= limit.to) &&
    (limit.components === undefined || (component !== undefined && limit.components.includes(component)))
  );
}

/** The nodes that the slice names, without those beneath another of them; all places together where it names none. */
export function nodesOf(limit: Limit, tree: PlaceTree): readonly number[] {
  if (limit.places === undefined) return [allPlaces];
  const named = new Set(limit.places.flatMap((code) => tree.nodeOf.get(code) ?? []));
  return [...named]
    .filter((node) => !ancestorsOf(tree, node).some((above) => named.has(above)))
    .sort((one, other) => one - other);
}

/** Whether a limit names this commune by its own code. */
export function namesPlace(limit: Limit, code: string): boolean {
  return limit.places?.includes(code) === true;
}

/** The units above a node, the nearest first. */
export function ancestorsOf(tree: PlaceTree, node: number): readonly number[] {
  const path: number[] = [];
  for (let above = tree.parents[node] ?? -1; above >= 0; above = tree.parents[above] ?? -1) path.push(above);
  return path;
}

/** Whether `node` is `above` or stands beneath it. */
export function isUnder(tree: PlaceTree, node: number, above: number): boolean {
  if (above === allPlaces) return true;
  for (let at = node; at >= 0; at = tree.parents[at] ?? -1) if (at === above) return true;
  return false;
}

const leavesOfTrees = new WeakMap<PlaceTree, Map<number, readonly number[]>>();

/** The communes under a node, in the order of their codes; worked out once for each tree and node. */
export function leavesUnder(tree: PlaceTree, above: number): readonly number[] {
  const known = leavesOfTrees.get(tree) ?? new Map<number, readonly number[]>();
  leavesOfTrees.set(tree, known);
  const before = known.get(above);
  if (before !== undefined) return before;
  const leaves = Array.from(tree.leaves).filter((leaf) => isUnder(tree, leaf, above));
  known.set(above, leaves);
  return leaves;
}

export function isLeaf({ codes, leaves }: PlaceTree, node: number): boolean {
  return node >= codes.length - leaves.length;
}
