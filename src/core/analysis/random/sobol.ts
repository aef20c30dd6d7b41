import { invariant } from "../../issue/index.ts";
import { joeKuo, mostSobolDimensions } from "./joeKuo.ts";
import { scrambled } from "./scramble.ts";
import { middleOfCell, pointsIn, type UniformStream } from "./uniform.ts";
import { seededStates } from "./xoshiro.ts";

const bits = 32;
const mostPoints = 4_294_967_296;

/**
 * Points of the Sobol sequence, which fill the cube more evenly than random ones: every 2^k of them from the start fall one into
 * each of 2^k slices of every dimension. They come in the order of Gray codes, the point 0 first, as published. With `seed` (a
 * whole number from 0 to 2^53 − 1) they are scrambled: as even, but each of them uniform, so that averages are without bias.
 * At most 64 dimensions and 2^32 points. More dimensions leave the coordinates of the first as they were.
 */
export function sobolPoints({
  dimensions,
  seed,
}: {
  readonly dimensions: number;
  readonly seed?: number;
}): UniformStream {
  invariant(dimensions >= 0 && dimensions <= mostSobolDimensions, "the table of directions reaches so far");
  const states = seed === undefined ? [] : seededStates(seed, dimensions);
  const generators = Array.from({ length: dimensions }, (_, dimension) => {
    const plain = { directions: directions(dimension), first: 0 };
    const state = states[dimension];
    return state === undefined ? plain : scrambled(plain.directions, state);
  });
  const current = Uint32Array.from(generators, ({ first }) => first);
  let taken = 0;
  return {
    dimensions,
    fill: (columns) => {
      const points = pointsIn(columns, dimensions);
      invariant(taken + points <= mostPoints, "the sequence has 2^32 points");
      generators.forEach((generator, dimension) => {
        const column = columns[dimension] ?? new Float64Array();
        current[dimension] = fillColumn(column, generator.directions, current[dimension] ?? 0, taken);
      });
      taken += points;
    },
  };
}

/** Fills one column from the point numbered `taken`, whose word is `word`; gives the word of the point after the last. */
function fillColumn(column: Float64Array, own: Uint32Array, word: number, taken: number): number {
  let next = word;
  for (let index = 0; index < column.length; index++) {
    column[index] = middleOfCell(next);
    // From one Gray code to the next one digit changes: that of the lowest 1 of the number of the point that follows.
    const following = (taken + index + 1) >>> 0;
    const changed = following === 0 ? bits : 31 - Math.clz32(following & -following);
    next = (next ^ (own[changed] ?? 0)) >>> 0;
  }
  return next;
}

/** The 32 direction numbers of a dimension (counted from 0), the first bit after the point highest. */
export function directions(dimension: number): Uint32Array {
  const found = new Uint32Array(bits);
  const entry = joeKuo[dimension - 1];
  if (entry === undefined) {
    found.forEach((_, index) => (found[index] = 1 << (31 - index)));
    return found;
  }
  const { polynomial, first } = entry;
  const degree = first.length;
  for (let index = 0; index < bits; index++) {
    const given = first[index];
    if (given !== undefined) {
      found[index] = given << (31 - index);
      continue;
    }
    const oldest = found[index - degree] ?? 0;
    let direction = oldest ^ (oldest >>> degree);
    for (let back = 1; back < degree; back++) {
      if (((polynomial >>> (degree - back)) & 1) === 1) direction ^= found[index - back] ?? 0;
    }
    found[index] = direction;
  }
  return found;
}
