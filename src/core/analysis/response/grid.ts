import { invariant } from "../../issue/index.ts";
import { nearestDouble } from "../../money/double.ts";
import { money, moneyFromBigInt, sum } from "../../money/money.ts";
import { greatestCommonDivisor, ratio, readRatio, type Ratio } from "../../money/ratio.ts";
import { dongPer, type MoneyUnit } from "../../money/unit.ts";
import type { Plan } from "../../plan/plan.ts";
import { currentValue, type Driver } from "./driver.ts";

/** The values that a driver may take: `(from + k × step) / per`, up to `to / per`; all whole numbers. Money is in đồng, with `per` 1. */
export interface Grid {
  readonly per: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Ratios are sought in ten-thousandths unless finer ones are asked for. */
export const usualFineness = 10_000;

/** The finest that ratios can be sought in: with it a range of a million times still is exact. */
const largestFineness = 1_000_000_000;

/** How far a grid goes beyond what the plan has, where nobody says: ten times. */
const usualReach = 10n;

/** The last number of a grid: its values are those of 0 … last. */
export function lastIndex({ from, to, step }: Grid): number {
  return Math.floor((to - from) / step);
}

/** The number of the greatest value that is not above `value`, within the grid. */
export function indexBelow(grid: Grid, value: Ratio): number {
  const scaled = (value.numerator * BigInt(grid.per)) / value.denominator - BigInt(grid.from);
  const index = scaled < 0n ? 0n : scaled / BigInt(grid.step);
  const last = lastIndex(grid);
  return index > BigInt(last) ? last : nearestDouble(index);
}

/** The value with this number. */
export function valueAt({ per, from, step }: Grid, index: number): Ratio {
  return ratio(BigInt(from) + BigInt(index) * BigInt(step), BigInt(per));
}

/** Range and step as a person states them: what is not stated is as `usualGrid` has it. */
export interface GridWish {
  readonly from?: Ratio | undefined;
  readonly to?: Ratio | undefined;
  readonly step?: Ratio | undefined;
}

/** Why there is no such grid. */
export type GridProblem = "reversed" | "noStep" | "tooFine" | "tooLarge";

/**
 * The grid of a driver: money from 0 to ten times what there is (to all money of the plan if there is nothing) in whole units; ratios
 * from 0 (from one step where it must be above zero) to 10 in ten-thousandths, shares and rates to 1; whole numbers from 0 to ten times the present one.
 */
export function gridOf(
  driver: Driver,
  plan: Plan,
  unit: MoneyUnit,
  current: Ratio | undefined,
  wish: GridWish = {},
): Grid | GridProblem {
  const usual = usualRange(driver, plan, unit, current);
  const to = wish.to ?? usual.to;
  const step = wish.step ?? usual.step;
  // Counterpart ratios and coefficients are above zero.
  const from = wish.from ?? (isAboveZero(driver) ? step : ratio(0n, 1n));
  const parts = [from.denominator, to.denominator, step.denominator];
  const start = driver.quantity === "ratio" ? BigInt(usualFineness) : 1n;
  const per = parts.reduce((common, part) => (common / greatestCommonDivisor(common, part)) * part, start);
  if (per > BigInt(driver.quantity === "ratio" ? largestFineness : 1)) return "tooFine";
  const whole = (value: Ratio): bigint => (value.numerator * per) / value.denominator;
  if (whole(from) > whole(to)) return "reversed";
  if (whole(step) === 0n) return "noStep";
  if (whole(to) > BigInt(Number.MAX_SAFE_INTEGER)) return "tooLarge";
  return {
    per: nearestDouble(per),
    from: nearestDouble(whole(from)),
    to: nearestDouble(whole(to)),
    step: nearestDouble(whole(step)),
  };
}

function usualRange(
  { quantity, setting }: Driver,
  plan: Plan,
  unit: MoneyUnit,
  current: Ratio | undefined,
): { readonly to: Ratio; readonly step: Ratio } {
  const isShare = setting.kind === "mobilisation" || setting.kind === "limit";
  switch (quantity) {
    case "ratio":
      return { to: ratio(isShare ? 1n : usualReach, 1n), step: ratio(1n, BigInt(usualFineness)) };
    case "whole":
      return { to: timesReach(current) ?? ratio(100n, 1n), step: ratio(1n, 1n) };
    case "money": {
      const all = BigInt(sum(plan.lines.map(({ amount }) => amount)));
      const size = BigInt(dongPer(unit));
      const { numerator } = timesReach(current) ?? ratio(all, 1n);
      const most = numerator > BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(Number.MAX_SAFE_INTEGER) : numerator;
      return { to: ratio((most / size) * size, 1n), step: ratio(size, 1n) };
    }
  }
}

function timesReach(current: Ratio | undefined): Ratio | undefined {
  if (current === undefined || current.numerator === 0n) return undefined;
  return ratio(current.numerator * usualReach, current.denominator);
}

/** By how much a driver is changed: a share of its value, an amount more or less, or to a value. */
export type Step =
  | { readonly kind: "relative" | "absolute"; readonly sign: 1 | -1; readonly by: Ratio }
  | { readonly kind: "to"; readonly value: Ratio };

/** The value after a step: money and counts rounded to whole numbers, halves up. Nothing if it would be below zero. */
export function stepped(
  { quantity, setting }: Driver,
  plan: Plan,
  step: Step,
  current: Ratio | undefined,
): Ratio | undefined {
  const exact = step.kind === "to" ? step.value : movedBy(step, current ?? currentValue(setting, plan));
  if (exact === undefined || quantity === "ratio") return exact;
  const { numerator, denominator } = exact;
  const whole = (2n * numerator + denominator) / (2n * denominator);
  return ratio(BigInt(moneyFromBigInt(whole)), 1n);
}

function movedBy(
  step: Exclude<Step, { readonly kind: "to" }>,
  current: Ratio | undefined,
): Ratio | undefined {
  if (current === undefined) return undefined;
  const { numerator, denominator } = current;
  const by =
    step.kind === "absolute"
      ? step.by
      : ratio(step.by.numerator * numerator, step.by.denominator * denominator);
  const moved = numerator * by.denominator + BigInt(step.sign) * by.numerator * denominator;
  return moved < 0n ? undefined : ratio(moved, denominator * by.denominator);
}

/** A percentage as a step: `-10` or `10`. */
export function percentStep(percent: number): Step {
  invariant(Number.isSafeInteger(percent), "a percentage is whole");
  const by = readRatio(`${money(Math.abs(percent))}%`);
  return { kind: "relative", sign: percent < 0 ? -1 : 1, by };
}

function isAboveZero({ setting: { kind } }: Driver): boolean {
  return kind === "counterpart" || kind === "coefficient";
}
