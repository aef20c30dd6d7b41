import { failure, success, type Issue, type Result } from "../core/issue/index.ts";
import {
  mergePlans,
  type Conflict,
  type Merge,
  type PlanVersion,
  type Side,
  type Versions,
} from "../core/merge/index.ts";
import type { Plan } from "../core/plan/index.ts";
import { parseScenario, serializeScenario, type Scenario } from "../core/scenario/index.ts";
import { readPlanSheets } from "../workbook/planSheets.ts";
import { scenariosFor } from "./findScenario.ts";
import { loadPlan } from "./loadPlan.ts";
import type { Ports } from "./ports.ts";

export interface MergeRequest {
  /** The plan that both began with and what each made of it: ids, `.json` or `.xlsx` files. */
  readonly names: Versions<string>;
  /** The side that a person chose for the key of a conflict. */
  readonly choices: ReadonlyMap<string, Side>;
}

/** Where something stands in a file. */
export interface Where {
  readonly path: string;
  readonly cell?: string;
}

export interface LocatedConflict extends Conflict {
  readonly where: Partial<Versions<Where>>;
}

export interface MergeOutcome extends Pick<Merge, "changes"> {
  readonly names: Versions<string>;
  readonly plans: Versions<Plan>;
  readonly conflicts: readonly LocatedConflict[];
  readonly merged?: { readonly plan: Plan; readonly scenarios: readonly Scenario[] };
}

interface Loaded {
  readonly name: string;
  readonly plan: Plan;
  readonly scenarios: readonly Scenario[];
  readonly cellOf?: ((path: string) => string | undefined) | undefined;
}

/**
 * Merges two versions of a plan against the one that both began with, and the scenarios of their workbooks alike; a version that is
 * no workbook has nothing to say of scenarios. Issues: those of files, plans and scenarios with the file that they are in, and of merging.
 */
export async function mergeFiles(
  { names, choices }: MergeRequest,
  ports: Ports,
): Promise<Result<MergeOutcome>> {
  const base = await load(names.base, undefined, ports);
  const before = base.ok ? base.value.scenarios : [];
  const a = await load(names.a, before, ports);
  const b = await load(names.b, before, ports);
  if (!base.ok || !a.ok || !b.ok) return failure(...issuesOf(base), ...issuesOf(a), ...issuesOf(b));
  const loaded = { base: base.value, a: a.value, b: b.value };
  const merge = mergePlans(
    { base: versionOf(loaded.base), a: versionOf(loaded.a), b: versionOf(loaded.b) },
    choices,
  );
  if (!merge.ok) return merge;
  const { conflicts, changes, merged } = merge.value;
  const about = {
    names,
    plans: { base: loaded.base.plan, a: loaded.a.plan, b: loaded.b.plan },
    conflicts: conflicts.map((conflict) => ({ ...conflict, where: whereOf(conflict, loaded) })),
    changes,
  };
  if (merged === undefined) return success(about);
  const scenarios = merged.scenarios.map(parseScenario);
  const wrong = scenarios.flatMap(issuesOf);
  if (wrong.length > 0) return failure(...wrong);
  const read = scenarios.flatMap((scenario) => (scenario.ok ? [scenario.value] : []));
  return success({ ...about, merged: { plan: merged.plan, scenarios: read } });
}

function versionOf({ scenarios, ...version }: Loaded): PlanVersion {
  return { ...version, scenarios: scenarios.map((scenario) => serializeScenario(scenario)) };
}

/** Reads one version; its own scenarios only if it is a workbook or the base. */
async function load(
  name: string,
  before: readonly Scenario[] | undefined,
  ports: Ports,
): Promise<Result<Loaded>> {
  const plan = await loadPlan(name, ports);
  if (!plan.ok) return failure(...plan.issues.map((issue) => inFile(issue, name)));
  const isWorkbook = name.toLowerCase().endsWith(".xlsx");
  if (!isWorkbook && before !== undefined) return success({ name, plan: plan.value, scenarios: before });
  const scenarios = await scenariosFor(name, plan.value.id, ports);
  if (!scenarios.ok) return failure(...scenarios.issues.map((issue) => inFile(issue, name)));
  const cellOf = isWorkbook ? await cellsOf(name, ports) : undefined;
  return success({ name, plan: plan.value, scenarios: scenarios.value, cellOf });
}

/** In which cell of the workbook each part of its plan stands. */
async function cellsOf(name: string, ports: Ports): Promise<Loaded["cellOf"]> {
  const read = await ports.files.read(name);
  const workbook = read.ok ? await ports.workbooks.open(read.value) : read;
  if (!workbook.ok) return undefined;
  const grids = await workbook.value.readGrids(await workbook.value.sheetNames());
  return readPlanSheets(grids).cellOf;
}

/** With three files, a cell alone does not say which one it is in. */
function inFile(issue: Issue, name: string): Issue {
  if (issue.code.startsWith("file.") || issue.code.endsWith(".unknownId")) return issue;
  const { path, cell } = issue.place;
  return { ...issue, place: { ...issue.place, cell: `${name}: ${cell ?? path}` } };
}

function whereOf({ at }: Conflict, loaded: Versions<Loaded>): LocatedConflict["where"] {
  const where = (path: string | undefined, { cellOf }: Loaded): Where | undefined => {
    if (path === undefined) return undefined;
    const cell = cellOf?.(path);
    return cell === undefined ? { path } : { path, cell };
  };
  const [base, a, b] = [where(at.base, loaded.base), where(at.a, loaded.a), where(at.b, loaded.b)];
  return {
    ...(base === undefined ? {} : { base }),
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
  };
}

function issuesOf(result: Result<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
