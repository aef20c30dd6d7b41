import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { ShareColumn } from "../rounding/table.ts";

/** The exact share of claim `index` in đồng, as a fraction. */
export function exactShare(
  column: ShareColumn,
  index: number,
  unit: MoneyUnit,
): { readonly numerator: bigint; readonly denominator: bigint } {
  const denominator = BigInt(column.denominator);
  const units = BigInt(column.floors[index] ?? 0) * denominator + BigInt(column.remainders[index] ?? 0);
  return { numerator: units * BigInt(dongPer(unit)), denominator };
}

/** Digits of a share as text, counted from the first that is not 0. */
const digits = 40;

/** The exact share of claim `index` in đồng, a decimal of up to 40 digits, the last one rounded half up. */
export function exactShareText(column: ShareColumn, index: number, unit: MoneyUnit): string {
  const { numerator, denominator } = exactShare(column, index, unit);
  const whole = numerator / denominator;
  const rest = numerator - whole * denominator;
  if (rest === 0n) return whole.toString();
  const wholeDigits = whole === 0n ? 0 : whole.toString().length;
  // Below one đồng, zeros after the point are no digits of the number.
  const zeros = wholeDigits > 0 ? 0 : leadingZeros(rest, denominator);
  const decimals = digits - wholeDigits + zeros;
  const scale = powerOfTen(decimals);
  const rounded = (2n * numerator * scale + denominator) / (2n * denominator);
  const text = rounded.toString().padStart(decimals + 1, "0");
  const fraction = text.slice(-decimals).replace(/0+$/, "");
  const integer = text.slice(0, -decimals);
  return fraction === "" ? integer : `${integer}.${fraction}`;
}

const powers: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  return (powers[exponent] ??= 10n ** BigInt(exponent));
}

/** How many zeros stand between the point and the first digit of a proper fraction. */
function leadingZeros(over: bigint, under: bigint): number {
  let zeros = 0;
  for (let scaled = over * 10n; scaled < under; scaled *= 10n) zeros++;
  return zeros;
}

/** Whether the share is no whole number of units. */
export function isBroken(column: ShareColumn, index: number): boolean {
  const remainder = column.remainders[index] ?? 0;
  return typeof remainder === "bigint" ? remainder !== 0n : remainder !== 0;
}

/** How an amount lies to its exact share: not the nearest unit but one above or below it, or as near as it can be. */
export function departure(column: ShareColumn, index: number, units: number): "above" | "below" | "nearest" {
  const floor = column.floors[index] ?? 0;
  const gap = units - floor;
  if (gap === 0 || gap === 1) return stepOf(column, index, gap);
  return gap > 1 ? "above" : "below";
}

/** For an amount that is floor (0) or floor + 1: a remainder is compared with the half. */
function stepOf(
  { remainders, denominator }: ShareColumn,
  index: number,
  gap: number,
): ReturnType<typeof departure> {
  const remainder = remainders[index] ?? 0;
  const exceedsHalf =
    typeof remainder === "number" && typeof denominator === "number"
      ? Math.sign(remainder - (denominator - remainder))
      : signOf(2n * BigInt(remainder) - BigInt(denominator));
  if (gap === 0) return exceedsHalf > 0 ? "below" : "nearest";
  return exceedsHalf < 0 ? "above" : "nearest";
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
