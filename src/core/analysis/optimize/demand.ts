import type { Indexed } from "./indexed.ts";

/** What a search asks for, besides the problem's own constraints. */
export interface Demand {
  readonly goal: Goal;
  /** Keys of constraints that do not hold here. */
  readonly dropped: ReadonlySet<string>;
  /** Keys of constraints that may give way, as little as possible together. */
  readonly elastic: ReadonlySet<string>;
  readonly conditions: readonly DistrictCondition[];
}

export type Goal =
  | { readonly kind: "any" }
  /** The most of the sum of these values, one a candidate. */
  | { readonly kind: "values"; readonly values: readonly bigint[] }
  /** The least money of these sources. */
  | { readonly kind: "paid"; readonly sources: ReadonlySet<string> }
  /** As much as possible for all but `except` of the districts. */
  | { readonly kind: "worstOff"; readonly condition: DistrictCondition }
  /** As little as possible of giving way, by constraints that are elastic. */
  | { readonly kind: "giving" };

/** At least `count` districts have at least these amounts of what `adds` adds to `base`. */
export interface DistrictCondition {
  readonly count: number;
  readonly atLeast: readonly bigint[];
  readonly base: readonly bigint[];
  readonly whole: readonly bigint[];
  readonly adds: readonly bigint[];
}

export const nothing: ReadonlySet<string> = new Set<string>();

export function demandOf(goal: Goal, conditions: readonly DistrictCondition[] = []): Demand {
  return { goal, dropped: nothing, elastic: nothing, conditions };
}

/** What each district has under the choices: `base` and what the chosen candidates add. */
export function districtAmounts(
  { candidates, options }: Indexed,
  { base, adds }: Pick<DistrictCondition, "base" | "adds">,
  chosen: readonly number[],
): readonly bigint[] {
  const amounts = [...base];
  for (const option of chosen) {
    const candidate = options[option]?.candidate ?? -1;
    const district = candidates[candidate]?.district ?? -1;
    amounts[district] = (amounts[district] ?? 0n) + (adds[candidate] ?? 0n);
  }
  return amounts;
}
