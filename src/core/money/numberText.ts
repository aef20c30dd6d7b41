import { errorAt, type Issue } from "../issue/issue.ts";
import { failure, success, type Result } from "../issue/result.ts";
import { invariant } from "../issue/invariant.ts";
import { Decimal } from "./decimal.ts";
import type { Money } from "./money.ts";
import { inUnit, moneyOf, type MoneyUnit } from "./unit.ts";

/** How numbers are written: `1.502,062` (vi-VN) or `1,502.062` (en-US). */
export const numberStyles = ["vi-VN", "en-US"] as const;

export type NumberStyle = (typeof numberStyles)[number];

const marks: Readonly<Record<NumberStyle, { readonly group: string; readonly decimal: string }>> = {
  "vi-VN": { group: ".", decimal: "," },
  "en-US": { group: ",", decimal: "." },
};

/** A minus sign as people type or paste it: hyphens, dashes, the minus sign itself, the full-width one. */
const minus = /^[-‐‑–−－]\s*/u;

/**
 * Reads a number written in `style`; with `"unstated"`, only text that has one meaning. Groups must be of three digits,
 * so `1.23` is no vi-VN number; spaces of any kind may stand for the group mark. Issues: `number.notANumber`, `number.ambiguous` (with both readings).
 *
 * @example
 * readNumber("24.805,973", "vi-VN") // => 24805.973
 */
export function readNumber(text: string, style: NumberStyle | "unstated"): Result<Decimal> {
  const written = text.trim().replace(minus, "-");
  if (style !== "unstated") {
    const value = readIn(written, style);
    return value === undefined ? failure(notANumber(text, style)) : success(value);
  }
  const readings = numberStyles.map((candidate) => readIn(written, candidate));
  const values = readings.filter((value): value is Decimal => value !== undefined);
  const [first, second] = values;
  if (first === undefined) return failure(notANumber(text));
  if (second === undefined || first.equals(second)) return success(first);
  return failure(
    errorAt("", "number.ambiguous", {
      value: text,
      first: { decimal: first.toString() },
      second: { decimal: second.toString() },
    }),
  );
}

/**
 * Reads an amount written in `style` and `unit` as đồng. Issues: those of `readNumber`, `number.notWhole`, `number.tooLarge`.
 *
 * @example
 * readMoney("1.502,062", "vi-VN", "billion") // => 1502062000000
 */
export function readMoney(text: string, style: NumberStyle | "unstated", unit: MoneyUnit): Result<Money> {
  const number = readNumber(text, style);
  return number.ok ? moneyOf(number.value, unit) : number;
}

/** Digits that a spreadsheet keeps of a number. */
const cellDigits = 15;

/**
 * The đồng in a cell's number: 15 significant digits of it, which must come out whole. A whole number that needs more is
 * refused as `number.tooLarge`: cut to 15 digits, it would be another amount.
 */
export function moneyFromCell(value: number, unit: MoneyUnit): Result<Money> {
  if (!Number.isFinite(value)) return failure(errorAt("", "number.notFinite", { value: String(value) }));
  const kept = new Decimal(value.toPrecision(cellDigits));
  if (Number.isInteger(value) && !kept.equals(value)) {
    return failure(errorAt("", "number.tooLarge", { value: { decimal: String(value) } }));
  }
  return moneyOf(kept, unit);
}

export interface NumberFormat {
  readonly style: NumberStyle;
  /** Digits after the decimal mark: at least, at most. A value with more is rounded half up, for showing only. */
  readonly minimumDecimals?: number;
  readonly maximumDecimals?: number;
}

/**
 * Writes a number in `style`.
 *
 * @example
 * writeNumber(new Decimal("1502.062"), { style: "vi-VN" }) // => "1.502,062"
 */
export function writeNumber(value: Decimal | number, format: NumberFormat): string {
  const { group, decimal } = marks[format.style];
  const exact = new Decimal(value);
  invariant(exact.isFinite(), "only a finite number is written");
  const most = format.maximumDecimals ?? Math.max(exact.decimalPlaces(), format.minimumDecimals ?? 0);
  const rounded = exact.toDecimalPlaces(most, Decimal.ROUND_HALF_UP);
  const places = Math.max(rounded.decimalPlaces(), format.minimumDecimals ?? 0);
  const [integer = "0", fraction = ""] = rounded.abs().toFixed(places).split(".");
  const sign = rounded.isNegative() && !rounded.isZero() ? "-" : "";
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign}${grouped}${fraction === "" ? "" : decimal + fraction}`;
}

/**
 * Writes an amount in `unit`, with all the digits it has and none that it does not.
 *
 * @example
 * writeMoney(money(10_049_500_000), "million", "vi-VN") // => "10.049,5"
 */
export function writeMoney(amount: Money, unit: MoneyUnit, style: NumberStyle): string {
  return writeNumber(inUnit(amount, unit), { style });
}

/** Digits after the decimal mark of a number written in `style`. */
export function decimalsOf(text: string, style: NumberStyle): number {
  return text.trim().split(marks[style].decimal)[1]?.length ?? 0;
}

function readIn(text: string, style: NumberStyle): Decimal | undefined {
  const { group, decimal } = marks[style];
  const [integer = "", fraction, ...more] = text.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const sign = integer.startsWith("-") ? "-" : "";
  const digits = integer.slice(sign.length);
  const plain = /^\d+$/.test(digits) ? digits : (ungrouped(digits, group) ?? ungrouped(digits, /\s/u));
  if (plain === undefined) return undefined;
  return new Decimal(`${sign}${plain}.${fraction ?? "0"}`);
}

/** The digits without the marks between groups of three, or nothing if that is not what stands between them. */
function ungrouped(digits: string, mark: string | RegExp): string | undefined {
  const groups = digits.split(mark);
  const grouped = groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group));
  return grouped && groups.length > 1 ? groups.join("") : undefined;
}

function notANumber(text: string, style?: NumberStyle): Issue {
  return errorAt("", "number.notANumber", { value: text, ...(style === undefined ? {} : { style }) });
}
