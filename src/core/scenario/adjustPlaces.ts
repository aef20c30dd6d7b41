import { errorAt, failure, success, type Issue } from "../issue/index.ts";
import { isMoney } from "../money/money.ts";
import { ids, refer, referAll } from "../plan/parseHelpers.ts";
import type { Attribute, Locality, Plan } from "../plan/plan.ts";
import {
  changed,
  unless,
  type Applied,
  type Claim,
  type Touch,
  type TouchValue,
  type Work,
} from "./draft.ts";
import type { AdjustmentOf } from "./scenario.ts";

export type AttributeValue = Attribute["values"][string];

/** Another value of an attribute at some places. */
export function setAttribute({ draft, path }: Work, adjustment: AdjustmentOf<"setAttribute">): Applied {
  const { plan } = draft;
  const { attribute: id, places, value } = adjustment;
  const attribute = plan.attributes.find((candidate) => candidate.id === id);
  const issues = [
    ...refer(`${path}.attribute`, id, ids(plan.attributes)),
    ...referAll(`${path}.places`, places, codesOf(plan)),
  ];
  if (attribute === undefined || issues.length > 0) return failure(...issues);
  const values = { ...attribute.values, ...Object.fromEntries(places.map((code) => [code, value])) };
  return changed(
    draft,
    withAttributes(plan, new Map([[id, values]])),
    places.map((code) => valueTouch(attribute, code, value)),
    places.flatMap((code): readonly Claim[] => [
      { key: `places.${code}`, mode: "use" },
      { key: `attributes.${id}.${code}`, mode: "set", value: String(value) },
    ]),
  );
}

/** What happened to the value of an attribute at a place. */
export function valueTouch(attribute: Attribute, code: string, after: AttributeValue | undefined): Touch {
  const before = attribute.values[code];
  return {
    path: `attributes.${attribute.id}.${code}`,
    ...(before === undefined ? {} : { before: valueOf(attribute, before) }),
    ...(after === undefined ? {} : { after: valueOf(attribute, after) }),
  };
}

function valueOf({ kind }: Attribute, value: AttributeValue): TouchValue {
  return kind === "money" && isMoney(value) ? { dong: value } : value;
}

/** The plan with other values of some attributes. */
export function withAttributes(plan: Plan, values: ReadonlyMap<string, Attribute["values"]>): Plan {
  return {
    ...plan,
    attributes: plan.attributes.map((attribute) => {
      const own = values.get(attribute.id);
      return own === undefined ? attribute : { ...attribute, values: own };
    }),
  };
}

/** A unit that the plan does not have. */
export function addPlace({ draft, path }: Work, { place }: AdjustmentOf<"addPlace">): Applied {
  const { plan } = draft;
  const codes = codesOf(plan);
  const issues = [
    ...(codes.has(place.code)
      ? [
          errorAt(`${path}.place.code`, "plan.duplicateCode", {
            value: place.code,
            first: `localities.${place.code}`,
          }),
        ]
      : []),
    ...(place.parent === null ? [] : refer(`${path}.place.parent`, place.parent, codes)),
  ];
  const above: readonly Claim[] =
    place.parent === null ? [] : [{ key: `places.${place.parent}`, mode: "use" }];
  return unless(issues, () =>
    success({
      draft: { ...draft, plan: { ...plan, localities: [...plan.localities, place] } },
      touches: [{ path: `localities.${place.code}`, after: place.name }],
      claims: [{ key: `places.${place.code}`, mode: "add" }, ...above],
    }),
  );
}

/** Units, with all beneath them, that take no part any more; from a year on, they exist no longer. */
export function removePlaces({ draft, path }: Work, { places, from }: AdjustmentOf<"removePlaces">): Applied {
  const { plan } = draft;
  const issues = [...referAll(`${path}.places`, places, codesOf(plan)), ...yearIssues(plan, from, path)];
  return unless(issues, () => {
    const gone = new Set(places.flatMap((code) => [code, ...beneath(plan, code)]));
    return success({
      draft: {
        ...draft,
        plan: {
          ...plan,
          localities: plan.localities.map((place) => (gone.has(place.code) ? ended(place, from) : place)),
        },
      },
      touches: plan.localities
        .filter((place) => gone.has(place.code) && takesPart(place, from))
        .map(endTouch(from)),
      claims: [...gone].map((code) => ({ key: `places.${code}`, mode: "remove", value: String(from ?? "") })),
    });
  });
}

function takesPart(place: Locality, from: number | undefined): boolean {
  return place.inProgramme && (from === undefined || place.validTo === undefined || place.validTo >= from);
}

/** The unit as it is once it takes no part any more. */
export function ended(place: Locality, from: number | undefined): Locality {
  return from === undefined ? { ...place, inProgramme: false } : { ...place, validTo: from - 1 };
}

/** What happened to a unit that takes no part any more. */
export function endTouch(from: number | undefined): (place: Locality) => Touch {
  return (place) =>
    from === undefined
      ? { path: `localities.${place.code}.inProgramme`, before: place.inProgramme, after: false }
      : {
          path: `localities.${place.code}.validTo`,
          ...(place.validTo === undefined ? {} : { before: place.validTo }),
          after: from - 1,
        };
}

/** The codes of all units beneath `code`. */
export function beneath(plan: Plan, code: string): readonly string[] {
  const found = new Set<string>();
  for (let level = new Set([code]); level.size > 0;) {
    const next = plan.localities.filter(
      ({ parent, code: own }) => parent !== null && level.has(parent) && !found.has(own),
    );
    level = new Set(next.map((place) => place.code));
    for (const own of level) found.add(own);
  }
  return [...found];
}

/** The codes of all units. */
export function codesOf(plan: Plan): ReadonlySet<string> {
  return new Set(plan.localities.map(({ code }) => code));
}

/** An issue for a year that is not one of the plan after its first. */
export function yearIssues({ period }: Plan, from: number | undefined, path: string): readonly Issue[] {
  if (from === undefined || (from > period.from && from <= period.to)) return [];
  const about = { from, to: from, first: period.from + 1, last: period.to };
  return [errorAt(`${path}.from`, "period.outside", about)];
}
