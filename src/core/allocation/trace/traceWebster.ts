import { invariant } from "../../issue/invariant.ts";
import { money } from "../../money/money.ts";
import { ratio, type Ratio } from "../../money/ratio.ts";
import { divideRounded } from "../../money/rounding.ts";
import { dongPer, type MoneyUnit } from "../../money/unit.ts";
import type { Pool } from "../allocation.ts";
import type { Block } from "../sharing/sharing.ts";
import type { TraceWebster } from "./trace.ts";

/** What turns the whole weights of a pool into the weights of its weighting: one weight of a place, both ways. */
export interface WeightScale {
  readonly whole: bigint;
  readonly real: Ratio;
}

/**
 * The factor (đồng for one unit of weight) by which Webster's amounts of a block come out: each weight times it, rounded to the
 * nearest unit, within the floor and cap of its place. Of all that do, the middle.
 */
export function websterFactor(pool: Pool, block: Block, unit: MoneyUnit, scale: WeightScale): Ratio {
  let low: Ratio = { numerator: 0n, denominator: 1n };
  let high: Ratio | undefined;
  const bounds = new Map(pool.bounds.map((bound) => [bound.place, bound]));
  const size = dongPer(unit);
  for (const claim of block.claims) {
    const weight = BigInt(pool.weights.values[claim] ?? 0);
    if (weight === 0n) continue;
    const units = BigInt(pool.amounts[claim] ?? 0);
    const amount = units * BigInt(size);
    const bound = bounds.get(pool.places[claim] ?? "");
    const below = { numerator: 2n * units - 1n, denominator: 2n * weight };
    const above = { numerator: 2n * units + 1n, denominator: 2n * weight };
    if (amount > BigInt(bound?.floor ?? 0) && isMore(below, low)) low = below;
    const isFull = bound?.cap !== undefined && amount >= BigInt(bound.cap);
    if (!isFull && (high === undefined || isMore(high, above))) high = above;
  }
  invariant(high === undefined || !isMore(low, high), "Webster's amounts have a factor in common");
  const middle =
    high === undefined
      ? low
      : {
          numerator: low.numerator * high.denominator + high.numerator * low.denominator,
          denominator: 2n * low.denominator * high.denominator,
        };
  return ratio(
    middle.numerator * BigInt(size) * scale.whole * scale.real.denominator,
    middle.denominator * scale.real.numerator,
  );
}

/** How the factor gives the amount of one claim. */
export function websterStep(
  pool: Pool,
  claim: number,
  factor: Ratio,
  weight: Ratio,
  unit: MoneyUnit,
): TraceWebster {
  const size = BigInt(dongPer(unit));
  const units = BigInt(pool.amounts[claim] ?? 0);
  const numerator = 2n * weight.numerator * factor.numerator;
  const denominator = weight.denominator * factor.denominator * size;
  const isHalf = numerator % denominator === 0n && (numerator / denominator) % 2n !== 0n;
  const floor = divideRounded(numerator, 2n * denominator, "floor");
  const nearest = isHalf
    ? units > floor
      ? floor + 1n
      : floor
    : divideRounded(numerator, 2n * denominator, "halfUp");
  return {
    factor: { numerator: factor.numerator.toString(), denominator: factor.denominator.toString() },
    ...(isHalf ? { half: nearest > floor ? "up" : "down" } : {}),
    ...(nearest === units ? {} : { stop: money((pool.amounts[claim] ?? 0) * dongPer(unit)) }),
  };
}

function isMore(one: Ratio, other: Ratio): boolean {
  return one.numerator * other.denominator > other.numerator * one.denominator;
}
