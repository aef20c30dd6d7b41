import { success, type Issue, type Result } from "../issue/index.ts";
import type { Money } from "../money/money.ts";
import type { MoneyUnit } from "../money/unit.ts";
import type { Plan } from "../plan/plan.ts";
import type { Scenario } from "./scenario.ts";

/** What a scenario says of how the plan is allocated, beside the plan itself. */
export interface ScenarioOptions {
  /** Unit of rounding, if the scenario sets one. */
  readonly unit?: MoneyUnit;
}

/** A plan on its way through the adjustments. */
export interface Draft {
  readonly plan: Plan;
  readonly options: ScenarioOptions;
  /** For each line that was made by cutting a line of several years into its years: the line that it was. */
  readonly cutFrom: ReadonlyMap<string, string>;
}

/** What stood or stands somewhere in the plan: money in đồng, or a value as it is written. */
export type TouchValue = { readonly dong: Money } | string | number | boolean;

/** One place of the plan that an adjustment changed; without `before` it is new, without `after` it is gone. */
export interface Touch {
  /** By ids, never by position: `lines.credit.amount`. */
  readonly path: string;
  readonly before?: TouchValue;
  readonly after?: TouchValue;
}

/** What an adjustment lays claim to, so that another one that contradicts it is found. */
export interface Claim {
  readonly key: string;
  readonly mode: "set" | "add" | "change" | "remove" | "merge" | "use";
  /** What it is set to; two that set the same value do not contradict each other. */
  readonly value?: string;
  /** The years that it holds for; all if left out. */
  readonly from?: number;
  readonly to?: number;
}

/** What one adjustment did. */
export interface Step {
  readonly draft: Draft;
  readonly touches: readonly Touch[];
  readonly claims: readonly Claim[];
  /** The rate of a mobilisation, as it is kept in the trace. */
  readonly rate?: string;
}

/** What an adjustment is applied with. */
export interface Work {
  readonly draft: Draft;
  readonly scenario: Scenario;
  /** Path of the adjustment, for issues. */
  readonly path: string;
}

export type Applied = Result<Step>;

/** A step that changed the plan outside its lines; nothing where no value changed. */
export function changed(
  draft: Draft,
  plan: Plan,
  touches: readonly Touch[],
  claims: readonly Claim[],
): Applied {
  const real = touches.filter(({ before, after }) => !isSame(before, after));
  return success({ draft: real.length === 0 ? draft : { ...draft, plan }, touches: real, claims });
}

/** Either the step, or the issues if there are any. */
export function unless(issues: readonly Issue[], work: () => Applied): Applied {
  return issues.length > 0 ? { ok: false, issues } : work();
}

/** Whether two values of a touch are the same, money by its amount. */
export function isSame(one: TouchValue | undefined, other: TouchValue | undefined): boolean {
  if (typeof one === "object" && typeof other === "object") return one.dong === other.dong;
  return one === other;
}
