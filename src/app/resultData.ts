import { resultSchemaVersion } from "./parseResult.ts";
import type { RunOutcome } from "./runScenario.ts";

/** The JSON of an allocation; amounts in đồng. It says what it was made from, so that it can be made again. */
export function resultData({
  outcome,
  run,
  effects,
  warnings,
}: RunOutcome): Readonly<Record<string, unknown>> {
  const { allocation, inputs, outputs } = outcome;
  const { unit, method, envelopes, cells, unallocated, receipt, weightings, profiles } = allocation;
  const trace = run.scenario === undefined ? {} : { effects, warnings };
  return {
    schema: resultSchemaVersion,
    inputs,
    outputs,
    run,
    unit,
    method,
    envelopes,
    cells,
    unallocated,
    receipt,
    weightings,
    profiles,
    ...trace,
  };
}
