import { errorAt, IssueError } from "../issue/issue.ts";
import { invariant } from "../issue/invariant.ts";
import { money, negate, type Money } from "./money.ts";
import { quotients, quotientsOfBigInts } from "./quotient.ts";
import { dongPer, type MoneyUnit } from "./unit.ts";
import { scaleWeights, type Weight } from "./weight.ts";

export interface Apportionment {
  /** One part a weight, in whole units; the parts add up to the total. */
  readonly parts: readonly Money[];
  /** The weights with a common denominator, as whole numbers. */
  readonly scaledWeights: readonly bigint[];
  readonly weightSum: bigint;
  /** Which parts got one unit more than the floor of their exact share. */
  readonly raised: readonly boolean[];
}

/**
 * Splits `total` (đồng) in proportion to `weights` by largest remainder (Hamilton): each part is its exact share rounded
 * down or up to a whole `unit`, and the parts add up to the total. Remainders are compared exactly; ties go to the larger
 * weight, then to the smaller key (without `keys`, to the earlier position).
 *
 * Throws `weights.empty`, `weights.allZero`, `weights.negative`, and `number.notWhole` if the total is not a whole number of units.
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
  const unitSize = dongPer(unit);
  const units = total / unitSize;
  if (!Number.isInteger(units)) {
    throw new IssueError(errorAt("", "number.notWhole", { value: { decimal: String(units) } }));
  }
  const scaledWeights = scaleWeights(weights);
  const weightSum = scaledWeights.reduce((sum, weight) => sum + weight, 0n);
  if (weightSum === 0n) throw new IssueError(errorAt("", "weights.allZero", { count: weights.length }));
  const { parts, raised } = splitUnits(Math.abs(units), scaledWeights, weightSum, keys);
  const amounts = Array.from(parts, (part) => money(part * unitSize));
  return {
    parts: units < 0 ? amounts.map(negate) : amounts,
    scaledWeights,
    weightSum,
    raised,
  };
}

/** Beyond this sum of weights a remainder no longer fits a double exactly, and BigInt takes over. */
const largestFastWeightSum = 2n ** 51n;

function splitUnits(
  units: number,
  weights: readonly bigint[],
  weightSum: bigint,
  keys: readonly string[] | undefined,
): { readonly parts: Float64Array; readonly raised: boolean[] } {
  const raised = new Array<boolean>(weights.length).fill(false);
  const order = (left: number, right: number): number =>
    compare(weights[right] ?? 0n, weights[left] ?? 0n) ||
    compare(keys?.[left] ?? "", keys?.[right] ?? "") ||
    left - right;
  const exact =
    weightSum <= largestFastWeightSum
      ? quotients(units, Float64Array.from(weights, Number), Number(weightSum))
      : quotientsOfBigInts(BigInt(units), weights, weightSum);
  const { floors, remainders } = exact;
  let left = units;
  for (const floor of floors) left -= floor;
  invariant(left >= 0 && left < weights.length, "fewer units are left over than there are parts");
  if (left > 0) {
    const candidates = weights
      .map((_, index) => index)
      .filter((index) => (remainders[index] ?? 0) > 0)
      .sort((one, other) => compare(remainders[other] ?? 0, remainders[one] ?? 0) || order(one, other));
    invariant(candidates.length >= left, "as many parts have a remainder as units are left over");
    for (const index of candidates.slice(0, left)) {
      floors[index] = (floors[index] ?? 0) + 1;
      raised[index] = true;
    }
  }
  return { parts: floors, raised };
}

function compare<Value extends bigint | number | string>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
