import { phaseToYears } from "../../allocation/index.ts";
import { errorAt, failure, success, type Issue, type Result } from "../../issue/index.ts";
import { add, portion, ratio, readRatio, zeroMoney, type Money, type Ratio } from "../../money/index.ts"; // prettier-ignore
import { yearsOf, type Locality, type Plan } from "../../plan/index.ts";
import { placesOf } from "../../plan/places.ts";
import type { Budget, Candidate, ChoiceProblem, CostGroup, CounterpartRatio, Objective, Reached } from "../optimize/index.ts"; // prettier-ignore
import { costsOf, peopleOf, reachedOf, scoresOf, type Counts } from "./choiceData.ts";
import { checkChoiceFile } from "./checkChoiceFile.ts";
import type { ChoiceFile } from "./choiceSchema.ts";

/** Words of the command line that stand in place of what the file says. */
export interface ChoiceChanges {
  readonly objective?: Objective["kind"];
  readonly target?: number;
}

/** A choice file put to a plan. */
export interface AskedChoice {
  readonly problem: ChoiceProblem;
  readonly objective: Objective;
}

/**
 * What a choice file asks of a plan, as a problem: its candidates with what they cost, the plan's money of each year times the part that
 * is for them, the counterpart rules by type. Collects every issue: what the plan does not have (`plan.unknownReference`,
 * `plan.wrongType`), a commune without a value (`weights.missingAttribute`) or an amount (`plan.missingKey`), budgets that are named
 * twice (`plan.duplicateId`), and those of phasing.
 */
export function choiceProblem(
  plan: Plan,
  file: ChoiceFile,
  changes: ChoiceChanges = {},
): Result<AskedChoice> {
  const issues = checkChoiceFile(plan, file);
  if (issues.length > 0) return failure(...issues);
  const places = placesOf(plan);
  const people = peopleOf(plan, file);
  const reached = reachedOf(plan, file);
  const budgets = budgetsOf(plan, file);
  if (!people.ok || !reached.ok || !budgets.ok) {
    return failure(...issuesOf(people), ...issuesOf(reached), ...issuesOf(budgets));
  }
  const open = places.communes.filter(({ code }) => !reached.value.has(code));
  const costs = costsOf(plan, file, open);
  const scores = scoresOf(plan, file, open);
  if (!costs.ok || !scores.ok) return failure(...issuesOf(costs), ...issuesOf(scores));
  const about = (place: Locality): Reached => ({
    place: place.code,
    district: places.groupOf(place.code)?.code ?? place.code,
    people: people.value.get(place.code) ?? 0,
  });
  const target = changes.target ?? file.target;
  const problem: ChoiceProblem = {
    years: yearsOf(file),
    candidates: open.map((place) => candidateOf(file, about(place), costs.value, scores.value)),
    reached: places.communes.filter(({ code }) => reached.value.has(code)).map(about),
    groups: file.groups.map(groupOf),
    budgets: budgets.value,
    counterparts: counterpartsOf(plan, file),
    yearLimits: yearLimitsOf(file),
    districtMinima: file.districts,
    ...(target === undefined ? {} : { target }),
  };
  const objective = objectiveOf(file, changes.objective);
  const needsPeople = objective.kind === "people" || (objective.kind === "fairest" && objective.of === "people"); // prettier-ignore
  if (needsPeople && file.people === undefined) {
    return failure(errorAt("people", "plan.missingKey", { key: "people" }));
  }
  return success({ problem, objective });
}

function candidateOf(
  file: ChoiceFile,
  about: Reached,
  costs: Counts<Money>,
  scores: Counts<Ratio>,
): Candidate {
  const own = file.places.find(({ place }) => place === about.place);
  return {
    ...about,
    costs: file.groups.map(({ id }) => ({ group: id, amount: costs.get(id)?.get(about.place) ?? zeroMoney })),
    ...(file.criteria.length === 0
      ? {}
      : {
          scores: Object.fromEntries(
            file.criteria.map(({ id }) => [id, scores.get(id)?.get(about.place) ?? ratio(0n, 1n)]),
          ),
        }),
    ...(own?.choice === undefined ? {} : { choice: own.choice }),
    ...(own?.earliest === undefined ? {} : { earliest: own.earliest }),
    ...(own?.latest === undefined ? {} : { latest: own.latest }),
    ...(own?.prerequisites === undefined ? {} : { prerequisites: own.prerequisites }),
  };
}

function groupOf({ id, type, bearers }: ChoiceFile["groups"][number]): CostGroup {
  return {
    id,
    type,
    bearers: bearers.map(({ source, atLeast, atMost }) => ({
      source,
      ...(atLeast === undefined ? {} : { atLeast: readRatio(atLeast) }),
      ...(atMost === undefined ? {} : { atMost: readRatio(atMost) }),
    })),
  };
}

/** The plan's money of each year in whole millions, as an allocation has it by default, times the part that may be used. */
function budgetsOf(plan: Plan, file: ChoiceFile): Result<readonly Budget[]> {
  const phased = phaseToYears(plan, "million");
  if (!phased.ok) return phased;
  const budgets = new Map<string, Budget>();
  for (const { sources, types, share, carryOver } of file.budgets) {
    const part = readRatio(share);
    const own = phased.value.envelopes.filter(
      ({ source, type, year }) =>
        sources.includes(source) && (types?.includes(type) ?? true) && year >= file.from && year <= file.to,
    );
    const sums = new Map<string, Omit<Budget, "carryOver">>();
    for (const { source, type, year, amount } of own) {
      const key = [source, type, year].join("|");
      sums.set(key, { source, type, year, amount: add(sums.get(key)?.amount ?? zeroMoney, amount) });
    }
    for (const [key, sum] of sums) {
      budgets.set(key, { ...sum, amount: portion(sum.amount, part, "floor"), carryOver });
    }
  }
  return success([...budgets.values()]);
}

/** Each rule by type, over each of its years or over all that are chosen in. */
function counterpartsOf(plan: Plan, file: ChoiceFile): readonly CounterpartRatio[] {
  const years = yearsOf(file);
  return file.counterparts.flatMap(({ rule: id, each }) => {
    const rule = plan.counterpartRules.find((one) => one.id === id);
    if (rule === undefined) return [];
    const own = yearsOf(rule).filter((year) => years.includes(year));
    const spans = each === "year" ? own.map((year) => [year]) : own.length === 0 ? [] : [own];
    const bears = (source: string): boolean =>
      file.groups.some(({ bearers }) => bearers.some((bearer) => bearer.source === source));
    return rule.types.flatMap((type) =>
      spans.map((span) => ({
        id: [rule.id, type, ...(each === "year" ? span : [])].join("|"),
        central: rule.base.filter(bears),
        local: rule.counterpart.filter(bears),
        types: [type],
        years: span,
        ratio: readRatio(rule.ratio),
      })),
    );
  });
}

function yearLimitsOf({ from, to, mostAYear, years }: ChoiceFile): NonNullable<ChoiceProblem["yearLimits"]> {
  return yearsOf({ from, to }).flatMap((year) => {
    const places = years.find((one) => one.year === year)?.places ?? mostAYear;
    return places === undefined ? [] : [{ year, places }];
  });
}

/** What the command names stands for what the file says of it, if it says the same kind. */
function objectiveOf(file: ChoiceFile, kind: Objective["kind"] = file.objective.kind): Objective {
  const { objective } = file;
  switch (kind) {
    case "communes":
    case "people":
      return { kind };
    case "score":
      return { kind, weights: Object.fromEntries(file.criteria.map(({ id, weight }) => [id, weight])) };
    case "money": {
      const sources = objective.kind === "money" ? objective.sources : undefined;
      return sources === undefined ? { kind } : { kind, sources };
    }
    case "fairest":
      return { kind, of: objective.kind === "fairest" ? objective.of : "communes" };
  }
}

function issuesOf(result: Result<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
