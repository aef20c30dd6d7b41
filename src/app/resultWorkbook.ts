import { evaluateCounterpart } from "../core/plan/counterpart.ts";
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
import { sharesTable } from "../core/report/sharesTable.ts";
import { summaryTable } from "../core/report/summaryTable.ts";
import type { Table } from "../core/report/table.ts";
import type { Writing } from "../text/language.ts";
import { resultSheetName, resultSheets, type ResultSheetId } from "../workbook/resultSheets.ts";
import type { AllocationOutcome } from "./allocatePlan.ts";
import type { CheckedPlan } from "./checkPlan.ts";
import type { Ports } from "./ports.ts";

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

/** The workbook of the main job as bytes: the same plan gives the same bytes. */
export async function resultWorkbook(
  checked: CheckedPlan,
  outcome: AllocationOutcome,
  writing: Writing,
  ports: Pick<Ports, "workbooks">,
): Promise<Uint8Array> {
  const tables = resultTables(checked, outcome).map(({ sheet, table }) => ({
    sheet: resultSheetName(writing, sheet),
    table,
  }));
  const blocks = resultSheets(tables, { writing, inputs: outcome.inputs });
  return ports.workbooks.create(blocks, checked.plan.name[writing.language], writing.language);
}
