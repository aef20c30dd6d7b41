import { Decimal } from "./decimal.ts";
import { money, type Money } from "./money.ts";

/** The units that Vietnamese public finance prints: đồng, nghìn đồng, triệu đồng, tỷ đồng. */
export const moneyUnits = ["dong", "thousand", "million", "billion"] as const;

export type MoneyUnit = (typeof moneyUnits)[number];

const dongPerUnit: Readonly<Record<MoneyUnit, number>> = {
  dong: 1,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
};

/** How many đồng one `unit` is. */
export function dongPer(unit: MoneyUnit): Money {
  return money(dongPerUnit[unit]);
}

/**
 * The amount as an exact decimal number of `unit`.
 *
 * @example
 * inUnit(money(1_502_062_000_000), "billion").toString() // => "1502.062"
 */
export function inUnit(amount: Money, unit: MoneyUnit): Decimal {
  return new Decimal(amount).div(dongPerUnit[unit]);
}

/**
 * The amount that `value` (a decimal number of `unit`) stands for. Throws `number.notWhole` if that is not a whole
 * number of đồng, `number.tooLarge` if it is past the exact range.
 *
 * @example
 * fromUnit("858.762", "billion") // => 858762000000
 */
export function fromUnit(value: Decimal | string, unit: MoneyUnit): Money {
  return money(new Decimal(value).mul(dongPerUnit[unit]).toNumber());
}
