import { nthLargest } from "../money/selection.ts";
import type { Cells } from "./cells.ts";
import { nodeNumbers, type Network } from "./network.ts";

/** A cell that cannot move: its share is whole, it is pinned, or it follows another line. */
export const immovable = 255;

export interface Start {
  /** 1 for a cell that is rounded up. */
  readonly up: Uint8Array;
  /** How far each cell is from where its line divides, in fractions of 1/255; or `immovable`. */
  readonly distance: Uint8Array;
}

/**
 * Largest remainder for each line alone: its total is right, and no rounding of the line is nearer. The cell where the line
 * divides into up and down is the cheapest to move, those far from it the dearest.
 */
export function largestRemainderStart(network: Network): Start {
  const { cells } = network;
  const { places, lines, fraction, pins } = cells;
  const { firstLineNode, lineInner, placeInner } = nodeNumbers(cells);
  const up = new Uint8Array(fraction.length);
  const distance = new Uint8Array(fraction.length).fill(immovable);
  const free = new Float64Array(places.leafCount);
  const pinnedUp = countPinnedUp(cells);
  for (let line = 0; line < lines.leafCount; line++) {
    const first = line * places.leafCount;
    let count = 0;
    let sum = 0;
    for (let cell = first; cell < first + places.leafCount; cell++) {
      const value = fraction[cell] ?? 0;
      sum += value;
      if (value === 0) continue;
      const pin = pins.size === 0 ? undefined : pins.get(cell);
      if (pin === undefined) free[count++] = value;
      else up[cell] = pin;
    }
    const total = firstLineNode + lineInner + line * placeInner;
    const least = network.least[total] ?? 0;
    const wanted =
      (network.slack[total] === 1 && sum - least > 0.5 ? least + 1 : least) - (pinnedUp.get(line) ?? 0);
    const raised = Math.min(Math.max(wanted, 0), count);
    const division = divisionOf(free.subarray(0, count), raised);
    raiseLine(cells, first, raised, division, { up, distance });
  }
  return { up, distance };
}

function countPinnedUp({ pins, places }: Cells): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [cell, direction] of pins) {
    const line = Math.floor(cell / places.leafCount);
    counts.set(line, (counts.get(line) ?? 0) + direction);
  }
  return counts;
}

interface Division {
  /** Fractions above this are raised, those below are not. */
  readonly at: number;
  /** How many of those equal to it are raised: the first in key order. */
  readonly equals: number;
}

/** Where a line divides when its `raised` largest fractions are raised. */
function divisionOf(fractions: Float64Array, raised: number): Division {
  if (raised === 0 || fractions.length === 0) return { at: 1, equals: 0 };
  const at = nthLargest(fractions, raised);
  let above = 0;
  for (const fraction of fractions) if (fraction > at) above++;
  return { at, equals: raised - above };
}

function raiseLine(cells: Cells, first: number, raised: number, division: Division, start: Start): void {
  const { places, fraction, pins } = cells;
  let equals = division.equals;
  // Where no cell is raised, moving the largest fraction is the cheapest; it is at most one half from one that is.
  const middle = raised === 0 ? 0.5 : division.at;
  for (let cell = first; cell < first + places.leafCount; cell++) {
    const value = fraction[cell] ?? 0;
    if (value === 0 || (pins.size > 0 && pins.has(cell))) continue;
    if (value > division.at || (value === division.at && equals-- > 0)) start.up[cell] = 1;
    start.distance[cell] = Math.floor(Math.abs(value - middle) * immovable);
  }
}
