import { invariant } from "../../issue/invariant.ts";
import { Decimal } from "../../money/decimal.ts";
import { addRatios, ratio, ratioText, readRatio, type Ratio } from "../../money/ratio.ts";
import type { Places } from "../../plan/places.ts";
import type { Attribute, Locality, Norm, Plan, Weighting } from "../../plan/plan.ts";
import { readNorm, type NormReader } from "../normWeight.ts";
import type { TraceAttribute, TraceGroup, TraceWeighing } from "./trace.ts";
import { weightsOf } from "../weights.ts";

type Alternatives = Norm["groups"][number]["when"];

const nothing = ratio(0n, 1n);

/** Says how the weights of a plan came about, weighting by weighting; each is weighed once. */
export class WeighingBook {
  readonly #plan: Plan;
  readonly #places: Places;
  readonly #weights = new Map<string, ReadonlyMap<string, Ratio>>();
  readonly #totals = new Map<string, Ratio>();
  readonly #norms = new Map<string, NormReader>();
  readonly #weighings = new Map<string, TraceWeighing>();

  constructor(plan: Plan, places: Places) {
    this.#plan = plan;
    this.#places = places;
  }

  /** The exact weight of a commune; the weighting must be one that the allocation could follow. */
  weightOf(weighting: string, code: string): Ratio {
    return this.#weightsOf(weighting).get(code) ?? nothing;
  }

  /** How the weight of a commune came about, at any depth. */
  weighingOf(id: string, place: Locality): TraceWeighing {
    const key = `${id}/${place.code}`;
    const weighing = this.#weighings.get(key) ?? this.#weigh(id, place);
    this.#weighings.set(key, weighing);
    return weighing;
  }

  #weigh(id: string, place: Locality): TraceWeighing {
    const weighting = this.#weighting(id);
    const { name, origin, legalReference } = weighting;
    const common = {
      weighting: id,
      name,
      origin,
      ...(legalReference === undefined ? {} : { legalReference }),
      value: ratioText(this.weightOf(id, place.code)),
    };
    switch (weighting.kind) {
      case "equal":
        return { ...common, kind: "equal" };
      case "attribute":
        return { ...common, kind: "attribute", attribute: this.#attribute(weighting.attribute, place.code) };
      case "norm":
        return { ...common, ...this.#normPart(weighting.norm, place) };
      case "product":
        return {
          ...common,
          kind: "product",
          parts: weighting.of.map((part) => this.weighingOf(part, place)),
        };
      case "sum":
        return {
          ...common,
          kind: "sum",
          parts: weighting.of.map((part, index) => ({
            factor: ratioText(readRatio(weighting.factors?.[index] ?? "1")),
            ...(weighting.normalised ? { total: ratioText(this.#totalOf(part)) } : {}),
            part: this.weighingOf(part, place),
          })),
        };
    }
  }

  #weighting(id: string): Weighting {
    const weighting = this.#plan.weightings.find((candidate) => candidate.id === id);
    invariant(weighting !== undefined, `the plan has the weighting ${id}`);
    return weighting;
  }

  #weightsOf(id: string): ReadonlyMap<string, Ratio> {
    const before = this.#weights.get(id);
    if (before !== undefined) return before;
    // No years: that the norm holds in all of them was settled when the money was shared.
    const weighed = weightsOf(this.#plan, this.#weighting(id), [], this.#places);
    invariant(weighed.ok, `the weighting ${id} weighed the places of this allocation`);
    this.#weights.set(id, weighed.value);
    return weighed.value;
  }

  #totalOf(id: string): Ratio {
    const before = this.#totals.get(id);
    if (before !== undefined) return before;
    const total = [...this.#weightsOf(id).values()].reduce(addRatios, nothing);
    this.#totals.set(id, total);
    return total;
  }

  #normPart(id: string, place: Locality): Omit<Extract<TraceWeighing, { kind: "norm" }>, CommonKey> {
    const norm = this.#plan.norms.find((candidate) => candidate.id === id);
    invariant(norm !== undefined, `the plan has the norm ${id}`);
    const reader = this.#norms.get(id) ?? readNorm(this.#plan, norm);
    this.#norms.set(id, reader);
    const membership = reader.membershipOf(place);
    invariant(membership.ok, `the norm ${id} placed ${place.code} in its groups`);
    const { excluded, groups } = membership.value;
    const met = [...excluded, ...groups];
    const used = new Set(
      met.flatMap(({ when }) => when.flatMap((all) => all.map(({ attribute }) => attribute))),
    );
    return {
      kind: "norm",
      norm: norm.name,
      normReference: norm.legalReference,
      combination: norm.combination,
      excluded: excluded.map((group) => this.#group(group, place.code)),
      groups: groups.map((group) => ({
        ...this.#group(group, place.code),
        coefficient: ratioText(readRatio(group.coefficient)),
      })),
      attributes: this.#plan.attributes
        .filter((attribute) => used.has(attribute.id) && attribute.values[place.code] !== undefined)
        .map((attribute) => this.#attribute(attribute.id, place.code)),
    };
  }

  #group(
    { id, name, when }: { readonly id: string; readonly name: Norm["name"]; readonly when: Alternatives },
    code: string,
  ): TraceGroup {
    const met = when.find((all) =>
      all.every((condition) => meets(this.#value(condition.attribute, code), condition)),
    );
    invariant(met !== undefined, `${code} meets the conditions of its group ${id}`);
    return { group: id, name, conditions: met };
  }

  #value(id: string, code: string): Attribute["values"][string] | undefined {
    return this.#plan.attributes.find((attribute) => attribute.id === id)?.values[code];
  }

  #attribute(id: string, code: string): TraceAttribute {
    const attribute = this.#plan.attributes.find((candidate) => candidate.id === id);
    const value = attribute?.values[code];
    invariant(attribute !== undefined && value !== undefined, `${code} has a value for ${id}`);
    const { name, unit, origin } = attribute;
    return { attribute: id, name, value, ...(unit === undefined ? {} : { unit }), origin };
  }
}

type CommonKey = "weighting" | "name" | "origin" | "legalReference" | "value";

/** Whether a value meets a condition of a norm. */
export function meets(
  value: boolean | string | number | undefined,
  { is, value: asked }: Alternatives[number][number],
): boolean {
  if (is === "equal") return value === asked;
  if (typeof value !== "number" || typeof asked !== "number") return false;
  return is === "atLeast" ? value >= asked : value <= asked;
}

/** The number that a value of an attribute weighs, exactly: yes is 1, no is 0. */
export function numberOf(value: boolean | number): string {
  return typeof value === "boolean" ? (value ? "1" : "0") : new Decimal(value).toFixed();
}
