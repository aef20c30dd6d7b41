import { nearestDouble } from "../money/double.ts";
import type { PoolDraft, SharedPool } from "./drafts.ts";
import { isBroken } from "./exactShare.ts";
import type { PlaceTree } from "./placeTree.ts";
import { allPlaces, isLeaf, isUnder } from "./slices.ts";

/** What stands under `node` of amounts that go claim by claim. */
export function unitsUnder(
  tree: PlaceTree,
  claims: Int32Array,
  amounts: ArrayLike<number>,
  node: number,
): number {
  if (node !== allPlaces && isLeaf(tree, node)) return amounts[positionOf(claims, node)] ?? 0;
  let sum = 0;
  for (let index = 0; index < claims.length; index++) {
    if (isUnder(tree, claims[index] ?? -1, node)) sum += amounts[index] ?? 0;
  }
  return sum;
}

/** Where a commune stands among the claims, which are in order; -1 if it does not claim. */
export function positionOf(claims: Int32Array, leaf: number): number {
  let from = 0;
  let to = claims.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = claims[middle] ?? -1;
    if (found === leaf) return middle;
    if (found < leaf) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}

/** The least whole number of units that is not below the exact total of the claims under `node`. */
export function ceilingUnder(tree: PlaceTree, { claims, sharing, units }: SharedPool, node: number): number {
  if (node === allPlaces) return units - sharing.leftOver;
  const { floors, remainders, denominator } = sharing.column;
  if (isLeaf(tree, node)) {
    const at = positionOf(claims.nodes, node);
    return at < 0 ? 0 : (floors[at] ?? 0) + (isBroken(sharing.column, at) ? 1 : 0);
  }
  let whole = 0;
  let broken = 0n;
  for (let index = 0; index < floors.length; index++) {
    if (!isUnder(tree, claims.nodes[index] ?? -1, node)) continue;
    whole += floors[index] ?? 0;
    const remainder = remainders[index] ?? 0;
    if (remainder !== 0) broken += BigInt(remainder);
  }
  const under = BigInt(denominator);
  return whole + nearestDouble((broken + under - 1n) / under);
}

/** Weights under each node of a pool's claims, computed once for claims that are shared by many pools. */
export class UsualShares {
  readonly #tree: PlaceTree;
  readonly #sums = new Map<PoolDraft["claims"], Map<number, bigint>>();

  constructor(tree: PlaceTree) {
    this.#tree = tree;
  }

  /** The weights under a node, and of all claims. */
  weightUnder(draft: PoolDraft, node: number): bigint {
    let sums = this.#sums.get(draft.claims);
    if (sums === undefined) {
      sums = this.#sumsOf(draft.claims);
      this.#sums.set(draft.claims, sums);
    }
    return sums.get(node) ?? 0n;
  }

  /** What a node would get of a pool by weight alone, in units, rounded down. */
  unitsUnder(draft: PoolDraft, node: number): number {
    const all = this.weightUnder(draft, allPlaces);
    if (all === 0n) return 0;
    return nearestDouble((BigInt(draft.units) * this.weightUnder(draft, node)) / all);
  }

  #sumsOf({ nodes, weights }: PoolDraft["claims"]): Map<number, bigint> {
    const sums = new Map<number, bigint>();
    const addTo = (node: number, weight: bigint): void => {
      sums.set(node, (sums.get(node) ?? 0n) + weight);
    };
    nodes.forEach((leaf, index) => {
      const weight = BigInt(weights.values[index] ?? 0);
      addTo(allPlaces, weight);
      for (let node = leaf; node >= 0; node = this.#tree.parents[node] ?? -1) addTo(node, weight);
    });
    return sums;
  }
}
