import { weightsOf } from "../../allocation/index.ts";
import { nearestDouble } from "../../money/double.ts";
import { errorAt, failure, success, type Issue, type Result } from "../../issue/index.ts";
import { moneyFromBigInt, ratioText, type Money, type Ratio } from "../../money/index.ts";
import { yearsOf, type Locality, type Plan } from "../../plan/index.ts";
import { placesOf } from "../../plan/places.ts";
import type { ChoiceFile } from "./choiceSchema.ts";

type ByPlace<Value> = ReadonlyMap<string, Value>;

/** A value of each place by id of a group or criterion. */
export type Counts<Value> = ReadonlyMap<string, ByPlace<Value>>;

/** The communes that reached the standard before. */
export function reachedOf(plan: Plan, { reached }: ChoiceFile): Result<ReadonlySet<string>> {
  if (reached === undefined) return success(new Set());
  const values = valuesOf(plan, reached);
  if (!values.ok) return values;
  return success(
    new Set([...values.value].filter(([, { numerator }]) => numerator > 0n).map(([code]) => code)),
  );
}

/** How many people live in each commune. */
export function peopleOf(plan: Plan, { people }: ChoiceFile): Result<ByPlace<number>> {
  if (people === undefined) return success(new Map());
  const values = valuesOf(plan, people);
  if (!values.ok) return values;
  const index = plan.attributes.findIndex(({ id }) => id === people);
  const issues = [...values.value].flatMap(([code, value]) =>
    value.denominator === 1n
      ? []
      : [errorAt(`attributes[${index}].values.${code}`, "number.notWhole", { value: ratioText(value) })],
  );
  if (issues.length > 0) return failure(...issues);
  return success(new Map([...values.value].map(([code, value]) => [code, nearestDouble(value.numerator)])));
}

/** What each group costs each of the communes that are open. */
export function costsOf(plan: Plan, file: ChoiceFile, open: readonly Locality[]): Result<Counts<Money>> {
  const costs = new Map<string, ByPlace<Money>>();
  const issues: Issue[] = [];
  file.groups.forEach(({ id, cost }, index) => {
    if (cost.kind === "amounts") {
      const { amounts } = cost;
      const missing = open.filter(({ code }) => amounts[code] === undefined);
      issues.push(...missing.map(({ code }) => errorAt(`groups[${index}].cost.amounts.${code}`, "plan.missingKey", { key: code }))); // prettier-ignore
      costs.set(id, new Map(Object.entries(amounts)));
      return;
    }
    const values = valuesOf(plan, cost.attribute, open);
    if (!values.ok) issues.push(...values.issues);
    else costs.set(id, new Map([...values.value].map(([code, { numerator }]) => [code, moneyFromBigInt(numerator)]))); // prettier-ignore
  });
  return issues.length > 0 ? failure(...issues) : success(costs);
}

/** The points of each criterion for each of the communes that are open. */
export function scoresOf(plan: Plan, file: ChoiceFile, open: readonly Locality[]): Result<Counts<Ratio>> {
  const scores = new Map<string, ByPlace<Ratio>>();
  const issues: Issue[] = [];
  for (const { id, attribute } of file.criteria) {
    const values = valuesOf(plan, attribute, open);
    if (values.ok) scores.set(id, values.value);
    else issues.push(...values.issues);
  }
  return issues.length > 0 ? failure(...issues) : success(scores);
}

/** The values of an attribute as exact numbers, yes as 1 and no as 0; one that is missing or below 0 is an issue. */
function valuesOf(plan: Plan, attribute: string, communes?: readonly Locality[]): Result<ByPlace<Ratio>> {
  const places = placesOf(plan);
  const name = { vi: attribute, en: attribute };
  return weightsOf(
    plan,
    { kind: "attribute", id: attribute, name, origin: "derived", attribute },
    yearsOf(plan.period),
    communes === undefined ? places : { ...places, communes },
  );
}
