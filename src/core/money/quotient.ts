/** The floor of each `total × weight / weightSum`, exact, and what orders the remainders exactly. */
export interface Quotients {
  readonly floors: Float64Array;
  /** The remainders, or numbers in the same order: equal where they are equal, 0 where they are 0. */
  readonly remainders: Float64Array;
}

/** 2^27 + 1 splits a double of 53 bits into two halves of 26 (Veltkamp), so that their products are exact (Dekker). */
const splitter = 134_217_729;

/**
 * Exact quotients and remainders with doubles alone, for whole `total` up to 2^53 − 1 and a `weightSum` up to 2^51.
 */
export function quotients(total: number, weights: Float64Array, weightSum: number): Quotients {
  // One allocation with two views: for a hundred places, allocating takes longer than dividing.
  const both = new Float64Array(weights.length * 2);
  const floors = both.subarray(0, weights.length);
  const remainders = both.subarray(weights.length);
  const largest = weights.reduce((most, weight) => (weight > most ? weight : most), 0);
  divideInto(total, { values: weights, sum: weightSum, largest }, floors, remainders);
  return { floors, remainders };
}

/** The same into arrays that are there already; gives what the floors leave of the total. */
export function divideInto(
  total: number,
  { values, sum, largest }: { readonly values: Float64Array; readonly sum: number; readonly largest: number },
  floors: Float64Array,
  remainders: Float64Array,
): number {
  return largest * sum <= Number.MAX_SAFE_INTEGER
    ? divideSmall(total, values, sum, floors, remainders)
    : divideLarge(total, values, sum, floors, remainders);
}

/**
 * With `total = q × weightSum + r`, a share is `q × weight + r × weight / weightSum`, and where the largest weight times the
 * sum is within 2^53 every product is exact; so is the floor of the division, which cannot round up to a whole number.
 */
function divideSmall(
  total: number,
  weights: Float64Array,
  weightSum: number,
  floors: Float64Array,
  remainders: Float64Array,
): number {
  const whole = Math.floor(total / weightSum);
  const atMost = whole * weightSum > total ? whole - 1 : whole;
  const rest = total - atMost * weightSum;
  let left = total;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const product = rest * weight;
    const quotient = Math.floor(product / weightSum);
    // Adding 0 makes zero of minus zero, which a weight may be.
    const floor = atMost * weight + quotient + 0;
    floors[index] = floor;
    remainders[index] = product - quotient * weightSum;
    left -= floor;
  }
  return left;
}

/** A product of two numbers up to 2^53 has up to 106 bits: it is held as the unevaluated sum of two doubles. */
function divideLarge(
  total: number,
  weights: Float64Array,
  weightSum: number,
  floors: Float64Array,
  remainders: Float64Array,
): number {
  const bigTotal = splitter * total;
  const totalHigh = bigTotal - (bigTotal - total);
  const totalLow = total - totalHigh;
  const bigSum = splitter * weightSum;
  const sumHigh = bigSum - (bigSum - weightSum);
  const sumLow = weightSum - sumHigh;
  let left = total;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const bigWeight = splitter * weight;
    const weightHigh = bigWeight - (bigWeight - weight);
    const weightLow = weight - weightHigh;
    const product = total * weight;
    const productError =
      totalLow * weightLow -
      (product - totalHigh * weightHigh - totalLow * weightHigh - totalHigh * weightLow);
    let quotient = Math.floor(product / weightSum) + 0;
    const bigQuotient = splitter * quotient;
    const quotientHigh = bigQuotient - (bigQuotient - quotient);
    const quotientLow = quotient - quotientHigh;
    const back = quotient * weightSum;
    const backError =
      quotientLow * sumLow - (back - quotientHigh * sumHigh - quotientLow * sumHigh - quotientHigh * sumLow);
    let remainder = product - back + (productError - backError);
    while (remainder < 0) {
      quotient -= 1;
      remainder += weightSum;
    }
    while (remainder >= weightSum) {
      quotient += 1;
      remainder -= weightSum;
    }
    floors[index] = quotient;
    remainders[index] = remainder;
    left -= quotient;
  }
  return left;
}

/** The same with BigInt, for weights too fine for doubles; the remainders come as their ranks. */
export function quotientsOfBigInts(total: bigint, weights: readonly bigint[], weightSum: bigint): Quotients {
  const products = weights.map((weight) => total * weight);
  return {
    floors: Float64Array.from(products, (product) => Number(product / weightSum)),
    remainders: ranksOf(products.map((product) => product % weightSum)),
  };
}

function ranksOf(values: readonly bigint[]): Float64Array {
  const distinct = [...new Set([0n, ...values])].sort((one, other) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
  const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
  return Float64Array.from(values, (value) => rankOf.get(value) ?? 0);
}

/** The same into arrays that are there already; gives what the floors leave of the total. */
export function divideBigIntsInto(
  total: bigint,
  weights: readonly bigint[],
  weightSum: bigint,
  floors: Float64Array,
  remainders: Float64Array,
): number {
  const found = quotientsOfBigInts(total, weights, weightSum);
  floors.set(found.floors);
  remainders.set(found.remainders);
  return found.floors.reduce((left, floor) => left - floor, Number(total));
}
