import { invariant } from "../../issue/invariant.ts";
import { nearestDouble } from "../../money/double.ts";
import type { SolverOutcome, SolverValues } from "../../solver/index.ts";
import { cutOfChoice, type Cut } from "./cut.ts";
import type { Demand } from "./demand.ts";
import type { Indexed } from "./indexed.ts";
import { judge, proposalOf, type Proposal, type Settled } from "./judge.ts";
import { choiceModel, type ChoiceModel } from "./model.ts";
import { repair } from "./repair.ts";
import type { Session } from "./session.ts";

export type Stop = "timeLimit" | "cancelled" | "rejections";

/** What a search came to. */
export type Searched =
  | {
      readonly kind: "found";
      readonly settled: Settled;
      /** What no choice can better, as the solver says (a float in the goal's own measure), and how far that is, as a part. */
      readonly bound: number | undefined;
      readonly gap: number;
      /** Whether the solver has proven it, up to its tolerance, and what it claims agrees with the exact figures. */
      readonly proven: boolean;
      readonly stop: Stop | undefined;
      readonly rejected: number;
    }
  | { readonly kind: "infeasible"; readonly rejected: number }
  | { readonly kind: "stopped"; readonly stop: Stop; readonly rejected: number };

/** By how much, as a part of the largest value, a solver's objective may differ from the exact one. */
export const solverTolerance = 1e-5;

/**
 * The best choice for a demand. The solver proposes; each proposal is settled and checked in whole đồng. One that fails is
 * repaired, in case nothing better comes, and excluded by a cut, and the solver is asked again.
 */
export async function search(indexed: Indexed, demand: Demand, session: Session): Promise<Searched> {
  const cuts: Cut[] = [];
  let best: Settled | undefined;
  let bound: number | undefined;
  let isSure = true;
  const end = (stop: Stop | undefined, proven: boolean): Searched => {
    const rejected = cuts.length;
    if (best === undefined) return { kind: "stopped", stop: stop ?? "rejections", rejected };
    const isProven = proven && isSure;
    return {
      kind: "found",
      settled: best,
      bound,
      gap: gapOf(best, bound, isProven),
      proven: isProven,
      stop,
      rejected,
    };
  };
  while (cuts.length <= session.mostRejections) {
    const model = choiceModel(indexed, demand, cuts);
    const outcome = await session.solve(model);
    if (outcome.status === "infeasible") {
      return best === undefined
        ? { kind: "infeasible", rejected: cuts.length }
        : end(undefined, isOwn(demand));
    }
    const values = valuesOf(outcome);
    const stop = stopOf(outcome);
    if (values === undefined) return end(stop, false);
    bound = boundOf(model, values);
    const proposal = proposalOf(indexed, model, values.values);
    const verdict = judge(indexed, demand, proposal);
    const settled = verdict.kind === "accepted" ? verdict.settled : repaired(indexed, demand, proposal);
    if (settled !== undefined && isBetter(demand, settled, best)) best = settled;
    if (verdict.kind === "accepted") {
      if (isSettledBest(demand, model, values, best)) return end(stop, stop === undefined && isConsistent(demand, model, values, verdict.settled)); // prettier-ignore
      cuts.push(cutOfChoice(indexed, proposal.chosen));
    } else {
      cuts.push(verdict.cut);
      isSure &&= verdict.isSure;
    }
    if (stop !== undefined) return end(stop, false);
  }
  return end("rejections", false);
}

/** Only where money is the goal may a better choice have been set aside before the model had no more. */
function isOwn({ goal }: Demand): boolean {
  return goal.kind === "paid" || goal.kind === "giving";
}

function repaired(indexed: Indexed, demand: Demand, proposal: Proposal): Settled | undefined {
  return demand.goal.kind === "values" ? repair(indexed, demand, proposal, demand.goal.values) : undefined;
}

function isBetter({ goal }: Demand, settled: Settled, best: Settled | undefined): boolean {
  if (best === undefined) return true;
  return goal.kind === "values" ? settled.worth > best.worth : settled.worth < best.worth;
}

/**
 * Money is whole, and what a solver takes for the least is not: another choice may come out better in whole đồng until the
 * solver's least, rounded up, is what was found.
 */
function isSettledBest(
  demand: Demand,
  model: ChoiceModel,
  { objective }: SolverValues,
  best: Settled | undefined,
): boolean {
  if (!isOwn(demand) || best === undefined || model.goalScale === 0) return true;
  const least = Math.ceil(objective * model.goalScale - model.goalScale * solverTolerance);
  return (
    !Number.isSafeInteger(least) || best.worth <= BigInt(least) || model.goalScale * solverTolerance >= 1
  );
}

/** Whether what the solver claims is what the exact figures say, up to its tolerance; for money up to an đồng as well. */
function isConsistent(
  { goal }: Demand,
  { goalScale }: ChoiceModel,
  { objective, gap }: SolverValues,
  { worth, chosen }: Settled,
): boolean {
  if (gap > solverTolerance) return false;
  if (goal.kind === "any" || goal.kind === "worstOff" || goalScale === 0) return true;
  const exact = nearestDouble(worth);
  const difference = Math.abs(objective * goalScale - exact);
  const tolerance =
    Math.abs(goalScale) * solverTolerance * (chosen.length + 1) + Math.abs(exact) * solverTolerance;
  return difference <= tolerance + (goal.kind === "values" ? 0 : 1);
}

function boundOf({ goalScale }: ChoiceModel, { objective, gap }: SolverValues): number | undefined {
  const bound = (objective - gap * Math.abs(objective)) * goalScale;
  return Number.isFinite(bound) ? bound : undefined;
}

function gapOf(settled: Settled, bound: number | undefined, proven: boolean): number {
  if (proven) return 0;
  const worth = nearestDouble(settled.worth);
  if (bound === undefined) return Infinity;
  return worth === bound ? 0 : Math.abs(worth - bound) / Math.max(Math.abs(worth), Number.MIN_VALUE);
}

function valuesOf(outcome: SolverOutcome): SolverValues | undefined {
  invariant(outcome.status !== "unbounded", "a model of choices is bounded");
  if (outcome.status === "infeasible") return undefined;
  return outcome.status === "optimal" ? outcome : outcome.best;
}

function stopOf({ status }: SolverOutcome): Stop | undefined {
  return status === "timeLimit" || status === "cancelled" ? status : undefined;
}
