import { allocate } from "../../allocation/index.ts";
import type { Envelope } from "../../allocation/allocation.ts";
import { setAsidesOf } from "../../allocation/setAside.ts";
import { errorAt, failure, invariant, success, type Issue, type Result } from "../../issue/index.ts";
import type { Plan } from "../../plan/plan.ts";
import { factorStream } from "../distributions/index.ts";
import { counterpartDraws, evaluateDraw, type CounterpartRowDraws } from "./counterpartDraws.ts";
import { bindingRules, districtDraws, type DistrictDraws } from "./districtDraws.ts";
import {
  engineOptions,
  engineSharing,
  exactSharing,
  type DrawAmounts,
  type DrawShares,
  type DrawSharing,
} from "./drawing.ts";
import { scaledAmount } from "./exactArithmetic.ts";
import { checkAgainstPlan, factorLines, type FactorLine } from "./factorLines.ts";
import { phaseDraw, phasedDraws, type PhasedDraws } from "./phasedDraws.ts";
import { Recorder } from "./recorder.ts";
import type { Progress, SharingOfDraws, Simulation, SimulationOptions } from "./simulation.ts";
import type { PlanUncertainty } from "./uncertaintySchema.ts";

/** How many draws are made between two looks at the signal. */
const batchOfShares = 256;
const batchOfEngine = 2;

/**
 * Draws the plan many times, each line times its factors (whole đồng, halves up), and says what its totals, what districts get, what
 * counterpart is missing and what nobody gets come to. Weights, norms and rules stay as they are; local money changes what
 * counterpart is there. Same plan, uncertainty and seed: same bytes, whatever the order of factors and lines. Issues: those of
 * `checkAgainstPlan`, `phaseToYears`, `openClaims`, and at the level of
 * districts those of `allocate` where the plan itself cannot be allocated; `work.cancelled`.
 */
export function simulate(
  plan: Plan,
  uncertainty: PlanUncertainty,
  options: SimulationOptions,
): Result<Simulation> {
  const steps = simulationSteps(plan, uncertainty, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (isStopped(options, step.value)) return cancelled;
  }
}

/** The same; between batches of draws it waits for `pause`, so that whoever asked can be shown how far it is, and can stop it. */
export async function simulateWithPauses(
  plan: Plan,
  uncertainty: PlanUncertainty,
  options: SimulationOptions,
  pause: () => Promise<void>,
): Promise<Result<Simulation>> {
  const steps = simulationSteps(plan, uncertainty, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await pause();
    if (isStopped(options, step.value)) return cancelled;
  }
}

const cancelled = failure(errorAt("", "work.cancelled"));

function isStopped({ signal, onProgress }: SimulationOptions, progress: Progress): boolean {
  if (signal?.aborted === true) return true;
  onProgress?.(progress);
  return false;
}

/** Everything about a plan that no draw changes. */
interface Prepared {
  readonly lines: readonly FactorLine[];
  readonly phased: PhasedDraws;
  readonly rows: readonly CounterpartRowDraws[];
  readonly districts: DistrictDraws;
  readonly sharing: SharingOfDraws;
  readonly share: DrawSharing | undefined;
}

function* simulationSteps(
  plan: Plan,
  uncertainty: PlanUncertainty,
  options: SimulationOptions,
): Generator<Progress, Result<Simulation>> {
  const { draws, seed, method, level } = options;
  invariant(Number.isSafeInteger(draws) && draws >= 1, "there is at least one draw");
  // Draws must not depend on the order in which factors are listed.
  const sorted = {
    ...uncertainty,
    factors: [...uncertainty.factors].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
  const prepared = prepare(plan, sorted, options);
  if (!prepared.ok) return prepared;
  const { lines, phased, districts, rows, sharing } = prepared.value;
  const work = new Work(prepared.value);
  const about = { plan, envelopes: phased.envelopes, rows, isShared: work.isShared, ...districts };
  const recorder = new Recorder(about, draws);
  if (!work.drawPlan(plan, recorder)) return cancelled;
  const stream = factorStream(sorted, { seed, method });
  const batch = sharing.kind === "engine" ? batchOfEngine : batchOfShares;
  for (let done = 0; done < draws;) {
    const count = Math.min(batch, draws - done);
    const columns = stream.ids.map(() => new Float64Array(count));
    stream.fill(columns);
    for (let draw = 0; draw < count; draw++) {
      work.scale(lines, columns, draw);
      if (!work.draw(recorder, done + draw)) return cancelled;
    }
    done += count;
    yield { done, draws };
  }
  return success({ draws, seed, method, level, sharing, ...recorder.outcome() });
}

function prepare(
  plan: Plan,
  uncertainty: PlanUncertainty,
  { level, signal }: SimulationOptions,
): Result<Prepared> {
  const errors = checkAgainstPlan(plan, uncertainty).filter(({ severity }) => severity === "error");
  if (errors.length > 0) return failure(...errors);
  const phased = phasedDraws(plan);
  if (!phased.ok) return phased;
  const { envelopes } = phased.value;
  const districts = districtDraws(plan, envelopes);
  if (!districts.ok) return districts;
  const binding = [...bindingRules(plan), ...carriedUnclaimed(plan, phased.value, districts.value)];
  const rows = counterpartDraws(plan);
  const sharing = sharingOf(level, binding);
  const refused = refusal(plan, envelopes, sharing, signal);
  if (refused.length > 0) return failure(...refused);
  return success({
    lines: factorLines(plan, uncertainty),
    phased: phased.value,
    rows,
    districts: districts.value,
    sharing,
    share: {
      none: () => undefined,
      exact: () => exactSharing(plan, envelopes, rows, districts.value),
      engine: () => engineSharing(plan, districts.value, signal),
    }[sharing.kind](),
  });
}

/** Why the plan itself cannot be allocated: there is nothing to compare draws with then. */
function refusal(
  plan: Plan,
  envelopes: readonly Envelope[],
  { kind }: SharingOfDraws,
  signal: SimulationOptions["signal"],
): readonly Issue[] {
  switch (kind) {
    case "none":
      return [];
    case "exact":
      return setAsidesOf(plan, envelopes, "dong", new Map()).issues;
    case "engine": {
      const allocated = allocate(plan, engineOptions(signal));
      return allocated.ok ? [] : allocated.issues;
    }
  }
}

function sharingOf(level: SimulationOptions["level"], binding: readonly string[]): SharingOfDraws {
  if (level === "province") return { kind: "none", limits: binding };
  return binding.length === 0 ? { kind: "exact" } : { kind: "engine", because: binding };
}

/** Sources whose money nobody claims in a year and that may be carried over: where it goes is for the engine to say. */
function carriedUnclaimed(
  { sourceUses }: Plan,
  { envelopes }: PhasedDraws,
  { groupOf }: DistrictDraws,
): readonly string[] {
  return sourceUses
    .filter(({ source, carryOver }) =>
      carryOver
        ? envelopes.some((envelope, index) => envelope.source === source && groupOf[index] === -1)
        : false,
    )
    .map(({ source }) => source);
}

/** The arrays that draws are worked out in. */
class Work {
  readonly #prepared: Prepared;
  readonly #amounts: DrawAmounts;
  readonly #left: Float64Array;
  readonly #districts: Float64Array;

  constructor(prepared: Prepared) {
    const { lines, phased, rows, districts } = prepared;
    this.#prepared = prepared;
    this.#amounts = {
      lines: new Float64Array(lines.length),
      envelopes: new Float64Array(phased.envelopes.length),
      counterpart: { missing: new Float64Array(rows.length), holds: new Uint8Array(rows.length) },
    };
    this.#left = new Float64Array(lines.length);
    this.#districts = new Float64Array(districts.districts.length);
  }

  get isShared(): boolean {
    return this.#prepared.share !== undefined;
  }

  /** Gives each line the amount that it has in one of the draws of the columns. */
  scale(lines: readonly FactorLine[], columns: readonly Float64Array[], draw: number): void {
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      if (line === undefined) continue;
      const { constant, factors } = line;
      let product = 1;
      for (const factor of factors) product *= columns[factor]?.[draw] ?? 1;
      this.#amounts.lines[index] = factors.length === 0 ? constant : scaledAmount(constant, product);
    }
  }

  /** Works out and records one draw; false if it was stopped. */
  draw(recorder: Recorder, draw: number): boolean {
    return this.#workOut((shares) => {
      recorder.record(draw, this.#amounts, this.#districts, shares);
    });
  }

  /** Works out and records the plan itself, every factor 1; false if it was stopped. */
  drawPlan(plan: Plan, recorder: Recorder): boolean {
    plan.lines.forEach(({ amount }, index) => (this.#amounts.lines[index] = amount));
    return this.#workOut((shares) => {
      recorder.recordPlan(this.#amounts, this.#districts, shares);
    });
  }

  #workOut(record: (shares: DrawShares | undefined) => void): boolean {
    const { phased, rows, share } = this.#prepared;
    phaseDraw(phased, this.#amounts.lines, this.#amounts.envelopes);
    evaluateDraw(rows, this.#amounts.lines, this.#left, this.#amounts.counterpart);
    const shares = share?.(this.#amounts, this.#districts);
    if (share !== undefined && shares === undefined) return false;
    record(shares);
    return true;
  }
}
