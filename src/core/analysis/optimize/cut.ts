import { compareFractions, fraction, minus, opposite, plus, times, zero, type Fraction } from "./fraction.ts";
import type { Indexed } from "./indexed.ts";
import { costsOf } from "./spendSystem.ts";
import type { Reason } from "./spend.ts";

/** At most `most` of these: options that are chosen, and options that are not. Every choice that is right keeps to it. */
export interface Cut {
  readonly chosen: readonly number[];
  readonly left: readonly number[];
  readonly most: number;
}

/** Forbids one choice and no other. */
export function cutOfChoice({ options }: Indexed, chosen: readonly number[]): Cut {
  const isChosen = new Set(chosen);
  const left = [...options.keys()].filter((option) => !isChosen.has(option));
  return { chosen, left, most: options.length - 1 };
}

/**
 * Forbids a choice that the exact engine rejected, and all others that fail for the same reason: those that keep what makes
 * the reason's sum negative. A single reason is a knapsack, so more options can be counted (an extended cover): without it
 * a hundred places of one cost would be proposed ten at a time in all ways.
 */
export function cutOfReasons(indexed: Indexed, chosen: readonly number[], reasons: readonly Reason[]): Cut {
  const [reason] = reasons;
  if (reasons.length === 1 && reason?.general === true) return coverCut(indexed, chosen, reason);
  const isChosen = new Set(chosen);
  const sides = { chosen: new Set<number>(), left: new Set<number>() };
  for (const one of reasons) {
    loadsOf(indexed, one).forEach((load, option) => {
      if (load.numerator > 0n && isChosen.has(option)) sides.chosen.add(option);
      if (load.numerator < 0n && !isChosen.has(option)) sides.left.add(option);
    });
  }
  return {
    chosen: [...sides.chosen],
    left: [...sides.left],
    most: sides.chosen.size + sides.left.size - 1,
  };
}

function coverCut(indexed: Indexed, chosen: readonly number[], reason: Reason): Cut {
  const loads = loadsOf(indexed, reason);
  const isChosen = new Set(chosen);
  const weightOf = (option: number) => sizeOf(loads[option] ?? zero);
  const cover = [...loads.keys()]
    .filter((option) => (loads[option]?.numerator ?? 0n) !== 0n)
    .filter((option) => isChosen.has(option) === (loads[option]?.numerator ?? 0n) > 0n)
    .sort((one, other) => compareFractions(weightOf(one), weightOf(other)) || one - other);
  // What is over the limit may be left away, from the lightest on, as long as something is over.
  let over = opposite(valueOf(indexed, reason, chosen));
  const kept = cover.filter((option) => {
    const rest = minus(over, weightOf(option));
    if (rest.numerator <= 0n) return true;
    over = rest;
    return false;
  });
  const heaviest = kept
    .map(weightOf)
    .reduce((most, one) => (compareFractions(one, most) > 0 ? one : most), zero);
  const inCut = new Set(kept);
  const all = [...loads.keys()].filter((option) => {
    const isLoaded = (loads[option]?.numerator ?? 0n) !== 0n;
    return inCut.has(option) || (isLoaded && compareFractions(weightOf(option), heaviest) >= 0);
  });
  return {
    chosen: all.filter((option) => (loads[option]?.numerator ?? 0n) > 0n),
    left: all.filter((option) => (loads[option]?.numerator ?? 0n) < 0n),
    most: kept.length - 1,
  };
}

/** By how much each option lowers the sum of the reason if it is chosen. */
function loadsOf(indexed: Indexed, { affine }: Reason): readonly Fraction[] {
  const years = indexed.years.length;
  const partOf = new Map(affine.demand);
  return indexed.options.map(({ candidate, year }) => {
    let load = zero;
    for (const [group, amount] of indexed.candidates[candidate]?.costs ?? []) {
      const part = partOf.get(group * years + year);
      if (part !== undefined) load = minus(load, times(part, fraction(BigInt(amount))));
    }
    return load;
  });
}

function valueOf(indexed: Indexed, { affine }: Reason, chosen: readonly number[]): Fraction {
  const costs = costsOf(indexed, chosen);
  return affine.demand.reduce(
    (sum, [cell, part]) => plus(sum, times(part, fraction(costs[cell] ?? 0n))),
    affine.constant,
  );
}

function sizeOf(value: Fraction): Fraction {
  return value.numerator < 0n ? opposite(value) : value;
}
