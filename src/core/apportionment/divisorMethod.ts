import { nearestDouble } from "../money/double.ts";
import type { Approximated } from "./compare.ts";

/**
 * The divisor methods: each says where, between `k` and `k + 1` units, a share begins to be rounded up. Webster
 * (Sainte-Laguë) at the middle, Jefferson (D'Hondt) at the top, Adams at the bottom, Dean at the harmonic mean, Hill
 * (Huntington) at the geometric mean.
 */
export const divisorMethods = ["adams", "dean", "hill", "webster", "jefferson"] as const;

export type DivisorMethod = (typeof divisorMethods)[number];

/**
 * The claim to one more unit of a weight that holds `units`: the weight divided by the place where rounding up begins
 * (for Hill its square, which orders alike). Infinite for the first unit where that place is 0.
 */
export function claimToNext(method: DivisorMethod, weight: bigint, units: number): Approximated {
  const near = nearestDouble(weight) / signpost(method, units);
  const held = BigInt(units);
  switch (method) {
    case "webster":
      return { near, over: 2n * weight, under: 2n * held + 1n };
    case "jefferson":
      return { near, over: weight, under: held + 1n };
    case "adams":
      return { near, over: weight, under: held };
    case "dean":
      return { near, over: weight * (2n * held + 1n), under: 2n * held * (held + 1n) };
    case "hill":
      return { near, over: weight * weight, under: held * (held + 1n) };
  }
}

/** A double near the place between `units` and the next whole number where rounding up begins. */
export function signpost(method: DivisorMethod, units: number): number {
  switch (method) {
    case "webster":
      return units + 0.5;
    case "jefferson":
      return units + 1;
    case "adams":
      return units;
    case "dean":
      return (units * (units + 1)) / (units + 0.5);
    case "hill":
      return Math.sqrt(units * (units + 1));
  }
}

/** Whether the share `over / under`, at least `units` and less than one more, is rounded up; on the very place, it is. */
export function roundsUp(method: DivisorMethod, over: bigint, under: bigint, units: bigint): boolean {
  switch (method) {
    case "webster":
      return 2n * over >= (2n * units + 1n) * under;
    case "jefferson":
      return false;
    case "adams":
      return true;
    case "dean":
      return over * (2n * units + 1n) >= 2n * units * (units + 1n) * under;
    case "hill":
      return over * over >= units * (units + 1n) * under * under;
  }
}
