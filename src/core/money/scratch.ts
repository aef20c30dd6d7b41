/**
 * Room for numbers that nobody sees after a split: making an array takes longer than splitting among a hundred places.
 * Contents are whatever the last use left. What is in use is never handed out again before it is done, since nothing here
 * calls code of others while it holds some.
 */
export interface Scratch {
  readonly remainders: Float64Array;
  readonly counts: Uint32Array;
  readonly positions: Uint32Array;
}

/** Beyond so many places making arrays costs nothing beside the rest, and holding on to them would cost memory. */
const mostKept = 1 << 14;

let kept: Scratch = scratchOf(256);

/** Room for at least `size` numbers of each kind. */
export function scratchFor(size: number): Scratch {
  if (size <= kept.remainders.length) return kept;
  const made = scratchOf(Math.max(size, 2 * kept.remainders.length));
  if (size <= mostKept) kept = made;
  return made;
}

function scratchOf(size: number): Scratch {
  return {
    remainders: new Float64Array(size),
    counts: new Uint32Array(size),
    positions: new Uint32Array(size),
  };
}
