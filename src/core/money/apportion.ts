import { errorAt, IssueError } from "../issue/issue.ts";
import { invariant } from "../issue/invariant.ts";
import { money, type Money } from "./money.ts";
import { quotients, quotientsOfBigInts } from "./quotient.ts";
import { nthLargest, selectFirst } from "./selection.ts";
import { dongPer, inUnit, type MoneyUnit } from "./unit.ts";
import { scaleWeights, wholeWeights, type Weight } from "./weight.ts";

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
  return split(total, weights, unit, keys).parts;
}

/** The same split, with what is needed to explain it. */
export function apportionWithDetail(
  total: Money,
  weights: readonly Weight[],
  unit: MoneyUnit = "dong",
  keys?: readonly string[],
): Apportionment {
  return new ExplainedSplit(split(total, weights, unit, keys), [...weights]);
}

type Split = Pick<Apportionment, "parts" | "raised">;

/** Makes the whole numbers of the explanation only when somebody asks for them: most splits are never explained. */
class ExplainedSplit implements Apportionment {
  readonly parts: readonly Money[];
  readonly raised: readonly boolean[];
  readonly #weights: readonly Weight[];
  #scaled: readonly bigint[] | undefined;

  constructor({ parts, raised }: Split, weights: readonly Weight[]) {
    this.parts = parts;
    this.raised = raised;
    this.#weights = weights;
  }

  get scaledWeights(): readonly bigint[] {
    return (this.#scaled ??= scaleWeights(this.#weights));
  }

  get weightSum(): bigint {
    return this.scaledWeights.reduce((sum, weight) => sum + weight, 0n);
  }
}

function split(
  total: Money,
  weights: readonly Weight[],
  unit: MoneyUnit,
  keys: readonly string[] | undefined,
): Split {
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
  const units = Math.abs(total) / unitSize;
  const { floors, remainders } =
    whole.kind === "doubles"
      ? quotients(units, whole.values, whole.sum)
      : quotientsOfBigInts(BigInt(units), whole.values, whole.sum);
  const raised = raiseLargest(remainders, leftOver(units, floors), orderOfEquals(whole.values, keys));
  const signedUnit = total < 0 ? 0 - unitSize : unitSize;
  const parts = new Array<Money>(weights.length);
  for (let index = 0; index < parts.length; index++) {
    parts[index] = money(((floors[index] ?? 0) + (raised[index] === true ? 1 : 0)) * signedUnit);
  }
  return { parts, raised };
}

function leftOver(units: number, floors: Float64Array): number {
  let left = units;
  for (let index = 0; index < floors.length; index++) left -= floors[index] ?? 0;
  invariant(left >= 0 && left < floors.length, "fewer units are left over than there are parts");
  return left;
}

/** Which parts get one of the `count` units that are left over: those with the largest remainders, equal ones by `order`. */
function raiseLargest(
  remainders: Float64Array,
  count: number,
  order: (one: number, other: number) => number,
): boolean[] {
  const raised = new Array<boolean>(remainders.length).fill(false);
  if (count === 0) return raised;
  const least = nthLargest(remainders.slice(), count);
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
  for (const index of firstOf(equals, left, order)) raised[index] = true;
  return raised;
}

/** The `count` positions that come first by `order`; mostly there is no choice to make. */
function firstOf(
  positions: readonly number[],
  count: number,
  order: (one: number, other: number) => number,
): Iterable<number> {
  if (positions.length === count) return positions;
  const candidates = Uint32Array.from(positions);
  selectFirst(candidates, count, order);
  return candidates.subarray(0, count);
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
