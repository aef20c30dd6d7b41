import type { ParsedScenario } from "./schema.ts";

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

/** A question put to a plan, as a value: what it builds on and what it changes, in order. */
export type Scenario = DeepReadonly<ParsedScenario>;

export type Adjustment = Scenario["adjustments"][number];
export type AdjustmentKind = Adjustment["kind"];
export type AdjustmentOf<Kind extends AdjustmentKind> = Extract<Adjustment, { readonly kind: Kind }>;
export type ScenarioParameter = Scenario["parameters"][number];

/** The scenarios that one may build on, by id. */
export type ScenarioLibrary = ReadonlyMap<string, Scenario>;

/** A library of `scenarios`; of two with one id the later holds. */
export function scenarioLibrary(scenarios: Iterable<Scenario>): ScenarioLibrary {
  return new Map(Array.from(scenarios, (scenario) => [scenario.id, scenario]));
}
