import { errorAt, invariant, IssueError } from "../issue/index.ts";
import { apportion } from "../money/apportion.ts";
import { nearestDouble } from "../money/double.ts";
import { largestMoney, money, moneyFromBigInt, zeroMoney, type Money } from "../money/money.ts";
import type { Ratio } from "../money/ratio.ts";
import { dongPer, inUnit, type MoneyUnit } from "../money/unit.ts";
import { weightRatio, wholeWeights, type Weight, type WholeWeights } from "../money/weight.ts";
import type { DivisorMethod } from "./divisorMethod.ts";
import { divisorUnits, quotaUnits, type UnitProblem } from "./divisorUnits.ts";
import { fill, levelOfGiven, numeratorsOf, type Bound, type Filling } from "./waterFill.ts";

/** A claim on money: a share in proportion to its weight, not below its floor and not above its cap (both in đồng). */
export interface BoundedClaim {
  readonly weight: Weight;
  /** In đồng; 0 if it is not given. */
  readonly floor?: Money;
  /** In đồng; without one the claim takes whatever its weight gives it. */
  readonly cap?: Money;
}

/**
 * How shares become whole units: by largest remainder of the shares within bounds, by a divisor method, which never gives
 * less for more, or by largest remainder of the plain quotas, as if there were no bounds, within them.
 */
export type RoundingMethod = "largestRemainder" | DivisorMethod | "plainQuota";

export interface BoundedOptions {
  /** Parts are whole numbers of it; so must be the total, the floors and the caps. Đồng if it is not given. */
  readonly unit?: MoneyUnit;
  /** One a claim: of equal claims with equal weights the smaller key goes first; without keys, the earlier position. */
  readonly keys?: readonly string[];
  /** By largest remainder if it is not given. */
  readonly method?: RoundingMethod;
}

/** Whole parts within their bounds: parts + leftOver = total + missing. Exact shares are `numerators[i] / denominator` đồng. */
export interface BoundedApportionment {
  readonly parts: readonly Money[];
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  /** What decided each exact share. */
  readonly bounds: readonly Bound[];
  /** What each unit of weight gets (đồng) where no bound holds; undefined if money is left over or missing. */
  readonly level: Ratio | undefined;
  /** What nobody may take: all caps are reached, or no weight is above zero. */
  readonly leftOver: Money;
  /** What the floors need beyond the total; every part is its floor then. */
  readonly missing: Money;
}

/**
 * Splits `total` (đồng) in proportion to the weights within floors and caps. By largest remainder, each part is its exact
 * share by `waterFill` rounded down or up, which breaks no floor or cap. By a divisor method, the units are given in one
 * order that does not depend on the total: more money never gives anyone less, but a part may be more than a unit away from
 * its exact share. By plain quotas, floors and caps change nothing for the others but who gets the units that are left. Ties
 * go to the larger weight, then to the smaller key. A weight of zero gets its floor alone.
 *
 * Throws `number.negative` (total, floor), `number.notWhole` (an amount that is not a whole number of units), and the
 * issues of weights: `weights.negative`, `ratio.invalid`, `number.notWhole`.
 *
 * @example
 * apportionWithin(money(100), [{ weight: 1, cap: money(20) }, { weight: 1 }, { weight: 2 }]).parts.join(" ") // => "20 27 53"
 */
export function apportionWithin(
  total: Money,
  claims: readonly BoundedClaim[],
  options: BoundedOptions = {},
): BoundedApportionment {
  const { unit = "dong", keys } = options;
  invariant(keys === undefined || keys.length === claims.length, "there is one key a claim");
  const weights = wholeWeights(claims.map(({ weight }) => weight));
  const filling = fill({
    total: unitsOf(total, unit),
    weights,
    floors: claims.map(({ floor }) => (floor === undefined ? 0n : unitsOf(floor, unit))),
    caps: claims.map(({ cap }) => (cap === undefined ? undefined : unitsOf(cap, unit))),
  });
  const unitSize = BigInt(dongPer(unit));
  return new ExplainedApportionment(
    partsOf(total, claims, options, weights, filling),
    filling,
    weights,
    claims,
    unitSize,
  );
}

function partsOf(
  total: Money,
  claims: readonly BoundedClaim[],
  { unit = "dong", keys, method = "largestRemainder" }: BoundedOptions,
  weights: WholeWeights,
  filling: Filling,
): readonly Money[] {
  const size = dongPer(unit);
  if (filling.level === undefined) {
    return filling.held.map((share) => moneyFromBigInt((share ?? 0n) * BigInt(size)));
  }
  if (method === "largestRemainder") return byLargestRemainder(total, claims, filling, unit, keys);
  const problem: UnitProblem = {
    total: total / size,
    weights,
    filling,
    floors: (index) => (claims[index]?.floor ?? zeroMoney) / size,
    caps: (index) => (claims[index]?.cap ?? largestMoney) / size,
    tieBreak: (one, other) =>
      compare(weights.values[other] ?? 0, weights.values[one] ?? 0) ||
      (keys === undefined ? 0 : compare(keys[one] ?? "", keys[other] ?? "")) ||
      one - other,
  };
  const units = method === "plainQuota" ? quotaUnits(problem) : divisorUnits(method, problem);
  return Array.from(units, (count) => money(count * size));
}

/** What no bound holds is split as without bounds: what it adds up to is whole, and so are floors and caps on both sides. */
function byLargestRemainder(
  total: Money,
  claims: readonly BoundedClaim[],
  { held }: Filling,
  unit: MoneyUnit,
  keys: readonly string[] | undefined,
): readonly Money[] {
  const size = dongPer(unit);
  const parts = held.map((share) => money(nearestDouble(share ?? 0n) * size));
  const free: number[] = [];
  let rest: number = total;
  held.forEach((share, index) => {
    if (share === undefined) free.push(index);
    else rest -= parts[index] ?? 0;
  });
  if (free.length === 0) return parts;
  const weights = free.map((index) => claims[index]?.weight ?? 0);
  const freeKeys = keys === undefined ? undefined : free.map((index) => keys[index] ?? "");
  const shares = apportion(money(rest), weights, unit, freeKeys);
  free.forEach((index, position) => {
    parts[index] = shares[position] ?? zeroMoney;
  });
  return parts;
}

function unitsOf(amount: Money, unit: MoneyUnit): bigint {
  const size = dongPer(unit);
  if (amount % size === 0) return BigInt(amount / size);
  const value = { decimal: inUnit(amount, unit).toString() };
  throw new IssueError(errorAt("", "number.notWhole", { value }));
}

/** Makes the fractions only when somebody asks for them: most splits are never explained. */
class ExplainedApportionment implements BoundedApportionment {
  readonly parts: readonly Money[];
  readonly bounds: readonly Bound[];
  readonly denominator: bigint;
  readonly leftOver: Money;
  readonly missing: Money;
  readonly #filling: Filling;
  readonly #weights: WholeWeights;
  readonly #claims: readonly BoundedClaim[];
  readonly #unitSize: bigint;
  #numerators: readonly bigint[] | undefined;

  constructor(
    parts: readonly Money[],
    filling: Filling,
    weights: WholeWeights,
    claims: readonly BoundedClaim[],
    unitSize: bigint,
  ) {
    this.parts = parts;
    this.bounds = filling.bounds;
    this.denominator = filling.level?.under ?? 1n;
    this.leftOver = moneyFromBigInt(filling.leftOver * unitSize);
    this.missing = moneyFromBigInt(filling.missing * unitSize);
    this.#filling = filling;
    this.#weights = weights;
    this.#claims = [...claims];
    this.#unitSize = unitSize;
  }

  get numerators(): readonly bigint[] {
    return (this.#numerators ??= numeratorsOf(this.#filling, this.#weights).map(
      (numerator) => numerator * this.#unitSize,
    ));
  }

  get level(): Ratio | undefined {
    const { level } = this.#filling;
    if (level === undefined) return undefined;
    const given = this.#claims.map(({ weight }) => weightRatio(weight));
    return levelOfGiven({ over: level.over * this.#unitSize, under: level.under }, this.#weights, given);
  }
}

function compare<Value extends number | bigint | string>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
