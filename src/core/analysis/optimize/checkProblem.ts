import { errorAt, nearestWord, type Issue, type IssueCode } from "../../issue/index.ts";
import { compareRatios, isMoney, ratio } from "../../money/index.ts";
import type { ChoiceProblem, CostGroup, Objective } from "./problem.ts";

/**
 * Everything that is wrong with a problem as data: places and ids that stand twice (`plan.duplicateCode`, `plan.duplicateId`),
 * references that lead nowhere (`plan.unknownReference`), places that would have to come before themselves (`plan.cycle`), years
 * outside (`period.outside`, `period.reversed`), numbers that are negative or not whole, shares that cannot make a whole
 * (`ratio.invalid`).
 */
export function checkProblem(problem: ChoiceProblem, objective: Objective): readonly Issue[] {
  return [
    ...checkCandidates(problem),
    ...checkGroups(problem),
    ...checkMoney(problem),
    ...checkLimits(problem),
    ...checkObjective(problem, objective),
  ];
}

function checkCandidates(problem: ChoiceProblem): readonly Issue[] {
  const { candidates, reached = [], groups } = problem;
  const places = new Set([...candidates, ...reached].map(({ place }) => place));
  const groupIds = new Set(groups.map(({ id }) => id));
  return [
    ...repeated([...listed("candidates", candidates, ({ place }) => place, "place"), ...listed("reached", reached, ({ place }) => place, "place")], "plan.duplicateCode"), // prettier-ignore
    ...reached.flatMap(({ people }, index) => whole(`reached[${index}].people`, people)),
    ...candidates.flatMap((one, index) => {
      const path = `candidates[${index}]`;
      const { earliest, latest, costs, prerequisites = [] } = one;
      const isReversed = earliest !== undefined && latest !== undefined && earliest > latest;
      return [
        ...whole(`${path}.people`, one.people),
        ...(isReversed ? [errorAt(`${path}.latest`, "period.reversed", { from: earliest, to: latest })] : []),
        ...costs.flatMap(({ group, amount }, cost) => [
          ...refer(`${path}.costs[${cost}].group`, group, groupIds),
          ...amountIssues(`${path}.costs[${cost}].amount`, amount),
        ]),
        ...repeated(listed(`${path}.costs`, costs, ({ group }) => group, "group"), "plan.duplicateId"), // prettier-ignore
        ...prerequisites.flatMap((first, at) => refer(`${path}.prerequisites[${at}]`, first, places)),
      ];
    }),
    ...circles(problem),
  ];
}

/** One issue for each place that would have to come before itself. */
function circles({ candidates }: ChoiceProblem): readonly Issue[] {
  const before = new Map(candidates.map(({ place, prerequisites = [] }) => [place, prerequisites]));
  return candidates.flatMap(({ place }, index) => {
    const seen = new Set<string>();
    const waiting = [...(before.get(place) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next === place)
        return [errorAt(`candidates[${index}].prerequisites`, "plan.cycle", { value: place })];
      if (!seen.has(next)) waiting.push(...(before.get(next) ?? []));
      seen.add(next);
    }
    return [];
  });
}

function checkGroups({ groups }: ChoiceProblem): readonly Issue[] {
  return [
    ...repeated(listed("groups", groups, ({ id }) => id, "id"), "plan.duplicateId"), // prettier-ignore
    ...groups.flatMap((group, index) => {
      const path = `groups[${index}].bearers`;
      if (group.bearers.length === 0) return [errorAt(path, "plan.empty", { key: "bearers" })];
      return [
        ...repeated(listed(path, group.bearers, ({ source }) => source, "source"), "plan.duplicateId"), // prettier-ignore
        ...shareIssues(path, group),
      ];
    }),
  ];
}

/** No share is more than all, and together they can make exactly all. */
function shareIssues(path: string, { bearers }: CostGroup): readonly Issue[] {
  const all = ratio(1n, 1n);
  const sumOf = (shares: readonly { readonly numerator: bigint; readonly denominator: bigint }[]) =>
    shares.reduce((sum, one) => ratio(sum.numerator * one.denominator + one.numerator * sum.denominator, sum.denominator * one.denominator), ratio(0n, 1n)); // prettier-ignore
  const least = sumOf(bearers.map(({ atLeast = ratio(0n, 1n) }) => atLeast));
  const most = sumOf(bearers.map(({ atMost = all }) => atMost));
  const invalid = (at: string, { numerator, denominator }: typeof all) =>
    errorAt(at, "ratio.invalid", { value: `${numerator}/${denominator}` });
  return [
    ...bearers.flatMap(({ atMost = all }, index) =>
      compareRatios(atMost, all) > 0 ? [invalid(`${path}[${index}].atMost`, atMost)] : [],
    ),
    ...(compareRatios(least, all) > 0 ? [invalid(path, least)] : []),
    ...(compareRatios(most, all) < 0 ? [invalid(path, most)] : []),
  ];
}

function checkMoney(problem: ChoiceProblem): readonly Issue[] {
  const { budgets, counterparts = [] } = problem;
  const sources = sourcesOf(problem);
  return [
    ...repeated(listed("budgets", budgets, ({ source, type, year }) => [source, type, year].join(" · "), "year"), "plan.duplicateId"), // prettier-ignore
    ...budgets.flatMap(({ year, amount }, index) => [
      ...yearIssues(`budgets[${index}].year`, year, problem),
      ...amountIssues(`budgets[${index}].amount`, amount),
    ]),
    ...repeated(listed("counterparts", counterparts, ({ id }) => id, "id"), "plan.duplicateId"), // prettier-ignore
    ...counterparts.flatMap(({ central, local, years }, index) => {
      const path = `counterparts[${index}]`;
      return [
        ...central.flatMap((source, at) => refer(`${path}.central[${at}]`, source, sources)),
        ...local.flatMap((source, at) => refer(`${path}.local[${at}]`, source, sources)),
        // A source on both sides would be its own counterpart.
        ...repeated([...listed(`${path}.central`, central, (source) => source), ...listed(`${path}.local`, local, (source) => source)], "plan.duplicateId"), // prettier-ignore
        ...years.flatMap((year, at) => yearIssues(`${path}.years[${at}]`, year, problem)),
      ];
    }),
  ];
}

function checkLimits(problem: ChoiceProblem): readonly Issue[] {
  const { years, candidates, reached = [], yearLimits = [], districtMinima = [], target = 0 } = problem;
  const districts = new Set([...candidates, ...reached].map(({ district }) => district));
  return [
    ...(years.length === 0 ? [errorAt("years", "plan.empty", { key: "years" })] : []),
    ...repeated(listed("years", years, String), "plan.duplicateId"), // prettier-ignore
    ...years.flatMap((year, index) => whole(`years[${index}]`, year)),
    ...years.flatMap((year, index) => {
      const before = years[index - 1] ?? -Infinity;
      return year < before ? [errorAt(`years[${index}]`, "period.reversed", { from: before, to: year })] : [];
    }),
    ...yearLimits.flatMap(({ year, places }, index) => [
      ...yearIssues(`yearLimits[${index}].year`, year, problem),
      ...whole(`yearLimits[${index}].places`, places),
    ]),
    ...repeated(listed("yearLimits", yearLimits, ({ year }) => `${year}`, "year"), "plan.duplicateId"), // prettier-ignore
    ...districtMinima.flatMap(({ district, places }, index) => [
      ...refer(`districtMinima[${index}].district`, district, districts),
      ...whole(`districtMinima[${index}].places`, places),
    ]),
    ...repeated(listed("districtMinima", districtMinima, ({ district }) => district, "district"), "plan.duplicateId"), // prettier-ignore
    ...whole("target", target),
  ];
}

function checkObjective(problem: ChoiceProblem, objective: Objective): readonly Issue[] {
  if (objective.kind !== "money") return [];
  const sources = sourcesOf(problem);
  return (objective.sources ?? []).flatMap((source, index) =>
    refer(`objective.sources[${index}]`, source, sources),
  );
}

function sourcesOf({ groups }: ChoiceProblem): ReadonlySet<string> {
  return new Set(groups.flatMap(({ bearers }) => bearers.map(({ source }) => source)));
}

function yearIssues(path: string, year: number, { years }: ChoiceProblem): readonly Issue[] {
  if (years.includes(year)) return [];
  return [errorAt(path, "period.outside", { from: year, to: year, first: years[0] ?? year, last: years.at(-1) ?? year })]; // prettier-ignore
}

function refer(path: string, value: string, known: ReadonlySet<string>): readonly Issue[] {
  if (known.has(value)) return [];
  const nearest = nearestWord(value, known);
  return [errorAt(path, "plan.unknownReference", { value, ...(nearest === undefined ? {} : { nearest }) })];
}

function whole(path: string, value: number): readonly Issue[] {
  if (!Number.isSafeInteger(value)) return [errorAt(path, "number.notWhole", { value: String(value) })];
  return value < 0 ? [errorAt(path, "number.negative", { value: String(value), minimum: "0" })] : [];
}

function amountIssues(path: string, amount: number): readonly Issue[] {
  return isMoney(amount)
    ? whole(path, amount)
    : [errorAt(path, "number.notWhole", { value: String(amount) })];
}

interface Listed {
  readonly path: string;
  readonly value: string;
}

function listed<One>(
  path: string,
  list: readonly One[],
  valueOf: (one: One) => string,
  key?: string,
): Listed[] {
  return list.map((one, index) => ({
    path: `${path}[${index}]${key === undefined ? "" : `.${key}`}`,
    value: valueOf(one),
  }));
}

function repeated(entries: readonly Listed[], code: IssueCode): readonly Issue[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ path, value }) => {
    const before = first.get(value);
    first.set(value, before ?? path);
    return before === undefined ? [] : [errorAt(path, code, { value, first: before })];
  });
}
