import {
  allocate,
  allocateWithSolver,
  type Allocation,
  type AllocationOptions,
} from "../core/allocation/index.ts";
import { verifyAllocation } from "../core/allocation/verify/verify.ts";
import { invariant, success, type Result } from "../core/issue/index.ts";
import type { MoneyUnit } from "../core/money/index.ts";
import { engineVersion, fingerprint } from "../core/plan/fingerprint.ts";
import { withoutMilestones, type Plan } from "../core/plan/index.ts";
import type { Solver } from "../core/solver/index.ts";

export interface AllocationOutcome {
  readonly allocation: Allocation;
  /** Hash of plan, options and engine. */
  readonly inputs: string;
  /** Hash of the figures. */
  readonly outputs: string;
}

type Further = Omit<AllocationOptions, "unit">;

/**
 * Allocates the plan in whole `unit`s and has the independent verifier go over every figure: a violation is a bug of
 * ours and stops the work.
 */
export function allocatePlan(plan: Plan, unit: MoneyUnit, further: Further = {}): Result<AllocationOutcome> {
  return verified(plan, unit, allocate(plan, { ...further, unit }));
}

/** The same; where totals contradict each other, a solver finds the fewest that have to move by a unit. */
export async function allocatePlanWithSolver(
  plan: Plan,
  unit: MoneyUnit,
  solver: Solver,
  further: Further = {},
): Promise<Result<AllocationOutcome>> {
  return verified(plan, unit, await allocateWithSolver(plan, { ...further, unit }, solver));
}

function verified(plan: Plan, unit: MoneyUnit, allocated: Result<Allocation>): Result<AllocationOutcome> {
  if (!allocated.ok) return allocated;
  const allocation = allocated.value;
  const violations = verifyAllocation(plan, allocation);
  invariant(violations.length === 0, `the verifier found ${JSON.stringify(violations.slice(0, 5))}`);
  const { envelopes, cells, unallocated, receipt } = allocation;
  return success({
    allocation,
    inputs: fingerprint({ engine: engineVersion, options: { unit }, plan: withoutMilestones(plan) }),
    outputs: fingerprint({ envelopes, cells, unallocated, receipt }),
  });
}
