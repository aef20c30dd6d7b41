import { invariant } from "../../issue/invariant.ts";
import { money, moneyFromBigInt, subtract, type Money } from "../../money/index.ts";
import { compareKeys } from "./indexed.ts";
import type { Candidate, ChoiceProblem, Cost, CostGroup, GroupSpending, Optimum } from "./problem.ts";

/** A problem with fewer groups that has the same choices, and the way back to the groups of the first. */
export interface MergedProblem {
  readonly problem: ChoiceProblem;
  /** The same optimum with the money of each merged group told by the groups that it stands for. */
  readonly splitBack: (optimum: Optimum) => Optimum;
}

/**
 * Takes groups of one type together that the same sources bear without shares: each may be paid by any of them, so all that counts is
 * what they cost together, and a solver has a column for a source and year in place of one for each group. Money is split back
 * exactly: any sums of sources fit any costs of groups where every source may pay for every group.
 */
export function mergeGroups(problem: ChoiceProblem): MergedProblem {
  const sets = mergeableSets(problem.groups);
  const nameOf = new Map(sets.flatMap((set) => set.map(({ id }) => [id, set[0]?.id ?? id] as const)));
  if (sets.every(({ length }) => length === 1)) return { problem, splitBack: (optimum) => optimum };
  const merged: ChoiceProblem = {
    ...problem,
    groups: sets.flatMap(([first]) => first ?? []),
    candidates: problem.candidates.map((one) => ({ ...one, costs: mergeCosts(one, nameOf) })),
  };
  return { problem: merged, splitBack: (optimum) => splitBack(problem, sets, optimum) };
}

/** Groups by what they have in common, each set in key order; a group with shares is alone. */
function mergeableSets(groups: readonly CostGroup[]): readonly (readonly CostGroup[])[] {
  const sets = new Map<string, CostGroup[]>();
  for (const group of [...groups].sort((left, right) => compareKeys(left.id, right.id))) {
    const { id, type, bearers } = group;
    const hasShares = bearers.some(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined);
    const sources = bearers.map(({ source }) => source).sort(compareKeys);
    const key = JSON.stringify(hasShares ? [id] : [type, sources]);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [group]);
    else set.push(group);
  }
  return [...sets.values()];
}

function mergeCosts({ costs }: Candidate, nameOf: ReadonlyMap<string, string>): readonly Cost[] {
  const sums = new Map<string, bigint>();
  for (const { group, amount } of costs) {
    const name = nameOf.get(group) ?? group;
    sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount));
  }
  return [...sums].map(([group, amount]) => ({ group, amount: moneyFromBigInt(amount) }));
}

function splitBack(
  problem: ChoiceProblem,
  sets: readonly (readonly CostGroup[])[],
  optimum: Optimum,
): Optimum {
  const setOf = new Map(sets.map((set) => [set[0]?.id ?? "", set]));
  const costs = costsOfGroups(problem, optimum);
  const groupSpending = [...setOf].flatMap(([name, set]) => {
    const own = optimum.groupSpending.filter(({ group }) => group === name);
    return set.length === 1 ? own : problem.years.flatMap((year) => splitYear(set, own, year, costs));
  });
  return { ...optimum, groupSpending };
}

/** What the chosen places cost each group in each year. */
function costsOfGroups({ candidates }: ChoiceProblem, { choices }: Optimum): ReadonlyMap<string, Money> {
  const costsOf = new Map(candidates.map(({ place, costs }) => [place, costs]));
  const sums = new Map<string, bigint>();
  for (const { place, year } of choices) {
    for (const { group, amount } of costsOf.get(place) ?? []) {
      const key = keyOf(group, year);
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
    }
  }
  return new Map([...sums].map(([key, amount]) => [key, moneyFromBigInt(amount)]));
}

/** Hands the money of the sources to the groups, both in key order. */
function splitYear(
  set: readonly CostGroup[],
  spending: readonly GroupSpending[],
  year: number,
  costs: ReadonlyMap<string, Money>,
): readonly GroupSpending[] {
  const purses = spending
    .filter((one) => one.year === year)
    .sort((left, right) => compareKeys(left.source, right.source))
    .map(({ source, amount }) => ({ source, left: amount }));
  const parts: GroupSpending[] = [];
  for (const { id } of set) {
    let missing = costs.get(keyOf(id, year)) ?? money(0);
    for (const purse of purses) {
      const amount = purse.left < missing ? purse.left : missing;
      if (amount === 0) continue;
      parts.push({ group: id, source: purse.source, year, amount });
      purse.left = subtract(purse.left, amount);
      missing = subtract(missing, amount);
    }
    invariant(missing === 0, "merged groups cost what was paid for them");
  }
  invariant(purses.every(({ left }) => left === 0), "merged groups cost what was paid for them"); // prettier-ignore
  return parts;
}

function keyOf(group: string, year: number): string {
  return JSON.stringify([group, year]);
}
