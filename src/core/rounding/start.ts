import { nthLargest } from "../money/selection.ts";
import { nodeNumbers, type Network } from "./network.ts";

/** A cell that cannot move: its share is whole, it is pinned, or it follows another line. */
export const immovable = 255;

export interface Start {
  /** 1 for a cell that is rounded up. */
  readonly up: Uint8Array;
  /** How far each cell is from where its total divides, in tenths; or `immovable`. */
  readonly distance: Uint8Array;
}

/**
 * Largest remainder from the top down: the total of each line is divided among its provinces, theirs among districts, and
 * theirs among communes. All totals within lines are right then, and only those within places are left to repair. The cell
 * where a district divides into up and down is the cheapest to move, those far from it the dearest.
 */
export function largestRemainderStart(network: Network): Start {
  const { cells } = network;
  const { places, lines } = cells;
  const start = {
    up: new Uint8Array(cells.fraction.length),
    distance: new Uint8Array(cells.fraction.length).fill(immovable),
  };
  for (const [cell, direction] of cells.pins) start.up[cell] = direction;
  const { firstLineNode, lineInner, placeInner } = nodeNumbers(cells);
  const wanted = new Int32Array(places.innerCount);
  const free = new Float64Array(places.leafCount + places.innerCount);
  for (let line = 0; line < lines.leafCount; line++) {
    const firstNode = firstLineNode + lineInner + line * placeInner;
    const least = network.least[firstNode] ?? 0;
    const isNearerUp = network.slack[firstNode] === 1 && (network.sum[firstNode] ?? 0) - least > 0.5;
    wanted[0] = isNearerUp ? least + 1 : least;
    for (let node = 0; node < places.innerCount; node++) {
      if ((network.sum[firstNode + node] ?? 0) > 0)
        divideNode({ network, firstNode, line, node, wanted, free, start });
    }
  }
  return start;
}

interface NodeOfLine {
  readonly network: Network;
  /** The network node of the whole line; those of its inner places follow. */
  readonly firstNode: number;
  readonly line: number;
  readonly node: number;
  /** Units for each inner place; read for this node, written for those right below it. */
  readonly wanted: Int32Array;
  /** Room for the fractions that are compared. */
  readonly free: Float64Array;
  readonly start: Start;
}

/** Divides the units of an inner place in a line among the inner places and communes right below it. */
function divideNode({ network, firstNode, line, node, wanted, free, start }: NodeOfLine): void {
  const { places, fraction, pins } = network.cells;
  const { least, slack, sum } = network;
  const firstChild = places.childStart[node] ?? 0;
  const endChild = places.childStart[node + 1] ?? 0;
  const firstCell = line * places.leafCount + (places.leafStart[node] ?? 0);
  const endCell = line * places.leafCount + (places.ownLeafEnd[node] ?? 0);
  let count = 0;
  let left = wanted[node] ?? 0;
  for (let index = firstChild; index < endChild; index++) {
    const child = firstNode + (places.innerChildren[index] ?? 0);
    left -= least[child] ?? 0;
    if (slack[child] === 1) free[count++] = (sum[child] ?? 0) - (least[child] ?? 0);
  }
  for (let cell = firstCell; cell < endCell; cell++) {
    const value = fraction[cell] ?? 0;
    if (value === 0) continue;
    if (pins.size > 0 && pins.has(cell)) left -= start.up[cell] ?? 0;
    else free[count++] = value;
  }
  const raised = Math.min(Math.max(left, 0), count);
  const division = divisionOf(free.subarray(0, count), raised);
  let equals = division.equals;
  const isRaised = (value: number): boolean => value > division.at || (value === division.at && equals-- > 0);
  for (let index = firstChild; index < endChild; index++) {
    const child = places.innerChildren[index] ?? 0;
    const floor = least[firstNode + child] ?? 0;
    const up = slack[firstNode + child] === 1 && isRaised((sum[firstNode + child] ?? 0) - floor);
    wanted[child] = up ? floor + 1 : floor;
  }
  const ties: number[] = [];
  for (let cell = firstCell; cell < endCell; cell++) {
    const value = fraction[cell] ?? 0;
    if (value === 0 || (pins.size > 0 && pins.has(cell))) continue;
    if (value > division.at) start.up[cell] = 1;
    else if (value === division.at) ties.push(cell);
    start.distance[cell] = Math.floor(Math.abs(value - division.middle) * 10);
  }
  raiseTies(network, start, ties, equals);
}

/** Of cells with equal fractions those with the larger share go first, then by key: of equal remainders the larger weight. */
function raiseTies({ cells }: Network, start: Start, ties: readonly number[], count: number): void {
  if (count <= 0) return;
  const { columns, places } = cells;
  const floorOf = (cell: number): number => {
    const place = cell % places.leafCount;
    return columns[(cell - place) / places.leafCount]?.floors[places.leafOrder[place] ?? 0] ?? 0;
  };
  const ordered =
    count >= ties.length
      ? ties
      : [...ties].sort((one, other) => floorOf(other) - floorOf(one) || one - other);
  for (const cell of ordered.slice(0, count)) start.up[cell] = 1;
}

interface Division {
  /** Fractions above this are raised, those below are not. */
  readonly at: number;
  /** How many of those equal to it are raised. */
  readonly equals: number;
  /** Where a fraction is as good up as down. */
  readonly middle: number;
}

/** Where a total divides when the `raised` largest of its fractions, which are reordered, are raised. */
function divisionOf(fractions: Float64Array, raised: number): Division {
  if (raised === 0 || fractions.length === 0) return { at: 1, equals: 0, middle: 0.5 };
  const at = nthLargest(fractions, raised);
  let above = 0;
  for (const fraction of fractions) if (fraction > at) above++;
  return { at, equals: raised - above, middle: at };
}
