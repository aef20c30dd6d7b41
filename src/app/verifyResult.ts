import { errorAt, failure, success, type Result } from "../core/issue/index.ts";
import { canonicalText } from "../core/plan/fingerprint.ts";
import { chainOf, scenarioLibrary } from "../core/scenario/index.ts";
import type { Grid } from "../workbook/port.ts";
import { readRunSheet, writingOfRun } from "../workbook/runSheet.ts";
import { checkPlan } from "./checkPlan.ts";
import { compareResult, compareSheets, type Comparison, type Difference } from "./compareResult.ts";
import { findScenario, type FoundScenario } from "./findScenario.ts";
import { loadPlan } from "./loadPlan.ts";
import { parseResult, parseRun } from "./parseResult.ts";
import type { Ports } from "./ports.ts";
import { resultBlocks } from "./resultWorkbook.ts";
import { runKeepingTotals, type RunOutcome, type RunRecord } from "./runScenario.ts";

export interface VerifyRequest {
  /** The result, a `.json` or `.xlsx` file. */
  readonly file: string;
  /** The plan to compute from; the one that the result names if left out. */
  readonly planName?: string | undefined;
  /** The scenario that it must have been made under; whatever the result holds if left out. */
  readonly scenarioName?: string | undefined;
}

/** What computing a result again shows. */
export interface Verification {
  readonly file: string;
  readonly plan: string;
  readonly same: boolean;
  readonly inputs: { readonly stated: string; readonly computed: string };
  readonly outputs: { readonly stated: string; readonly computed: string };
  /** How many figures were compared. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

interface Stated {
  readonly inputs: string;
  readonly outputs: string;
  readonly run: RunRecord;
  readonly compare: (again: RunOutcome) => Comparison;
}

/**
 * Computes again what a result says that it was made from, and compares every figure. Issues: those of files, plans and scenarios,
 * `result.notOurs`, `result.noRun`, `result.otherScenario`.
 */
export async function verifyResult(request: VerifyRequest, ports: Ports): Promise<Result<Verification>> {
  const { file } = request;
  const stated = await readStated(file, ports);
  if (!stated.ok) return stated;
  const { run, inputs, outputs } = stated.value;
  const planName = request.planName ?? run.file ?? run.plan;
  const scenario = await scenarioOf(request, run, planName, ports);
  if (!scenario.ok) return scenario;
  const again = await runAgain(run, planName, scenario.value, ports);
  if (!again.ok) return again;
  const { differences, compared } = stated.value.compare(again.value);
  const computed = again.value.outcome;
  return success({
    file,
    plan: run.plan,
    same: differences.length === 0 && inputs === computed.inputs && outputs === computed.outputs,
    inputs: { stated: inputs, computed: computed.inputs },
    outputs: { stated: outputs, computed: computed.outputs },
    compared,
    differences,
  });
}

async function runAgain(
  run: RunRecord,
  planName: string,
  found: FoundScenario | undefined,
  ports: Ports,
): Promise<Result<RunOutcome>> {
  const printed = await loadPlan(planName, ports);
  if (!printed.ok) return printed;
  const checked = checkPlan(printed.value, run.accepted);
  if (!checked.ok) return checked;
  const request = { planName, accepted: run.accepted, unit: run.unit, found };
  const again = await runKeepingTotals(checked.value, request, ports.solver);
  // Where the plan was read from is no figure: a copy of the plan elsewhere gives the same result.
  return again.ok ? success({ ...again.value, run }) : again;
}

/** The scenario that the result holds; if another is asked for, the two must be the same. */
async function scenarioOf(
  { scenarioName, file }: VerifyRequest,
  run: RunRecord,
  planName: string,
  ports: Ports,
): Promise<Result<FoundScenario | undefined>> {
  const chain = run.scenarios ?? [];
  const last = chain.at(-1);
  const held = last === undefined ? undefined : { scenario: last, library: scenarioLibrary(chain) };
  if (scenarioName === undefined) return success(held);
  const asked = await findScenario(scenarioName, planName, ports);
  if (!asked.ok) return asked;
  const askedChain = chainOf(run.plan, asked.value.scenario, asked.value.library);
  if (!askedChain.ok) return askedChain;
  if (canonicalText(askedChain.value) === canonicalText(chain)) return success(held);
  const about = { found: run.scenario ?? "–", asked: asked.value.scenario.id, file };
  return failure(errorAt("", "result.otherScenario", about));
}

async function readStated(file: string, ports: Ports): Promise<Result<Stated>> {
  const lower = file.toLowerCase();
  if (!lower.endsWith(".json") && !lower.endsWith(".xlsx")) {
    return failure(errorAt("", "result.notOurs", { file }));
  }
  const read = await ports.files.read(file);
  if (!read.ok) return read;
  if (lower.endsWith(".json")) {
    const stated = parseResult(new TextDecoder().decode(read.value), file);
    if (!stated.ok) return stated;
    return success({ ...stated.value, compare: (again) => compareResult(stated.value, again) });
  }
  const workbook = await ports.workbooks.open(read.value);
  if (!workbook.ok) {
    return failure(
      ...workbook.issues.map((issue) => ({ ...issue, parameters: { ...issue.parameters, file } })),
    );
  }
  return statedInGrids(await workbook.value.readGrids(await workbook.value.sheetNames()), file);
}

function statedInGrids(grids: readonly Grid[], file: string): Result<Stated> {
  const entries = readRunSheet(grids);
  if (entries === undefined) return failure(errorAt("", "result.notOurs", { file }));
  const run = parseRun(entries.get("run") ?? "", file);
  if (!run.ok) return run;
  const writing = writingOfRun(entries);
  if (writing === undefined) return failure(errorAt("", "result.noRun", { file }));
  return success({
    inputs: entries.get("inputs") ?? "",
    outputs: entries.get("outputs") ?? "",
    run: run.value,
    compare: (again) => compareSheets(grids, resultBlocks(again, writing)),
  });
}
