import type { Plan as MutablePlan } from "./schema.ts";

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

/** A plan of public programme money: what a decision fixed, as data. Nothing in it is ever changed in place. */
export type Plan = DeepReadonly<MutablePlan>;

export type FundingSource = Plan["sources"][number];
export type ExpenditureType = Plan["lines"][number]["type"];
export type BudgetLine = Plan["lines"][number];
export type Derivation = NonNullable<BudgetLine["derivation"]>;
export type StatedTotal = Plan["totals"][number];
export type StatedShare = Plan["shares"][number];
export type CounterpartRule = Plan["counterpartRules"][number];
export type Norm = Plan["norms"][number];
export type Weighting = Plan["weightings"][number];
export type Profile = Plan["phasing"]["profiles"][number];
export type Locality = Plan["localities"][number];
export type Attribute = Plan["attributes"][number];
export type Target = Plan["targets"][number];
export type Statement = Plan["statements"][number];
export type Component = Plan["components"][number];
export type Limit = Plan["limits"][number];
export type SourceUse = Plan["sourceUses"][number];
export type AllocationMethod = Plan["roundingMethod"];
export type Correction = Plan["corrections"][number];
export type Milestone = Plan["milestones"][number];
export type MilestoneFigure = Milestone["figures"][number];
export type Stage = Milestone["stage"];

/** Years of a period; a single year is a period of one. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** `2021` or `2022-2025`. */
export function periodText({ from, to }: Period): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** The years of `period`, in order. */
export function yearsOf(period: Period): readonly number[] {
  return Array.from({ length: period.to - period.from + 1 }, (_, index) => period.from + index);
}
