import { divideRounded, moneyFromBigInt, sum, type Money } from "../money/index.ts";
import type { Plan } from "../plan/plan.ts";
import { equationsOf } from "./equations.ts";
import { figuresOf, type Figures } from "./figure.ts";
import { readShares, type PrintedShare } from "./shareReading.ts";
import { State } from "./state.ts";

/** What the search for repairs knows of the plan. */
export interface Context {
  readonly plan: Plan;
  readonly figures: Figures;
  readonly state: State;
  /** The finest step that any figure is printed in, đồng. */
  readonly finestDigit: bigint;
  /** How the sums that hold come out: all to the đồng, so that a repaired one should too; some not; or none holds. */
  readonly precision: "exact" | "rounded" | "unknown";
  /** The parts of each stated total. */
  readonly partsOf: ReadonlyMap<string, readonly string[]>;
  /** Printed shares by each figure that they are of. */
  readonly sharesOf: ReadonlyMap<string, readonly PrintedShare[]>;
  /** Figures by their amount as printed, to see that two may have been swapped. */
  readonly byAmount: ReadonlyMap<bigint, readonly string[]>;
  /** The amounts as printed, ascending, each once. */
  readonly amounts: readonly bigint[];
}

/** Reads the plan once for the search. */
export function contextOf(plan: Plan): Context {
  const figures = figuresOf(plan);
  const steps = [...figures.values()].map(({ lastDigit }) => lastDigit).filter((step) => step > 0n);
  const sharesOf = new Map<string, PrintedShare[]>();
  for (const share of readShares(plan)) {
    for (const id of [share.part, share.base]) append(sharesOf, id, share);
  }
  const byAmount = new Map<bigint, string[]>();
  for (const { id, amount } of figures.values()) append(byAmount, BigInt(amount), id);
  const state = new State(figures, equationsOf(plan, figures));
  return {
    plan,
    figures,
    state,
    precision: precisionOf(state),
    finestDigit: steps.reduce((least, step) => (step < least ? step : least), steps[0] ?? 1n),
    partsOf: new Map(plan.totals.map(({ id, parts }) => [id, parts])),
    sharesOf,
    byAmount,
    amounts: [...byAmount.keys()].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0)),
  };
}

/** The printed amounts from `least` to `most`. */
export function printedBetween({ amounts }: Context, least: bigint, most: bigint): readonly bigint[] {
  let [low, high] = [0, amounts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] ?? 0n) < least) low = middle + 1;
    else high = middle;
  }
  const found: bigint[] = [];
  for (let amount = amounts[low]; amount !== undefined && amount <= most; amount = amounts[++low])
    found.push(amount);
  return found;
}

function precisionOf(state: State): Context["precision"] {
  const holding = [...state.equations.keys()].filter(
    (index) => state.equation(index)?.kind === "sum" && !state.fails(index),
  );
  if (holding.length === 0) return "unknown";
  return holding.every((index) => state.residual(index) === 0n) ? "exact" : "rounded";
}

/** The amount of a figure as believed so far; a derived line is worked out again from what it stands on. */
export function amountNow(context: Context, id: string): Money {
  const form = context.figures.get(id)?.form;
  if (form === undefined || form.has(id)) return moneyFromBigInt(context.state.value(id));
  let amount = 0n;
  for (const [part, { numerator, denominator }] of form) {
    amount += divideRounded(numerator * context.state.value(part), denominator, "halfUp");
  }
  return moneyFromBigInt(amount);
}

/** What the parts of a total add up to, as believed so far. */
export function partsSumNow(context: Context, total: string): Money {
  return sum((context.partsOf.get(total) ?? []).map((id) => amountNow(context, id)));
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
