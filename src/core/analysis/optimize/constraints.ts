import type { Indexed } from "./indexed.ts";
import type { Constraint } from "./problem.ts";

/** A text that names a constraint, the same for the same one. */
export function constraintKey(constraint: Constraint): string {
  switch (constraint.kind) {
    case "budget":
      return JSON.stringify(["budget", constraint.source, constraint.type, constraint.year]);
    case "counterpart":
      return JSON.stringify(["counterpart", constraint.rule]);
    case "share":
      return JSON.stringify(["share", constraint.group, constraint.source, constraint.bound]);
    case "yearLimit":
      return JSON.stringify(["yearLimit", constraint.year]);
    case "districtMinimum":
      return JSON.stringify(["districtMinimum", constraint.district]);
    case "target":
      return JSON.stringify(["target"]);
    case "choice":
      return JSON.stringify(["choice", constraint.place]);
    case "prerequisite":
      return JSON.stringify(["prerequisite", constraint.place, constraint.first]);
  }
}

/** Budgets and counterparts give way in money (đồng), the others in places. */
export function givesMoney(key: string): boolean {
  return key.startsWith('["budget"') || key.startsWith('["counterpart"');
}

/** All constraints of a problem by which it may have no solution: a budget that is not listed is one of nothing. */
export function constraintsOf({ problem, candidates, chains, groups }: Indexed): readonly Constraint[] {
  return [
    ...(problem.target === undefined ? [] : [{ kind: "target" } as const]),
    ...(problem.districtMinima ?? []).map(({ district }): Constraint => ({
      kind: "districtMinimum",
      district,
    })),
    ...candidates.flatMap(({ place, choice }): Constraint[] =>
      choice === undefined ? [] : [{ kind: "choice", place }],
    ),
    ...candidates.flatMap(({ place, prerequisites }) =>
      prerequisites.map((first): Constraint => ({
        kind: "prerequisite",
        place,
        first: candidates[first]?.place ?? "",
      })),
    ),
    ...(problem.yearLimits ?? []).map(({ year }): Constraint => ({ kind: "yearLimit", year })),
    ...(problem.counterparts ?? []).map(({ id }): Constraint => ({ kind: "counterpart", rule: id })),
    ...groups.flatMap(({ id: group, bearers }) =>
      bearers.flatMap(({ source, atLeast, atMost }): Constraint[] => [
        ...(atLeast === undefined ? [] : [{ kind: "share", group, source, bound: "atLeast" } as const]),
        ...(atMost === undefined ? [] : [{ kind: "share", group, source, bound: "atMost" } as const]),
      ]),
    ),
    ...chains.flatMap(({ source, type, years }) =>
      years.map(({ year }): Constraint => ({ kind: "budget", source, type, year: problem.years[year] ?? 0 })),
    ),
  ];
}
