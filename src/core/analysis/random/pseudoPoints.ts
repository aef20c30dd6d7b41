import { middleOfCell, pointsIn, type UniformStream } from "./uniform.ts";
import { nextWord, seededStates } from "./xoshiro.ts";

/**
 * Pseudo-random points: each coordinate independent and uniform, from a xoshiro128** generator of its own, so that neither more
 * points nor more dimensions change those that were there. `seed` is a whole number from 0 to 2^53 − 1.
 */
export function pseudoPoints({
  dimensions,
  seed,
}: {
  readonly dimensions: number;
  readonly seed: number;
}): UniformStream {
  const states = seededStates(seed, dimensions);
  return {
    dimensions,
    fill: (columns) => {
      pointsIn(columns, dimensions);
      states.forEach((state, dimension) => {
        const column = columns[dimension];
        column?.forEach((_, index) => (column[index] = middleOfCell(nextWord(state))));
      });
    },
  };
}
