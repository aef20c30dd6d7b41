import type { Highs, InitOptions, Model } from "highs";
import type {
  Solver,
  SolverModel,
  SolverOptions,
  SolverOutcome,
  SolverValues,
} from "../../core/solver/index.ts";

/** How the engine is loaded: where its wasm file is, for hosts that do not find it beside the module. */
export type HighsLoading = Pick<InitOptions, "locateFile" | "wasmBinary" | "wasmModule">;

/**
 * The Solver port on HiGHS, in WebAssembly. The engine (3.5 MB) is loaded with the first model and kept; each model is
 * disposed of as soon as its values are read, for garbage collection does not reach it. A call blocks until it is solved:
 * in a browser it belongs into a worker.
 */
export function highsSolver(loading: HighsLoading = {}): Solver {
  let loaded: Promise<Highs> | undefined;
  return {
    solve: async (model, options = {}) => {
      loaded ??= loadEngine(loading);
      return solveModel(await loaded, model, options);
    },
  };
}

type Load = (options: InitOptions) => Promise<Highs>;

/** The package's types are those of a CommonJS module, which as an ES module has its loader one `default` further up. */
async function loadEngine(loading: HighsLoading): Promise<Highs> {
  const engine: { readonly default: unknown } = await import("highs");
  if (!isLoad(engine.default)) throw new Error("the package highs has no loader");
  return engine.default(loading);
}

function isLoad(value: unknown): value is Load {
  return typeof value === "function";
}

function solveModel(highs: Highs, model: SolverModel, options: SolverOptions): SolverOutcome {
  if (options.signal?.aborted === true) return { status: "cancelled", best: undefined };
  if (model.columns.cost.length === 0) return solveWithoutColumns(model);
  const outcome = runOnce(highs, model, options, "choose");
  // Presolve may prove that there is no optimum without saying why; the solver itself tells the two apart.
  return outcome ?? runOnce(highs, model, options, "off") ?? { status: "infeasible" };
}

/** Solves once; nothing if the model has no optimum for a reason that is not known. */
function runOnce(
  highs: Highs,
  model: SolverModel,
  options: SolverOptions,
  presolve: "choose" | "off",
): SolverOutcome | undefined {
  return highs.withModel((engine): SolverOutcome | undefined => {
    engine.passModel(modelData(highs, model));
    engine.options.set({
      output_flag: false,
      presolve,
      mip_rel_gap: options.gap ?? 0,
      mip_abs_gap: 0,
      ...(options.timeLimitSeconds === undefined ? {} : { time_limit: options.timeLimitSeconds }),
    });
    run(highs, engine, options);
    return outcomeOf(highs, engine, model);
  });
}

function outcomeOf(highs: Highs, engine: Model, model: SolverModel): SolverOutcome | undefined {
  const status = engine.getModelStatus();
  const known = highs.constants.modelStatus;
  if (status === known.optimal) {
    return { status: "optimal", ...readValues(engine, model), ...readDuals(engine, model) };
  }
  if (status === known.infeasible) return { status: "infeasible" };
  if (status === known.unbounded) return { status: "unbounded" };
  if (status === known.unboundedOrInfeasible) return undefined;
  const best = bestValues(highs, engine, model);
  if (status === known.timeLimit) return { status: "timeLimit", best };
  if (status === known.interrupted) return { status: "cancelled", best };
  throw new Error(`HiGHS ended with model status ${status}, which is no answer`);
}

/** A model of the port as the engine takes it. */
export function modelData(highs: Highs, { columns, rows }: SolverModel) {
  return {
    numCols: columns.cost.length,
    numRows: rows.lower.length,
    sense: highs.constants.objectiveSense.minimize,
    offset: 0,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: "csr" as const,
      numRows: rows.lower.length,
      numCols: columns.cost.length,
      starts: rows.starts,
      indices: rows.columns,
      values: rows.coefficients,
    },
    ...(columns.integer.includes(1) ? { integrality: Int32Array.from(columns.integer) } : {}),
  };
}

/** Runs the engine, which asks the signal now and then. */
function run(highs: Highs, engine: Model, { signal }: SolverOptions): void {
  if (signal === undefined) {
    engine.run();
    return;
  }
  const { simplexInterrupt, ipmInterrupt, mipInterrupt } = highs.constants.callbackType;
  const stopIfAsked = (event: { interrupt(): void }): undefined => {
    if (signal.aborted) event.interrupt();
    return undefined;
  };
  engine.run({
    [simplexInterrupt]: stopIfAsked,
    [ipmInterrupt]: stopIfAsked,
    [mipInterrupt]: stopIfAsked,
  });
}

function readValues(engine: Model, model: SolverModel): SolverValues {
  const gap = model.columns.integer.includes(1) ? engine.info.get("mip_gap") : 0;
  return {
    values: engine.getSolution().colValue,
    objective: engine.getObjectiveValue(),
    gap: typeof gap === "number" ? gap : 0,
  };
}

/** Of a model with whole columns HiGHS has duals of whatever it solved last: they are no answer. */
function readDuals(engine: Model, model: SolverModel): Pick<SolverValues, "duals"> {
  return model.columns.integer.includes(1) ? {} : { duals: engine.getSolution().rowDual };
}

/** HiGHS leaves a model without columns as it is: it has a solution, of no values, if 0 is within the bounds of each row. */
function solveWithoutColumns({ rows }: SolverModel): SolverOutcome {
  const holds = rows.lower.every((lower, row) => lower <= 0 && 0 <= (rows.upper[row] ?? 0));
  return holds
    ? { status: "optimal", values: new Float64Array(0), objective: 0, gap: 0 }
    : { status: "infeasible" };
}

/** The values at a stop, if a feasible point was found (HiGHS: a primal solution of status 2). */
function bestValues(highs: Highs, engine: Model, model: SolverModel): SolverValues | undefined {
  const { feasible } = highs.constants.solutionStatus;
  return engine.info.get("primal_solution_status") === feasible ? readValues(engine, model) : undefined;
}
