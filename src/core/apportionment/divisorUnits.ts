import { nearestDouble } from "../money/double.ts";
import type { WholeWeights } from "../money/weight.ts";
import { nearQuotient } from "./compare.ts";
import { claimToNext, roundsUp, signpost, type DivisorMethod } from "./divisorMethod.ts";
import { settleUnits, type UnitOrder } from "./unitOrder.ts";
import type { Filling } from "./waterFill.ts";

/** What a method works on: a total that the claims can take, and how the water stands at it. */
export interface UnitProblem extends Pick<UnitOrder, "total" | "floors" | "caps" | "tieBreak"> {
  readonly weights: WholeWeights;
  readonly filling: Pick<Filling, "level" | "held">;
}

/**
 * The whole units of each claim by a divisor method within floors and caps (the min, max and range divisor methods). The
 * order of units does not depend on the total, so that more money never takes a unit from anyone.
 *
 * Starts from the shares at the water level, each rounded as the method says and on the very place up: those are the first
 * units of the order, for some total near the one that is wanted.
 */
export function divisorUnits(method: DivisorMethod, problem: UnitProblem): Float64Array {
  const { weights, filling, caps } = problem;
  const units = Float64Array.from(filling.held, (share, index) =>
    share === undefined ? Math.min(roundedShare(method, problem, index), caps(index)) : nearestDouble(share),
  );
  settleUnits(
    {
      ...problem,
      open: withWeight(weights),
      claimToNext: (index, held) => claimToNext(method, BigInt(weights.values[index] ?? 0), held),
    },
    units,
  );
  return units;
}

/**
 * The whole units nearest to the plain quotas `total × weight / weights`, whatever floors and caps do to them: the largest
 * remainders of the quotas, over and over (the least squares). The House of Representatives was apportioned so in 1880.
 */
export function quotaUnits(problem: UnitProblem): Float64Array {
  const { total, weights, filling, floors, caps } = problem;
  const whole = BigInt(weights.sum);
  const units = Float64Array.from(filling.held, (_, index) => {
    const quota = (BigInt(total) * BigInt(weights.values[index] ?? 0)) / whole;
    return Math.min(Math.max(nearestDouble(quota), floors(index)), caps(index));
  });
  const claim = (index: number, held: number): bigint =>
    BigInt(total) * BigInt(weights.values[index] ?? 0) - BigInt(held) * whole;
  settleUnits(
    {
      ...problem,
      open: withWeight(weights),
      // The difference of two near numbers is not near: only the exact one is compared.
      claimToNext: (index, held) => ({ near: Number.NaN, over: claim(index, held), under: whole }),
    },
    units,
  );
  return units;
}

function roundedShare(method: DivisorMethod, { weights, filling }: UnitProblem, index: number): number {
  const { over, under } = filling.level ?? { over: 0n, under: 1n };
  const weight = weights.values[index] ?? 0;
  const near = nearQuotient(over, under) * (typeof weight === "bigint" ? nearestDouble(weight) : weight);
  const below = Math.floor(near);
  const place = signpost(method, below);
  // Up to 2^20 the estimate is good to a millionth; that far from every place where something changes, it decides.
  const doubt = 2 ** -20;
  const clear = near - below > doubt && below + 1 - near > doubt && Math.abs(near - place) > doubt;
  if (near < 2 ** 20 && clear) return near > place ? below + 1 : below;
  const share = over * BigInt(weight);
  const whole = share / under;
  return nearestDouble(roundsUp(method, share, under, whole) ? whole + 1n : whole);
}

function withWeight({ values }: WholeWeights): Uint32Array {
  return Uint32Array.from(values.keys()).filter((index) => (values[index] ?? 0) > 0);
}
