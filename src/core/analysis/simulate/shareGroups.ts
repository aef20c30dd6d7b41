import { invariant } from "../../issue/index.ts";
import { nearestDouble } from "../../money/double.ts";
import { divideInto } from "../../money/quotient.ts";
import { greatestCommonDivisor } from "../../money/ratio.ts";
import { ratio, wholeWeights, type WholeWeights } from "../../money/index.ts";

/** Money that is shared by the same weights: what each unit claims, over the same whole. */
export interface ShareGroup {
  /** One weight a unit, in lowest terms. */
  readonly weights: WholeWeights;
  readonly whole: bigint;
}

/** A group of the weights of units, of which one at least is above zero. */
export function shareGroup(weights: readonly bigint[]): ShareGroup {
  const divisor = weights.reduce(greatestCommonDivisor, 0n);
  invariant(divisor > 0n, "somebody claims the money of a group");
  const reduced = weights.map((weight) => weight / divisor);
  return {
    weights: wholeWeights(reduced.map((weight) => ratio(weight, 1n))),
    whole: reduced.reduce((sum, weight) => sum + weight, 0n),
  };
}

/** Fractions nearer to each other than this are told apart exactly. Each is a sum of some doubles below 1, so off by far less. */
const nearby = 1e-9;

/**
 * Shares the money of several groups among units: each unit gets the sum of its exact shares in all of them, cut or raised to
 * whole đồng, so that the units together get all of it. What is left over goes to the largest fractions, then to the earlier unit.
 */
export class ExactSharing {
  readonly #groups: readonly ShareGroup[];
  readonly #units: number;
  readonly #floors: Float64Array;
  /** Remainders of each group, one row a group: true ones for doubles, parts of 2^53 for BigInts (`#large` has those). */
  readonly #remainders: Float64Array;
  readonly #large: (readonly bigint[] | undefined)[];
  readonly #fractions: Float64Array;
  readonly #order: Uint32Array;
  /** The common denominator of all groups over the whole of each. */
  readonly #common: bigint;

  constructor(groups: readonly ShareGroup[], units: number) {
    this.#groups = groups;
    this.#units = units;
    this.#floors = new Float64Array(units);
    this.#remainders = new Float64Array(groups.length * units);
    this.#large = groups.map(() => undefined);
    this.#fractions = new Float64Array(units);
    this.#order = new Uint32Array(units);
    this.#common = groups
      .map(({ whole }) => whole)
      .reduce((common, whole) => (common / greatestCommonDivisor(common, whole)) * whole, 1n);
  }

  /** Fills `out`, one amount a unit, from one amount a group; all in whole đồng. */
  share(amounts: Float64Array, out: Float64Array): void {
    out.fill(0);
    this.#fractions.fill(0);
    let left = 0;
    for (let group = 0; group < this.#groups.length; group++) {
      left += amounts[group] ?? 0;
      this.#divide(group, amounts[group] ?? 0, out);
    }
    for (let unit = 0; unit < this.#units; unit++) {
      const carried = this.#wholePart(unit);
      out[unit] = (out[unit] ?? 0) + carried;
      this.#fractions[unit] = (this.#fractions[unit] ?? 0) - carried;
      left -= out[unit] ?? 0;
    }
    this.#raise(left, out);
  }

  /** Adds the quotients of one group to `out`, and its remainders to the fractions. */
  #divide(group: number, amount: number, out: Float64Array): void {
    const found = this.#groups[group];
    if (found === undefined) return;
    const start = group * this.#units;
    const remainders = this.#remainders.subarray(start, start + this.#units);
    const { weights, whole } = found;
    let divisor = 1;
    if (weights.kind === "doubles") {
      divideInto(amount, weights, this.#floors, remainders);
      divisor = weights.sum;
    } else {
      const products = weights.values.map((weight) => BigInt(amount) * weight);
      this.#large[group] = products.map((product) => product % whole);
      products.forEach((product, unit) => {
        this.#floors[unit] = nearestDouble(product / whole);
        remainders[unit] = nearestDouble(product % whole) / nearestDouble(whole);
      });
    }
    for (let unit = 0; unit < this.#units; unit++) {
      out[unit] = (out[unit] ?? 0) + (this.#floors[unit] ?? 0);
      this.#fractions[unit] = (this.#fractions[unit] ?? 0) + (remainders[unit] ?? 0) / divisor;
    }
  }

  /** How many whole đồng the fractions of a unit make together. */
  #wholePart(unit: number): number {
    const fraction = this.#fractions[unit] ?? 0;
    if (fraction === 0) return 0;
    const nearest = Math.round(fraction);
    if (Math.abs(fraction - nearest) > nearby) return Math.floor(fraction);
    return nearestDouble(this.#exactFraction(unit) / this.#common);
  }

  /** Gives one đồng each to the units with the largest fractions. */
  #raise(count: number, out: Float64Array): void {
    if (count === 0) return;
    const order = this.#order;
    for (let unit = 0; unit < this.#units; unit++) {
      let at = unit;
      for (; at > 0 && this.#isBefore(unit, order[at - 1] ?? 0); at--) order[at] = order[at - 1] ?? 0;
      order[at] = unit;
    }
    invariant(count > 0 && count < this.#units, "fewer đồng are left over than there are units");
    for (let place = 0; place < count; place++) {
      const unit = order[place] ?? 0;
      out[unit] = (out[unit] ?? 0) + 1;
    }
  }

  /** Whether the later unit `one` has a larger fraction than the earlier unit `other`. */
  #isBefore(one: number, other: number): boolean {
    const difference = (this.#fractions[one] ?? 0) - (this.#fractions[other] ?? 0);
    if (Math.abs(difference) > nearby) return difference > 0;
    return this.#exactFraction(one) % this.#common > this.#exactFraction(other) % this.#common;
  }

  /** The fractions of a unit together, as a number of parts of the common denominator. */
  #exactFraction(unit: number): bigint {
    return this.#groups.reduce((sum, { whole }, group) => {
      const remainder =
        this.#large[group]?.[unit] ?? BigInt(this.#remainders[group * this.#units + unit] ?? 0);
      return sum + remainder * (this.#common / whole);
    }, 0n);
  }
}
