import type { Ratio } from "../../../../src/core/money/index.ts";
import type {
  Candidate,
  ChoiceProblem,
  CostGroup,
  Objective,
} from "../../../../src/core/analysis/optimize/index.ts";
import { sources } from "./smallProblems.ts";

/** Option by candidate: an index of years, or -1 where the place is not chosen. */
export type Picks = readonly number[];

/** All choices that keep to everything but money. */
export function* choicesOf(problem: ChoiceProblem): Generator<Picks> {
  const { candidates, years } = problem;
  const picks = candidates.map(() => -1);
  for (;;) {
    if (isAllowed(problem, picks)) yield [...picks];
    let at = 0;
    while (at < picks.length && picks[at] === years.length - 1) picks[at++] = -1;
    if (at === picks.length) return;
    picks[at] = (picks[at] ?? -1) + 1;
  }
}

function isAllowed(problem: ChoiceProblem, picks: Picks): boolean {
  const { candidates, years, reached = [], yearLimits = [], districtMinima = [], target = 0 } = problem;
  const count = (isIn: (candidate: number) => boolean) =>
    picks.filter((pick, index) => pick >= 0 && isIn(index)).length;
  return (
    candidates.every(({ earliest = 0, latest = Infinity, choice, prerequisites = [] }, index) => {
      const pick = picks[index] ?? -1;
      if (pick < 0) return choice !== "yes";
      const year = years[pick] ?? 0;
      const comesAfter = prerequisites.every((first) => {
        const at = picks[candidates.findIndex(({ place }) => place === first)] ?? -1;
        return at >= 0 && at <= pick;
      });
      return choice !== "no" && year >= earliest && year <= latest && comesAfter;
    }) &&
    yearLimits.every(({ year, places }) => count((index) => years[picks[index] ?? -1] === year) <= places) &&
    districtMinima.every(
      ({ district, places }) =>
        reached.filter((place) => place.district === district).length +
          count((index) => candidates[index]?.district === district) >=
        places,
    ) &&
    reached.length + count(() => true) >= target
  );
}

/**
 * The least that `paid` sources pay for a choice, by trying all ways to share; nothing if there is none. Two groups: one
 * that several bear, one that `local` bears.
 */
export function leastPaid(problem: ChoiceProblem, picks: Picks, paid: readonly string[]): number | undefined {
  const { years, groups, counterparts = [] } = problem;
  const bearersOfShared = groups[0]?.bearers ?? [];
  const spentBy: Record<string, number>[] = [];
  let least: number | undefined;
  const tryYear = (year: number, left: Readonly<Record<string, number>>): void => {
    if (year === years.length) {
      if (!counterparts.every((rule) => isMatched(rule.ratio, rule.years.map((one) => spentBy[years.indexOf(one)] ?? {})))) return; // prettier-ignore
      const total = spentBy.reduce((sum, spent) => sum + paid.reduce((own, source) => own + (spent[source] ?? 0), 0), 0); // prettier-ignore
      least = Math.min(least ?? Infinity, total);
      return;
    }
    const cost = costOf(problem, picks, 0, year);
    for (const shares of waysToShare(cost, bearersOfShared)) {
      const spent: Record<string, number> = { ...shares };
      spent["local"] = (spent["local"] ?? 0) + costOf(problem, picks, 1, year);
      const rest = afterYear(problem, year, left, spent);
      if (rest === undefined) continue;
      spentBy[year] = spent;
      tryYear(year + 1, rest);
      if (least !== undefined && paid.length === 0) return;
    }
  };
  tryYear(0, {});
  return least;
}

function costOf({ candidates }: ChoiceProblem, picks: Picks, group: number, year: number): number {
  return candidates.reduce(
    (sum, { costs }, index) => sum + (picks[index] === year ? (costs[group]?.amount ?? 0) : 0),
    0,
  );
}

function* waysToShare(cost: number, bearers: CostGroup["bearers"]): Generator<Record<string, number>> {
  const [first, ...others] = bearers;
  if (first === undefined) {
    if (cost === 0) yield {};
    return;
  }
  yield* sharesFrom(cost, cost, first, others);
}

function* sharesFrom(
  whole: number,
  rest: number,
  { source, atLeast, atMost }: CostGroup["bearers"][number],
  others: CostGroup["bearers"],
): Generator<Record<string, number>> {
  const [next, ...after] = others;
  for (let amount = next === undefined ? rest : 0; amount <= rest; amount++) {
    if (atLeast !== undefined && BigInt(amount) * atLeast.denominator < BigInt(whole) * atLeast.numerator)
      continue;
    if (atMost !== undefined && BigInt(amount) * atMost.denominator > BigInt(whole) * atMost.numerator)
      continue;
    if (next === undefined) yield { [source]: amount };
    else
      for (const more of sharesFrom(whole, rest - amount, next, after)) yield { ...more, [source]: amount };
  }
}

function afterYear(
  { budgets, years }: ChoiceProblem,
  year: number,
  left: Readonly<Record<string, number>>,
  spent: Readonly<Record<string, number>>,
): Record<string, number> | undefined {
  const rest: Record<string, number> = {};
  for (const source of sources) {
    const budget = budgets.find((one) => one.source === source && one.year === years[year]);
    const remaining = (left[source] ?? 0) + (budget?.amount ?? 0) - (spent[source] ?? 0);
    if (remaining < 0) return undefined;
    rest[source] = budget?.carryOver === true ? remaining : 0;
  }
  return rest;
}

function isMatched(
  { numerator, denominator }: Ratio,
  spent: readonly Readonly<Record<string, number>>[],
): boolean {
  const total = (source: string) => BigInt(spent.reduce((sum, one) => sum + (one[source] ?? 0), 0));
  return total("local") * denominator >= total("central") * numerator;
}

/** What the choice is worth as numbers to compare one after the other, the larger the better. */
export function worthOf(problem: ChoiceProblem, objective: Objective, picks: Picks): readonly number[] {
  const { candidates, reached = [] } = problem;
  const chosen = candidates.filter((_, index) => (picks[index] ?? -1) >= 0);
  const sum = (of: readonly Candidate[], value: (one: Candidate) => number) =>
    of.reduce((total, one) => total + value(one), 0);
  const costOfAll = ({ costs }: Candidate) => costs.reduce((total, { amount }) => total + amount, 0);
  switch (objective.kind) {
    case "communes":
      return [chosen.length];
    case "people":
      return [sum(chosen, ({ people }) => people)];
    case "score":
      // Sixths, so that a third and a half are whole: 2 × roads + 1 × schools.
      return [sum(chosen, ({ scores }) => 2 * (sixths[textOf(scores?.["roads"])] ?? 0) + 6 * Number(scores?.["schools"]))]; // prettier-ignore
    case "money":
      return objective.sources === undefined
        ? [-sum(chosen, costOfAll)]
        : [-(leastPaid(problem, picks, objective.sources) ?? Infinity)];
    case "fairest": {
      const value = (one: Candidate) => objective.of === "communes" ? 1 : objective.of === "people" ? one.people : costOfAll(one); // prettier-ignore
      const before = (district: string) => objective.of === "money" ? 0 : reached.filter((one) => one.district === district).reduce((total, { people }) => total + (objective.of === "people" ? people : 1), 0); // prettier-ignore
      return ["A", "B", "C"]
        .flatMap((district) => {
          const inside = (list: readonly Candidate[]) => list.filter((one) => one.district === district);
          const whole = before(district) + sum(inside(candidates), value);
          return whole === 0 ? [] : [(before(district) + sum(inside(chosen), value)) / whole];
        })
        .sort((left, right) => left - right);
    }
  }
}

function textOf(weight: unknown): string {
  return typeof weight === "string" ? weight : "";
}

const sixths: Readonly<Record<string, number>> = { "0": 0, "1/3": 2, "0.5": 3, "2": 12 };

/** The most that any choice is worth that has its money, by trying all; nothing if there is none. */
export function bestByTrying(problem: ChoiceProblem, objective: Objective): readonly number[] | undefined {
  const all = [...choicesOf(problem)].map((picks) => ({ picks, worth: worthOf(problem, objective, picks) }));
  all.sort((left, right) => -compareLists(left.worth, right.worth));
  return all.find(({ picks, worth }) => worth[0] !== -Infinity && leastPaid(problem, picks, []) !== undefined)
    ?.worth;
}

export function compareLists(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

export function isFeasible(problem: ChoiceProblem): boolean {
  return bestByTrying(problem, { kind: "communes" }) !== undefined;
}
