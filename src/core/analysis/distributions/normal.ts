import { exponential, logarithm, polynomial } from "./elementary.ts";

/**
 * Coefficients of PPND16: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
 * Statistics 37 (1988). Near the middle by the square of the distance from 1/2, further out by √(−ln p).
 */
const middle = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
} as const;

const flank = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
} as const;

const tail = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
} as const;

/** The value that a standard normal stays below with probability `p`, 0 < p < 1; relative error under 10^-15. */
export function normalQuantile(p: number): number {
  const distance = p - 0.5;
  if (Math.abs(distance) <= 0.425) {
    const near = 0.180625 - distance * distance;
    return (distance * polynomial(middle.above, near)) / polynomial(middle.below, near);
  }
  const far = Math.sqrt(-logarithm(distance < 0 ? p : 1 - p));
  const size =
    far <= 5
      ? polynomial(flank.above, far - 1.6) / polynomial(flank.below, far - 1.6)
      : polynomial(tail.above, far - 5) / polynomial(tail.below, far - 5);
  return distance < 0 ? -size : size;
}

/** 1/√(2π), the density of the standard normal at 0. */
const densityAtZero = 0.398_942_280_401_432_7;

/** Up to here the series takes over from the continued fraction: each then needs some 30 terms at most. */
const seriesLimit = 2.5;

/** The probability that a standard normal stays below `z`; absolute error under 10^-15. */
export function normalProbability(z: number): number {
  const size = Math.abs(z);
  const density = densityAtZero * exponential(Math.max(-0.5 * z * z, -700));
  if (size <= seriesLimit) return 0.5 + density * millsSeries(z);
  const beyond = density * millsFraction(size);
  return z < 0 ? beyond : 1 - beyond;
}

/** z + z³/3 + z⁵/15 + …: the probability between 0 and z over the density at z (G. Marsaglia, J. Stat. Software 11, 2004). */
function millsSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** The probability beyond `z` over the density at z, by Laplace's fraction 1/(z + 1/(z + 2/(z + 3/…))) from its end. */
function millsFraction(z: number): number {
  let value = z;
  for (let step = 60; step >= 1; step--) value = z + step / value;
  return 1 / value;
}
