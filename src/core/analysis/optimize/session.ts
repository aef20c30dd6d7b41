import type { Solver, SolverOutcome, StopSignal } from "../../solver/index.ts";
import type { ChoiceModel } from "./model.ts";

export interface OptimizeOptions {
  /** Time box in seconds, 60 if not given: for everything together where there is a clock, otherwise for each model. */
  readonly timeLimitSeconds?: number;
  /** Seconds since any moment; core has no clock of its own. */
  readonly clock?: () => number;
  /** Content with a choice that is proven to be within this part of the best; 0 if not given. */
  readonly gap?: number;
  readonly signal?: StopSignal;
  /** So many proposals of the solver may fail the exact check before it is given up; 200 if not given. */
  readonly mostRejections?: number;
}

export const usualTimeLimitSeconds = 60;

/** One run: a solver within a time box. */
export class Session {
  readonly mostRejections: number;
  private readonly solver: Solver;
  private readonly options: OptimizeOptions;
  private readonly start: number;

  constructor(solver: Solver, options: OptimizeOptions) {
    this.solver = solver;
    this.options = options;
    this.mostRejections = options.mostRejections ?? 200;
    this.start = options.clock?.() ?? 0;
  }

  get timeLimitSeconds(): number {
    return this.options.timeLimitSeconds ?? usualTimeLimitSeconds;
  }

  /** Seconds that are left of the box. */
  private get left(): number {
    return this.timeLimitSeconds - ((this.options.clock?.() ?? 0) - this.start);
  }

  /** A run within one of so many equal parts of what is left, so that one search does not take the time of all. */
  part(parts: number): Session {
    const timeLimitSeconds = this.options.clock === undefined ? this.timeLimitSeconds : this.left / Math.max(parts, 1); // prettier-ignore
    return new Session(this.solver, { ...this.options, timeLimitSeconds });
  }

  /** Solves within what is left of the box. */
  async solve({ model }: ChoiceModel): Promise<SolverOutcome> {
    const { signal, gap = 0 } = this.options;
    if (signal?.aborted === true) return { status: "cancelled", best: undefined };
    const { left } = this;
    if (left <= 0) return { status: "timeLimit", best: undefined };
    return this.solver.solve(model, {
      timeLimitSeconds: left,
      gap,
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
