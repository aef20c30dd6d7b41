import { invariant } from "../../issue/invariant.ts";
import { failure, success, type Result } from "../../issue/index.ts";
import { moneyFromBigInt } from "../../money/index.ts";
import type { Solver } from "../../solver/index.ts";
import { checkProblem } from "./checkProblem.ts";
import { explainConflict, type Conflict } from "./conflict.ts";
import { demandOf } from "./demand.ts";
import { searchFairest } from "./fairest.ts";
import { compareKeys, indexProblem, type Indexed } from "./indexed.ts";
import type { Settled } from "./judge.ts";
import { mergeGroups } from "./mergeGroups.ts";
import type { ChoiceProblem, Objective, Optimum, Spending, Worth } from "./problem.ts";
import { search, solverTolerance, type Searched, type Stop } from "./search.ts";
import { Session, type OptimizeOptions } from "./session.ts";
import { verifyOptimum } from "./verifyOptimum.ts";
import { districtShares, wholeGoal, type WholeGoal } from "./worth.ts";

/**
 * How sure it is that nothing is better: `exact` where any better choice would be better by more than the solver's tolerance,
 * `tolerance` where it could be better by less than that, `none` where the search ended before.
 */
export type Proof = "exact" | "tolerance" | "none";

/** What an optimisation came to. */
export type OptimizeOutcome =
  | {
      readonly kind: "optimum";
      readonly optimum: Optimum;
      /** What no choice can better; none for the fairest split, and where the solver has none. */
      readonly bound: Worth | undefined;
      /** How far the optimum may be from the best, as a part of it; 0 when proven. */
      readonly gap: number;
      readonly proof: Proof;
      /** For the fairest split: so many districts, from the worst off, are proven to be as well off as can be. */
      readonly provenDistricts?: number;
      readonly effort: Effort;
    }
  | { readonly kind: "infeasible"; readonly conflict: Conflict; readonly effort: Effort }
  | { readonly kind: "stopped"; readonly effort: Effort };

export interface Effort {
  /** The time box, in seconds. */
  readonly timeLimitSeconds: number;
  /** What ended the search before its proof. */
  readonly stop: Stop | undefined;
  /** So many proposals of the solver failed the exact check. */
  readonly rejected: number;
}

/**
 * Chooses which places reach the standard and when. The solver works in units of the mean cost and proposes; what is returned
 * is in whole đồng, was derived again from the choices alone and verified by code that the search does not share. A problem
 * that contradicts itself comes back with the constraints that do. Issues: see `checkProblem`.
 */
export async function optimize(
  problem: ChoiceProblem,
  objective: Objective,
  solver: Solver,
  options: OptimizeOptions = {},
): Promise<Result<OptimizeOutcome>> {
  const issues = checkProblem(problem, objective);
  if (issues.length > 0) return failure(...issues);
  const merged = mergeGroups(problem);
  const indexed = indexProblem(merged.problem);
  const session = new Session(solver, options);
  const outcome =
    objective.kind === "fairest"
      ? await fairest(indexed, objective, session)
      : await best(indexed, objective, session);
  if (outcome.kind !== "optimum") return success(outcome);
  const optimum = merged.splitBack(outcome.optimum);
  invariant(verifyOptimum(problem, optimum).length === 0, "what the optimiser returns keeps to everything");
  return success({ ...outcome, optimum });
}

async function best(
  indexed: Indexed,
  objective: Exclude<Objective, { kind: "fairest" }>,
  session: Session,
): Promise<OptimizeOutcome> {
  const whole = wholeGoal(indexed, objective);
  const found = await search(indexed, demandOf(whole.goal), session);
  if (found.kind !== "found") return withoutOptimum(indexed, found, session);
  const { settled, gap, stop, rejected } = found;
  const optimum = optimumOf(indexed, settled, whole.worthOf(settled.worth));
  const proof = proofOf(indexed, whole, found);
  const bound = found.proven ? optimum.worth : boundOf(whole, found);
  return { kind: "optimum", optimum, bound, gap, proof, effort: effortOf(session, stop, rejected) };
}

async function fairest(
  indexed: Indexed,
  objective: Extract<Objective, { kind: "fairest" }>,
  session: Session,
): Promise<OptimizeOutcome> {
  const found = await searchFairest(indexed, objective.of, session);
  if (found.kind !== "found") return withoutOptimum(indexed, found, session);
  const { settled, provenDistricts, stop, rejected } = found;
  const worth: Worth = { kind: "fairest", districts: districtShares(indexed, objective.of, settled.chosen) };
  const isProven = provenDistricts === found.districts;
  return {
    kind: "optimum",
    optimum: optimumOf(indexed, settled, worth),
    bound: undefined,
    gap: isProven ? 0 : Infinity,
    proof: isProven ? "exact" : "none",
    provenDistricts,
    effort: effortOf(session, isProven ? undefined : stop, rejected),
  };
}

async function withoutOptimum(
  indexed: Indexed,
  found: Exclude<Searched, { kind: "found" }>,
  session: Session,
): Promise<OptimizeOutcome> {
  const effort = effortOf(session, found.kind === "stopped" ? found.stop : undefined, found.rejected);
  if (found.kind === "stopped") return { kind: "stopped", effort };
  return { kind: "infeasible", conflict: await explainConflict(indexed, session), effort };
}

function effortOf({ timeLimitSeconds }: Session, stop: Stop | undefined, rejected: number): Effort {
  return { timeLimitSeconds, stop, rejected };
}

/** A better choice would be better by the grain of its values at least: if that is more than the tolerance, there is none. */
function proofOf(
  { candidates }: Indexed,
  { goal, grain }: WholeGoal,
  { proven }: Extract<Searched, { kind: "found" }>,
): Proof {
  if (!proven) return "none";
  const sizes =
    goal.kind === "values"
      ? goal.values.map((value) => (value < 0n ? -value : value))
      : candidates.map(({ cost }) => BigInt(cost));
  const largest = sizes.reduce((most, size) => (size > most ? size : most), 0n);
  return largest < grain * BigInt(Math.round(1 / solverTolerance)) ? "exact" : "tolerance";
}

/** The solver's bound, in whole numbers on the safe side. */
function boundOf(
  { worthOf, goal, grain }: WholeGoal,
  { bound }: Extract<Searched, { kind: "found" }>,
): Worth | undefined {
  if (bound === undefined) return undefined;
  const slack = Math.abs(bound) * solverTolerance;
  const outward = goal.kind === "values" ? Math.floor(bound + slack) : Math.ceil(bound - slack);
  if (!Number.isSafeInteger(outward)) return undefined;
  return worthOf((BigInt(outward) / grain) * grain);
}

function optimumOf(indexed: Indexed, { chosen, amounts }: Settled, worth: Worth): Optimum {
  const { options, candidates, years, flows, groups } = indexed;
  const choices = chosen.map((option) => {
    const { candidate = -1, year = -1 } = options[option] ?? {};
    return { place: candidates[candidate]?.place ?? "", year: years[year] ?? 0 };
  });
  const groupSpending = flows.flatMap(({ group, source, year }, flow) => {
    const amount = moneyFromBigInt(amounts[flow] ?? 0n);
    return amount === 0 ? [] : [{ group: groups[group]?.id ?? "", source, year: years[year] ?? 0, amount }];
  });
  const typeOf = new Map(groups.map(({ id, type }) => [id, type]));
  const sums = new Map<string, Omit<Spending, "amount"> & { amount: bigint }>();
  for (const { group, source, year, amount } of groupSpending) {
    const type = typeOf.get(group) ?? "";
    const key = JSON.stringify([source, type, year]);
    const before = sums.get(key)?.amount ?? 0n;
    sums.set(key, { source, type, year, amount: before + BigInt(amount) });
  }
  const spending = [...sums.values()].map((one) => ({ ...one, amount: moneyFromBigInt(one.amount) }));
  return {
    choices: choices.sort((left, right) => left.year - right.year || compareKeys(left.place, right.place)),
    spending: spending.sort(
      (left, right) =>
        left.year - right.year ||
        compareKeys(left.source, right.source) ||
        compareKeys(left.type, right.type),
    ),
    groupSpending,
    worth,
  };
}
