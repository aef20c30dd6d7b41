import { errorAt } from "../issue/issue.ts";
import { failure, success, type Result } from "../issue/result.ts";
import { Decimal } from "./decimal.ts";
import type { Money } from "./money.ts";
import { dongPer, inUnit, type MoneyUnit } from "./unit.ts";

/** Digits that a spreadsheet keeps of a number; what is beyond them it silently drops. */
export const cellDigits = 15;

/**
 * The number that a cell holds for `amount` in `unit`, exact to the đồng. Issue: `number.tooLarge` where that takes more
 * than the 15 digits that a spreadsheet keeps.
 *
 * @example
 * moneyToCell(money(1_502_062_000_000), "billion") // => 1502.062
 */
export function moneyToCell(amount: Money, unit: MoneyUnit): Result<number> {
  const exact = inUnit(amount, unit);
  if (exact.precision() > cellDigits) {
    return failure(errorAt("", "number.tooLarge", { value: { decimal: exact.toString() } }));
  }
  return success(exact.toNumber());
}

/**
 * The number that a cell holds for an exact decimal: the nearest binary one.
 *
 * @example
 * decimalToCell("0.215") // => 0.215
 */
export function decimalToCell(value: Decimal | string): number {
  return new Decimal(value).toNumber();
}

/** Digits after the mark that one đồng needs when amounts are written in `unit`: 6 in triệu đồng. */
export function dongDecimals(unit: MoneyUnit): number {
  return String(dongPer(unit)).length - 1;
}

/** The number that the text of a workbook file stands for (`1.5020620000000001E3`), or nothing if it is none. */
export function numberInFile(text: string): number | undefined {
  if (!/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
