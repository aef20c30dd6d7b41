import assert from "node:assert/strict";
import {
  jump,
  nextWord,
  seededState,
  seededStates,
  splitMix64,
} from "../../../../src/core/analysis/random/xoshiro.ts";

const words = (state: Uint32Array, count: number): readonly number[] =>
  Array.from({ length: count }, () => nextWord(state));

describe("xoshiro128**", () => {
  it("draws what the reference code (version 1.1) draws from the state 1 2 3 4", () => {
    // As printed in the tests of the Rust crate rand_xoshiro, made there with xoshiro128starstar.c.
    assert.deepEqual(
      words(Uint32Array.of(1, 2, 3, 4), 10),
      [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
    );
  });

  it("jumps over 2^64 words: as far as squaring one step 64 times", () => {
    const state = Uint32Array.of(0x9e37_79b9, 0x243f_6a88, 7, 0xb7e1_5162);
    const expected = stepsOfTwoToThe64(state);
    jump(state);
    assert.deepEqual([...state], expected);
  });
});

describe("splitmix64", () => {
  it("gives the published numbers for the seed 1234567", () => {
    // rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    assert.deepEqual(splitMix64(1_234_567n, 5), [
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it("fills a state with the low and then the high half of each number", () => {
    const [first = 0n, second = 0n] = splitMix64(2n ** 53n - 1n, 2);
    const state = seededState(Number.MAX_SAFE_INTEGER);
    const number = (low = 0, high = 0): bigint => BigInt(high) * 2n ** 32n + BigInt(low);
    assert.deepEqual([number(state[0], state[1]), number(state[2], state[3])], [first, second]);
  });

  for (const seed of [-1, 0.5, 2 ** 53, Number.NaN]) {
    it(`takes no seed ${seed}`, () => {
      assert.throws(() => seededState(seed), /a seed is a whole number/);
    });
  }
});

describe("the states of several dimensions", () => {
  it("do not change when there are more", () => {
    const few = seededStates(5, 2);
    const more = seededStates(5, 4);
    assert.deepEqual(few, more.slice(0, 2));
  });

  it("differ from each other and from those of another seed", () => {
    const all = [...seededStates(5, 3), ...seededStates(6, 3)].map((state) => words(state, 4).join());
    assert.equal(new Set(all).size, 6);
  });
});

/** The state after 2^64 steps, by a matrix of 128 × 128 digits: row i is what digit i becomes, written as a whole number. */
function stepsOfTwoToThe64(state: Uint32Array): readonly number[] {
  let images: readonly bigint[] = Array.from({ length: 128 }, (_, digit) => {
    const unit = new Uint32Array(4);
    unit[digit >> 5] = 1 << (digit & 31);
    nextWord(unit);
    return joined(unit);
  });
  const apply = (vector: bigint, matrix: readonly bigint[]): bigint =>
    matrix.reduce((sum, image, digit) => ((vector >> BigInt(digit)) & 1n ? sum ^ image : sum), 0n);
  for (let doubling = 0; doubling < 64; doubling++) {
    const current = images;
    images = current.map((image) => apply(image, current));
  }
  const landed = apply(joined(state), images);
  return [0n, 32n, 64n, 96n].map((shift) => Number((landed >> shift) & 0xffff_ffffn));
}

function joined(state: Uint32Array): bigint {
  return state.reduceRight((whole, word) => (whole << 32n) | BigInt(word), 0n);
}
