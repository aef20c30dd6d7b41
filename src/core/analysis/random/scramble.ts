import { nextWord, type XoshiroState } from "./xoshiro.ts";

/** What the points of one dimension are made from: 32 direction numbers, and the word of the first point. */
export interface DigitalGenerator {
  readonly directions: Uint32Array;
  readonly first: number;
}

/**
 * Directions after a random linear scrambling (J. Matoušek, "On the L2-discrepancy for anchored boxes", J. Complexity 14, 1998):
 * every binary digit becomes itself plus a random choice of the digits before it. Points that share an interval of 2^−k go on
 * sharing one, so the sequence stays as even as it was, and a point costs nothing more. The first point is random, which shifts
 * all points digit by digit without carrying and makes each of them uniform. Takes 33 words of `state`.
 */
export function scrambled(directions: Uint32Array, state: XoshiroState): DigitalGenerator {
  const rows = Uint32Array.from({ length: 32 }, (_, digit) => {
    const itself = 0x8000_0000 >>> digit;
    const before = ~(0xffff_ffff >>> digit);
    return (nextWord(state) & before) | itself;
  });
  const mixed = directions.map((direction) =>
    rows.reduce((word, row, digit) => word | (parity(direction & row) << (31 - digit)), 0),
  );
  return { directions: mixed, first: nextWord(state) };
}

/** 1 if the word has an odd number of digits 1, else 0. */
function parity(word: number): number {
  const halves = word ^ (word >>> 16);
  const bytes = halves ^ (halves >>> 8);
  const nibbles = bytes ^ (bytes >>> 4);
  return (0x6996 >>> (nibbles & 15)) & 1;
}
