import { evaluateCounterpart } from "../core/plan/counterpart.ts";
import { canonicalText, engineVersion } from "../core/plan/fingerprint.ts";
import {
  allocationByCommune,
  allocationByDistrict,
  allocationByYear,
  envelopesCheckTable,
  receiptTable,
  weightingsTable,
} from "../core/report/allocationTables.ts";
import { counterpartTable } from "../core/report/counterpartTable.ts";
import { explanationSheet } from "../core/report/explanationSheet.ts";
import { findingsTable } from "../core/report/findingsTable.ts";
import { effectsTable } from "../core/report/scenarioTables.ts";
import { sharesTable } from "../core/report/sharesTable.ts";
import { summaryTable } from "../core/report/summaryTable.ts";
import type { Table } from "../core/report/table.ts";
import { text, type Writing } from "../text/language.ts";
import type { SheetBlock } from "../workbook/port.ts";
import { resultSheetName, resultSheets, type ResultSheetId } from "../workbook/resultSheets.ts";
import { runBlock } from "../workbook/runSheet.ts";
import type { AllocationOutcome } from "./allocatePlan.ts";
import type { CheckedPlan } from "./checkPlan.ts";
import { resultSchemaVersion } from "./parseResult.ts";
import type { Ports } from "./ports.ts";
import type { RunOutcome } from "./runScenario.ts";

/** The tables of the main job, each with the sheet that it stands on. */
export function resultTables(
  { plan, printedFindings }: CheckedPlan,
  { allocation, inputs, outputs }: AllocationOutcome,
): readonly { readonly sheet: ResultSheetId; readonly table: Table }[] {
  return [
    {
      sheet: "summary",
      table: summaryTable({ plan, findings: printedFindings, allocation, inputs, outputs }),
    },
    { sheet: "findings", table: findingsTable(printedFindings) },
    { sheet: "counterpart", table: counterpartTable(plan, evaluateCounterpart(plan)) },
    { sheet: "shares", table: sharesTable(plan) },
    { sheet: "year", table: allocationByYear(plan, allocation) },
    { sheet: "district", table: allocationByDistrict(plan, allocation) },
    { sheet: "commune", table: allocationByCommune(plan, allocation) },
    { sheet: "envelopes", table: envelopesCheckTable(plan, allocation) },
    { sheet: "receipt", table: receiptTable(plan, allocation) },
    { sheet: "explanation", table: explanationSheet(plan, allocation) },
    { sheet: "basis", table: weightingsTable(plan, allocation) },
  ];
}

/** The sheets of a result: its tables, the trace of the scenario's adjustments if there is one, and what it was made from. */
export function resultBlocks(result: RunOutcome, writing: Writing): readonly SheetBlock[] {
  const { checked, outcome, run, scenario, effects } = result;
  const tables = resultTables(checked, outcome).map(({ sheet, table }) => ({
    sheet: resultSheetName(writing, sheet),
    table,
  }));
  const trace =
    scenario === undefined
      ? []
      : [{ sheet: text(writing, "workbook.scenarioSheet"), table: effectsTable(scenario, effects) }];
  const entries = new Map([
    ["schema", resultSchemaVersion],
    ["engine", engineVersion],
    ["language", writing.language],
    ["shown", writing.unit],
    ["inputs", outcome.inputs],
    ["outputs", outcome.outputs],
    ["run", canonicalText(run)],
  ] as const);
  return [
    ...resultSheets([...tables, ...trace], { writing, inputs: outcome.inputs }),
    runBlock(entries, writing),
  ];
}

/** The workbook of the main job as bytes: the same plan gives the same bytes. */
export async function resultWorkbook(
  result: RunOutcome,
  writing: Writing,
  ports: Pick<Ports, "workbooks">,
): Promise<Uint8Array> {
  const blocks = resultBlocks(result, writing);
  return ports.workbooks.create(blocks, result.checked.plan.name[writing.language], writing.language);
}
