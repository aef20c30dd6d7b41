import type { Plan } from "../../plan/plan.ts";
import type { DriverSetting } from "../response/driver.ts";
import type { Target } from "../response/target.ts";

/**
 * What is varied where nobody says: how much the budgets and integrated programmes give, how much of the money of enterprises, banks
 * and people is mobilised, and the ratio of each counterpart rule. Sources without money are left out.
 */
export function usualDrivers(plan: Plan): readonly DriverSetting[] {
  const withMoney = new Set(plan.lines.filter(({ amount }) => amount > 0).map(({ source }) => source));
  const sources = plan.sources
    .filter(({ id }) => withMoney.has(id))
    .map(({ kind, id }): DriverSetting => {
      switch (kind) {
        case "centralBudget":
        case "localBudget":
        case "integrated":
          return { kind: "scale", slice: { sources: [id] } };
        case "enterprise":
        case "credit":
        case "community":
          return { kind: "mobilisation", source: id };
      }
    });
  const rules = plan.counterpartRules.map(({ id }): DriverSetting => ({ kind: "counterpart", rule: id }));
  return [...sources, ...rules];
}

/** What is looked at where nobody says: the money that is allocated, and the counterpart that is missing. */
export const usualTargets: readonly Target[] = [{ kind: "allocated" }, { kind: "missing" }];
