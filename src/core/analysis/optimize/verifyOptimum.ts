import type { Ratio } from "../../money/index.ts";
import type {
  Candidate,
  ChoiceProblem,
  Constraint,
  CounterpartRatio,
  GroupSpending,
  Optimum,
  Spending,
} from "./problem.ts";

/** What is wrong with an optimum: a constraint that does not hold, a choice that cannot be, or money that does not add up. */
export type OptimumViolation =
  | { readonly kind: "constraint"; readonly constraint: Constraint }
  | { readonly kind: "choice"; readonly place: string; readonly year: number }
  | { readonly kind: "cost"; readonly group: string; readonly year: number }
  | { readonly kind: "sum"; readonly source: string; readonly type: string; readonly year: number };

/** Checks an optimum from scratch, in whole numbers. It shares no code with the search, so it does not share its mistakes. */
export function verifyOptimum(problem: ChoiceProblem, optimum: Optimum): readonly OptimumViolation[] {
  const broken = [
    ...brokenPlaces(problem, optimum),
    ...brokenCounts(problem, optimum),
    ...brokenShares(problem, optimum),
    ...brokenBudgets(problem, optimum),
    ...brokenCounterparts(problem, optimum),
  ].map((constraint): OptimumViolation => ({ kind: "constraint", constraint }));
  return [
    ...wrongChoices(problem, optimum),
    ...broken,
    ...wrongCosts(problem, optimum),
    ...wrongSums(problem, optimum),
  ];
}

function wrongChoices(
  { candidates, years }: ChoiceProblem,
  { choices }: Optimum,
): readonly OptimumViolation[] {
  return choices.flatMap(({ place, year }): OptimumViolation[] => {
    const candidate = candidates.find((one) => one.place === place);
    const { earliest = year, latest = year } = candidate ?? {};
    const isOnce = choices.filter((one) => one.place === place).length === 1;
    const isOpen = years.includes(year) && year >= earliest && year <= latest;
    return candidate !== undefined && isOnce && isOpen ? [] : [{ kind: "choice", place, year }];
  });
}

function brokenPlaces(
  { candidates, reached = [] }: ChoiceProblem,
  { choices }: Optimum,
): readonly Constraint[] {
  const yearOf = new Map(choices.map(({ place, year }) => [place, year]));
  const before = new Set(reached.map(({ place }) => place));
  return candidates.flatMap(({ place, choice, prerequisites = [] }: Candidate): Constraint[] => {
    const year = yearOf.get(place);
    const isDecided = choice === undefined || (choice === "yes") === (year !== undefined);
    const late = prerequisites.filter(
      (first) => year !== undefined && !before.has(first) && (yearOf.get(first) ?? Infinity) > year,
    );
    return [
      ...(isDecided ? [] : [{ kind: "choice", place } as const]),
      ...late.map((first): Constraint => ({ kind: "prerequisite", place, first })),
    ];
  });
}

function brokenCounts(problem: ChoiceProblem, { choices }: Optimum): readonly Constraint[] {
  const { candidates, reached = [], yearLimits = [], districtMinima = [], target = 0 } = problem;
  const chosen = new Set(choices.map(({ place }) => place));
  const atStandard = [...reached, ...candidates.filter(({ place }) => chosen.has(place))];
  const limits = yearLimits.filter(
    ({ year, places }) => choices.filter((choice) => choice.year === year).length > places,
  );
  const minima = districtMinima.filter(
    ({ district, places }) => atStandard.filter((place) => place.district === district).length < places,
  );
  return [
    ...limits.map(({ year }): Constraint => ({ kind: "yearLimit", year })),
    ...minima.map(({ district }): Constraint => ({ kind: "districtMinimum", district })),
    ...(atStandard.length < target ? [{ kind: "target" } as const] : []),
  ];
}

/** What the chosen places cost a group in a year. */
function costOf({ candidates }: ChoiceProblem, { choices }: Optimum, group: string, year: number): bigint {
  let total = 0n;
  for (const choice of choices) {
    if (choice.year !== year) continue;
    for (const cost of candidates.find(({ place }) => place === choice.place)?.costs ?? []) {
      if (cost.group === group) total += BigInt(cost.amount);
    }
  }
  return total;
}

function brokenShares(problem: ChoiceProblem, optimum: Optimum): readonly Constraint[] {
  return problem.groups.flatMap(({ id: group, bearers }) =>
    bearers.flatMap(({ source, atLeast, atMost }): Constraint[] => {
      const isBroken = (share: Ratio | undefined, sign: bigint) =>
        share !== undefined &&
        problem.years.some((year) => {
          const paid = spentOn(optimum.groupSpending, (one) => one.group === group && one.source === source && one.year === year); // prettier-ignore
          const bound = share.numerator * costOf(problem, optimum, group, year);
          return sign * (paid * share.denominator - bound) < 0n;
        });
      return [
        ...(isBroken(atLeast, 1n) ? [{ kind: "share", group, source, bound: "atLeast" } as const] : []),
        ...(isBroken(atMost, -1n) ? [{ kind: "share", group, source, bound: "atMost" } as const] : []),
      ];
    }),
  );
}

/** Goes through the years with what is left of the year before. */
function brokenBudgets(
  { budgets, groups, years }: ChoiceProblem,
  { spending }: Optimum,
): readonly Constraint[] {
  const pairs = groups.flatMap(({ type, bearers }) => bearers.map(({ source }) => ({ source, type })));
  const pots = new Map(
    [...pairs, ...spending].map(({ source, type }) => [`${source}\n${type}`, { source, type }]),
  );
  return [...pots.values()].flatMap(({ source, type }) => {
    let left = 0n;
    return years.flatMap((year): Constraint[] => {
      const budget = budgets.find((one) => one.source === source && one.type === type && one.year === year);
      const own = spentOn(spending, (one) => one.source === source && one.type === type && one.year === year);
      const rest = left + BigInt(budget?.amount ?? 0) - own;
      left = budget?.carryOver === true && rest > 0n ? rest : 0n;
      return rest < 0n ? [{ kind: "budget", source, type, year }] : [];
    });
  });
}

function brokenCounterparts(
  { counterparts = [] }: ChoiceProblem,
  { spending }: Optimum,
): readonly Constraint[] {
  const spentBy = (sources: readonly string[], { types, years }: CounterpartRatio) =>
    spentOn(
      spending,
      (one) => sources.includes(one.source) && types.includes(one.type) && years.includes(one.year),
    );
  return counterparts.flatMap((rule): Constraint[] => {
    const required = spentBy(rule.central, rule) * rule.ratio.numerator;
    const arranged = spentBy(rule.local, rule) * rule.ratio.denominator;
    return arranged < required ? [{ kind: "counterpart", rule: rule.id }] : [];
  });
}

/** Each group is paid for, by its bearers and to the đồng. */
function wrongCosts(problem: ChoiceProblem, optimum: Optimum): readonly OptimumViolation[] {
  return problem.groups.flatMap(({ id: group, bearers }) =>
    problem.years.flatMap((year): OptimumViolation[] => {
      const own = optimum.groupSpending.filter((one) => one.group === group && one.year === year);
      const isByBearers = own.every(
        ({ source, amount }) => amount >= 0 && bearers.some((bearer) => bearer.source === source),
      );
      const isPaid = spentOn(own, () => true) === costOf(problem, optimum, group, year);
      return isByBearers && isPaid ? [] : [{ kind: "cost", group, year }];
    }),
  );
}

/** What is spent by source, type and year is what is spent by group. */
function wrongSums(
  { groups }: ChoiceProblem,
  { spending, groupSpending }: Optimum,
): readonly OptimumViolation[] {
  const typeOf = new Map(groups.map(({ id, type }) => [id, type]));
  const typed = groupSpending.map((one) => ({ ...one, type: typeOf.get(one.group) ?? "" }));
  return [...spending, ...typed].flatMap(({ source, type, year }): OptimumViolation[] => {
    const isSame = (one: Pick<Spending, "source" | "type" | "year">) => one.source === source && one.type === type && one.year === year; // prettier-ignore
    return spentOn(spending, isSame) === spentOn(typed, isSame) ? [] : [{ kind: "sum", source, type, year }];
  });
}

function spentOn<One extends Spending | GroupSpending>(
  list: readonly One[],
  isIn: (one: One) => boolean,
): bigint {
  return list.reduce((sum, one) => (isIn(one) ? sum + BigInt(one.amount) : sum), 0n);
}
