import { sum, type Money } from "../../money/index.ts";
import type { Candidate, ChoiceProblem, CostGroup, Measure } from "./problem.ts";

/** A candidate by numbers: its district, its costs by group, the first and last of its options. */
export interface IndexedCandidate {
  readonly place: string;
  readonly district: number;
  readonly people: number;
  readonly costs: readonly (readonly [group: number, amount: Money])[];
  readonly cost: Money;
  readonly choice: "yes" | "no" | undefined;
  /** Candidates that come first; places that reached the standard before are left out. */
  readonly prerequisites: readonly number[];
  /** Options of the candidate, by year. */
  readonly options: readonly number[];
}

/** One place in one year: what a 0 or 1 stands for. */
export interface Option {
  readonly candidate: number;
  readonly year: number;
}

/** Money of one bearer of a group in a year. */
export interface Flow {
  readonly group: number;
  readonly bearer: number;
  readonly source: string;
  readonly year: number;
}

/** A problem by numbers, everything in key order, so that the order of the rows of a sheet changes nothing. */
export interface Indexed {
  readonly problem: ChoiceProblem;
  readonly years: readonly number[];
  readonly districts: readonly string[];
  readonly candidates: readonly IndexedCandidate[];
  readonly options: readonly Option[];
  readonly groups: readonly CostGroup[];
  readonly flows: readonly Flow[];
  readonly chains: readonly BudgetChain[];
  /** Communes and people of each district that have reached the standard already. */
  readonly reachedCommunes: readonly number[];
  readonly reachedPeople: readonly number[];
}

/**
 * What a source has for a type over consecutive years that carry over into each other (often a single year): up to each of
 * the years, no more can be spent than there was from the first one on.
 */
export interface BudgetChain {
  readonly source: string;
  readonly type: string;
  readonly years: readonly { readonly year: number; readonly amount: Money }[];
}

/** Puts a problem that was checked into numbers. */
export function indexProblem(problem: ChoiceProblem): Indexed {
  const reached = problem.reached ?? [];
  const sorted = [...problem.candidates].sort((left, right) => compareKeys(left.place, right.place));
  const groups = [...problem.groups].sort((left, right) => compareKeys(left.id, right.id));
  const districts = [...new Set([...sorted, ...reached].map(({ district }) => district))].sort(compareKeys);
  const options: Option[] = [];
  const candidates = indexCandidates(problem, sorted, groups, districts, options);
  const inDistrict = (value: (place: { people: number }) => number) =>
    districts.map((district) =>
      reached
        .filter((place) => place.district === district)
        .reduce((total, place) => total + value(place), 0),
    );
  return {
    problem,
    years: problem.years,
    districts,
    candidates,
    options,
    groups,
    flows: groups.flatMap(({ bearers }, group) =>
      problem.years.flatMap((_, year) =>
        bearers.map(({ source }, bearer): Flow => ({ group, bearer, source, year })),
      ),
    ),
    chains: budgetChains(problem, groups),
    reachedCommunes: inDistrict(() => 1),
    reachedPeople: inDistrict(({ people }) => people),
  };
}

function indexCandidates(
  problem: ChoiceProblem,
  sorted: readonly Candidate[],
  groups: readonly CostGroup[],
  districts: readonly string[],
  options: Option[],
): readonly IndexedCandidate[] {
  const numberOfPlace = new Map(sorted.map(({ place }, candidate) => [place, candidate]));
  const numberOfGroup = new Map(groups.map(({ id }, group) => [id, group]));
  const numberOfDistrict = new Map(districts.map((district, index) => [district, index]));
  return sorted.map((one, candidate) => {
    const own: number[] = [];
    problem.years.forEach((value, year) => {
      const isOpen = value >= (one.earliest ?? value) && value <= (one.latest ?? value);
      if (isOpen) own.push(options.push({ candidate, year }) - 1);
    });
    return {
      place: one.place,
      district: numberOfDistrict.get(one.district) ?? -1,
      people: one.people,
      costs: one.costs
        .map(({ group, amount }) => [numberOfGroup.get(group) ?? -1, amount] as const)
        .filter(([, amount]) => amount > 0),
      cost: sum(one.costs.map(({ amount }) => amount)),
      choice: one.choice,
      prerequisites: (one.prerequisites ?? []).flatMap((place) => numberOfPlace.get(place) ?? []),
      options: own,
    };
  });
}

function budgetChains(problem: ChoiceProblem, groups: readonly CostGroup[]): readonly BudgetChain[] {
  const budgets = new Map(
    problem.budgets.map((budget) => [budgetKey(budget.source, budget.type, budget.year), budget]),
  );
  const pairs = new Map<string, { source: string; type: string }>();
  for (const { type, bearers } of groups) {
    for (const { source } of bearers) pairs.set(budgetKey(source, type, 0), { source, type });
  }
  const chains: BudgetChain[] = [];
  for (const key of [...pairs.keys()].sort(compareKeys)) {
    const { source, type } = pairs.get(key) ?? { source: "", type: "" };
    let run: { year: number; amount: Money }[] = [];
    problem.years.forEach((value, year) => {
      const budget = budgets.get(budgetKey(source, type, value));
      run.push({ year, amount: budget?.amount ?? (0 as Money) });
      if (budget?.carryOver === true && year < problem.years.length - 1) return;
      chains.push({ source, type, years: run });
      run = [];
    });
  }
  return chains;
}

function budgetKey(source: string, type: string, year: number): string {
  return JSON.stringify([source, type, year]);
}

/** Negative, zero or positive as `left` stands before, at or after `right`, by code units: the same on every machine. */
export function compareKeys(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The flows of a source, of a type, in the years from the first to the last. */
export function flowsOf(
  { flows, groups }: Indexed,
  isSource: (source: string) => boolean,
  isType: (type: string) => boolean,
  isYear: (year: number) => boolean,
): readonly number[] {
  return flows.flatMap(({ group, source, year }, flow) =>
    isSource(source) && isYear(year) && isType(groups[group]?.type ?? "") ? [flow] : [],
  );
}

/** How well off each district is under a measure: what it has already, what a candidate adds, and what would be everything. */
export interface DistrictMeasure {
  readonly base: readonly bigint[];
  readonly whole: readonly bigint[];
  readonly adds: readonly bigint[];
}

export function districtMeasure(indexed: Indexed, of: Measure): DistrictMeasure {
  const { candidates, districts, reachedCommunes, reachedPeople } = indexed;
  const adds = candidates.map(({ people, cost }) =>
    BigInt(of === "communes" ? 1 : of === "people" ? people : cost),
  );
  const start = of === "communes" ? reachedCommunes : of === "people" ? reachedPeople : [];
  const base = districts.map((_, district) => BigInt(start[district] ?? 0));
  const whole = [...base];
  candidates.forEach(({ district }, candidate) => {
    whole[district] = (whole[district] ?? 0n) + (adds[candidate] ?? 0n);
  });
  return { base, whole, adds };
}
