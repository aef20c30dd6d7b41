import { errorAt, IssueError } from "../issue/issue.ts";
import { invariant } from "../issue/invariant.ts";
import { money, type Money } from "./money.ts";
import { quotients, quotientsOfBigInts } from "./quotient.ts";
import { nthLargest, selectFirst } from "./selection.ts";
import { dongPer, inUnit, type MoneyUnit } from "./unit.ts";
import { scaleWeights, wholeWeights, type Weight, type WholeWeights } from "./weight.ts";

export interface Apportionment {
  /** One part a weight, in whole units; the parts add up to the total. */
  readonly parts: readonly Money[];
  /** The weights with a common denominator, as whole numbers. */
  readonly scaledWeights: readonly bigint[];
  readonly weightSum: bigint;
  /** Which parts got one unit more (for a negative total: less) than their exact share cut to whole units. */
  readonly raised: readonly boolean[];
}

/**
 * Splits `total` (đồng) in proportion to `weights` by largest remainder (Hamilton): each part is its exact share rounded
 * down or up to a whole `unit`, and the parts add up to the total. Remainders are compared exactly; ties go to the larger
 * weight, then to the smaller key (without `keys`, to the earlier position). A negative total is split as its mirror image.
 *
 * Throws `weights.empty`, `weights.allZero`, `weights.negative`, `ratio.invalid`, and `number.notWhole` if a weight is a binary
 * fraction or the total is not a whole number of units.
 *
 * @example
 * apportion(money(100), [1, 1, 1]).join(" ") // => "34 33 33"
 */
export function apportion(
  total: Money,
  weights: readonly Weight[],
  unit: MoneyUnit = "dong",
  keys?: readonly string[],
): readonly Money[] {
  return apportionWithDetail(total, weights, unit, keys).parts;
}

/** The same split, with what is needed to explain it. */
export function apportionWithDetail(
  total: Money,
  weights: readonly Weight[],
  unit: MoneyUnit = "dong",
  keys?: readonly string[],
): Apportionment {
  if (weights.length === 0) throw new IssueError(errorAt("", "weights.empty"));
  invariant(keys === undefined || keys.length === weights.length, "there is one key a weight");
  const unitSize = dongPer(unit);
  if (total % unitSize !== 0) {
    const value = { decimal: inUnit(total, unit).toString() };
    throw new IssueError(errorAt("", "number.notWhole", { value }));
  }
  const whole = wholeWeights(weights);
  if (BigInt(whole.sum) === 0n)
    throw new IssueError(errorAt("", "weights.allZero", { count: weights.length }));
  const { floors, raised } = splitUnits(Math.abs(total) / unitSize, whole, keys);
  const signedUnit = total < 0 ? 0 - unitSize : unitSize;
  const parts = new Array<Money>(weights.length);
  for (let index = 0; index < parts.length; index++) {
    parts[index] = money(((floors[index] ?? 0) + (raised[index] === true ? 1 : 0)) * signedUnit);
  }
  return withScaledWeights(parts, raised, weights);
}

/** Whole numbers for the explanation are made only when somebody asks for them: most splits are never explained. */
function withScaledWeights(
  parts: readonly Money[],
  raised: readonly boolean[],
  weights: readonly Weight[],
): Apportionment {
  const given = [...weights];
  let scaled: readonly bigint[] | undefined;
  const scaledWeights = (): readonly bigint[] => (scaled ??= scaleWeights(given));
  return {
    parts,
    raised,
    get scaledWeights() {
      return scaledWeights();
    },
    get weightSum() {
      return scaledWeights().reduce((sum, weight) => sum + weight, 0n);
    },
  };
}

function splitUnits(
  units: number,
  weights: WholeWeights,
  keys: readonly string[] | undefined,
): { readonly floors: Float64Array; readonly raised: boolean[] } {
  const { floors, remainders } =
    weights.kind === "doubles"
      ? quotients(units, weights.values, weights.sum)
      : quotientsOfBigInts(BigInt(units), weights.values, weights.sum);
  let left = units;
  for (const floor of floors) left -= floor;
  invariant(left >= 0 && left < floors.length, "fewer units are left over than there are parts");
  return { floors, raised: raiseLargest(remainders, left, orderOfEquals(weights.values, keys)) };
}

/** Which parts get one of the `count` units that are left over: those with the largest remainders, equal ones by `order`. */
function raiseLargest(
  remainders: Float64Array | readonly bigint[],
  count: number,
  order: (one: number, other: number) => number,
): boolean[] {
  const raised = new Array<boolean>(remainders.length).fill(false);
  if (count === 0) return raised;
  const least = leastRaised(remainders, count);
  invariant(least > 0, "as many parts have a remainder as units are left over");
  const equals: number[] = [];
  let left = count;
  for (let index = 0; index < remainders.length; index++) {
    const remainder = remainders[index] ?? 0;
    if (remainder > least) {
      raised[index] = true;
      left--;
    } else if (remainder === least) equals.push(index);
  }
  const candidates = Uint32Array.from(equals);
  selectFirst(candidates, left, order);
  for (const index of candidates.subarray(0, left)) raised[index] = true;
  return raised;
}

/** The `count`-th largest remainder. */
function leastRaised(remainders: Float64Array | readonly bigint[], count: number): number | bigint {
  if (remainders instanceof Float64Array) return nthLargest(remainders.slice(), count);
  return [...remainders].sort((one, other) => compare(other, one))[count - 1] ?? 0n;
}

/** Of equal remainders the larger weight first, then the smaller key, then the earlier position. */
function orderOfEquals(
  weights: Float64Array | readonly bigint[],
  keys: readonly string[] | undefined,
): (one: number, other: number) => number {
  return (one, other) =>
    compare(weights[other] ?? 0, weights[one] ?? 0) ||
    (keys === undefined ? 0 : compareTexts(keys[one] ?? "", keys[other] ?? "")) ||
    one - other;
}

function compare(left: number | bigint, right: number | bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
