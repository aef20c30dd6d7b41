import {
  compareResults,
  fairnessOf,
  splitDifference,
  type ComparedResult,
  type DifferenceSide,
  type Dimension,
  type Fairness,
} from "../core/comparison/index.ts";
import { failure, invariant, success, type Issue, type Result } from "../core/issue/index.ts";
import type { MoneyUnit } from "../core/money/index.ts";
import { fingerprint } from "../core/plan/fingerprint.ts";
import type { Plan } from "../core/plan/index.ts";
import {
  bridgeTable,
  causeRowsTable,
  causesTable,
  comparedResultTable,
  comparisonTable,
  fairnessTable,
  mostChangedTable,
  sourcesChartTable,
  type ComparisonReport,
  type DifferenceTo,
  type FairnessReport,
} from "../core/report/comparisonTables.ts";
import type { Table } from "../core/report/table.ts";
import type { Writing } from "../text/language.ts";
import type { SheetBlock } from "../workbook/port.ts";
import { comparisonSheets } from "../workbook/comparisonSheets.ts";
import type { Acceptance, CheckedPlan } from "./checkPlan.ts";
import type { FoundScenario } from "./findScenario.ts";
import type { Ports } from "./ports.ts";
import { runScenario } from "./runScenario.ts";

/** What a person asked to compare. */
export interface CompareRequest {
  /** The plan as it was named: an id or a file. */
  readonly planName: string;
  readonly accepted: Acceptance;
  readonly unit: MoneyUnit;
  /** The scenario that the others are compared against; the plan itself if left out. */
  readonly base?: FoundScenario | undefined;
  /** One to five. */
  readonly scenarios: readonly FoundScenario[];
  readonly by: readonly Dimension[];
  /** Ids of attributes; without people no figures of fairness are given. */
  readonly population?: string | undefined;
  readonly need?: string | undefined;
}

/** A comparison with what the report about who gains and loses most is made of. */
export interface ComparedScenarios extends ComparisonReport {
  /** The same results commune by commune. */
  readonly byCommune: ComparisonReport["comparison"];
  readonly warnings: readonly Issue[];
}

/** Allocates the plan under each scenario and compares all with the first, split by cause. Issues of all of them come back at once. */
export function compareScenarios(checked: CheckedPlan, request: CompareRequest): Result<ComparedScenarios> {
  const sides: DifferenceSide[] = [];
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  for (const found of [request.base, ...request.scenarios]) {
    const side = sideOf(checked, request, found);
    if (!side.ok) issues.push(...side.issues);
    else {
      sides.push(side.value.side);
      warnings.push(...side.value.warnings);
    }
  }
  if (issues.length > 0) return failure(...issues);
  const results = sides.map(({ result }) => result);
  const differences = differencesOf(checked.plan, sides, request.by);
  const fairness = fairnessReport(results, request);
  if (!differences.ok) return differences;
  if (!fairness.ok) return fairness;
  return success({
    results,
    comparison: compareResults(results, request.by),
    byCommune: compareResults(results, ["commune"]),
    differences: differences.value,
    fairness: fairness.value,
    warnings,
  });
}

function sideOf(
  checked: CheckedPlan,
  { planName, accepted, unit }: CompareRequest,
  found: FoundScenario | undefined,
): Result<{ readonly side: DifferenceSide; readonly warnings: readonly Issue[] }> {
  const ran = runScenario(checked, { planName, accepted, unit, found });
  if (!ran.ok) return ran;
  const { outcome, run, scenario, warnings, checked: worked } = ran.value;
  const { plan } = checked;
  const result: ComparedResult = {
    id: scenario?.id ?? plan.id,
    name: scenario?.name ?? plan.name,
    plan: worked.plan,
    allocation: outcome.allocation,
    inputs: outcome.inputs,
    outputs: outcome.outputs,
  };
  return success({ side: { result, chain: run.scenarios ?? [] }, warnings });
}

function differencesOf(
  plan: Plan,
  [base, ...others]: readonly DifferenceSide[],
  by: readonly Dimension[],
): Result<readonly DifferenceTo[]> {
  invariant(base !== undefined, "a comparison has a base");
  const split = others.map((other) => splitDifference(plan, base, other, by));
  const issues = split.flatMap((difference) => (difference.ok ? [] : difference.issues));
  if (issues.length > 0) return failure(...issues);
  return success(
    split.flatMap((difference, index) =>
      difference.ok ? [{ difference: difference.value, to: index + 1 }] : [],
    ),
  );
}

function fairnessReport(
  results: readonly ComparedResult[],
  { population, need }: CompareRequest,
): Result<FairnessReport | undefined> {
  if (population === undefined) return success(undefined);
  const figures: Fairness[] = [];
  for (const result of results) {
    const fairness = fairnessOf(result, { population, need });
    if (!fairness.ok) return fairness;
    figures.push(fairness.value);
  }
  return success({ figures, population, need });
}

/** What the tables of a comparison leave out or name. */
export interface CompareView {
  readonly changedOnly: boolean;
  /** How many communes with the largest gains and losses are named. */
  readonly top: number;
}

/** The tables of a comparison in the order in which they are read. */
export function comparisonReportTables(
  { results, comparison, byCommune, differences, fairness }: ComparedScenarios,
  { changedOnly, top }: CompareView,
): readonly Table[] {
  return [
    comparisonTable(comparison, results, { changedOnly }),
    ...differences.map((difference) => causesTable(difference, results)),
    ...(top === 0
      ? []
      : differences.map(({ to }) => mostChangedTable(byCommune, results, { to, count: top }))),
    ...(fairness === undefined ? [] : [fairnessTable(fairness, results)]),
  ];
}

/** The sheets of a comparison: the live table, causes, charts, and the rows of each result. */
export function comparisonBlocks(
  { results, comparison, byCommune, differences, fairness }: ComparedScenarios,
  view: CompareView,
  writing: Writing,
): readonly SheetBlock[] {
  const each = differences.map((difference) => ({
    causes: causesTable(difference, results),
    causeRows: causeRowsTable(difference, results),
    most:
      view.top === 0
        ? undefined
        : mostChangedTable(byCommune, results, { to: difference.to, count: view.top }),
    bridge: bridgeTable(difference, results),
  }));
  return comparisonSheets(
    {
      comparison: comparisonTable(comparison, results),
      differences: each,
      fairness: fairness === undefined ? undefined : fairnessTable(fairness, results),
      sources: sourcesChartTable(comparison, results),
      results: results.flatMap(({ id }, index) => {
        const table = comparedResultTable(comparison, results, index);
        return table === undefined ? [] : [{ id, table }];
      }),
    },
    { writing, inputs: fingerprint({ comparison: results.map(({ inputs }) => inputs) }) },
  );
}

/** The workbook of a comparison as bytes: the same comparison gives the same bytes. */
export function comparisonWorkbook(
  compared: ComparedScenarios,
  view: CompareView,
  writing: Writing,
  ports: Pick<Ports, "workbooks">,
): Promise<Uint8Array> {
  const title = compared.results.map(({ name }) => name[writing.language]).join(" · ");
  return ports.workbooks.create(comparisonBlocks(compared, view, writing), title, writing.language);
}
