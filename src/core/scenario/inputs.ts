import type { MoneyUnit } from "../money/unit.ts";
import { engineVersion, fingerprint } from "../plan/fingerprint.ts";
import { withoutMilestones } from "../plan/milestones.ts";
import type { Plan } from "../plan/plan.ts";
import type { Scenario } from "./scenario.ts";

/**
 * SHA-256, in hex, of everything that decides a result: the engine, the unit of rounding, the plan that the scenarios start from,
 * and the scenarios in the order in which they are applied. Without scenarios it is the hash of the plan alone.
 */
export function inputsHash(plan: Plan, chain: readonly Scenario[], unit: MoneyUnit): string {
  const scenarios = chain.length === 0 ? {} : { scenarios: chain };
  return fingerprint({
    engine: engineVersion,
    options: { unit },
    plan: withoutMilestones(plan),
    ...scenarios,
  });
}
