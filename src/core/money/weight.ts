import { errorAt, IssueError } from "../issue/issue.ts";
import { greatestCommonDivisor, ratio, readRatio, type Ratio } from "./ratio.ts";

/** A share's claim: a whole number, an exact decimal or ratio as text (`"2.5"`, `"1/3"`), or a Ratio. Never a binary fraction. */
export type Weight = number | string | Ratio;

/** Up to this sum of weights a remainder fits a double exactly with room to spare (see `quotients`); beyond it BigInt takes over. */
export const largestFastWeightSum = 2 ** 51;

/** Weights in the same proportion as those given, as whole numbers. */
export type WholeWeights =
  | {
      readonly kind: "doubles";
      readonly values: Float64Array;
      readonly sum: number;
      readonly largest: number;
    }
  | { readonly kind: "bigInts"; readonly values: readonly bigint[]; readonly sum: bigint };

/** Whole weights in the form that is fastest to divide by: doubles where they and their sum are exact, otherwise BigInts. */
export function wholeWeights(weights: readonly Weight[]): WholeWeights {
  return plainWeights(weights) ?? fractionWeights(weights);
}

/** The weights as whole numbers in the same proportion, exactly. Throws `weights.negative`, `number.notWhole`, `number.notFinite`, `ratio.invalid`. */
export function scaleWeights(weights: readonly Weight[]): readonly bigint[] {
  const known = new Map<Weight, Ratio>();
  const ratios = weights.map((weight, position) => {
    const value = known.get(weight) ?? weightRatio(weight, position);
    known.set(weight, value);
    return value;
  });
  const denominators = new Set(ratios.map((value) => value.denominator));
  const denominator = [...denominators].reduce(leastCommonMultiple, 1n);
  return denominator === 1n
    ? ratios.map((value) => value.numerator)
    : ratios.map((value) => value.numerator * (denominator / value.denominator));
}

/** One weight as an exact fraction in lowest terms. */
export function weightRatio(weight: Weight, position = 0): Ratio {
  if (isNegative(weight)) {
    throw new IssueError(errorAt(`[${position}]`, "weights.negative", { value: weightText(weight) }));
  }
  if (typeof weight === "object") return ratio(weight.numerator, weight.denominator);
  if (typeof weight === "string") return readRatio(weight);
  if (!Number.isSafeInteger(weight)) {
    const value = Number.isFinite(weight) ? { decimal: String(weight) } : String(weight);
    const code = !Number.isFinite(weight)
      ? "number.notFinite"
      : Number.isInteger(weight)
        ? "number.tooLarge"
        : "number.notWhole";
    throw new IssueError(errorAt(`[${position}]`, code, { value }));
  }
  return { numerator: BigInt(weight), denominator: 1n };
}

/** Weights that are whole numbers already; throws `weights.negative`, `number.notWhole`, `number.notFinite`, `number.tooLarge`. */
export function wholeDoubles(values: Float64Array): WholeWeights {
  let sum = 0;
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const weight = values[index] ?? 0;
    if (!(weight >= 0 && Math.floor(weight) === weight)) weightRatio(weight, index);
    if (weight > largest) largest = weight;
    sum += weight;
  }
  if (sum <= largestFastWeightSum) return { kind: "doubles", values, sum, largest };
  values.forEach(weightRatio);
  throw new IssueError(errorAt("", "number.tooLarge", { value: { decimal: String(sum) } }));
}

/** Digits that a double holds exactly. */
const shortWhole = /^\d{1,15}$/;

/** The weights as doubles if each of them is a whole number already, which most are; nothing if one is not, or is wrong. */
function plainWeights(weights: readonly Weight[]): WholeWeights | undefined {
  const values = new Float64Array(weights.length);
  let sum = 0;
  let largest = 0;
  for (let index = 0; index < weights.length; index++) {
    const value = plainWeight(weights[index]);
    if (value === undefined || !(value >= 0 && Number.isSafeInteger(value))) return undefined;
    values[index] = value === 0 ? 0 : value;
    sum += value;
    if (value > largest) largest = value;
    if (sum > largestFastWeightSum) return undefined;
  }
  return { kind: "doubles", values, sum, largest };
}

function plainWeight(weight: Weight | undefined): number | undefined {
  if (typeof weight === "number") return weight;
  if (typeof weight === "string") return shortWhole.test(weight) ? Number(weight) : undefined;
  return weight?.denominator === 1n ? Number(weight.numerator) : undefined;
}

function fractionWeights(weights: readonly Weight[]): WholeWeights {
  const values = scaleWeights(weights);
  const sum = values.reduce((total, value) => total + value, 0n);
  return sum <= BigInt(largestFastWeightSum)
    ? wholeDoubles(Float64Array.from(values, Number))
    : { kind: "bigInts", values, sum };
}

function isNegative(weight: Weight): boolean {
  if (typeof weight === "number") return weight < 0;
  if (typeof weight === "string") return /^\s*-\s*\d/.test(weight);
  return weight.numerator < 0n && weight.denominator > 0n;
}

function weightText(weight: Weight): string {
  return typeof weight === "object" ? `${weight.numerator}/${weight.denominator}` : String(weight);
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  if (right === 1n) return left;
  return (left / greatestCommonDivisor(left, right)) * right;
}
