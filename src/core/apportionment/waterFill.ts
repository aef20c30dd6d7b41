import { errorAt, invariant, IssueError } from "../issue/index.ts";
import { nearestDouble } from "../money/double.ts";
import { largestMoney } from "../money/money.ts";
import { ratio, type Ratio } from "../money/ratio.ts";
import { wholeWeights, type WholeWeights } from "../money/weight.ts";
import { clearlyApart, nearQuotient } from "./compare.ts";
import { levelOfBigInts, levelOfDoubles, type Basin, type Level } from "./level.ts";

/** What one claims of a total: a share in proportion to its weight, not below its floor and not above its cap. */
export interface Claim {
  readonly weight: Ratio | bigint;
  /** In whole units, at least 0. */
  readonly floor: bigint;
  /** In whole units, at least the floor; undefined for a claim that takes whatever its weight gives it. */
  readonly cap: bigint | undefined;
}

/** What decided a share: its floor or cap, where the weight alone would give less or more; its weight; or that it has none. */
export type Bound = "floor" | "cap" | "free" | "zeroWeight";

/** Exact shares: shares + leftOver = total + missing. */
export interface WaterFill {
  /**
   * What each unit of weight gets where no bound holds, the least that serves; undefined when floors do not fit or when
   * money is left over, for then no level decides.
   */
  readonly level: Ratio | undefined;
  /** The exact share of each claim is `numerators[i] / denominator` units; one that is held to a bound comes out whole. */
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  readonly bounds: readonly Bound[];
  /** What nobody may take, because all caps are reached or no weight is above zero. */
  readonly leftOver: bigint;
  /** What the floors need beyond the total. */
  readonly missing: bigint;
}

/**
 * Fills the claims like connected vessels: the exact level λ with Σ clamp(λ × weight, floor, cap) = `total` (whole units).
 * What a cap refuses goes to the others by weight, and what floors add comes from them; a claim of weight zero gets its
 * floor and nothing more. Money that nobody may take is `leftOver`, money that floors lack is `missing`: every share is then
 * its cap, or its floor. Throws `weights.negative`, `ratio.invalid`, `number.negative` (total or floor).
 */
export function waterFill(total: bigint, claims: readonly Claim[]): WaterFill {
  const weights = claims.map(({ weight }) =>
    typeof weight === "bigint" ? { numerator: weight, denominator: 1n } : weight,
  );
  const whole = wholeWeights(weights);
  const filling = fill({
    total,
    weights: whole,
    floors: claims.map(({ floor }) => floor),
    caps: claims.map(({ cap }) => cap),
  });
  return new LazyFill(filling, whole, weights);
}

/** The claims of a filling, their weights as whole numbers of one measure. */
export interface WholeClaims {
  readonly total: bigint;
  readonly weights: WholeWeights;
  readonly floors: readonly bigint[];
  readonly caps: readonly (bigint | undefined)[];
}

/** A filling in the measure of the whole weights. */
export interface Filling {
  /** Undefined when every share is its floor (money is missing) or its cap (money is left over). */
  readonly level: Level | undefined;
  readonly bounds: readonly Bound[];
  /** The shares that a bound holds; for the others undefined. */
  readonly held: readonly (bigint | undefined)[];
  readonly leftOver: bigint;
  readonly missing: bigint;
}

/** Finds the level of whole claims and which bound holds each. */
export function fill(claims: WholeClaims): Filling {
  const { total, weights, floors, caps } = claims;
  if (total < 0n) throw negative("", total);
  let floorSum = 0n;
  let capSum: bigint | undefined = 0n;
  for (let index = 0; index < floors.length; index++) {
    const floor = floors[index] ?? 0n;
    const cap = caps[index];
    if (floor < 0n) throw negative(`[${index}]`, floor);
    invariant(cap === undefined || cap >= floor, "a cap is not below its floor");
    const most = hasWeight(weights, index) ? cap : floor;
    floorSum += floor;
    capSum = capSum === undefined || most === undefined ? undefined : capSum + most;
  }
  if (total < floorSum) return held(claims, "floor", 0n, floorSum - total);
  if (capSum !== undefined && total > capSum) return held(claims, "cap", total - capSum, 0n);
  return atLevel(claims, findLevel(claims));
}

/** Every claim held to the same bound, those without weight to their floor. */
function held(claims: WholeClaims, bound: "floor" | "cap", leftOver: bigint, missing: bigint): Filling {
  const { weights, floors, caps } = claims;
  return {
    level: undefined,
    bounds: floors.map((_, index) => (hasWeight(weights, index) ? bound : "zeroWeight")),
    held: floors.map((floor, index) => (bound === "cap" && hasWeight(weights, index) ? caps[index] : floor)),
    leftOver,
    missing,
  };
}

function atLevel(claims: WholeClaims, level: Level): Filling {
  const { weights, floors, caps } = claims;
  const near = nearQuotient(level.over, level.under);
  const bounds: Bound[] = [];
  const shares: (bigint | undefined)[] = [];
  for (let index = 0; index < floors.length; index++) {
    const weight = weights.values[index] ?? 0;
    const floor = floors[index] ?? 0n;
    const cap = caps[index];
    if (!hasWeight(weights, index)) {
      bounds.push("zeroWeight");
      shares.push(floor);
    } else if (compareShare(level, near, weight, floor) < 0) {
      bounds.push("floor");
      shares.push(floor);
    } else if (cap !== undefined && compareShare(level, near, weight, cap) > 0) {
      bounds.push("cap");
      shares.push(cap);
    } else {
      bounds.push("free");
      shares.push(undefined);
    }
  }
  return { level, bounds, held: shares, leftOver: 0n, missing: 0n };
}

/** Negative, zero or positive as `weight` at the level gets less than, exactly or more than `bound`. */
function compareShare({ over, under }: Level, near: number, weight: number | bigint, bound: bigint): number {
  const share = near * (typeof weight === "bigint" ? nearestDouble(weight) : weight);
  const limit = nearestDouble(bound);
  if (clearlyApart(share, limit)) return share - limit;
  const difference = over * BigInt(weight) - bound * under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function findLevel({ total, weights, floors, caps }: WholeClaims): Level {
  const capped = caps.map((cap) => (cap === undefined || cap > total ? total : cap));
  if (weights.kind === "doubles" && total <= BigInt(largestMoney)) {
    const basin: Basin<number> = {
      total: nearestDouble(total),
      weights: weights.values,
      floors: Float64Array.from(floors, nearestDouble),
      caps: Float64Array.from(capped, nearestDouble),
    };
    const level = levelOfDoubles(basin);
    if (level !== undefined) return level;
  }
  return levelOfBigInts({ total, weights: Array.from(weights.values, BigInt), floors, caps: capped });
}

function hasWeight(weights: WholeWeights, index: number): boolean {
  return (weights.values[index] ?? 0) > 0;
}

function negative(path: string, value: bigint): IssueError {
  return new IssueError(errorAt(path, "number.negative", { value: { decimal: `${value}` } }));
}

/** Makes the fractions only when somebody asks for them: rounding does not. */
class LazyFill implements WaterFill {
  readonly level: Ratio | undefined;
  readonly denominator: bigint;
  readonly bounds: readonly Bound[];
  readonly leftOver: bigint;
  readonly missing: bigint;
  readonly #filling: Filling;
  readonly #weights: WholeWeights;
  #numerators: readonly bigint[] | undefined;

  constructor(filling: Filling, whole: WholeWeights, given: readonly Ratio[]) {
    this.#filling = filling;
    this.#weights = whole;
    this.denominator = filling.level?.under ?? 1n;
    this.bounds = filling.bounds;
    this.leftOver = filling.leftOver;
    this.missing = filling.missing;
    this.level = filling.level === undefined ? undefined : levelOfGiven(filling.level, whole, given);
  }

  get numerators(): readonly bigint[] {
    return (this.#numerators ??= numeratorsOf(this.#filling, this.#weights));
  }
}

/** The numerators of the shares over the denominator of the level, or over 1 where there is none. */
export function numeratorsOf({ level, held: shares }: Filling, weights: WholeWeights): readonly bigint[] {
  const { over, under } = level ?? { over: 0n, under: 1n };
  return shares.map((share, index) =>
    share === undefined ? over * BigInt(weights.values[index] ?? 0) : share * under,
  );
}

/** The level in the measure of the weights as given, which are the whole weights divided by one factor. */
export function levelOfGiven({ over, under }: Level, whole: WholeWeights, given: readonly Ratio[]): Ratio {
  const index = given.findIndex(({ numerator }) => numerator > 0n);
  const weight = given[index];
  if (weight === undefined) return ratio(over, under);
  const factor = ratio(BigInt(whole.values[index] ?? 0) * weight.denominator, weight.numerator);
  return ratio(over * factor.numerator, under * factor.denominator);
}
