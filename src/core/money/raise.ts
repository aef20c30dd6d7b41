import { scratchFor } from "./scratch.ts";
import { selectFirst } from "./selection.ts";

/**
 * Gives one of `count` units to each of the parts (whole units) with the largest remainders, equal ones by `order`, and takes
 * all parts times the `size` of a unit. The remainders, 0 to `largest`, are counted by size into boxes of about sixteen, and
 * only those of one box are compared: two passes in which the processor has little to guess, where selecting by pivots
 * guesses at each step. Behind the remainders there may be room.
 */
export function raiseLargest(
  parts: Float64Array,
  remainders: Float64Array,
  { count, largest, size, order }: Raise,
): void {
  const { counts, positions } = scratchFor(Math.max(parts.length, 32));
  const boxes = 1 << Math.min(14, Math.max(5, 28 - Math.clz32(parts.length)));
  counts.fill(0, 0, boxes);
  // The product is monotone in the remainder, and below the number of boxes.
  const scale = (boxes - 1) / largest;
  for (let index = 0; index < parts.length; index++) {
    const box = ((remainders[index] ?? 0) * scale) | 0;
    counts[box] = (counts[box] ?? 0) + 1;
  }
  let last = boxes - 1;
  let wanted = count;
  while (last > 0 && (counts[last] ?? 0) < wanted) wanted -= counts[last--] ?? 0;
  let found = 0;
  for (let index = 0; index < parts.length; index++) {
    const box = ((remainders[index] ?? 0) * scale) | 0;
    // The sign bit: 1 for a higher box, 0 otherwise. A branch would be guessed wrongly every other time.
    parts[index] = ((parts[index] ?? 0) + ((last - box) >>> 31)) * size + 0;
    if (box === last) positions[found++] = index;
  }
  // Few different weights leave few different remainders, and equal ones mostly stand in order already.
  if (!isInOrder(positions, found, remainders, order)) {
    selectFirst(
      positions.subarray(0, found),
      wanted,
      (one, other) => (remainders[other] ?? 0) - (remainders[one] ?? 0) || order(one, other),
    );
  }
  for (let position = 0; position < wanted; position++) {
    const index = positions[position] ?? 0;
    parts[index] = (parts[index] ?? 0) + size;
  }
}

function isInOrder(positions: Uint32Array, found: number, remainders: Float64Array, order: Order): boolean {
  let before = positions[0] ?? 0;
  for (let next = 1; next < found; next++) {
    const position = positions[next] ?? 0;
    const rise = (remainders[position] ?? 0) - (remainders[before] ?? 0);
    if (rise > 0 || (rise === 0 && order(before, position) > 0)) return false;
    before = position;
  }
  return true;
}

interface Raise {
  readonly count: number;
  readonly largest: number;
  /** Of a unit; below zero for the parts of a negative total. */
  readonly size: number;
  readonly order: Order;
}

/** Which of two positions comes first; negative for the first. */
type Order = (one: number, other: number) => number;
