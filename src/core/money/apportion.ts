import { errorAt, IssueError } from "../issue/issue.ts";
import { invariant } from "../issue/invariant.ts";
import { absolute, money, zeroMoney, type Money } from "./money.ts";
import { divideBigIntsInto, divideInto } from "./quotient.ts";
import { raiseLargest } from "./raise.ts";
import { scratchFor } from "./scratch.ts";
import { dongPer, inUnit, type MoneyUnit } from "./unit.ts";
import { scaleWeights, wholeDoubles, wholeWeights, type Weight, type WholeWeights } from "./weight.ts";

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
  return split(total, weights, unit, keys);
}

/** The same split, with what is needed to explain it. */
export function apportionWithDetail(
  total: Money,
  weights: readonly Weight[],
  unit: MoneyUnit = "dong",
  keys?: readonly string[],
): Apportionment {
  return new ExplainedSplit(split(total, weights, unit, keys), total, [...weights]);
}

/**
 * The same split into an array that is there already: the parts in đồng, as numbers. For many splits in a row; nothing else
 * is made. The weights are whole numbers with a sum up to 2^51 (issues as in `apportion`, and `number.tooLarge`), or what
 * `wholeWeights` made of any weights, which saves looking through them each time.
 */
export function apportionInto(
  total: Money,
  weights: Float64Array | WholeWeights,
  out: Float64Array,
  { unit = "dong", keys }: { readonly unit?: MoneyUnit; readonly keys?: readonly string[] } = {},
): void {
  const whole = weights instanceof Float64Array ? wholeDoubles(weights) : weights;
  invariant(out.length === whole.values.length, "there is one part a weight");
  splitInto(total, whole, out, unit, keys);
}

/** Makes the whole numbers of the explanation only when somebody asks for them: most splits are never explained. */
class ExplainedSplit implements Apportionment {
  readonly parts: readonly Money[];
  readonly #total: Money;
  readonly #weights: readonly Weight[];
  #scaled: readonly bigint[] | undefined;

  constructor(parts: readonly Money[], total: Money, weights: readonly Weight[]) {
    this.parts = parts;
    this.#total = total;
    this.#weights = weights;
  }

  get raised(): readonly boolean[] {
    const total = BigInt(absolute(this.#total));
    const sum = this.weightSum;
    return this.scaledWeights.map(
      (weight, index) => BigInt(absolute(this.parts[index] ?? zeroMoney)) * sum > total * weight,
    );
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
): readonly Money[] {
  if (weights.length === 0) throw new IssueError(errorAt("", "weights.empty"));
  const out = new Float64Array(weights.length);
  splitInto(total, wholeWeights(weights), out, unit, keys);
  const parts = new Array<Money>(out.length);
  for (let index = 0; index < out.length; index++) parts[index] = money(out[index] ?? 0);
  return parts;
}

function splitInto(
  total: Money,
  weights: WholeWeights,
  out: Float64Array,
  unit: MoneyUnit,
  keys: readonly string[] | undefined,
): void {
  if (out.length === 0) throw new IssueError(errorAt("", "weights.empty"));
  invariant(keys === undefined || keys.length === out.length, "there is one key a weight");
  const unitSize = dongPer(unit);
  if (total % unitSize !== 0) {
    const value = { decimal: inUnit(total, unit).toString() };
    throw new IssueError(errorAt("", "number.notWhole", { value }));
  }
  if (isZero(weights.sum)) throw new IssueError(errorAt("", "weights.allZero", { count: out.length }));
  const units = Math.abs(total) / unitSize;
  const { remainders } = scratchFor(out.length);
  const left =
    weights.kind === "doubles"
      ? divideInto(units, weights, out, remainders)
      : divideBigIntsInto(BigInt(units), weights.values, weights.sum, out, remainders);
  invariant(left >= 0 && left < out.length, "fewer units are left over than there are parts");
  // The remainders of BigInts are ranks, fewer than there are parts.
  const largest = weights.kind === "doubles" ? weights.sum : out.length;
  const order = orderOfEquals(weights.values, keys);
  raiseLargest(out, remainders, { count: left, largest, size: total < 0 ? 0 - unitSize : unitSize, order });
}

/** Of equal remainders the larger weight first, then the smaller key, then the earlier position. */
function orderOfEquals(
  weights: Float64Array | readonly bigint[],
  keys: readonly string[] | undefined,
): (one: number, other: number) => number {
  if (weights instanceof Float64Array && keys === undefined) {
    return (one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || one - other;
  }
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

function isZero(value: number | bigint): boolean {
  return value === 0 || value === 0n;
}
