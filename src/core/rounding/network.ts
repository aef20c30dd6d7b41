import type { Cells } from "./cells.ts";
import { exactComparison, type Block } from "./wholeTotals.ts";

/**
 * The two trees of totals as one network that units flow through: from the whole down the tree of places to each commune,
 * down the tree of lines inside it to each cell, and from each cell up the other way round: up the tree of places inside
 * its line, up the tree of lines, to the whole. A node stands for a total. What flows through the arc between a node and
 * its parent is that total, and must be the floor or ceiling of its exact value; what flows through a cell is 0 or 1.
 *
 * The exact fractions are such a flow, so a whole one exists (Hoffman): nothing but pins can make the table impossible.
 */
export interface Network {
  readonly cells: Cells;
  readonly nodeCount: number;
  /** Nodes of the side of places stand before this one, those of the side of lines from it on; it is the whole itself. */
  readonly firstLineNode: number;
  /** The parent of each node. That of node 0 is `firstLineNode`, which is the same total, and whose own parent is -1. */
  readonly parent: Int32Array;
  /** The least whole number that each total of fractions may be. */
  readonly least: Int32Array;
  /** Whether a total may be one more than that: 0 if its exact value is whole. */
  readonly slack: Uint8Array;
  /** The total of fractions of each node, nearly. */
  readonly sum: Float64Array;
}

/** The kind and coordinates of nodes, worked out from their numbers. */
export interface NodeNumbers {
  readonly placeInner: number;
  readonly lineInner: number;
  readonly places: number;
  readonly lines: number;
  readonly firstLineNode: number;
}

/** How nodes are numbered: inner places, then commune × inner node of lines, then inner lines, then line × inner place. */
export function nodeNumbers({ places, lines }: Cells): NodeNumbers {
  return {
    placeInner: places.innerCount,
    lineInner: lines.innerCount,
    places: places.leafCount,
    lines: lines.leafCount,
    firstLineNode: places.innerCount + places.leafCount * lines.innerCount,
  };
}

/** Builds the network of a table with the exact bounds of each total. */
export function buildNetwork(cells: Cells): Network {
  const { places, lines } = cells;
  const numbers = nodeNumbers(cells);
  const nodeCount = numbers.firstLineNode + lines.innerCount + lines.leafCount * places.innerCount;
  const parent = new Int32Array(nodeCount);
  fillParents(parent, 0, places, lines);
  fillParents(parent, numbers.firstLineNode, lines, places);
  parent[0] = numbers.firstLineNode;
  parent[numbers.firstLineNode] = -1;
  const sums = sumFractions(cells, numbers, parent);
  return {
    cells,
    nodeCount,
    firstLineNode: numbers.firstLineNode,
    parent,
    sum: sums.sum,
    ...bounds(cells, numbers, sums),
  };
}

/** Parents on one side: of inner nodes of the outer tree, then of each leaf's copy of the inner tree. */
function fillParents(parent: Int32Array, base: number, outer: Cells["places"], inner: Cells["places"]): void {
  for (let node = 1; node < outer.innerCount; node++)
    parent[base + node] = base + (outer.innerParent[node] ?? 0);
  for (let leaf = 0; leaf < outer.leafCount; leaf++) {
    const copy = base + outer.innerCount + leaf * inner.innerCount;
    parent[copy] = base + (outer.leafParent[leaf] ?? 0);
    for (let node = 1; node < inner.innerCount; node++)
      parent[copy + node] = copy + (inner.innerParent[node] ?? 0);
  }
}

interface FractionSums {
  /** The total of fractions of each node, nearly. */
  readonly sum: Float64Array;
  /** How many fractions it is of. */
  readonly count: Int32Array;
}

function sumFractions(cells: Cells, numbers: NodeNumbers, parent: Int32Array): FractionSums {
  const { places, lines, fraction } = cells;
  const sum = new Float64Array(parent.length);
  const count = new Int32Array(parent.length);
  for (let line = 0, cell = 0; line < lines.leafCount; line++) {
    const placeSide = numbers.placeInner + (lines.leafParent[line] ?? 0);
    const lineSide = numbers.firstLineNode + numbers.lineInner + line * numbers.placeInner;
    for (let place = 0; place < places.leafCount; place++, cell++) {
      const value = fraction[cell] ?? 0;
      if (value === 0) continue;
      const one = placeSide + place * numbers.lineInner;
      const other = lineSide + (places.leafParent[place] ?? 0);
      sum[one] = (sum[one] ?? 0) + value;
      sum[other] = (sum[other] ?? 0) + value;
      count[one] = (count[one] ?? 0) + 1;
      count[other] = (count[other] ?? 0) + 1;
    }
  }
  // On each side, copies have higher numbers than the nodes they hang below, and children than parents.
  for (let node = parent.length - 1; node > 0; node--) {
    const above = parent[node] ?? 0;
    if (node === numbers.firstLineNode) continue;
    sum[above] = (sum[above] ?? 0) + (sum[node] ?? 0);
    count[above] = (count[above] ?? 0) + (count[node] ?? 0);
  }
  return { sum, count };
}

/** Floors of totals: read off the sum of doubles where that is sure, otherwise worked out exactly. */
function bounds(
  cells: Cells,
  numbers: NodeNumbers,
  { sum, count }: FractionSums,
): Pick<Network, "least" | "slack"> {
  const least = new Int32Array(sum.length);
  const slack = new Uint8Array(sum.length);
  const compare = exactComparison(cells);
  for (let node = 0; node < sum.length; node++) {
    const value = sum[node] ?? 0;
    const terms = count[node] ?? 0;
    if (terms === 0) continue;
    const near = Math.round(value);
    // Each term is below 1 and wrong by at most 2^-53, each of at most `terms` additions by 2^-53 of at most `terms`: this is more.
    const doubt = (terms + 2) * (terms + 2) * 2 ** -52;
    let side: number = value - near;
    if (Math.abs(side) <= doubt) side = compare(blockOf(cells, numbers, node), near);
    least[node] = side < 0 ? near - 1 : near;
    slack[node] = side === 0 ? 0 : 1;
  }
  return { least, slack };
}

/** The cells that a node is the total of. */
export function blockOf({ places, lines }: Cells, numbers: NodeNumbers, node: number): Block {
  const onPlaces = node < numbers.firstLineNode;
  const [outer, inner] = onPlaces ? [places, lines] : [lines, places];
  const own = onPlaces ? node : node - numbers.firstLineNode;
  const [outerStart, outerEnd, innerStart, innerEnd] =
    own < outer.innerCount
      ? [outer.leafStart[own] ?? 0, outer.leafEnd[own] ?? 0, 0, inner.leafCount]
      : copyRange(own - outer.innerCount, inner);
  return onPlaces
    ? { placeStart: outerStart, placeEnd: outerEnd, lineStart: innerStart, lineEnd: innerEnd }
    : { lineStart: outerStart, lineEnd: outerEnd, placeStart: innerStart, placeEnd: innerEnd };
}

function copyRange(number: number, inner: Cells["places"]): readonly [number, number, number, number] {
  const leaf = Math.floor(number / inner.innerCount);
  const node = number % inner.innerCount;
  return [leaf, leaf + 1, inner.leafStart[node] ?? 0, inner.leafEnd[node] ?? 0];
}
