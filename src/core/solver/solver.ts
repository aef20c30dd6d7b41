/** A linear model with whole and continuous columns, to be minimised. Sane units only: never money in đồng. */
export interface SolverModel {
  readonly columns: {
    readonly lower: Float64Array;
    /** `Infinity` where there is no bound. */
    readonly upper: Float64Array;
    readonly cost: Float64Array;
    /** 1 for a column that must be whole, 0 for a continuous one. */
    readonly integer: Uint8Array;
  };
  readonly rows: {
    /** `-Infinity` where there is no bound. */
    readonly lower: Float64Array;
    readonly upper: Float64Array;
    /** The entries of row `i` stand from `starts[i]` to before `starts[i + 1]`; the last start is the number of entries. */
    readonly starts: Int32Array;
    readonly columns: Int32Array;
    readonly coefficients: Float64Array;
  };
}

/** What a caller raises to stop long work; an `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean;
}

export interface SolverOptions {
  /** After so many seconds the best values found so far are returned. */
  readonly timeLimitSeconds?: number;
  /** Stop when the objective is proven to be within this part of the optimum; 0 asks for the optimum itself. */
  readonly gap?: number;
  readonly signal?: StopSignal;
}

/** Values that a solver found: floats, to be rounded and checked exactly before anybody sees them. */
export interface SolverValues {
  /** One a column. */
  readonly values: Float64Array;
  readonly objective: number;
  /** How far the objective may be from the optimum, as a part of it: 0 when proven. */
  readonly gap: number;
  /**
   * For an optimum of a model without whole columns, one a row: by how much the objective grows for each unit by which the
   * row's bounds do. Left out where the solver does not give them.
   */
  readonly duals?: Float64Array;
}

/**
 * What became of a model. `timeLimit` and `cancelled` carry the best values found so far, if there are any; `optimal`
 * means within the gap that was asked for.
 */
export type SolverOutcome =
  | ({ readonly status: "optimal" } & SolverValues)
  | { readonly status: "infeasible" }
  | { readonly status: "unbounded" }
  | { readonly status: "timeLimit" | "cancelled"; readonly best: SolverValues | undefined };

/** The port of a solver of linear models with whole columns. */
export interface Solver {
  /** Minimises `model`. Throws only if the solver itself fails. */
  readonly solve: (model: SolverModel, options?: SolverOptions) => Promise<SolverOutcome>;
}
