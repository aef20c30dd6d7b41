import { levelOfBigInts, levelOfDoubles } from "../../../src/core/apportionment/level.ts";

/** Whole numbers below a limit (mulberry32, two draws for 53 bits): the same in every run. */
export function numbersFrom(seed: number): (limit: number) => number {
  let state = seed;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (limit) => Math.floor(((draw() * 2 ** 21 + (draw() >>> 11)) / 2 ** 53) * limit);
}

/** Sizes of weights and of bounds: small ones, so that ties and flat stretches are common, and large ones. */
const sizes = [3, 10, 1000, 1e6, 1e10, 1e13] as const;

/** How often the level by doubles differs from the one by sorted bends in BigInt, or does not settle. */
export function differencesInLevels(
  random: (limit: number) => number,
  cases: number,
): { readonly differences: number; readonly unsettled: number } {
  let differences = 0;
  let unsettled = 0;
  for (let number = 0; number < cases; number++) {
    const count = 1 + random(number % 50 === 0 ? 60 : 6);
    const weightSize = sizes[random(sizes.length)] ?? 3;
    const boundSize = sizes[random(sizes.length)] ?? 3;
    const weights = Float64Array.from({ length: count }, () => random(weightSize));
    const floors = Float64Array.from({ length: count }, () => (random(2) === 0 ? 0 : random(boundSize)));
    const caps = floors.map((floor) => (random(3) === 0 ? 9e14 : floor + random(boundSize)));
    const least = floors.reduce((sum, floor) => sum + floor, 0);
    const most = weights.reduce((sum, weight, index) => sum + ((weight > 0 ? caps : floors)[index] ?? 0), 0);
    // Ends of the range and bounds of single claims are where mistakes hide.
    const total =
      [least, most, least + random(most - least + 1), least + random(Math.min(most - least, 9) + 1)][
        random(4)
      ] ?? 0;
    if (total > Number.MAX_SAFE_INTEGER) continue;
    const basin = { total, weights, floors, caps: caps.map((cap) => Math.min(cap, total)) };
    const level = levelOfDoubles(basin);
    const exact = levelOfBigInts({
      total: BigInt(total),
      weights: Array.from(weights, BigInt),
      floors: Array.from(floors, BigInt),
      caps: Array.from(basin.caps, BigInt),
    });
    if (level === undefined) unsettled++;
    else if (level.over * exact.under !== exact.over * level.under) differences++;
  }
  return { differences, unsettled };
}
