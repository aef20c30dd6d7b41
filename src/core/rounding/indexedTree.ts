import { invariant } from "../issue/invariant.ts";
import type { MarginTree, TreeNode } from "./table.ts";

/**
 * A tree by numbers. Inner nodes are numbered so that parents come before children, 0 is the whole; leaves so that those
 * right below a node, and those anywhere below it, each stand in one run. Siblings stand in the order of their keys, so the
 * order in which a table lists its rows changes nothing.
 */
export interface IndexedTree {
  readonly innerCount: number;
  readonly leafCount: number;
  /** The inner node above each inner node; -1 for the whole. */
  readonly innerParent: Int32Array;
  /** The inner node above each leaf. */
  readonly leafParent: Int32Array;
  /** The inner nodes below node `t` are `innerChildren` from `childStart[t]` to before `childStart[t + 1]`. */
  readonly childStart: Int32Array;
  readonly innerChildren: Int32Array;
  /** Leaves below node `t`: from `leafStart[t]`, right below it to before `ownLeafEnd[t]`, anywhere below to before `leafEnd[t]`. */
  readonly leafStart: Int32Array;
  readonly ownLeafEnd: Int32Array;
  readonly leafEnd: Int32Array;
  /** Where each leaf stands in the tree as it was given. */
  readonly leafOrder: Int32Array;
  readonly innerKeys: readonly string[];
  readonly leafKeys: readonly string[];
}

interface Children {
  readonly inner: readonly TreeNode[];
  readonly leaves: readonly number[];
}

/** Numbers the nodes of a tree; throws if a key is used twice, a parent is missing or parents run in a circle. */
export function indexTree(tree: MarginTree): IndexedTree {
  const keys = new Set([...tree.inner, ...tree.leaves].map(({ key }) => key));
  invariant(keys.size === tree.inner.length + tree.leaves.length, "keys of a tree are unique");
  invariant(!keys.has(""), "the empty key is the whole");
  const walk = walkTree(tree);
  invariant(walk.innerKeys.length === tree.inner.length + 1, "each inner node hangs below the whole");
  invariant(walk.leafOrder.length === tree.leaves.length, "each leaf hangs below an inner node or the whole");
  const innerParent = Int32Array.from(walk.innerParent);
  const { childStart, innerChildren } = childrenOf(innerParent);
  return {
    innerCount: walk.innerKeys.length,
    leafCount: walk.leafOrder.length,
    innerParent,
    leafParent: Int32Array.from(walk.leafParent),
    childStart,
    innerChildren,
    leafStart: Int32Array.from(walk.leafStart),
    ownLeafEnd: Int32Array.from(walk.ownLeafEnd),
    leafEnd: leafEnds(innerParent, walk.ownLeafEnd),
    leafOrder: Int32Array.from(walk.leafOrder),
    innerKeys: walk.innerKeys,
    leafKeys: walk.leafOrder.map((position) => tree.leaves[position]?.key ?? ""),
  };
}

/** Visits each node before what is below it, its own leaves first. Without recursion: a tree may be of any depth. */
function walkTree(tree: MarginTree) {
  const below = groupByParent(tree);
  const innerKeys: string[] = [];
  const innerParent: number[] = [];
  const leafStart: number[] = [];
  const ownLeafEnd: number[] = [];
  const leafParent: number[] = [];
  const leafOrder: number[] = [];
  const open: { readonly key: string; readonly parent: number }[] = [{ key: "", parent: -1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const index = innerKeys.push(next.key) - 1;
    innerParent.push(next.parent);
    const children = below.get(next.key);
    leafStart.push(leafOrder.length);
    for (const position of children?.leaves ?? []) {
      leafOrder.push(position);
      leafParent.push(index);
    }
    ownLeafEnd.push(leafOrder.length);
    for (const { key } of [...(children?.inner ?? [])].reverse()) open.push({ key, parent: index });
  }
  return { innerKeys, innerParent, leafStart, ownLeafEnd, leafParent, leafOrder };
}

function groupByParent(tree: MarginTree): ReadonlyMap<string, Children> {
  const groups = new Map<string, { inner: TreeNode[]; leaves: number[] }>();
  const groupOf = (parent: string | undefined) => {
    const group = groups.get(parent ?? "") ?? { inner: [], leaves: [] };
    groups.set(parent ?? "", group);
    return group;
  };
  for (const inner of tree.inner) groupOf(inner.parent).inner.push(inner);
  tree.leaves.forEach((leaf, position) => groupOf(leaf.parent).leaves.push(position));
  const keyAt = (position: number) => tree.leaves[position]?.key ?? "";
  for (const group of groups.values()) {
    group.inner.sort((left, right) => compareKeys(left.key, right.key));
    group.leaves.sort((left, right) => compareKeys(keyAt(left), keyAt(right)));
  }
  return groups;
}

function childrenOf(innerParent: Int32Array) {
  const childStart = new Int32Array(innerParent.length + 1);
  for (const parent of innerParent) {
    if (parent >= 0) childStart[parent + 1] = (childStart[parent + 1] ?? 0) + 1;
  }
  for (let node = 0; node < innerParent.length; node++) {
    childStart[node + 1] = (childStart[node + 1] ?? 0) + (childStart[node] ?? 0);
  }
  const innerChildren = new Int32Array(innerParent.length - 1);
  const next = childStart.slice();
  for (let node = 1; node < innerParent.length; node++) {
    const parent = innerParent[node] ?? 0;
    const at = next[parent] ?? 0;
    innerChildren[at] = node;
    next[parent] = at + 1;
  }
  return { childStart, innerChildren };
}

/** The end of the run of leaves below each node: that of the last node below it. */
function leafEnds(innerParent: Int32Array, ownLeafEnd: readonly number[]): Int32Array {
  const leafEnd = Int32Array.from(ownLeafEnd);
  for (let node = innerParent.length - 1; node > 0; node--) {
    const parent = innerParent[node] ?? 0;
    leafEnd[parent] = Math.max(leafEnd[parent] ?? 0, leafEnd[node] ?? 0);
  }
  return leafEnd;
}

/** By code units: the same on every machine, whatever its locale. */
function compareKeys(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
