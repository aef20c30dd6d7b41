import { canonicalText } from "../plan/fingerprint.ts";
import type { AdjustmentKind, Scenario } from "../scenario/scenario.ts";

/** One adjustment on the way from one chain of scenarios to another. */
export interface PathStep {
  readonly scenario: Scenario;
  /** Its number in the scenario, from 1. */
  readonly number: number;
  readonly kind: AdjustmentKind;
  /** Whether the way takes it back instead of making it. */
  readonly undone: boolean;
}

/** The scenarios in force after a step. */
export interface PathStop {
  readonly step: PathStep;
  readonly chain: readonly Scenario[];
}

/**
 * The way from one chain to another over what they share: the adjustments of `from` are undone, the last first, down to the
 * scenarios that both begin with; then those of `to` are made in their order.
 */
export function pathBetween(from: readonly Scenario[], to: readonly Scenario[]): readonly PathStop[] {
  const shared = sharedLength(from, to);
  const down = stopsAbove(from, shared);
  return [
    ...[...down].reverse().map(({ step, before }): PathStop => ({
      step: { ...step, undone: true },
      chain: before,
    })),
    ...stopsAbove(to, shared).map(({ step, after }): PathStop => ({ step, chain: after })),
  ];
}

function sharedLength(one: readonly Scenario[], other: readonly Scenario[]): number {
  const isShared = (scenario: Scenario, index: number) =>
    canonicalText(scenario) === canonicalText(other[index] ?? null);
  const first = one.findIndex((scenario, index) => !isShared(scenario, index));
  return first < 0 ? one.length : first;
}

interface Stop {
  readonly step: PathStep;
  readonly before: readonly Scenario[];
  readonly after: readonly Scenario[];
}

/** The adjustments of a chain beyond its first scenarios, each with the chain before and after it. */
function stopsAbove(chain: readonly Scenario[], shared: number): readonly Stop[] {
  return chain.slice(shared).flatMap((scenario, position) => {
    const below = chain.slice(0, shared + position);
    const upTo = (count: number): readonly Scenario[] =>
      count === 0 ? below : [...below, { ...scenario, adjustments: scenario.adjustments.slice(0, count) }];
    return scenario.adjustments.map(({ kind }, index): Stop => ({
      step: { scenario, number: index + 1, kind, undone: false },
      before: upTo(index),
      after: upTo(index + 1),
    }));
  });
}
