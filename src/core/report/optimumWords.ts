import type { ChoiceFile } from "../analysis/choice/index.ts";
import type {
  BudgetName,
  ChoiceProblem,
  Constraint,
  Fraction,
  Objective,
  Relaxation,
  ShadowPrice,
  Worth,
} from "../analysis/optimize/index.ts";
import type { Parameter } from "../issue/issue.ts";
import { Decimal, money, moneyFromBigInt, ratioDecimal } from "../money/index.ts";
import { placesOf } from "../plan/places.ts";
import { periodText, type Plan } from "../plan/plan.ts";
import type { Label } from "./table.ts";

/** Where names are looked up: the plan, the choice file, and the problem that was made of both. */
export interface ChoiceNames {
  readonly plan: Plan;
  readonly file: ChoiceFile;
  readonly problem: ChoiceProblem;
}

type Words = Extract<Label, { readonly key: string }>;

/** A source by its name in the plan. */
export function sourceName(
  { plan }: Pick<ChoiceNames, "plan">,
  id: string,
): string | { readonly name: Plan["name"] } {
  const source = plan.sources.find((one) => one.id === id);
  return source === undefined ? id : { name: source.name };
}

/** A commune with its district, since names repeat. */
export function placeName({ plan }: Pick<ChoiceNames, "plan">, code: string): string {
  const places = placesOf(plan);
  const place = places.byCode.get(code);
  const above = places.groupOf(code);
  if (place === undefined) return code;
  return above === undefined || above.code === code ? place.name : `${place.name}, ${above.name}`;
}

function typeName(type: string): Words {
  return { key: `optimum.type.${type}` };
}

function count(value: bigint | number): Parameter {
  return { decimal: String(value) };
}

/** What is sought, as a phrase. */
export function objectiveWords(objective: Objective, names: ChoiceNames): Words {
  switch (objective.kind) {
    case "communes":
    case "people":
    case "score":
      return { key: `optimum.objective.${objective.kind}` };
    case "money":
      if (objective.sources === undefined) return { key: "optimum.objective.money" };
      return {
        key: "optimum.objective.moneyOf",
        parameters: { sources: objective.sources.map((id) => sourceName(names, id)) },
      };
    case "fairest":
      return { key: `optimum.objective.fairest.${objective.of}` };
  }
}

/** What a choice is worth, as a phrase. */
export function worthWords(worth: Worth, { plan }: Pick<ChoiceNames, "plan">): Words {
  switch (worth.kind) {
    case "communes":
    case "people":
      return { key: `optimum.worth.${worth.kind}`, parameters: { count: count(worth.count) } };
    case "score":
      return { key: "optimum.worth.score", parameters: { points: { decimal: ratioDecimal(worth.points).toDecimalPlaces(3).toFixed() } } }; // prettier-ignore
    case "money":
      return { key: "optimum.worth.money", parameters: { amount: { dong: worth.amount } } };
    case "fairest": {
      const [worst] = worth.districts;
      if (worst === undefined) return { key: "optimum.worth.fairestNone" };
      const percent = ratioDecimal(worst.share).times(100).toDecimalPlaces(1).toFixed();
      const district = placesOf(plan).byCode.get(worst.district)?.name ?? worst.district;
      return { key: "optimum.worth.fairest", parameters: { district, percent: { decimal: percent } } };
    }
  }
}

/** A constraint as a person says it. */
export function constraintWords(constraint: Constraint, names: ChoiceNames): Words {
  const { problem } = names;
  switch (constraint.kind) {
    case "budget":
      return { key: "optimum.constraint.budget", parameters: { ...budgetParameters(constraint, names), amount: { dong: amountOf(problem, constraint) } } }; // prettier-ignore
    case "counterpart":
      return { key: "optimum.constraint.counterpart", parameters: counterpartParameters(constraint.rule, names) }; // prettier-ignore
    case "share": {
      const group = problem.groups.find(({ id }) => id === constraint.group);
      const bearer = group?.bearers.find(({ source }) => source === constraint.source);
      const part = bearer?.[constraint.bound];
      const percent = part === undefined ? "" : ratioDecimal(part).times(100).toDecimalPlaces(2).toFixed();
      return {
        key: `optimum.constraint.share.${constraint.bound}`,
        parameters: {
          source: sourceName(names, constraint.source),
          group: groupName(names, constraint.group),
          percent: { decimal: percent },
        },
      };
    }
    case "yearLimit": {
      const places = problem.yearLimits?.find(({ year }) => year === constraint.year)?.places ?? 0;
      return { key: "optimum.constraint.yearLimit", parameters: { year: String(constraint.year), count: count(places) } }; // prettier-ignore
    }
    case "districtMinimum": {
      const { district } = constraint;
      const places = problem.districtMinima?.find((one) => one.district === district)?.places ?? 0;
      return { key: "optimum.constraint.districtMinimum", parameters: { district: placeName(names, district), count: count(places) } }; // prettier-ignore
    }
    case "target":
      return { key: "optimum.constraint.target", parameters: { count: count(problem.target ?? 0) } };
    case "choice": {
      const isIn = problem.candidates.find(({ place }) => place === constraint.place)?.choice === "yes";
      return { key: `optimum.constraint.choice.${isIn ? "yes" : "no"}`, parameters: { place: placeName(names, constraint.place) } }; // prettier-ignore
    }
    case "prerequisite":
      return {
        key: "optimum.constraint.prerequisite",
        parameters: { place: placeName(names, constraint.place), first: placeName(names, constraint.first) },
      };
  }
}

/** By how much a constraint would have to give way, as a proposal. */
export function relaxationWords(relaxation: Relaxation, names: ChoiceNames): Words {
  const { constraint } = relaxation;
  const by: Parameter = "money" in relaxation ? { dong: relaxation.money } : count(relaxation.places);
  switch (constraint.kind) {
    case "budget":
      return { key: "optimum.relax.budget", parameters: { ...budgetParameters(constraint, names), by } };
    case "counterpart":
      return { key: "optimum.relax.counterpart", parameters: { ...counterpartParameters(constraint.rule, names), by } }; // prettier-ignore
    case "yearLimit":
      return { key: "optimum.relax.yearLimit", parameters: { year: String(constraint.year), by } };
    case "districtMinimum":
      return { key: "optimum.relax.districtMinimum", parameters: { district: placeName(names, constraint.district), by } }; // prettier-ignore
    case "target":
      return { key: "optimum.relax.target", parameters: { by, count: count((names.problem.target ?? 0) - ("places" in relaxation ? relaxation.places : 0)) } }; // prettier-ignore
    case "share":
    case "choice":
    case "prerequisite":
      return { key: "optimum.relax.without", parameters: { constraint: constraintWords(constraint, names) } };
  }
}

/** What so much more in a budget changes, as a sentence; money of the local budget that matches is named as counterpart. */
export function priceWords(price: ShadowPrice, names: ChoiceNames, objective: Objective["kind"]): Words {
  const { budget, step, more } = price;
  const isCounterpart = (names.problem.counterparts ?? []).some(
    ({ local, types, years }) =>
      local.includes(budget.source) && types.includes(budget.type) && years.includes(budget.year),
  );
  return {
    key: isCounterpart ? "optimum.price.counterpart" : "optimum.price.budget",
    parameters: {
      ...budgetParameters(budget, names),
      step: { dong: step },
      change: changeWords(more, objective),
    },
  };
}

/** A change of what is sought: so many communes, people, points more or fewer, so much money less. */
export function changeWords(change: Fraction | undefined, objective: Objective["kind"]): Words {
  if (change === undefined) return { key: "optimum.change.unknown" };
  if (change.numerator === 0n) return { key: "optimum.change.none" };
  const isMore = change.numerator > 0n;
  const size = { numerator: isMore ? change.numerator : -change.numerator, denominator: change.denominator };
  const by: Parameter =
    objective === "money"
      ? { dong: moneyFromBigInt(size.numerator / size.denominator) }
      : { decimal: ratioDecimal(size).toDecimalPlaces(3).toFixed() };
  return { key: `optimum.change.${objective}.${isMore ? "more" : "less"}`, parameters: { by } };
}

/** How far a choice may be from the best, in percent; nothing where that is not known. */
export function gapPercent(gap: number): string | undefined {
  return Number.isFinite(gap) ? new Decimal(gap).times(100).toDecimalPlaces(2, Decimal.ROUND_UP).toFixed() : undefined; // prettier-ignore
}

function budgetParameters(
  { source, type, year }: BudgetName,
  names: ChoiceNames,
): Readonly<Record<string, Parameter>> {
  return { source: sourceName(names, source), type: typeName(type), year: String(year) };
}

function counterpartParameters(rule: string, names: ChoiceNames): Readonly<Record<string, Parameter>> {
  const found = names.problem.counterparts?.find(({ id }) => id === rule);
  const years = found?.years ?? [];
  const own = names.plan.counterpartRules.find(({ id }) => rule.startsWith(`${id}|`));
  return {
    rule: own === undefined ? rule : { name: own.name },
    type: typeName(found?.types[0] ?? "unspecified"),
    years: periodText({ from: years[0] ?? 0, to: years.at(-1) ?? 0 }),
  };
}

function groupName({ file }: ChoiceNames, id: string): Parameter {
  const group = file.groups.find((one) => one.id === id);
  return group === undefined ? id : { name: group.name };
}

function amountOf({ budgets }: ChoiceProblem, { source, type, year }: BudgetName): number {
  const isIt = (one: BudgetName): boolean => one.source === source && one.type === type && one.year === year;
  return budgets.find(isIt)?.amount ?? money(0);
}
