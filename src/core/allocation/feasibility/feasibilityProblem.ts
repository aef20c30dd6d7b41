import type { PlaceTree } from "../placeTree.ts";

/** A rule as numbers: what the communes under `nodes` get of `pools` together is at least the floor and at most the cap. */
export interface BoundRule {
  /** Unique; what a conflict names. */
  readonly key: string;
  /** In whole units of rounding, 0 where there is none. */
  readonly floor: number;
  /** Infinity where there is none; a hold has cap = floor. */
  readonly cap: number;
  /** Nodes of the tree, none above another; -1 alone for all places. */
  readonly nodes: readonly number[];
  /** Positions of pools. */
  readonly pools: readonly number[];
}

export interface FeasibilityPool {
  /** In whole units. */
  readonly amount: number;
  /** Nodes of the communes that may get something of it. */
  readonly claims: Int32Array;
}

export interface FeasibilityProblem {
  readonly tree: PlaceTree;
  readonly pools: readonly FeasibilityPool[];
  readonly rules: readonly BoundRule[];
  /** What a node would get of a pool by weight alone, in units: floors over several pools are divided in proportion to it. */
  readonly usual: (node: number, pool: number) => number;
}

/** The part of a rule that falls on one node and one pool. */
export interface Piece {
  readonly key: string;
  readonly node: number;
  readonly pool: number;
  readonly floor: number;
  readonly cap: number;
}

/** Money that a rule lacks, in units. */
export interface Missing {
  readonly key: string;
  readonly node: number;
  /** -1 for a rule that is about no pool or no unit at all. */
  readonly pool: number;
  readonly amount: number;
}

/** What one unit and pool need inside a cap over several, in units. */
export interface Reserve {
  readonly key: string;
  readonly node: number;
  readonly pool: number;
  readonly amount: number;
}

export type Feasibility =
  | {
      readonly kind: "feasible";
      /** Floors (and holds) node by node and pool by pool. Caps over several are not divided here, but all pieces keep to them. */
      readonly pieces: readonly Piece[];
      /**
       * What to keep inside each cap (or hold) for the pools that come later: while a pool takes at most the cap,
       * less what was taken before it, less these amounts of the pools after it, all pieces of those can still be kept.
       */
      readonly reserves?: readonly Reserve[];
    }
  | {
      readonly kind: "infeasible";
      /** Keys of rules that contradict each other; without any one of them the others can be kept. */
      readonly conflict: readonly string[];
      /** Pools whose money the conflict is about. */
      readonly pools: readonly number[];
      /**
       * The least money that is missing, summed over all rules, and how it falls on rules, nodes and pools: money that is
       * missing from a floor within another floor counts for each.
       */
      readonly missing: readonly Missing[];
      readonly total: number;
      /**
       * Keys of rules that cross others in a third way and were divided by proportion before the decision: conflict and missing
       * money are about that division. Another was looked for, but not among all.
       */
      readonly divided: readonly string[];
    };
