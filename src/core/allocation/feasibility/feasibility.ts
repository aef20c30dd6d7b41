import { money, sum } from "../../money/money.ts";
import type { StopSignal } from "../../solver/solver.ts";
import { findConflict } from "./conflict.ts";
import { divideOtherwise } from "./feasibilityCrossing.ts";
import { arrange, decide, type Decision } from "./feasibilityDecision.ts";
import { Ground } from "./feasibilityGround.ts";
import { decideNear } from "./feasibilityNear.ts";
import { missingOf, PairFlows, piecesOf, reservesOf } from "./feasibilityParts.ts";
import type { Feasibility, FeasibilityProblem } from "./feasibilityProblem.ts";

export type * from "./feasibilityProblem.ts";

export interface FeasibilityOptions {
  readonly signal?: StopSignal;
  /** Told, while a conflict is looked for, how many of the rules and pools in question have been tested. */
  readonly onProgress?: (progress: { readonly tested: number; readonly candidates: number }) => void;
}

/** Raised when the caller's signal stops the check: there is no answer. */
export class FeasibilityStopped extends Error {
  override readonly name = "FeasibilityStopped";
}

/**
 * Whether all floors, caps and holds can be kept with the money of the pools (leftover is allowed), before anything is split.
 * If so, floors over several units or pools are divided: in proportion to what is usual if that fits, otherwise as far as it
 * does. If not, names a conflict and the least money that is missing, to the unit. The order of rules and claims changes
 * nothing. Rules whose cells cross others in a third way are divided in proportion first, and otherwise if that does not fit. Throws `number.tooLarge` where
 * amounts together pass the exact range, and `FeasibilityStopped`.
 */
export function checkFeasibility(problem: FeasibilityProblem, options: FeasibilityOptions = {}): Feasibility {
  const ground = new Ground(problem);
  const look = (): void => {
    if (options.signal?.aborted === true) throw new FeasibilityStopped("the check was stopped");
  };
  const proportional = decide(arrange(ground, true), look);
  if (proportional.isFeasible) return feasible(ground, proportional);
  const hasFloorOverSeveral = ground.rules.some(
    ({ floor }, rule) => floor > 0 && ground.pairsOf(rule).length > 1,
  );
  const free = hasFloorOverSeveral ? decideNear(arrange(ground, false), proportional, look) : proportional;
  if (free.isFeasible) return feasible(ground, free);
  const otherwise = divideOtherwise(ground, free, look);
  if (otherwise !== undefined) return feasible(ground, otherwise);
  const missing = missingOf(ground, free);
  const conflict = findConflict(ground, free, (tested, candidates) => {
    look();
    options.onProgress?.({ tested, candidates });
  });
  const keyOf = (rule: number): string => ground.rules[rule]?.key ?? "";
  return {
    kind: "infeasible",
    conflict: conflict.rules.map(keyOf),
    pools: conflict.pools,
    missing,
    total: sum(missing.map(({ amount }) => money(amount))),
    divided: [...free.divided].sort((one, other) => one - other).map(keyOf),
  };
}

function feasible(ground: Ground, decision: Decision): Feasibility {
  const flows = new PairFlows(ground, decision);
  return { kind: "feasible", pieces: piecesOf(ground, flows), reserves: reservesOf(ground, flows) };
}
