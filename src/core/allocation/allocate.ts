import { errorAt, failure, success, type Result } from "../issue/index.ts";
import { money, type Money } from "../money/money.ts";
import { addRatios, readRatio, type Ratio } from "../money/ratio.ts";
import { portion } from "../money/rounding.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import { placesOf } from "../plan/places.ts";
import type { CounterpartRule, Plan } from "../plan/plan.ts";
import type { Solver } from "../solver/solver.ts";
import type { Allocation } from "./allocation.ts";
import { openClaims } from "./claims.ts";
import { stagesOf } from "./counterpartStages.ts";
import type { RoundedPool } from "./drafts.ts";
import { impossibleIssues } from "./impossible.ts";
import type { AllocationOptions } from "./options.ts";
import { outcomeOf } from "./outcome.ts";
import { phaseToYears } from "./phasing.ts";
import { placeTreeOf, type PlaceTree } from "./placeTree.ts";
import { roundPools, roundPoolsBySolver, type RoundingAnswer, type RoundingTask } from "./roundPools.ts";
import { setAsidesOf, type FurtherCuts } from "./setAside.ts";
import type { BoundedPool } from "./shareInOrder.ts";
import { shareStage, type StageOutcome, type StageWork } from "./stage.ts";

/** How often the base of a counterpart rule is lowered by what rounding lacks; each time by at least one unit. */
const mostRounds = 12;

/**
 * Allocates the money of `plan` to its communes in whole `unit`s: phases each line to years, sets reserves and unmatched money
 * aside, splits what is left by the weightings of the sources within floors, caps, holds and tiers, and rounds it so that every
 * published total foots. Allocated + unallocated = available for each envelope, to the đồng. The order of rows in the plan changes
 * nothing. Issues, all of them at once: those of `phaseToYears` and `openClaims`, `limit.notWhole`, `counterpart.unmatched`,
 * and for limits that contradict each other `limit.impossible`, which says what each rule, place and year lacks;
 * `work.cancelled` if `signal` was raised.
 */
export function allocate(plan: Plan, options: AllocationOptions): Result<Allocation> {
  const steps = allocationSteps(plan, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next(roundPools(step.value, options));
  return step.value;
}

/**
 * The same, and where the totals of all sources, types and years cannot be kept by swaps, a solver looks for a way to keep them, or
 * names the fewest that have to move (`moved`). What it says is checked exactly; none of its floats is money.
 */
export async function allocateWithSolver(
  plan: Plan,
  options: AllocationOptions,
  solver: Solver,
): Promise<Result<Allocation>> {
  const steps = allocationSteps(plan, options);
  let step = steps.next();
  while (step.done !== true) {
    let answer = roundPools(step.value, options);
    if (answer?.totals === "nested" && options.totals !== "nested") {
      answer = await roundPoolsBySolver(step.value, solver, options);
    }
    step = steps.next(answer);
  }
  return step.value;
}

/** The work of an allocation, which stops wherever pools have to be rounded, and goes on with their amounts. */
type Steps<Value> = Generator<RoundingTask, Value, RoundingAnswer | undefined>;

function* allocationSteps(plan: Plan, options: AllocationOptions): Steps<Result<Allocation>> {
  const places = placesOf(plan);
  const tree = placeTreeOf(places);
  const phased = phaseToYears(plan, options.unit);
  const book = openClaims(plan, places, tree);
  if (!phased.ok || !book.ok) {
    return failure(...(phased.ok ? [] : phased.issues), ...(book.ok ? [] : book.issues));
  }
  const { envelopes, profiles } = phased.value;
  const frame = { envelopes, profiles, weightings: book.value.weightings };
  let further: FurtherCuts = new Map();
  for (let round = 1; ; round++) {
    const { byEnvelope, issues } = setAsidesOf(plan, envelopes, options.unit, further);
    if (issues.length > 0) return failure(...issues);
    const run = yield* runStages({
      plan,
      tree,
      book: book.value,
      envelopes,
      setAsides: byEnvelope,
      options,
    });
    switch (run.kind) {
      case "done":
        return success(outcomeOf(plan, tree, options.unit, { ...frame, ...run.totals }, run.pools));
      case "issues":
        return failure(...run.issues);
      case "infeasible": {
        const cuts = lowerBase(plan, run, further, options.unit);
        if (cuts === undefined || round === mostRounds) {
          return failure(...impossibleIssues(plan, tree, options.unit, run));
        }
        further = cuts;
      }
    }
  }
}

type Run =
  | {
      readonly kind: "done";
      readonly pools: readonly RoundedPool[];
      readonly totals: Pick<Allocation, "totals" | "moved">;
    }
  | Exclude<StageOutcome, { readonly kind: "shared" }>;

/** Shares and rounds the stages one after the other: money that must match other money comes after it. */
function* runStages(work: Omit<StageWork, "sources" | "earlier" | "finished">): Steps<Run> {
  const finished: RoundedPool[] = [];
  const answers: RoundingAnswer[] = [];
  const earlier: string[] = [];
  for (const sources of stagesOf(work.plan)) {
    const stage = shareStage({ ...work, sources, earlier, finished });
    if (stage.kind !== "shared") return stage;
    const answer = yield* rounded(work.plan, work.tree, stage.pools);
    if (answer === undefined) return { kind: "issues", issues: [errorAt("", "work.cancelled")] };
    answers.push(answer);
    earlier.push(...sources);
    stage.pools.forEach((pool, index) => {
      finished.push({ ...pool, amounts: answer.amounts[index] ?? new Float64Array(0) });
    });
  }
  const kept = (["lines", "nested"] as const).find((least) => answers.some(({ totals }) => totals === least));
  return {
    kind: "done",
    pools: finished,
    totals: { totals: kept ?? "all", moved: answers.flatMap(({ moved }) => moved) },
  };
}

function* rounded(
  plan: Plan,
  tree: PlaceTree,
  pools: readonly BoundedPool[],
): Steps<RoundingAnswer | undefined> {
  if (plan.roundingMethod === "largestRemainder") return yield { pools, tree };
  const amounts = pools.map((pool) => pool.rounded ?? new Float64Array(0));
  return { amounts, totals: "lines", moved: [] };
}

/**
 * Where rounding up what places must match lacks a few units, the rules that limit their base give them up: for each unit that
 * counterpart lacks, as much base as it would match. Undefined if that is not why the stage failed.
 */
function lowerBase(
  plan: Plan,
  { feasibility, rules }: Extract<Run, { readonly kind: "infeasible" }>,
  before: FurtherCuts,
  unit: MoneyUnit,
): FurtherCuts | undefined {
  const cuts = new Map<string, Money>(before);
  let lowered = false;
  for (const { key, amount } of feasibility.missing) {
    const instance = rules.find((rule) => rule.key === key);
    const rule = plan.counterpartRules.find(({ id }) => id === instance?.limit);
    const [, type, year] = key.split("|");
    const isLimited = rule?.onShortfall === "limitBase" && rule.types.some((each) => each === type);
    if (!isLimited || year === undefined) return undefined;
    const { numerator, denominator } = ratioTogether(plan, rule);
    const lack = portion(
      money(amount * dongPer(unit)),
      { numerator: denominator, denominator: numerator },
      "ceiling",
      unit,
    );
    const at = `${rule.id}|${type ?? ""}|${year}`;
    cuts.set(at, money((cuts.get(at) ?? 0) + lack));
    lowered = true;
  }
  return lowered ? cuts : undefined;
}

/** The ratios of all rules that take counterpart of the same base from the same money: what one unit of base needs of it. */
function ratioTogether(plan: Plan, rule: CounterpartRule): Ratio {
  return plan.counterpartRules
    .filter(
      ({ level, base, counterpart }) =>
        level !== "province" &&
        base.some((id) => rule.base.includes(id)) &&
        counterpart.some((id) => rule.counterpart.includes(id)),
    )
    .map(({ ratio }) => readRatio(ratio))
    .reduce(addRatios);
}
