import { invariant } from "../issue/invariant.ts";
import { moneyFromBigInt } from "../money/money.ts";
import { quotients } from "../money/quotient.ts";
import { largestFastWeightSum, wholeWeights, type Weight } from "../money/weight.ts";

/** A node of a tree of places or of lines; without a parent it stands right below the whole. */
export interface TreeNode {
  /** Unique in its tree, inner nodes and leaves together. */
  readonly key: string;
  readonly parent?: string;
}

/** A tree whose every node is a total that is published. The whole, above all nodes, is always there and has no entry. */
export interface MarginTree {
  /** Totals: provinces and districts, or sources and types. */
  readonly inner: readonly TreeNode[];
  /** What cells stand in: communes, or lines. The parent of a leaf is an inner node or the whole. */
  readonly leaves: readonly TreeNode[];
}

/**
 * The exact shares of one line, a place each in the order of `places.leaves`, in whole units:
 * `floors[i] + remainders[i] / denominator`, with `0 <= remainders[i] < denominator`.
 */
export interface ShareColumn {
  readonly floors: Float64Array;
  /** Doubles for a denominator up to 2^51 (a number), BigInts beyond (a bigint). */
  readonly remainders: Float64Array | readonly bigint[];
  readonly denominator: number | bigint;
}

/** A cell whose direction is decided elsewhere. A cell with a whole share needs none: it stays what it is. */
export interface Pin {
  readonly place: string;
  readonly line: string;
  readonly direction: "down" | "up";
}

/** Cells place × line with exact shares, and the two trees whose totals are published. */
export interface RoundingTable {
  readonly places: MarginTree;
  readonly lines: MarginTree;
  /** One a leaf of `lines`, in their order. */
  readonly columns: readonly ShareColumn[];
  /** Groups of lines with the same shares that must be rounded alike, such as 1:1 counterpart; a line is in one group at most. */
  readonly linked?: readonly (readonly string[])[];
  readonly pins?: readonly Pin[];
}

/** Whole amounts (in the table's units) in place of the exact shares. */
export interface RoundedTable {
  /** One a leaf of `lines`, in their order, each with an amount a leaf of `places`, in theirs. */
  readonly amounts: readonly Float64Array[];
}

/** A total that must be the floor or ceiling of its exact value: the cells of `lines` in the places under `place`. */
export interface Margin {
  /** Key of a place, inner or leaf; empty for all places. */
  readonly place: string;
  /** Key of a node of the tree of lines, empty for all lines; or the name of a group of lines that crosses the tree. */
  readonly line: string;
  /** Keys of the lines that it sums. */
  readonly lines: readonly string[];
}

/** The shares of `total` whole units in proportion to `weights`, which are not all zero. */
export function columnOfWeights(total: number, weights: readonly Weight[]): ShareColumn {
  invariant(Number.isSafeInteger(total) && total >= 0, "a line holds a whole number of units");
  const whole = wholeWeights(weights);
  invariant(BigInt(whole.sum) > 0n, "some place has a weight above zero");
  if (whole.kind === "doubles") {
    return { ...quotients(total, whole.values, whole.sum), denominator: whole.sum };
  }
  return columnOfFractions(
    whole.values.map((weight) => BigInt(total) * weight),
    whole.sum,
  );
}

/** The shares `numerators[i] / denominator` units, none below zero. */
export function columnOfFractions(numerators: readonly bigint[], denominator: bigint): ShareColumn {
  invariant(denominator > 0n, "a denominator is above zero");
  const floors = new Float64Array(numerators.length);
  const remainders: bigint[] = [];
  numerators.forEach((numerator, index) => {
    invariant(numerator >= 0n, "a share is not below zero");
    floors[index] = moneyFromBigInt(numerator / denominator);
    remainders.push(numerator % denominator);
  });
  if (denominator > BigInt(largestFastWeightSum)) return { floors, remainders, denominator };
  return {
    floors,
    remainders: Float64Array.from(remainders, moneyFromBigInt),
    denominator: moneyFromBigInt(denominator),
  };
}

/**
 * The tree of leaves with these paths: `["central", "investment", "2022"]` is the leaf `central/investment/2022` below
 * `central/investment` below `central`. A slash in a part is written `~1` and a tilde `~0`, so that keys stay apart.
 *
 * @example
 * treeOfPaths([["a", "b"], ["a", "c"]]).leaves.map(({ key }) => key).join(" ") // => "a/b a/c"
 */
export function treeOfPaths(paths: readonly (readonly string[])[]): MarginTree {
  const inner = new Map<string, TreeNode>();
  const leaves = paths.map((path) => {
    let parent: string | undefined;
    path.slice(0, -1).forEach((_, depth) => {
      const key = keyOfPath(path.slice(0, depth + 1));
      if (!inner.has(key)) inner.set(key, node(key, parent));
      parent = key;
    });
    return node(keyOfPath(path), parent);
  });
  return { inner: [...inner.values()], leaves };
}

/** The key that `treeOfPaths` gives to the node at this path. */
export function keyOfPath(path: readonly string[]): string {
  return path.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
}

function node(key: string, parent: string | undefined): TreeNode {
  return parent === undefined ? { key } : { key, parent };
}
