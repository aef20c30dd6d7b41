import { errorAt, failure, success, type Issue, type Parameter, type Result } from "../issue/index.ts";
import { addRatios, compareRatios, ratio, readRatio, type Ratio } from "../money/ratio.ts";
import type { Attribute, Locality, Norm, Plan } from "../plan/plan.ts";

type Alternatives = Norm["groups"][number]["when"];
type AttributeValue = Attribute["values"][string];

/** The coefficient groups of a norm that a place falls into. */
export interface NormMembership {
  /** Groups that get nothing; where there is one, no other group counts. */
  readonly excluded: readonly Norm["excluded"][number][];
  readonly groups: readonly Norm["groups"][number][];
}

/** Reads a norm against the attributes of a plan once, for any number of places. */
export interface NormReader {
  /** Issues: `weights.missingAttribute`, one for each attribute that is needed and not known. */
  readonly membershipOf: (place: Locality) => Result<NormMembership>;
  /** Issues: those of `membershipOf`, `weights.noGroup`, and under `exclusive` `weights.overlap`. */
  readonly weightOf: (place: Locality) => Result<Ratio>;
}

const nothing = ratio(0n, 1n);

/**
 * Prepares `norm`. A place must have a value for every attribute that the excluded groups ask for and, unless it is
 * excluded, for every attribute that the other groups ask for: a missing value is never taken for "no".
 */
export function readNorm(plan: Pick<Plan, "attributes" | "norms">, norm: Norm): NormReader {
  const path = `norms[${plan.norms.indexOf(norm)}]`;
  const attributes = new Map(plan.attributes.map((attribute) => [attribute.id, attribute]));
  const excludedNeeds = attributesIn(norm.excluded);
  const groupNeeds = attributesIn(norm.groups);
  const coefficients = new Map(norm.groups.map((group) => [group.id, readRatio(group.coefficient)]));
  const missing = (place: Locality, needs: readonly string[]): readonly Issue[] =>
    needs
      .filter((id) => attributes.get(id)?.values[place.code] === undefined)
      .map((id) =>
        errorAt(attributePath(plan, id), "weights.missingAttribute", {
          place: place.code,
          name: place.name,
          attribute: nameOf(attributes.get(id), id),
        }),
      );
  const isIn =
    (place: Locality) =>
    ({ when }: { readonly when: Alternatives }): boolean =>
      when.some((all) =>
        all.every((condition) => holds(attributes.get(condition.attribute)?.values[place.code], condition)),
      );

  const membershipOf = (place: Locality): Result<NormMembership> => {
    const unknownForExclusion = missing(place, excludedNeeds);
    if (unknownForExclusion.length > 0) return failure(...unknownForExclusion);
    const excluded = norm.excluded.filter(isIn(place));
    if (excluded.length > 0) return success({ excluded, groups: [] });
    const unknown = missing(place, groupNeeds);
    if (unknown.length > 0) return failure(...unknown);
    return success({ excluded, groups: norm.groups.filter(isIn(place)) });
  };

  const weightOf = (place: Locality): Result<Ratio> => {
    const membership = membershipOf(place);
    if (!membership.ok) return membership;
    const { excluded, groups } = membership.value;
    if (excluded.length > 0) return success(nothing);
    const about = { place: place.code, name: place.name, norm: { name: norm.name } };
    if (groups.length === 0) {
      const has = groupNeeds.map((id) => valueWords(attributes.get(id), id, place.code));
      return failure(errorAt(path, "weights.noGroup", { ...about, has }));
    }
    if (norm.combination === "exclusive" && groups.length > 1) {
      return failure(
        errorAt(path, "weights.overlap", { ...about, groups: groups.map(({ name }) => ({ name })) }),
      );
    }
    const values = groups.map(({ id }) => coefficients.get(id) ?? nothing);
    return success(norm.combination === "additive" ? values.reduce(addRatios) : values.reduce(larger));
  };
  return { membershipOf, weightOf };
}

/** Two doubles that JSON wrote differently are different numbers in the same order, so comparing them is exact. */
function holds(value: AttributeValue | undefined, condition: Alternatives[number][number]): boolean {
  if (value === undefined) return false;
  switch (condition.is) {
    case "equal":
      return value === condition.value;
    case "atLeast":
      return typeof value === "number" && typeof condition.value === "number" && value >= condition.value;
    case "atMost":
      return typeof value === "number" && typeof condition.value === "number" && value <= condition.value;
  }
}

function attributesIn(groups: readonly { readonly when: Alternatives }[]): readonly string[] {
  const ids = groups.flatMap(({ when }) => when.flatMap((all) => all.map(({ attribute }) => attribute)));
  return [...new Set(ids)];
}

function attributePath(plan: Pick<Plan, "attributes">, id: string): string {
  const index = plan.attributes.findIndex((attribute) => attribute.id === id);
  return index < 0 ? "attributes" : `attributes[${index}]`;
}

function nameOf(attribute: Attribute | undefined, id: string): Parameter {
  return attribute === undefined ? id : { name: attribute.name };
}

function valueWords(attribute: Attribute | undefined, id: string, place: string): Parameter {
  const value = attribute?.values[place];
  const shown: Parameter =
    typeof value === "boolean" ? { key: value ? "allocation.yes" : "allocation.no" } : String(value);
  return { key: "allocation.has", parameters: { attribute: nameOf(attribute, id), value: shown } };
}

function larger(left: Ratio, right: Ratio): Ratio {
  return compareRatios(left, right) >= 0 ? left : right;
}
