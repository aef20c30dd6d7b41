import { constraintKey } from "./constraints.ts";
import { districtAmounts, type Demand, type DistrictCondition } from "./demand.ts";
import type { Indexed } from "./indexed.ts";
import type { Constraint } from "./problem.ts";

export interface ChoiceCheck {
  readonly holds: boolean;
  /** By how many places each elastic constraint gives way; those that do not are left out. */
  readonly givingOf: ReadonlyMap<string, bigint>;
}

/** Checks everything about chosen options but the money, in whole numbers. */
export function checkChoice(indexed: Indexed, demand: Demand, chosen: readonly number[]): ChoiceCheck {
  const givingOf = new Map<string, bigint>();
  let holds = isOneYearEach(indexed, chosen);
  for (const [constraint, places] of shortages(indexed, chosen)) {
    const key = constraintKey(constraint);
    if (places <= 0 || demand.dropped.has(key)) continue;
    if (demand.elastic.has(key)) givingOf.set(key, BigInt(places));
    else holds = false;
  }
  holds &&= demand.conditions.every((condition) => isMet(indexed, condition, chosen));
  return { holds, givingOf };
}

function isOneYearEach({ options }: Indexed, chosen: readonly number[]): boolean {
  return new Set(chosen.map((option) => options[option]?.candidate)).size === chosen.length;
}

function isMet(indexed: Indexed, condition: DistrictCondition, chosen: readonly number[]): boolean {
  const amounts = districtAmounts(indexed, condition, chosen);
  return (
    condition.atLeast.filter((least, district) => (amounts[district] ?? 0n) >= least).length >=
    condition.count
  );
}

/** By how many places each constraint is missed; 0 or less where it holds. */
function shortages(indexed: Indexed, chosen: readonly number[]): readonly (readonly [Constraint, number])[] {
  const { problem, candidates, options, districts, years, reachedCommunes } = indexed;
  const yearOf = new Map(chosen.map((option) => [options[option]?.candidate, options[option]?.year ?? 0]));
  const places = candidates.flatMap(({ place, choice, prerequisites }, candidate) => {
    const year = yearOf.get(candidate);
    const found: [Constraint, number][] = [];
    if (choice !== undefined)
      found.push([{ kind: "choice", place }, (choice === "yes") === (year !== undefined) ? 0 : 1]);
    for (const first of prerequisites) {
      const comesLate = year !== undefined && (yearOf.get(first) ?? Infinity) > year;
      found.push([{ kind: "prerequisite", place, first: candidates[first]?.place ?? "" }, comesLate ? 1 : 0]);
    }
    return found;
  });
  const chosenYears = [...yearOf.values()].map((year) => years[year]);
  const limits = (problem.yearLimits ?? []).map(
    ({ year, places: most }) =>
      [{ kind: "yearLimit", year }, chosenYears.filter((one) => one === year).length - most] as const,
  );
  const counts = [...reachedCommunes];
  for (const candidate of yearOf.keys()) {
    const district = candidates[candidate ?? -1]?.district ?? -1;
    counts[district] = (counts[district] ?? 0) + 1;
  }
  const minima = (problem.districtMinima ?? []).map(
    ({ district, places: least }) =>
      [{ kind: "districtMinimum", district }, least - (counts[districts.indexOf(district)] ?? 0)] as const,
  );
  const all = counts.reduce((total, count) => total + count, 0);
  return [...places, ...limits, ...minima, [{ kind: "target" }, (problem.target ?? 0) - all]];
}
