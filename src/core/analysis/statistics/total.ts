import { invariant } from "../../issue/index.ts";
import { divideRounded, moneyFromBigInt, type Money } from "../../money/index.ts";

/** A mean, exact: the sum (đồng) and how many amounts it is of; and rounded to whole đồng, halves away from zero. */
export interface Mean {
  readonly total: bigint;
  readonly count: number;
  readonly rounded: Money;
}

/** The mean of at least one amount (whole đồng). */
export function meanAmount(amounts: Float64Array): Mean {
  const total = exactTotal(amounts);
  const count = amounts.length;
  return { total, count, rounded: moneyFromBigInt(divideRounded(total, BigInt(count), "halfUp")) };
}

/** The exact sum of at least one amount (whole đồng): ten thousand draws of the nation's budget are more than a double holds. */
export function exactTotal(amounts: Float64Array): bigint {
  invariant(amounts.length > 0, "there is at least one amount");
  let total = 0n;
  let partial = 0;
  for (let index = 0; index < amounts.length; index++) {
    const amount = amounts[index] ?? 0;
    invariant(Number.isSafeInteger(amount), "an amount is a whole number of đồng");
    const next = partial + amount;
    if (Number.isSafeInteger(next)) {
      partial = next;
    } else {
      total += BigInt(partial);
      partial = amount;
    }
  }
  return total + BigInt(partial);
}
