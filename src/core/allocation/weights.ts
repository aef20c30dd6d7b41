import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { Decimal } from "../money/decimal.ts";
import { ratio, readRatio, type Ratio } from "../money/ratio.ts";
import { placesOf, type Places } from "../plan/places.ts";
import {
  yearsOf,
  type Attribute,
  type Locality,
  type Norm,
  type Plan,
  type Weighting,
} from "../plan/plan.ts";
import { readNorm } from "./normWeight.ts";

/** The parts of a plan that decide weights. */
export type WeightData = Pick<Plan, "localities" | "period" | "attributes" | "norms">;

const nothing = ratio(0n, 1n);
const one = ratio(1n, 1n);

/**
 * The exact weight of each commune of the programme under `weighting`, by code: from a norm (an excluded place has 0), from
 * an attribute (yes is 1, no is 0), or 1 for each. `years` are the years whose money it divides; a norm must hold in all
 * of them. All issues are collected: `weights.missingAttribute`, `weights.noGroup`, `weights.overlap`, `weights.negative`,
 * `period.outside` (the norm does not hold in a year), `plan.unknownReference`, `plan.wrongType` (an attribute without numbers).
 */
export function weightsOf(
  plan: WeightData,
  weighting: Weighting,
  years: readonly number[] = yearsOf(plan.period),
  places: Places = placesOf(plan),
): Result<ReadonlyMap<string, Ratio>> {
  switch (weighting.kind) {
    case "equal":
      return success(new Map(places.communes.map(({ code }) => [code, one])));
    case "attribute": {
      const index = plan.attributes.findIndex(({ id }) => id === weighting.attribute);
      const attribute = plan.attributes[index];
      if (attribute === undefined) return failure(unknown("weightings", weighting.attribute));
      return collect(places, (place) => attributeWeight(attribute, `attributes[${index}]`, place));
    }
    case "norm": {
      const index = plan.norms.findIndex(({ id }) => id === weighting.norm);
      const norm = plan.norms[index];
      if (norm === undefined) return failure(unknown("weightings", weighting.norm));
      const reader = readNorm(plan, norm);
      const found = collect(places, (place) => reader.weightOf(place));
      const outside = validityIssues(norm, `norms[${index}]`, years);
      if (outside.length === 0) return found;
      return failure(...outside, ...(found.ok ? [] : found.issues));
    }
  }
}

function collect(
  places: Places,
  weightOf: (place: Locality) => Result<Ratio>,
): Result<ReadonlyMap<string, Ratio>> {
  const issues: Issue[] = [];
  const weights = new Map<string, Ratio>();
  for (const place of places.communes) {
    const weight = weightOf(place);
    if (weight.ok) weights.set(place.code, weight.value);
    else issues.push(...weight.issues);
  }
  return issues.length > 0 ? failure(...issues) : success(weights);
}

function attributeWeight(attribute: Attribute, path: string, place: Locality): Result<Ratio> {
  const value = attribute.values[place.code];
  const at = `${path}.values.${place.code}`;
  if (value === undefined) {
    return failure(
      errorAt(path, "weights.missingAttribute", {
        place: place.code,
        name: place.name,
        attribute: { name: attribute.name },
      }),
    );
  }
  if (typeof value === "boolean") return success(value ? one : nothing);
  if (typeof value === "string") {
    return failure(errorAt(at, "plan.wrongType", { expected: "number", received: "string", value }));
  }
  if (value < 0) return failure(errorAt(at, "weights.negative", { value: String(value) }));
  // The shortest decimal text that reads back as the same double is what the file holds.
  return success(readRatio(new Decimal(value).toFixed()));
}

function validityIssues(norm: Norm, path: string, years: readonly number[]): readonly Issue[] {
  return years
    .filter((year) => year < norm.validFrom || norm.validTo < year)
    .map((year) =>
      errorAt(path, "period.outside", { from: year, to: year, first: norm.validFrom, last: norm.validTo }),
    );
}

function unknown(path: string, value: string): Issue {
  return errorAt(path, "plan.unknownReference", { value });
}
