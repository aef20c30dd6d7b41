import { errorAt, IssueError } from "../issue/issue.ts";
import { readRatio, type Ratio } from "./ratio.ts";

/** A share's claim: a whole number, an exact decimal or ratio as text (`"2.5"`, `"1/3"`), or a Ratio. Never a binary fraction. */
export type Weight = number | string | Ratio;

/** The weights as whole numbers in the same proportion, exactly. Throws `weights.negative`, `number.notWhole`, `ratio.invalid`. */
export function scaleWeights(weights: readonly Weight[]): readonly bigint[] {
  const ratios = weights.map(weightRatio);
  const denominator = ratios.reduce(
    (common, { denominator }) => leastCommonMultiple(common, denominator),
    1n,
  );
  return ratios.map((ratio) => (ratio.numerator * denominator) / ratio.denominator);
}

/** One weight as an exact fraction. */
export function weightRatio(weight: Weight, position = 0): Ratio {
  if (typeof weight === "object") return weight;
  if (typeof weight === "string") return readRatio(weight);
  if (weight < 0) throw new IssueError(errorAt(`[${position}]`, "weights.negative", { value: weight }));
  if (!Number.isSafeInteger(weight)) {
    throw new IssueError(errorAt(`[${position}]`, "number.notWhole", { value: String(weight) }));
  }
  return { numerator: BigInt(weight), denominator: 1n };
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  if (right === 1n) return left;
  let [divisor, rest] = [left, right];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (left / divisor) * right;
}
