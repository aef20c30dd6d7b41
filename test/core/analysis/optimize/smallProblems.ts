import fc from "fast-check";
import { money, ratio } from "../../../../src/core/money/index.ts";
import type {
  Candidate,
  ChoiceProblem,
  Constraint,
  CostGroup,
} from "../../../../src/core/analysis/optimize/index.ts";

/** Amounts that no limit of a small problem reaches. */
const plenty = money(100_000);

/** How large the problems are that are tried: up to 8 places and 3 years, as long as all choices can be tried. */
export interface Size {
  readonly mostChoices: number;
  readonly mostCost: number;
}

export const sources = ["central", "local", "credit"] as const;

/** Problems of a few places, years and đồng, in which every kind of constraint may stand. */
export function smallProblems({ mostChoices, mostCost }: Size): fc.Arbitrary<ChoiceProblem> {
  const counts = fc
    .record({ count: fc.integer({ min: 1, max: 8 }), yearCount: fc.integer({ min: 1, max: 3 }) })
    .filter(({ count, yearCount }) => (yearCount + 1) ** count <= mostChoices);
  return counts.chain(({ count, yearCount }) => {
    const years = Array.from({ length: yearCount }, (_, index) => 2021 + index);
    return fc
      .record({
        candidates: fc.tuple(
          ...Array.from({ length: count }, (_, place) => candidate(place, years, mostCost)),
        ),
        shared: fc.option(bearers(), { nil: undefined }),
        budgets: fc.array(fc.record({ amount: fc.integer({ min: 0, max: 3 * mostCost }), carryOver: fc.boolean() }), { minLength: 9, maxLength: 9 }), // prettier-ignore
        counterpart: fc.option(fc.constantFrom(ratio(1n, 1n), ratio(3n, 2n), ratio(1n, 3n)), { nil: undefined, freq: 1 }), // prettier-ignore
        isYearly: fc.boolean(),
        mostAYear: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        minimum: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 3 }),
        reached: fc.integer({ min: 0, max: 2 }),
        target: fc.integer({ min: 0, max: 3 }),
      })
      .map((drawn): ChoiceProblem => {
        const groups = groupsOf(drawn.shared);
        const rule = { central: ["central"], local: ["local"], types: ["investment"] };
        const spans = drawn.isYearly ? years.map((year) => [year]) : [years];
        const { counterpart } = drawn;
        return {
          years,
          candidates: drawn.candidates,
          reached: Array.from({ length: drawn.reached }, (_, index) => ({ place: `R${index}`, district: index === 0 ? "A" : "B", people: 3 + index })), // prettier-ignore
          groups,
          budgets: years.flatMap((year, yearIndex) =>
            sources.map((source, index) => {
              const { amount = 0, carryOver = false } = drawn.budgets[yearIndex * 3 + index] ?? {};
              return { source, type: "investment", year, amount: money(amount), carryOver };
            }),
          ),
          counterparts: counterpart === undefined ? [] : spans.map((span, index) => ({ ...rule, id: `rule ${index}`, years: span, ratio: counterpart })), // prettier-ignore
          yearLimits: drawn.mostAYear === undefined ? [] : years.map((year) => ({ year, places: drawn.mostAYear ?? 0 })), // prettier-ignore
          districtMinima: drawn.minimum === undefined ? [] : [{ district: drawn.candidates[0]?.district ?? "A", places: drawn.minimum }], // prettier-ignore
          target: drawn.target,
        };
      });
  });
}

function candidate(index: number, years: readonly number[], mostCost: number): fc.Arbitrary<Candidate> {
  const cost = fc.integer({ min: 0, max: mostCost });
  return fc
    .record({
      district: fc.constantFrom("A", "B", "C"),
      people: fc.integer({ min: 1, max: 9 }),
      shared: cost,
      alone: cost,
      roads: fc.constantFrom("0", "1/3", "0.5", "2"),
      schools: fc.integer({ min: 0, max: 3 }),
      window: fc.constantFrom("any", "any", "late", "early"),
      choice: fc.constantFrom(undefined, undefined, undefined, undefined, "yes" as const, "no" as const),
      first: fc.option(fc.nat({ max: Math.max(0, index - 1) }), { nil: undefined, freq: 1 }),
    })
    .map((drawn): Candidate => {
      const { choice, first, window } = drawn;
      return {
        place: `P${index}`,
        district: drawn.district,
        people: drawn.people,
        scores: { roads: drawn.roads, schools: drawn.schools },
        costs: [
          { group: "shared", amount: money(drawn.shared) },
          { group: "alone", amount: money(drawn.alone) },
        ],
        ...(first === undefined || index === 0 ? {} : { prerequisites: [`P${first}`] }),
        ...(window === "late" ? { earliest: (years[0] ?? 0) + 1 } : {}),
        ...(window === "early" ? { latest: years[0] ?? 0 } : {}),
        ...(choice === undefined ? {} : { choice }),
      };
    });
}

function bearers(): fc.Arbitrary<CostGroup["bearers"]> {
  const half = ratio(1n, 2n);
  const third = ratio(1n, 3n);
  return fc.constantFrom<CostGroup["bearers"]>(
    [{ source: "central" }, { source: "local" }],
    [{ source: "central", atMost: half }, { source: "local" }],
    [{ source: "central", atLeast: third }, { source: "credit", atMost: third }, { source: "local" }],
  );
}

function groupsOf(shared: CostGroup["bearers"] | undefined): readonly CostGroup[] {
  return [
    { id: "shared", type: "investment", bearers: shared ?? [{ source: "central" }] },
    { id: "alone", type: "investment", bearers: [{ source: "local" }] },
  ];
}

/** The problem in which only these constraints hold. */
export function withOnly(problem: ChoiceProblem, kept: readonly Constraint[]): ChoiceProblem {
  const has = (isIt: (constraint: Constraint) => boolean) => kept.some(isIt);
  return {
    years: problem.years,
    reached: problem.reached ?? [],
    candidates: problem.candidates.map(({ choice, prerequisites = [], ...one }) => ({
      ...one,
      ...(choice !== undefined && has((c) => c.kind === "choice" && c.place === one.place) ? { choice } : {}),
      prerequisites: prerequisites.filter((first) => has((c) => c.kind === "prerequisite" && c.place === one.place && c.first === first)), // prettier-ignore
    })),
    groups: problem.groups.map(({ id, type, bearers: all }) => ({
      id,
      type,
      bearers: all.map(({ source, atLeast, atMost }) => ({
        source,
        ...(atLeast !== undefined && has((c) => c.kind === "share" && c.group === id && c.source === source && c.bound === "atLeast") ? { atLeast } : {}), // prettier-ignore
        ...(atMost !== undefined && has((c) => c.kind === "share" && c.group === id && c.source === source && c.bound === "atMost") ? { atMost } : {}), // prettier-ignore
      })),
    })),
    budgets: problem.budgets.map((budget) => {
      const { source, year } = budget;
      const isKept = has((c) => c.kind === "budget" && c.source === source && c.year === year);
      return isKept ? budget : { ...budget, amount: plenty };
    }),
    counterparts: (problem.counterparts ?? []).filter(({ id }) => has((c) => c.kind === "counterpart" && c.rule === id)), // prettier-ignore
    yearLimits: (problem.yearLimits ?? []).filter(({ year }) => has((c) => c.kind === "yearLimit" && c.year === year)), // prettier-ignore
    districtMinima: (problem.districtMinima ?? []).filter(({ district }) => has((c) => c.kind === "districtMinimum" && c.district === district)), // prettier-ignore
    ...(has((c) => c.kind === "target") && problem.target !== undefined ? { target: problem.target } : {}),
  };
}
