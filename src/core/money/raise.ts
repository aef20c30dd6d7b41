import { selectFirst } from "./selection.ts";

/**
 * Adds 1 to the `count` parts with the largest remainders (0 to `largest`), equal ones by `order`. The remainders are
 * counted by size into boxes of about sixteen, and only those of one box are compared: two passes in which the processor has
 * little to guess, where selecting by pivots guesses at each step.
 */
export function raiseLargest(
  parts: Float64Array,
  remainders: Float64Array,
  { count, largest, order }: { readonly count: number; readonly largest: number; readonly order: Order },
): void {
  if (count === 0) return;
  const boxes = 1 << Math.min(14, Math.max(5, 28 - Math.clz32(remainders.length)));
  // The product is monotone in the remainder, and below the number of boxes.
  const scale = (boxes - 1) / largest;
  const counts = new Uint32Array(boxes);
  for (let index = 0; index < remainders.length; index++) {
    const box = ((remainders[index] ?? 0) * scale) | 0;
    counts[box] = (counts[box] ?? 0) + 1;
  }
  let last = boxes - 1;
  let wanted = count;
  while (last > 0 && (counts[last] ?? 0) < wanted) wanted -= counts[last--] ?? 0;
  const inside = new Uint32Array(counts[last] ?? 0);
  let size = 0;
  for (let index = 0; index < remainders.length; index++) {
    const box = ((remainders[index] ?? 0) * scale) | 0;
    // The sign bit: 1 for a higher box, 0 otherwise. A branch would be guessed wrongly every other time.
    parts[index] = (parts[index] ?? 0) + ((last - box) >>> 31);
    if (box === last) inside[size++] = index;
  }
  selectFirst(
    inside,
    wanted,
    (one, other) => (remainders[other] ?? 0) - (remainders[one] ?? 0) || order(one, other),
  );
  for (let position = 0; position < wanted; position++) {
    const index = inside[position] ?? 0;
    parts[index] = (parts[index] ?? 0) + 1;
  }
}

/** Which of two positions comes first; negative for the first. */
type Order = (one: number, other: number) => number;
