import { optimumTables } from "../core/report/optimumReport.ts";
import { text, type Writing } from "../text/language.ts";
import { resultSheets } from "../workbook/resultSheets.ts";
import type { OptimizedChoice } from "./optimizeChoice.ts";
import type { Ports } from "./ports.ts";

/** The workbook of an optimum: communes, budgets, districts and prices, or what contradicts what, each on a sheet of its own. */
export async function optimumWorkbook(
  choice: OptimizedChoice,
  writing: Writing,
  ports: Pick<Ports, "workbooks">,
): Promise<Uint8Array> {
  const sheets = optimumTables(choice).map((table) => ({
    sheet: text(writing, `optimum.sheet.${table.sheet}`),
    table: table.table,
  }));
  const blocks = resultSheets(sheets, { writing, inputs: choice.inputs });
  return ports.workbooks.create(blocks, sheets[0]?.sheet ?? "", writing.language);
}
