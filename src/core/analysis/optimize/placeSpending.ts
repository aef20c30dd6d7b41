import { webster } from "../../apportionment/index.ts";
import { invariant } from "../../issue/invariant.ts";
import { add, subtract, zeroMoney, type Money } from "../../money/index.ts";
import { compareKeys } from "./indexed.ts";
import type { ChoiceProblem, Optimum } from "./problem.ts";

/** Money (đồng) of one source for one type that pays for one place. */
export interface PlaceSpending {
  readonly place: string;
  readonly source: string;
  readonly type: string;
  readonly amount: Money;
}

/**
 * Who pays how much for which place. An optimum says what sources pay for a group in a year, over all its places; here it is split
 * among them in proportion to what they cost, so that every place is paid for and every source pays what it does, to the đồng. Places
 * take what lies between their running totals, which Webster's method splits: more money never gives a source less.
 */
export function placeSpending(problem: ChoiceProblem, optimum: Optimum): readonly PlaceSpending[] {
  const costsOf = new Map(problem.candidates.map(({ place, costs }) => [place, costs]));
  return problem.groups.flatMap(({ id, type }) =>
    problem.years.flatMap((year) => {
      const own = optimum.choices.filter((choice) => choice.year === year);
      const costs = own
        .map(({ place }) => ({
          place,
          amount: costsOf.get(place)?.find(({ group }) => group === id)?.amount ?? zeroMoney,
        })) // prettier-ignore
        .sort((left, right) => compareKeys(left.place, right.place));
      const purses = optimum.groupSpending
        .filter((one) => one.group === id && one.year === year)
        .sort((left, right) => compareKeys(left.source, right.source));
      return splitAmong(costs, purses).map((part) => ({ ...part, type }));
    }),
  );
}

function splitAmong(
  costs: readonly { readonly place: string; readonly amount: Money }[],
  purses: readonly { readonly source: string; readonly amount: Money }[],
): readonly Omit<PlaceSpending, "type">[] {
  if (purses.length === 0) return [];
  const weights = purses.map(({ amount }) => amount);
  let sofar = zeroMoney;
  let before: readonly Money[] = purses.map(() => zeroMoney);
  return costs.flatMap(({ place, amount }) => {
    sofar = add(sofar, amount);
    const { parts } = webster(sofar, weights);
    const own = purses.map(({ source }, index) => {
      const part = subtract(parts[index] ?? zeroMoney, before[index] ?? zeroMoney);
      invariant(part >= 0, "more money takes from no source");
      return { place, source, amount: part };
    });
    before = parts;
    return own.filter((part) => part.amount > 0);
  });
}
