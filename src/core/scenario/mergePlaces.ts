import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { add, isMoney, zeroMoney } from "../money/money.ts";
import { decimalToCell } from "../money/cellNumber.ts";
import { Decimal } from "../money/decimal.ts";
import { ids, refer, referAll, repeated } from "../plan/parseHelpers.ts";
import type { Attribute, Limit, Locality, Plan } from "../plan/plan.ts";
import {
  beneath,
  codesOf,
  ended,
  endTouch,
  valueTouch,
  withAttributes,
  yearIssues,
  type AttributeValue,
} from "./adjustPlaces.ts";
import { isSame, type Applied, type Claim, type Touch, type Work } from "./draft.ts";
import type { AdjustmentOf } from "./scenario.ts";

type Merge = AdjustmentOf<"mergePlaces">;
type Rule = NonNullable<Merge["rules"]>[number]["take"];

/**
 * Several units become one: it succeeds them, takes over the units beneath them and the limits that name them, and its attributes
 * follow from theirs: counts and money are added, others are taken by a stated rule, or need none where all agree
 * (`scenario.mergeRule`). From a year on, the unit that they become must be another one (`scenario.mergeYear`): attributes have no years.
 */
export function mergePlaces({ draft, path }: Work, merge: Merge): Applied {
  const { plan } = draft;
  const issues = checkMerge(plan, merge, path);
  if (issues.length > 0) return failure(...issues);
  const { places, into, from } = merge;
  const gone = places.filter((code) => code !== into);
  const values = mergedValues(plan, merge, path);
  if (!values.ok) return values;
  const localities = plan.localities.map((place) => mergedPlace(place, gone, merge));
  const ends = plan.localities.filter(({ code }) => gone.includes(code)).map(endTouch(from));
  const moved: Plan = {
    ...withAttributes(plan, withValues(plan, into, values.value)),
    localities,
    limits: plan.limits.map((limit) => limitOn(limit, gone, into)),
  };
  return success({
    draft: { ...draft, plan: moved },
    touches: [...ends, ...valueTouches(plan, into, values.value)],
    claims: [
      ...gone.map((code): Claim => ({ key: `places.${code}`, mode: "merge", value: into })),
      { key: `places.${into}`, mode: "use" },
    ],
  });
}

function checkMerge(plan: Plan, { places, into, from, rules = [] }: Merge, path: string): readonly Issue[] {
  const codes = codesOf(plan);
  const within = places.filter((code) => beneath(plan, code).includes(into));
  return [
    ...referAll(`${path}.places`, places, codes),
    ...refer(`${path}.into`, into, codes),
    ...yearIssues(plan, from, path),
    ...rules.flatMap((rule, index) =>
      refer(`${path}.rules[${index}].attribute`, rule.attribute, ids(plan.attributes)),
    ),
    ...repeated(
      rules.map(({ attribute }, index) => ({ path: `${path}.rules[${index}].attribute`, value: attribute })),
      "plan.duplicateId",
    ),
    ...(from !== undefined && places.includes(into)
      ? [errorAt(`${path}.into`, "scenario.mergeYear", { place: into })]
      : []),
    ...within.map(() => errorAt(`${path}.into`, "plan.cycle", { value: into })),
  ];
}

function mergedPlace(place: Locality, gone: readonly string[], { into, from }: Merge): Locality {
  if (gone.includes(place.code)) return { ...ended(place, from), successors: [into] };
  const parent = place.parent !== null && gone.includes(place.parent) ? into : place.parent;
  const started = place.code === into && from !== undefined && place.validFrom === undefined;
  return { ...place, parent, ...(started ? { validFrom: from } : {}) };
}

function limitOn<L extends Limit>(limit: L, gone: readonly string[], into: string): L {
  const { places } = limit;
  if (places === undefined || !places.some((code) => gone.includes(code))) return limit;
  return { ...limit, places: [...new Set(places.map((code) => (gone.includes(code) ? into : code)))] };
}

/** The value of each attribute after the merger; none where none of the units has one. */
function mergedValues(
  plan: Plan,
  { places, into, rules = [] }: Merge,
  path: string,
): Result<ReadonlyMap<string, AttributeValue>> {
  const issues: Issue[] = [];
  const merged = new Map<string, AttributeValue>();
  // A unit that is there already counts as well, unless it is new and has nothing yet.
  const members = places.includes(into) ? places : [into, ...places];
  for (const attribute of plan.attributes) {
    const values = members.flatMap((code) => attribute.values[code] ?? []);
    if (values.length === 0) continue;
    const rule = rules.find((stated) => stated.attribute === attribute.id)?.take ?? usualRule(attribute);
    const value = rule === undefined ? agreed(values) : combined(rule, values);
    if (value === undefined) {
      const about = { attribute: { name: attribute.name }, id: attribute.id, places: [...places] };
      issues.push(errorAt(`${path}.rules`, "scenario.mergeRule", about));
    } else merged.set(attribute.id, value);
  }
  return issues.length > 0 ? failure(...issues) : success(merged);
}

function usualRule({ kind }: Attribute): Rule | undefined {
  return kind === "money" || kind === "whole" ? "sum" : undefined;
}

function agreed(values: readonly AttributeValue[]): AttributeValue | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** The values made one; nothing if the rule does not fit their kind. */
function combined(rule: Rule, values: readonly AttributeValue[]): AttributeValue | undefined {
  const numbers = values.filter((value) => typeof value === "number");
  const answers = values.filter((value) => typeof value === "boolean");
  switch (rule) {
    case "first":
      return values[0];
    case "sum":
      return numbers.length === values.length ? total(numbers) : undefined;
    case "highest":
      return numbers.length === values.length ? Math.max(...numbers) : undefined;
    case "lowest":
      return numbers.length === values.length ? Math.min(...numbers) : undefined;
    case "any":
      return answers.length === values.length ? answers.some(Boolean) : undefined;
    case "all":
      return answers.length === values.length ? answers.every(Boolean) : undefined;
  }
}

/** Whole numbers and money are added exactly; decimals by their written digits, so that 14.6 + 57.7 is 72.3. */
function total(numbers: readonly number[]): number {
  if (numbers.every(isMoney)) return numbers.reduce((sum, number) => add(sum, number), zeroMoney);
  return decimalToCell(numbers.reduce((sum, number) => sum.plus(String(number)), new Decimal(0)));
}

function withValues(
  plan: Plan,
  into: string,
  merged: ReadonlyMap<string, AttributeValue>,
): ReadonlyMap<string, Attribute["values"]> {
  return new Map(
    plan.attributes.flatMap((attribute) => {
      const value = merged.get(attribute.id);
      return value === undefined ? [] : [[attribute.id, { ...attribute.values, [into]: value }] as const];
    }),
  );
}

function valueTouches(
  plan: Plan,
  into: string,
  merged: ReadonlyMap<string, AttributeValue>,
): readonly Touch[] {
  return plan.attributes
    .filter(({ id }) => merged.has(id))
    .map((attribute) => valueTouch(attribute, into, merged.get(attribute.id)))
    .filter(({ before, after }) => !isSame(before, after));
}
