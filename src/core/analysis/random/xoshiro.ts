import { invariant } from "../../issue/index.ts";
import { nearestDouble } from "../../money/double.ts";

/**
 * The state of a xoshiro128** generator (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47,
 * 2021; version 1.1 of their reference code, public domain): four words of 32 bits, not all 0. Integers alone, so that every
 * machine draws the same.
 */
export type XoshiroState = Uint32Array;

const mask = 0xffff_ffff_ffff_ffffn;

/** The multiples of the golden ratio and the multipliers by which splitmix64 spreads one seed over all bits (S. Vigna, public domain). */
const goldenGamma = 0x9e37_79b9_7f4a_7c15n;

/** The `count` first numbers of 64 bits that splitmix64 makes of a seed. */
export function splitMix64(seed: bigint, count: number): readonly bigint[] {
  return Array.from({ length: count }, (_, index) => {
    const weyl = (seed + goldenGamma * BigInt(index + 1)) & mask;
    const first = ((weyl ^ (weyl >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & mask;
    const second = ((first ^ (first >> 27n)) * 0x94d0_49bb_1331_11ebn) & mask;
    return second ^ (second >> 31n);
  });
}

/**
 * A fresh state for `seed`, a whole number from 0 to 2^53 − 1, filled by splitmix64 as the generator's authors advise. Different
 * seeds give different states, and none is all 0: splitmix64 maps one-to-one, so that of two numbers at most one is 0.
 */
export function seededState(seed: number): XoshiroState {
  invariant(Number.isSafeInteger(seed) && seed >= 0, "a seed is a whole number from 0 to 2^53 − 1");
  const words = splitMix64(BigInt(seed), 2).flatMap((value) => [value & 0xffff_ffffn, value >> 32n]);
  return Uint32Array.from(words, nearestDouble);
}

/** The next word, a whole number below 2^32; moves the state on. */
export function nextWord(state: XoshiroState): number {
  const second = state[1] ?? 0;
  const word = Math.imul(rotated(Math.imul(second, 5), 7), 9) >>> 0;
  advance(state, second);
  return word;
}

/** Two to the 64th step at once, by the polynomial of the reference code: what follows never meets what came before. */
const jumpPolynomial = [0x8764_000b, 0xf542_d2d3, 0x6fa0_35c3, 0x77f2_db5b] as const;

/** Moves the state on as 2^64 calls of `nextWord` would. */
export function jump(state: XoshiroState): void {
  const landed = new Uint32Array(4);
  for (const word of jumpPolynomial) {
    for (let bit = 0; bit < 32; bit++) {
      if (((word >>> bit) & 1) === 1)
        landed.forEach((value, index) => (landed[index] = value ^ (state[index] ?? 0)));
      advance(state, state[1] ?? 0);
    }
  }
  state.set(landed);
}

/**
 * A state of its own for each of `count` dimensions, 2^64 steps apart: one more dimension leaves the numbers of the others as
 * they were.
 */
export function seededStates(seed: number, count: number): readonly XoshiroState[] {
  const state = seededState(seed);
  return Array.from({ length: count }, () => {
    const own = state.slice();
    jump(state);
    return own;
  });
}

function advance(state: XoshiroState, second: number): void {
  const third = (state[2] ?? 0) ^ (state[0] ?? 0);
  const fourth = (state[3] ?? 0) ^ second;
  state[1] = second ^ third;
  state[0] = (state[0] ?? 0) ^ fourth;
  state[2] = third ^ (second << 9);
  state[3] = rotated(fourth, 11);
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
