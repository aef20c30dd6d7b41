import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { Decimal } from "../money/decimal.ts";
import { addRatios, divideRatios, multiplyRatios, ratio, readRatio, type Ratio } from "../money/ratio.ts";
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
export type WeightData = Pick<Plan, "localities" | "period" | "attributes" | "norms" | "weightings">;

type Weights = ReadonlyMap<string, Ratio>;

const nothing = ratio(0n, 1n);
const one = ratio(1n, 1n);

/**
 * The exact weight of each commune of the programme under `weighting`, by code: from a norm (an excluded place has 0), from
 * an attribute (yes is 1, no is 0), 1 for each, or a product or sum of other weightings, at any depth. `years` are the years
 * whose money it divides; a norm must hold in all of them. All issues are collected, each once: `weights.missingAttribute`,
 * `weights.noGroup`, `weights.overlap`, `weights.negative`, `weights.allZero` (a weighting of which shares are to be added
 * is 0 everywhere), `period.outside` (the norm does not hold in a year), `plan.unknownReference`, `plan.cycle` (a weighting
 * is among its own parts), `plan.wrongType` (an attribute without numbers).
 */
export function weightsOf(
  plan: WeightData,
  weighting: Weighting,
  years: readonly number[] = yearsOf(plan.period),
  places: Places = placesOf(plan),
): Result<Weights> {
  const found = weigh({ plan, years, places, known: new Map(), open: new Set() }, weighting);
  return found.ok ? found : failure(...once(found.issues));
}

/** What weighing one weighting needs; those that several others are made of are weighed once. */
interface Weighing {
  readonly plan: WeightData;
  readonly years: readonly number[];
  readonly places: Places;
  readonly known: Map<string, Result<Weights>>;
  /** Weightings that are being weighed: one that is met again is among its own parts. */
  readonly open: Set<string>;
}

function weigh(weighing: Weighing, weighting: Weighting): Result<Weights> {
  const { known, open } = weighing;
  const before = known.get(weighting.id);
  if (before !== undefined) return before;
  if (open.has(weighting.id)) {
    return failure(errorAt(pathOf(weighing, weighting), "plan.cycle", { value: weighting.id }));
  }
  open.add(weighting.id);
  const weights = weighAnew(weighing, weighting);
  open.delete(weighting.id);
  known.set(weighting.id, weights);
  return weights;
}

function weighAnew(weighing: Weighing, weighting: Weighting): Result<Weights> {
  const { plan, places, years } = weighing;
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
    case "product": {
      const parts = weighParts(weighing, weighting);
      if (!parts.ok) return parts;
      return success(combined(places, parts.value, (values) => values.reduce(multiplyRatios, one)));
    }
    case "sum":
      return weighSum(weighing, weighting);
  }
}

/** Points are added as they are; shares are points divided by their own sum over the communes. */
function weighSum(weighing: Weighing, weighting: Extract<Weighting, { kind: "sum" }>): Result<Weights> {
  const parts = weighParts(weighing, weighting);
  if (!parts.ok) return parts;
  const issues: Issue[] = [];
  const factors = parts.value.map((part, index) => {
    const factor = weighting.factors?.[index];
    const times = factor === undefined ? one : readRatio(factor);
    if (!weighting.normalised) return times;
    const total = [...part.values()].reduce(addRatios, nothing);
    if (total.numerator > 0n) return divideRatios(times, total);
    const path = `${pathOf(weighing, weighting)}.of[${index}]`;
    const name = weighing.plan.weightings.find(({ id }) => id === weighting.of[index])?.name;
    issues.push(
      errorAt(path, "weights.allZero", {
        count: part.size,
        ...(name === undefined ? {} : { weighting: { name } }),
      }),
    );
    return nothing;
  });
  if (issues.length > 0) return failure(...issues);
  return success(
    combined(weighing.places, parts.value, (values) =>
      values.map((value, index) => multiplyRatios(value, factors[index] ?? one)).reduce(addRatios, nothing),
    ),
  );
}

function weighParts(
  weighing: Weighing,
  weighting: Extract<Weighting, { kind: "product" | "sum" }>,
): Result<readonly Weights[]> {
  const issues: Issue[] = [];
  const parts: Weights[] = [];
  weighting.of.forEach((id, index) => {
    const part = weighing.plan.weightings.find((candidate) => candidate.id === id);
    const weights =
      part === undefined
        ? failure(unknown(`${pathOf(weighing, weighting)}.of[${index}]`, id))
        : weigh(weighing, part);
    if (weights.ok) parts.push(weights.value);
    else issues.push(...weights.issues);
  });
  return issues.length > 0 ? failure(...issues) : success(parts);
}

function combined(
  places: Places,
  parts: readonly Weights[],
  combine: (values: readonly Ratio[]) => Ratio,
): Weights {
  return new Map(
    places.communes.map(({ code }) => [code, combine(parts.map((part) => part.get(code) ?? nothing))]),
  );
}

function pathOf({ plan }: Weighing, weighting: Weighting): string {
  const index = plan.weightings.findIndex(({ id }) => id === weighting.id);
  return index < 0 ? "weightings" : `weightings[${index}]`;
}

/** The same without those that say what an earlier one said of the same place. */
function once(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.place.path, issue.code, issue.parameters]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
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
