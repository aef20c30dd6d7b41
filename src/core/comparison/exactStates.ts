import { allocate } from "../allocation/allocate.ts";
import { failure, success, type Result } from "../issue/index.ts";
import { canonicalText } from "../plan/fingerprint.ts";
import type { Plan } from "../plan/plan.ts";
import { applyScenario } from "../scenario/applyScenario.ts";
import { scenarioLibrary, type Scenario } from "../scenario/scenario.ts";
import type { Fraction } from "./fraction.ts";
import { exactRows, type Dimension, type KeyedRows } from "./rows.ts";

/** Whether the limits of the plan are in force in a state. */
export type Limits = "within" | "without";

/** Allocates a plan under a chain of scenarios and gives the shares before they are rounded. */
export type ExactState = (chain: readonly Scenario[], limits: Limits) => Result<KeyedRows<Fraction>>;

/**
 * The exact amounts of `plan` under any chain of scenarios, by row. Years and what is set aside are whole đồng, whatever unit the
 * results are rounded to; shares are exact. A state that was asked for before is not worked out again.
 */
export function exactStates(plan: Plan, by: readonly Dimension[]): ExactState {
  const known = new Map<string, Result<KeyedRows<Fraction>>>();
  return (chain, limits) => {
    const id = canonicalText([limits, chain]);
    const before = known.get(id);
    if (before !== undefined) return before;
    const state = exactState(plan, chain, limits, by);
    known.set(id, state);
    return state;
  };
}

function exactState(
  plan: Plan,
  chain: readonly Scenario[],
  limits: Limits,
  by: readonly Dimension[],
): Result<KeyedRows<Fraction>> {
  const last = chain.at(-1);
  const applied = last === undefined ? success({ plan }) : applyScenario(plan, last, scenarioLibrary(chain));
  if (!applied.ok) return failure(...applied.issues);
  const under = applied.value.plan;
  const free = limits === "within" ? under : { ...under, limits: [] };
  const allocated = allocate(free, { unit: "dong", totals: "nested" });
  return allocated.ok ? success(exactRows(under, allocated.value, by)) : failure(...allocated.issues);
}
