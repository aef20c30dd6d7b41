import type { StopSignal } from "../../solver/index.ts";
import type { Money } from "../../money/index.ts";
import type { CounterpartRule, ExpenditureType } from "../../plan/plan.ts";
import type { DrawMethod } from "../distributions/index.ts";
import type { AmountSummary, Histogram, Proportion } from "../statistics/index.ts";

export const simulationLevels = ["province", "district"] as const;

/** Whether only the money of the province is looked at, or also what each district gets. */
export type SimulationLevel = (typeof simulationLevels)[number];

export interface Progress {
  readonly done: number;
  readonly draws: number;
}

export interface SimulationOptions {
  /** How many times the plan is drawn, at least once; powers of two are best for Sobol points. */
  readonly draws: number;
  /** Whole number from 0 to 2^53 − 1: the same seed gives the same simulation, to the last byte, on every machine. */
  readonly seed: number;
  readonly method: DrawMethod;
  readonly level: SimulationLevel;
  readonly signal?: StopSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a total adds up. Sources, types and years: money that comes in; districts: what is allocated to them. */
export type TotalKey =
  | { readonly kind: "all" }
  | { readonly kind: "source"; readonly source: string }
  | { readonly kind: "type"; readonly type: ExpenditureType }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "district"; readonly code: string; readonly name: string }
  /** What is allocated to no district: with the districts it makes all of the money. */
  | { readonly kind: "unallocated" };

/** One total over all draws, in đồng. */
export interface SimulatedTotal {
  readonly key: TotalKey;
  /** What it is where every factor is 1: the plan itself. */
  readonly planned: Money;
  readonly summary: AmountSummary;
  readonly histogram: Histogram;
  /** In how many draws it is at least what is planned. */
  readonly reached: Proportion;
}

/** One counterpart rule for one type over all draws. */
export interface SimulatedCounterpart {
  readonly rule: string;
  readonly type: ExpenditureType;
  readonly from: number;
  readonly to: number;
  readonly mode: CounterpartRule["mode"];
  /** What is missing in the plan itself, in đồng. */
  readonly planned: Money;
  readonly missing: AmountSummary;
  readonly histogram: Histogram;
  /** In how many draws nothing is missing. An exact rule may be broken all the same, by too much. */
  readonly enough: Proportion;
  /** In how many draws the rule holds as it is written. */
  readonly holds: Proportion;
}

/** How money was shared among districts. */
export type SharingOfDraws =
  /** Not at all: totals of the province alone. Limits, if any, were not looked at. */
  | { readonly kind: "none"; readonly limits: readonly string[] }
  /** By the exact shares of the weights, rounded to whole đồng. No limit and no rule of places binds. */
  | { readonly kind: "exact" }
  /** By the engine, draw by draw, because of these limits, counterpart rules of places, or sources carried over. */
  | { readonly kind: "engine"; readonly because: readonly string[] };

export interface Simulation {
  readonly draws: number;
  readonly seed: number;
  readonly method: DrawMethod;
  readonly level: SimulationLevel;
  readonly sharing: SharingOfDraws;
  readonly totals: readonly SimulatedTotal[];
  readonly counterpart: readonly SimulatedCounterpart[];
  /** All counterpart rules together, where there are any: what is missing, and in how many draws nothing is. */
  readonly counterpartTogether?: {
    readonly planned: Money;
    readonly missing: AmountSummary;
    readonly enough: Proportion;
  };
  /** In how many draws the money could be allocated: not where a rule refuses to, or limits contradict each other. */
  readonly allocated?: Proportion;
}
