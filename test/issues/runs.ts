import { readFileSync } from "node:fs";
import { nodeFiles } from "../../src/adapters/file/nodeFiles.ts";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { allocatePlan } from "../../src/app/allocatePlan.ts";
import { checkPlan } from "../../src/app/checkPlan.ts";
import { findScenario } from "../../src/app/findScenario.ts";
import { loadPlan } from "../../src/app/loadPlan.ts";
import { verifyResult } from "../../src/app/verifyResult.ts";
import { checkAgainstPlan, parseUncertaintyFile } from "../../src/core/analysis/simulate/index.ts";
import { failure, IssueError, success, type Issue, type Result } from "../../src/core/issue/index.ts";
import { mergePlans, type Side } from "../../src/core/merge/index.ts";
import { apportion, money, readNumber, type NumberStyle, type Weight } from "../../src/core/money/index.ts";
import { parsePlan } from "../../src/core/plan/index.ts";
import { applyScenario, parseScenario, scenarioLibrary } from "../../src/core/scenario/index.ts";
import { writingIn } from "../../src/text/language.ts";
import type { FilePort } from "../../src/workbook/files.ts";
import { gridOf } from "../../src/workbook/grid.ts";
import { gridsToPlan, planToBlocks } from "../../src/workbook/planSheets.ts";
import type { CellValue, Grid } from "../../src/workbook/port.ts";

/** A value put at a path of the example plan, or taken away. */
interface Patch {
  readonly at: string;
  readonly value?: unknown;
}

/** A cell of a sheet, found by its text, given another; or text put after the last cell of its row. */
interface Edit {
  readonly sheet: string;
  readonly find?: string;
  readonly value?: CellValue;
  readonly append?: string;
  readonly drop?: true;
}

/** What `input.json` of a folder can ask for: the smallest that raises its issue. */
export type Input =
  | { readonly run: "parse"; readonly patches: readonly Patch[] }
  | { readonly run: "allocate"; readonly patches: readonly Patch[]; readonly isStopped?: true }
  | { readonly run: "accept"; readonly patches: readonly Patch[]; readonly findings: readonly string[] }
  | { readonly run: "workbook"; readonly edits: readonly Edit[] }
  | { readonly run: "money"; readonly number: string }
  | { readonly run: "readNumber"; readonly text: string; readonly style: NumberStyle | "unstated" }
  | { readonly run: "apportion"; readonly total: number; readonly weights: readonly Weight[] }
  /** A plan by its name, from the disk. */
  | { readonly run: "load"; readonly name: string }
  /** A plan from a file of that name that holds the bytes, given as text or in base64. */
  | { readonly run: "loadBytes"; readonly name: string; readonly text?: string; readonly base64?: string }
  | { readonly run: "write"; readonly path: string }
  /** Two versions of the example plan merged, with the sides chosen for conflicts. */
  | {
      readonly run: "merge";
      readonly a: readonly Patch[];
      readonly b: readonly Patch[];
      readonly choices?: Readonly<Record<string, Side>>;
    }
  /** Factors and correlations of an uncertainty file about the example plan. */
  | { readonly run: "uncertainty"; readonly factors: unknown; readonly correlations?: unknown }
  /** Scenarios on the example plan; the last is applied, and what it warns of counts. */
  | {
      readonly run: "scenario";
      readonly scenarios: readonly Readonly<Record<string, unknown>>[];
      readonly patches?: readonly Patch[];
    }
  /** A scenario by its name. */
  | { readonly run: "findScenario"; readonly name: string }
  /** A result file of that name, and the scenario that it is said to be of. */
  | { readonly run: "verify"; readonly name: string; readonly text: string; readonly scenario?: string };

/** The issues that the input raises. */
export async function issuesOf(input: Input): Promise<readonly Issue[]> {
  try {
    const result = await outcomeOf(input);
    return result.ok ? [] : result.issues;
  } catch (error) {
    if (error instanceof IssueError) return error.issues;
    throw error;
  }
}

/** The plan that the reference page gives as its example, as raw JSON. */
export function examplePlan(): unknown {
  const page = readFileSync(new URL("../../docs/reference/plan-format.md", import.meta.url), "utf8");
  const [, example = ""] = /```json\n([\s\S]*?)\n```/.exec(page) ?? [];
  return JSON.parse(example);
}

async function outcomeOf(input: Input): Promise<Result<unknown>> {
  switch (input.run) {
    case "parse":
      return parsePlan(patched(input.patches));
    case "allocate": {
      const plan = parsePlan(patched(input.patches));
      const signal = { aborted: input.isStopped === true };
      return plan.ok ? allocatePlan(plan.value, "million", { signal }) : plan;
    }
    case "accept": {
      const plan = parsePlan(patched(input.patches));
      return plan.ok ? checkPlan(plan.value, input.findings) : plan;
    }
    case "workbook":
      return gridsToPlan(editedGrids(input.edits));
    case "money":
      return success(money(Number(input.number)));
    case "readNumber":
      return readNumber(input.text, input.style);
    case "apportion":
      return success(apportion(money(input.total), input.weights));
    case "load":
      return loadPlan(input.name, portsWith(nodeFiles));
    case "loadBytes":
      return loadPlan(input.name, portsWith(fileOf(input.base64, input.text)));
    case "scenario":
      return applied(input.scenarios, patched(input.patches ?? []));
    case "findScenario":
      return findScenario(input.name, "vi-du", portsWith(nodeFiles));
    case "verify": {
      const request = { file: input.name, scenarioName: input.scenario };
      return verifyResult(request, portsWith(fileOf(undefined, input.text)));
    }
    case "uncertainty":
      return uncertaintyOf(input.factors, input.correlations);
    case "merge":
      return merged(input.a, input.b, input.choices ?? {});
    case "write":
      return nodeFiles.write([{ path: input.path, bytes: new Uint8Array() }]);
  }
}

/** Applies the last scenario; each has the version, a name, the base `vi-du` and no adjustments unless it says so. */
function applied(given: readonly Readonly<Record<string, unknown>>[], raw: unknown): Result<unknown> {
  const plan = parsePlan(raw);
  if (!plan.ok) return plan;
  const scenarios = given.map((scenario) => parseScenario({ ...emptyScenario, ...scenario }));
  const wrong = scenarios.flatMap((scenario) => (scenario.ok ? [] : scenario.issues));
  const read = scenarios.flatMap((scenario) => (scenario.ok ? [scenario.value] : []));
  const last = read.at(-1);
  if (last === undefined || wrong.length > 0) return failure(...wrong);
  const outcome = applyScenario(plan.value, last, scenarioLibrary(read));
  return outcome.ok && outcome.value.warnings.length > 0 ? failure(...outcome.value.warnings) : outcome;
}

const emptyScenario = {
  schema: "phanbo/scenario/1",
  id: "thu",
  name: { vi: "Thử", en: "Trial" },
  base: "vi-du",
  adjustments: [],
};

function merged(
  ofA: readonly Patch[],
  ofB: readonly Patch[],
  choices: Readonly<Record<string, Side>>,
): Result<unknown> {
  const [base, a, b] = [parsePlan(examplePlan()), parsePlan(patched(ofA)), parsePlan(patched(ofB))];
  if (!base.ok || !a.ok || !b.ok) throw new Error("each version is a plan");
  const versions = {
    base: { plan: base.value, name: "goc.json" },
    a: { plan: a.value, name: "khdt.json" },
    b: { plan: b.value, name: "tai-chinh.json" },
  };
  return mergePlans(versions, new Map(Object.entries(choices)));
}

function uncertaintyOf(factors: unknown, correlations: unknown = []): Result<unknown> {
  const name = { vi: "Ví dụ", en: "Example" };
  const about = {
    schema: "phanbo/uncertainty/1",
    id: "example",
    name,
    base: "vi-du",
    origin: "illustrative",
  };
  const plan = parsePlan(examplePlan());
  const read = parseUncertaintyFile({ ...about, factors, correlations });
  if (!plan.ok || !read.ok) return plan.ok ? read : plan;
  const issues = checkAgainstPlan(plan.value, read.value);
  return issues.length > 0 ? failure(...issues) : read;
}

function portsWith(files: FilePort): Parameters<typeof loadPlan>[1] {
  return {
    files,
    workbooks: xlsxFiles,
    shippedPlans: { "vi-du": examplePlan() },
    shippedScenarios: { thu: emptyScenario },
  };
}

function fileOf(base64: string | undefined, text = ""): FilePort {
  const bytes = base64 === undefined ? Buffer.from(text, "utf8") : Buffer.from(base64, "base64");
  return { ...nodeFiles, read: () => Promise.resolve(success(new Uint8Array(bytes))) };
}

function patched(patches: readonly Patch[]): unknown {
  const plan = examplePlan();
  for (const { at, value } of patches) {
    const steps = at.split(/[.[\]]+/).filter((step) => step !== "");
    const last = steps.pop() ?? "";
    const owner = steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], plan);
    if (Array.isArray(owner) && value === undefined) owner.splice(Number(last), 1);
    else if (value === undefined) Reflect.deleteProperty(owner as object, last);
    else Reflect.set(owner as object, last, value);
  }
  return plan;
}

function editedGrids(edits: readonly Edit[]): readonly Grid[] {
  const plan = parsePlan(examplePlan());
  if (!plan.ok) throw new Error("the example plan does not parse");
  const grids = planToBlocks(plan.value, writingIn("vi", "million")).map(gridOf);
  return edits.reduce<readonly Grid[]>(
    (all, edit) =>
      edit.drop === true
        ? all.filter(({ sheet }) => sheet !== edit.sheet)
        : all.map((grid) => (grid.sheet === edit.sheet ? editedGrid(grid, edit) : grid)),
    grids,
  );
}

function editedGrid(grid: Grid, { find, value = null, append }: Edit): Grid {
  if (!grid.rows.some((row) => row.includes(find ?? null))) throw new Error(`no cell holds ${String(find)}`);
  const rows = grid.rows.map((row) => {
    if (!row.includes(find ?? null)) return row;
    return append === undefined ? row.map((cell) => (cell === find ? value : cell)) : [...row, append];
  });
  return { ...grid, rows };
}
