import { failure, success, type Result } from "../issue/index.ts";
import { money, type Money } from "../money/money.ts";
import { readRatio } from "../money/ratio.ts";
import { portion } from "../money/rounding.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import { placesOf } from "../plan/places.ts";
import type { Plan } from "../plan/plan.ts";
import type { RoundingOptions } from "../rounding/roundTable.ts";
import type { Allocation } from "./allocation.ts";
import { openClaims } from "./claims.ts";
import { stagesOf } from "./counterpartStages.ts";
import type { RoundedPool } from "./drafts.ts";
import { impossibleIssues } from "./impossible.ts";
import { outcomeOf } from "./outcome.ts";
import { phaseToYears } from "./phasing.ts";
import { placeTreeOf } from "./placeTree.ts";
import { setAsidesOf, type FurtherCuts } from "./setAside.ts";
import { runStage, type StageOutcome, type StageWork } from "./stage.ts";

export interface AllocationOptions extends RoundingOptions {
  /** Amounts are whole numbers of it. */
  readonly unit: MoneyUnit;
}

/** How often the base of a counterpart rule is lowered by what rounding lacks; each time by at least one unit. */
const mostRounds = 12;

/**
 * Allocates the money of `plan` to its communes in whole `unit`s: phases each line to years, sets reserves and unmatched money
 * aside, splits what is left by the weightings of the sources within floors, caps, holds and tiers, and rounds it so that every
 * published total foots. Allocated + unallocated = available for each envelope, to the đồng. The order of rows in the plan changes
 * nothing. Issues, all of them at once: those of `phaseToYears` and `openClaims`, `limit.notWhole`, `counterpart.unmatched`,
 * and for limits that contradict each other `limit.impossible` with `limit.missing` for each place and year that lacks money;
 * `work.cancelled` if `signal` was raised.
 */
export function allocate(plan: Plan, options: AllocationOptions): Result<Allocation> {
  const places = placesOf(plan);
  const tree = placeTreeOf(places);
  const phased = phaseToYears(plan, options.unit);
  const book = openClaims(plan, places, tree);
  if (!phased.ok || !book.ok) {
    return failure(...(phased.ok ? [] : phased.issues), ...(book.ok ? [] : book.issues));
  }
  const { envelopes, profiles } = phased.value;
  let further: FurtherCuts = new Map();
  for (let round = 1; ; round++) {
    const { byEnvelope, issues } = setAsidesOf(plan, envelopes, options.unit, further);
    if (issues.length > 0) return failure(...issues);
    const run = runStages({ plan, tree, book: book.value, envelopes, setAsides: byEnvelope, options });
    switch (run.kind) {
      case "done":
        return success(
          outcomeOf(
            plan,
            tree,
            options.unit,
            { envelopes, profiles, weightings: book.value.weightings },
            run.pools,
          ),
        );
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
  | { readonly kind: "done"; readonly pools: readonly RoundedPool[] }
  | Exclude<StageOutcome, { readonly kind: "done" }>;

/** Shares and rounds the stages one after the other: money that must match other money comes after it. */
function runStages(work: Omit<StageWork, "sources" | "finished">): Run {
  let finished: readonly RoundedPool[] = [];
  for (const sources of stagesOf(work.plan)) {
    const outcome = runStage({ ...work, sources, finished });
    if (outcome.kind !== "done") return outcome;
    finished = [...finished, ...outcome.pools];
  }
  return { kind: "done", pools: finished };
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
    const { numerator, denominator } = readRatio(rule.ratio);
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
