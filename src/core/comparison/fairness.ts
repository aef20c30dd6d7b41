import { failure, success, type Issue, type Result } from "../issue/index.ts";
import { add, isMoney, zeroMoney, type Money } from "../money/money.ts";
import {
  addRatios,
  compareRatios,
  divideRatios,
  isRatioText,
  ratio,
  readRatio,
  type Ratio,
} from "../money/ratio.ts";
import { ids, refer } from "../plan/parseHelpers.ts";
import { placesOf } from "../plan/places.ts";
import type { Attribute } from "../plan/plan.ts";
import type { ComparedResult } from "./compareResults.ts";

/** A commune and what each of its people gets, in đồng, exactly. */
export interface PerPerson {
  readonly place: string;
  readonly amount: Ratio;
}

/** How evenly a result treats people; every figure is exact. */
export interface Fairness {
  /** Communes that the figures are about. */
  readonly communes: number;
  /** Codes of the communes that the attribute gives no people for: they are left out. */
  readonly without: readonly string[];
  /**
   * Gini of the amount per person, each person counted with the mean of the commune: 0 if all get the same. Not there where nothing
   * is allocated.
   */
  readonly gini?: Ratio;
  readonly most?: PerPerson;
  readonly least?: PerPerson;
  /** Most over least; not there where somebody gets nothing. */
  readonly spread?: Ratio;
  /** Part of all needs that is met, a commune's money beyond its need not counted; only where an attribute gives needs. */
  readonly needMet?: Ratio;
}

export interface FairnessOptions {
  /** Id of the attribute that counts people. */
  readonly population: string;
  /** Id of an attribute with the need of each commune in đồng. */
  readonly need?: string | undefined;
}

/**
 * The fairness of what communes get in a result, all sources and years together. An attribute that the plan does not have comes back
 * as `plan.unknownReference`.
 */
export function fairnessOf(
  { plan, allocation }: Pick<ComparedResult, "plan" | "allocation">,
  { population, need }: FairnessOptions,
): Result<Fairness> {
  const known = ids(plan.attributes);
  const issues: readonly Issue[] = [
    ...refer("population", population, known),
    ...(need === undefined ? [] : refer("need", need, known)),
  ];
  const people = plan.attributes.find(({ id }) => id === population);
  if (people === undefined || issues.length > 0) return failure(...issues);
  const needs = plan.attributes.find(({ id }) => id === need);
  const received = amountsOf(allocation.cells);
  const communes = placesOf(plan).communes.map(({ code }) => ({
    code,
    amount: received.get(code) ?? zeroMoney,
    people: countOf(people, code),
  }));
  const counted = communes.flatMap(({ code, amount, people: count }) =>
    count === undefined ? [] : [{ code, amount, people: count }],
  );
  const met = needs === undefined ? undefined : needMetOf(needs, communes);
  return success({
    communes: counted.length,
    without: communes.flatMap(({ code, people: count }) => (count === undefined ? [code] : [])),
    ...spreadOf(counted),
    ...(met === undefined ? {} : { needMet: met }),
  });
}

interface Counted {
  readonly code: string;
  readonly amount: Money;
  readonly people: Ratio;
}

function amountsOf(cells: ComparedResult["allocation"]["cells"]): ReadonlyMap<string, Money> {
  const amounts = new Map<string, Money>();
  for (const { place, amount } of cells) amounts.set(place, add(amounts.get(place) ?? zeroMoney, amount));
  return amounts;
}

/** The people of a place; nothing where there is no number above zero. */
function countOf({ values }: Attribute, code: string): Ratio | undefined {
  const written = String(values[code] ?? "");
  const count = isRatioText(written) ? readRatio(written) : undefined;
  return count === undefined || count.numerator === 0n ? undefined : count;
}

function spreadOf(counted: readonly Counted[]): Pick<Fairness, "gini" | "most" | "least" | "spread"> {
  const rates = counted
    .map(({ code, amount, people }) => ({
      place: code,
      people,
      money: BigInt(amount),
      amount: divideRatios(ratio(BigInt(amount), 1n), people),
    }))
    .sort((left, right) => compareRatios(left.amount, right.amount) || (left.place < right.place ? -1 : 1));
  const [least, most] = [rates[0], rates.at(-1)];
  if (least === undefined || most === undefined) return {};
  const gini = giniOf(rates);
  return {
    ...(gini === undefined ? {} : { gini }),
    most: { place: most.place, amount: most.amount },
    least: { place: least.place, amount: least.amount },
    ...(least.amount.numerator === 0n ? {} : { spread: divideRatios(most.amount, least.amount) }),
  };
}

/**
 * Over communes by rising amount x a person, p people each: Σ over pairs of |xᵢ pⱼ − xⱼ pᵢ| / (P X), the pairs taken by running sums.
 */
function giniOf(rates: readonly { readonly people: Ratio; readonly money: bigint }[]): Ratio | undefined {
  const scale = rates.reduce(
    (common, { people }) => common * (people.denominator / gcd(common, people.denominator)),
    1n,
  );
  let [peopleBefore, moneyBefore, apart] = [0n, 0n, 0n];
  for (const { people, money } of rates) {
    const count = (people.numerator * scale) / people.denominator;
    apart += money * peopleBefore - count * moneyBefore;
    peopleBefore += count;
    moneyBefore += money;
  }
  return moneyBefore === 0n ? undefined : ratio(apart, peopleBefore * moneyBefore);
}

function gcd(left: bigint, right: bigint): bigint {
  return right === 0n ? left : gcd(right, left % right);
}

function needMetOf(
  { values }: Attribute,
  communes: readonly { readonly code: string; readonly amount: Money }[],
): Ratio | undefined {
  let [met, all] = [ratio(0n, 1n), ratio(0n, 1n)];
  for (const { code, amount } of communes) {
    const need = values[code];
    if (!isMoney(need) || need <= 0) continue;
    met = addRatios(met, ratio(BigInt(Math.min(amount, need)), 1n));
    all = addRatios(all, ratio(BigInt(need), 1n));
  }
  return all.numerator === 0n ? undefined : divideRatios(met, all);
}
