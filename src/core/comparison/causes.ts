import { failure, success, type Result } from "../issue/index.ts";
import type { AdjustmentKind, Scenario } from "../scenario/scenario.ts";
import type { ExactState, Limits } from "./exactStates.ts";
import { subtractFractions, zeroFraction, type Fraction } from "./fraction.ts";
import { pathBetween, type PathStep } from "./path.ts";
import type { KeyedRows } from "./rows.ts";

/**
 * Why two results differ: adjustments that are made or undone (several together where what lies between them cannot be allocated);
 * what limits change on either side; rounding to whole units. The last two name the adjustments that work through them.
 */
export interface Cause {
  readonly kind: "adjustments" | "limits" | "rounding";
  readonly steps: readonly PathStep[];
}

/** A cause, and what it does to a row, exactly, in đồng. */
export interface ExactEffect {
  readonly cause: Cause;
  readonly on: (row: string) => Fraction;
}

/** All that comes before rounding. */
export interface ExactCauses {
  readonly effects: readonly ExactEffect[];
  /** Adjustments that work through rounding alone. */
  readonly roundingSteps: readonly PathStep[];
  /** False where a plan cannot be allocated without its limits: they then count with the adjustments. */
  readonly areLimitsApart: boolean;
  /** The rows of every state on the way. */
  readonly states: readonly KeyedRows<Fraction>[];
}

const limitKinds: ReadonlySet<AdjustmentKind> = new Set(["addLimit", "replaceLimit", "removeLimit"]);

/** The causes between two chains of scenarios in their order, rounding left out. Issues are those of a chain that cannot be allocated. */
export function exactCauses(
  stateOf: ExactState,
  from: readonly Scenario[],
  to: readonly Scenario[],
): Result<ExactCauses> {
  const ends = endsOf(stateOf, from, to, "within");
  if (!ends.ok) return ends;
  const free = endsOf(stateOf, from, to, "without");
  const steps = pathBetween(from, to);
  const roundingSteps = steps.flatMap(({ step }) => (step.kind === "setRounding" ? [step] : []));
  if (!free.ok) {
    const legs = legsOf(stateOf, steps, ends.value, "within");
    return success({ ...effectsOf(legs), roundingSteps, areLimitsApart: false });
  }
  const { effects, states } = effectsOf(legsOf(stateOf, steps, free.value, "without"));
  const limits: ExactEffect = {
    cause: {
      kind: "limits",
      steps: steps.map(({ step }) => step).filter(({ kind }) => limitKinds.has(kind)),
    },
    on: (row) =>
      subtractFractions(
        subtractFractions(at(ends.value.to, row), at(free.value.to, row)),
        subtractFractions(at(ends.value.from, row), at(free.value.from, row)),
      ),
  };
  return success({
    effects: [...effects, limits],
    roundingSteps,
    areLimitsApart: true,
    states: [...states, ends.value.from, ends.value.to],
  });
}

type Rows = KeyedRows<Fraction>;

interface Ends {
  readonly from: Rows;
  readonly to: Rows;
}

function endsOf(
  stateOf: ExactState,
  from: readonly Scenario[],
  to: readonly Scenario[],
  limits: Limits,
): Result<Ends> {
  const [first, last] = [stateOf(from, limits), stateOf(to, limits)];
  if (!first.ok) return failure(...first.issues);
  if (!last.ok) return failure(...last.issues);
  return success({ from: first.value, to: last.value });
}

interface Leg {
  readonly steps: readonly PathStep[];
  readonly before: Rows;
  readonly after: Rows;
}

/** The way in legs, each between two states that can be allocated. Steps that work through limits or rounding are no legs. */
function legsOf(
  stateOf: ExactState,
  path: ReturnType<typeof pathBetween>,
  ends: Ends,
  limits: Limits,
): readonly Leg[] {
  const own = path.filter(
    ({ step: { kind } }) => kind !== "setRounding" && (limits === "within" || !limitKinds.has(kind)),
  );
  const legs: Leg[] = [];
  let before = ends.from;
  let steps: readonly PathStep[] = [];
  own.forEach(({ step, chain }, index) => {
    steps = [...steps, step];
    const state = stateOf(chain, limits);
    const after = index === own.length - 1 ? ends.to : state.ok ? state.value : undefined;
    if (after === undefined) return;
    legs.push({ steps, before, after });
    before = after;
    steps = [];
  });
  return legs;
}

function effectsOf(legs: readonly Leg[]): Pick<ExactCauses, "effects" | "states"> {
  return {
    effects: legs.map(({ steps, before, after }) => ({
      cause: { kind: "adjustments", steps },
      on: (row) => subtractFractions(at(after, row), at(before, row)),
    })),
    states: legs.flatMap(({ before, after }) => [before, after]),
  };
}

function at(rows: Rows, row: string): Fraction {
  return rows.get(row)?.amount ?? zeroFraction;
}
