import { nearestDouble } from "../../money/double.ts";
import { quotients } from "../../money/quotient.ts";
import { greatestCommonDivisor } from "../../money/ratio.ts";
import { largestFastWeightSum, type WholeWeights } from "../../money/weight.ts";
import { columnOfFractions, type ShareColumn } from "../../rounding/table.ts";
import { boundCodes, type Block, type Outcome } from "./shareBlocks.ts";

/** The exact shares of a pool in units, over one denominator: in doubles as long as they are exact in them. */
export function columnOfBlocks(weights: WholeWeights, outcome: Outcome): ShareColumn {
  const open = outcome.blocks.filter(({ freeWeight }) => freeWeight > 0n);
  if (weights.kind === "bigInts") return columnOfBigInts(weights.values, outcome, open);
  const [block] = open;
  if (block === undefined) {
    return { floors: outcome.held, remainders: new Float64Array(outcome.held.length), denominator: 1 };
  }
  return open.length === 1
    ? columnOfOne(weights.values, outcome, block)
    : columnOfMany(weights.values, outcome, open);
}

function columnOfOne(values: Float64Array, { bounds, held, isAnyHeld }: Outcome, block: Block): ShareColumn {
  const denominator = nearestDouble(block.freeWeight);
  const amount = nearestDouble(block.freeAmount);
  if (!isAnyHeld) return { ...quotients(amount, values, denominator), denominator };
  // A claim that is held has no part in what is shared by weight.
  const free = values.map((value, claim) => (bounds[claim] === boundCodes.free ? value : 0));
  const { floors, remainders } = quotients(amount, free, denominator);
  for (let claim = 0; claim < held.length; claim++) floors[claim] = (floors[claim] ?? 0) + (held[claim] ?? 0);
  return { floors, remainders, denominator };
}

/** Divides each block by its own weights, in doubles, and then brings the remainders to one denominator. */
function columnOfMany(values: Float64Array, { bounds, held }: Outcome, open: readonly Block[]): ShareColumn {
  const denominator = denominatorOf(open);
  const isSmall = denominator <= BigInt(largestFastWeightSum);
  const floors = held.slice();
  const small = new Float64Array(isSmall ? held.length : 0);
  const large = new Array<bigint>(isSmall ? 0 : held.length).fill(0n);
  for (const block of open) {
    // A claim that is held has no part in what is shared by weight.
    const free = new Float64Array(block.claims.length);
    block.claims.forEach((claim, position) => {
      free[position] = bounds[claim] === boundCodes.free ? (values[claim] ?? 0) : 0;
    });
    const parts = quotients(nearestDouble(block.freeAmount), free, nearestDouble(block.freeWeight));
    // Amount and weights have this divisor in common, and so has each remainder.
    const divisor = greatestCommonDivisor(block.freeAmount, block.freeWeight);
    const factor = denominator / (block.freeWeight / divisor);
    const [smallDivisor, smallFactor] = [nearestDouble(divisor), nearestDouble(factor)];
    block.claims.forEach((claim, position) => {
      const remainder = (parts.remainders[position] ?? 0) / smallDivisor;
      floors[claim] = (parts.floors[position] ?? 0) + (held[claim] ?? 0);
      if (isSmall) small[claim] = remainder * smallFactor;
      else large[claim] = BigInt(remainder) * factor;
    });
  }
  return isSmall
    ? { floors, remainders: small, denominator: nearestDouble(denominator) }
    : { floors, remainders: large, denominator };
}

/** Weights that are too fine for doubles. */
function columnOfBigInts(
  values: readonly bigint[],
  { bounds, blockOf, held, blocks }: Outcome,
  open: readonly Block[],
): ShareColumn {
  const denominator = denominatorOf(open);
  const factors = blocks.map(({ freeAmount, freeWeight }) =>
    freeWeight > 0n ? (freeAmount * denominator) / freeWeight : 0n,
  );
  const numerators = values.map((value, claim) =>
    bounds[claim] === boundCodes.free
      ? value * (factors[blockOf[claim] ?? 0] ?? 0n)
      : BigInt(held[claim] ?? 0) * denominator,
  );
  return columnOfFractions(numerators, denominator);
}

/** The least in which what a unit of weight gets can be written in all blocks. */
function denominatorOf(open: readonly Block[]): bigint {
  let common = 1n;
  for (const { freeAmount, freeWeight } of open) {
    const own = freeWeight / greatestCommonDivisor(freeAmount, freeWeight);
    common = (common / greatestCommonDivisor(common, own)) * own;
  }
  return common;
}
