import { invariant } from "../issue/invariant.ts";
import type { Money } from "../money/money.ts";
import type { Weight } from "../money/weight.ts";
import {
  apportionWithin,
  type BoundedApportionment,
  type BoundedClaim,
  type BoundedOptions,
} from "./apportionWithin.ts";
import type { DivisorMethod } from "./divisorMethod.ts";

/** Bounds by position, in đồng; undefined where there is none. */
export interface DivisorOptions extends Pick<BoundedOptions, "unit" | "keys"> {
  readonly floors?: readonly (Money | undefined)[];
  readonly caps?: readonly (Money | undefined)[];
}

/**
 * Splits `total` (đồng) by Webster's method (Sainte-Laguë): shares are divided by one number and rounded at the half. Unlike
 * largest remainder, more money never gives anyone less. Issues as in `apportionWithin`.
 *
 * @example
 * webster(money(100), [5117, 4400, 162, 161, 160]).parts.join(" ") // => "51 43 2 2 2"
 */
export function webster(
  total: Money,
  weights: readonly Weight[],
  options: DivisorOptions = {},
): BoundedApportionment {
  return apportionByDivisor("webster", total, weights, options);
}

/** The same by any of the divisor methods. */
export function apportionByDivisor(
  method: DivisorMethod,
  total: Money,
  weights: readonly Weight[],
  { floors, caps, ...options }: DivisorOptions = {},
): BoundedApportionment {
  invariant(floors === undefined || floors.length === weights.length, "there is one floor a weight");
  invariant(caps === undefined || caps.length === weights.length, "there is one cap a weight");
  const claims = weights.map((weight, index): BoundedClaim => {
    const floor = floors?.[index];
    const cap = caps?.[index];
    return { weight, ...(floor === undefined ? {} : { floor }), ...(cap === undefined ? {} : { cap }) };
  });
  return apportionWithin(total, claims, { ...options, method });
}
