import { Decimal } from "../../money/decimal.ts";
import { largestMoney, money, moneyFromBigInt, type Money } from "../../money/money.ts";
import { compareRatios, ratio, ratioText, type Ratio } from "../../money/ratio.ts";
import { dongPer } from "../../money/unit.ts";
import { placesOf } from "../../plan/places.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Allocation, Pool } from "../allocation.ts";
import { NeedResponse, type NeedOutcome, type NeedVariation } from "./needResponse.ts";
import type { Trace, TraceBound, TraceExact, TraceRule } from "./trace.ts";
import { RuleBook } from "./traceRules.ts";
import { WeighingBook } from "./traceWeighing.ts";

/** What may change for a place to get more, each alone. */
export type NeedChange = "weight" | "envelope" | "cap" | "hold";

/** A value of what changes (a weight as `5` or `1/3`, money in đồng) and the exact share that it gives. */
export interface NeedPoint {
  readonly value: string;
  readonly share: TraceExact;
}

export const needObstacles = [
  "aboveMoney",
  "cap",
  "hold",
  "unitCap",
  "tier",
  "excluded",
  "outsideYears",
  "zeroWeight",
  "others",
  "all",
  "tooLarge",
] as const;

/** Why no value of what changes gives the place what it needs. */
export type NeedObstacle = (typeof needObstacles)[number];

interface NeedAsked {
  readonly change: NeedChange;
  /** The rule whose cap or fixed amount changes. */
  readonly rule?: TraceRule;
  /** The value in the allocation. */
  readonly from: string;
  readonly step: string;
}

/** The least value that is enough, certified on both sides, or why there is none. */
export type NeedAnswer = NeedAsked &
  (
    | {
        readonly kind: "reached";
        readonly at: NeedPoint;
        /** One step less, where it is not enough; `least` if there is nothing less, `floors` if floors do not fit then. */
        readonly below: NeedPoint | "least" | "floors";
      }
    | {
        readonly kind: "none";
        readonly obstacle: NeedObstacle;
        readonly by?: TraceRule;
        /** The largest share that it comes to. */
        readonly most: TraceExact;
      }
  );

/** What would have to change for one place to get an amount of one pool. */
export interface Need {
  readonly wanted: Money;
  readonly now: Trace;
  readonly answers: readonly NeedAnswer[];
}

/**
 * What would have to change for the place of `trace` to get at least `wanted` (đồng) of the money of `pool`, all else the same: its
 * weight, the envelope, and the cap or fixed amount where one binds. The exact share grows with each of them, so that bisection
 * finds the least value in whole steps (thousandths of the weight, units of money).
 */
export function needOf(plan: Plan, allocation: Allocation, pool: Pool, trace: Trace, wanted: Money): Need {
  const { kind, by } = trace.bound;
  if (kind === "excluded" || kind === "outsideYears") {
    return { wanted, now: trace, answers: barred(trace, kind, by) };
  }
  const search = new NeedSearch(plan, allocation, pool, trace, wanted);
  return { wanted, now: trace, answers: [search.byWeight(), search.byEnvelope(), ...search.byCaps()] };
}

/** Nothing helps a place that may not have the money at all. */
function barred(
  trace: Trace,
  obstacle: "excluded" | "outsideYears",
  by: TraceBound["by"],
): readonly NeedAnswer[] {
  const none = { kind: "none" as const, obstacle, ...(by === undefined ? {} : { by }), most: trace.exact };
  return [
    { change: "weight", from: trace.weighing.value, step: "1", ...none },
    { change: "envelope", from: String(trace.envelope.amount), step: "1", ...none },
  ];
}

/** A variation by a whole number of steps. */
interface Axis extends NeedAsked {
  readonly least: bigint;
  readonly most: bigint;
  readonly variation: (steps: bigint) => NeedVariation;
  readonly value: (steps: bigint) => string;
}

class NeedSearch {
  readonly #pool: Pool;
  readonly #trace: Trace;
  readonly #wanted: Ratio;
  readonly #response: NeedResponse;
  readonly #rules: RuleBook;
  readonly #weighing: WeighingBook;
  readonly #size: number;

  constructor(plan: Plan, allocation: Allocation, pool: Pool, trace: Trace, wanted: Money) {
    this.#pool = pool;
    this.#trace = trace;
    this.#wanted = { numerator: BigInt(wanted), denominator: 1n };
    this.#response = new NeedResponse(plan, allocation, pool, trace.place.code);
    this.#rules = new RuleBook(plan);
    this.#weighing = new WeighingBook(plan, placesOf(plan));
    this.#size = dongPer(allocation.unit);
  }

  byWeight(): NeedAnswer {
    const { unitWeight } = this.#response;
    const step = this.#realWeight(unitWeight, 1_000n);
    return this.#search({
      change: "weight",
      from: this.#trace.weighing.value,
      step: ratioText(step),
      least: 0n,
      most: this.#response.mostThousandths,
      variation: (thousandths) => ({ thousandths }),
      value: (thousandths) => ratioText(ratio(step.numerator * thousandths, step.denominator)),
    });
  }

  byEnvelope(): NeedAnswer {
    return this.#search({
      ...this.#moneyAxis("envelope", this.#pool.available),
      most: BigInt(Math.floor(largestMoney / this.#size)),
      variation: (units) => ({ envelope: moneyFromBigInt(units) }),
    });
  }

  /** The caps and fixed amounts that bind: the place's own, and that of the unit above which fixed its block. */
  byCaps(): readonly NeedAnswer[] {
    const now = this.#response.at({});
    if (now === undefined) return [];
    const nodes = [...(now.boundBy === undefined ? [] : [this.#response.node]), now.block.node];
    return nodes.flatMap((node): readonly NeedAnswer[] => {
      const bound = node < 0 ? undefined : this.#response.boundAt(node);
      if (bound?.capBy === undefined || bound.cap === Infinity) return [];
      const rule = this.#rules.ruleOf(bound.capBy);
      if (rule.kind === "weightless") return [];
      const isHold = this.#rules.boundKindOf("cap", bound.capBy) === "hold" && bound.floor === bound.cap;
      const from = money(bound.cap * this.#size);
      return [
        this.#search({
          ...this.#moneyAxis(isHold ? "hold" : "cap", from),
          rule,
          most: BigInt(this.#pool.shared / this.#size),
          variation: (units) => ({ cap: { node, units: moneyFromBigInt(units), isHold } }),
        }),
      ];
    });
  }

  #moneyAxis(change: NeedChange, from: Money): Omit<Axis, "most" | "variation"> {
    const size = BigInt(this.#size);
    return {
      change,
      from: String(from),
      step: String(size),
      least: 0n,
      value: (units) => String(units * size),
    };
  }

  /** The least step that is enough. Steps at which floors do not fit count as not enough. */
  #search({ least, most, variation, value, ...asked }: Axis): NeedAnswer {
    const at = (steps: bigint): NeedOutcome | undefined => this.#response.at(variation(steps));
    const isEnough = (steps: bigint): boolean => {
      const outcome = at(steps);
      return outcome !== undefined && compareRatios(outcome.share, this.#wanted) >= 0;
    };
    const point = (steps: bigint, { share }: NeedOutcome): NeedPoint => ({
      value: value(steps),
      share: exactOf(share),
    });
    const high = isEnough(most) ? most : this.#highestThatFits(least, most, at);
    const end = at(high);
    if (end === undefined || !isEnough(high)) return { ...asked, ...this.#obstacle(end, asked.change) };
    let [below, enough] = [least - 1n, high];
    while (enough - below > 1n) {
      const middle = (below + enough) / 2n;
      if (isEnough(middle)) enough = middle;
      else below = middle;
    }
    const found = at(enough);
    const less = below < least ? undefined : at(below);
    return {
      ...asked,
      kind: "reached",
      at: point(enough, found ?? end),
      below: less !== undefined ? point(below, less) : below < least ? "least" : "floors",
    };
  }

  /** A fixed amount can be raised as long as the other floors fit beside it. */
  #highestThatFits(least: bigint, most: bigint, at: (steps: bigint) => NeedOutcome | undefined): bigint {
    if (at(most) !== undefined) return most;
    const current = BigInt(Math.floor((this.#trace.bound.amount ?? 0) / this.#size));
    let [fits, fails] = [current > least ? current : least, most];
    while (fails - fits > 1n) {
      const middle = (fits + fails) / 2n;
      if (at(middle) === undefined) fails = middle;
      else fits = middle;
    }
    return fits;
  }

  #obstacle(
    end: NeedOutcome | undefined,
    change: NeedChange,
  ): { kind: "none"; obstacle: NeedObstacle; by?: TraceRule; most: TraceExact } {
    const none = { kind: "none" as const, most: end === undefined ? this.#trace.exact : exactOf(end.share) };
    const shared: Ratio = { numerator: BigInt(this.#pool.shared), denominator: 1n };
    if (change !== "envelope" && compareRatios(this.#wanted, shared) > 0)
      return { ...none, obstacle: "aboveMoney" };
    if (end === undefined) return { ...none, obstacle: "others" };
    const { bound, boundBy, block } = end;
    if (boundBy !== undefined && bound !== "zeroWeight") {
      const isHold = this.#rules.boundKindOf("cap", boundBy) === "hold";
      const by = this.#rules.ruleOf(boundBy);
      if (isHold || bound === "cap") return { ...none, obstacle: isHold ? "hold" : "cap", by };
    }
    if (bound === "zeroWeight") return { ...none, obstacle: "zeroWeight" };
    if (bound === "floor") return { ...none, obstacle: change === "envelope" ? "tooLarge" : "tier" };
    const unit = block.by === undefined ? undefined : this.#response.boundAt(block.node);
    if (block.by !== undefined && unit?.capBy === block.by) {
      return { ...none, obstacle: "unitCap", by: this.#rules.ruleOf(block.by) };
    }
    if (change === "envelope") return { ...none, obstacle: "tooLarge" };
    return { ...none, obstacle: this.#whoElse(block) };
  }

  /** Who has the rest: earlier tiers, places with floors, or nobody (a share of all is reached at no finite weight). */
  #whoElse({ tier, freeAmount, amount }: NeedOutcome["block"]): NeedObstacle {
    const earlier = this.#pool.sharing.blocks.some(
      (block) =>
        block.amount > 0 && block.tier !== tier && (tier === 0 || (block.tier > 0 && block.tier < tier)),
    );
    if (earlier) return "tier";
    const isWhole = amount * this.#size >= this.#pool.shared && freeAmount === BigInt(amount);
    return isWhole ? "all" : "others";
  }

  /** A whole weight of the pool as the weighting states it, divided by `by`: whole weights are in proportion to those. */
  #realWeight(wholeWeight: bigint, by: bigint): Ratio {
    const { places, weights, weighting } = this.#pool;
    const claim = places.findIndex((_, index) => (weights.values[index] ?? 0) > 0);
    if (claim < 0) return ratio(wholeWeight, by);
    const real = this.#weighing.weightOf(weighting, places[claim] ?? "");
    return ratio(real.numerator * wholeWeight, real.denominator * BigInt(weights.values[claim] ?? 1) * by);
  }
}

function exactOf({ numerator, denominator }: Ratio): TraceExact {
  return {
    numerator: numerator.toString(),
    denominator: denominator.toString(),
    decimal: new Decimal(numerator.toString()).div(denominator.toString()).toFixed(),
  };
}
