import { tornadoChartTable, tornadoTable, twoWayTable } from "../core/report/sensitivityTables.ts";
import type { NameSource } from "../core/report/seekWords.ts";
import type { Table } from "../core/report/table.ts";
import { text, type Writing } from "../text/language.ts";
import { resultSheets } from "../workbook/resultSheets.ts";
import { sensitivitySheets } from "../workbook/sensitivitySheets.ts";
import type { Ports } from "./ports.ts";
import type { SensitivityResult } from "./sensitivityOf.ts";

/** The workbook of a seek: its certificate as a table. */
export async function seekWorkbook(
  table: Table,
  inputs: string,
  writing: Writing,
  ports: Pick<Ports, "workbooks">,
): Promise<Uint8Array> {
  const sheet = text(writing, "seek.sheet");
  const blocks = resultSheets([{ sheet, table }], { writing, inputs });
  return ports.workbooks.create(blocks, sheet, writing.language);
}

/** The workbook of a sensitivity: bars with live differences, a native chart for each figure that moves, two-way tables. */
export async function sensitivityWorkbook(
  { sensitivity, tables, inputs }: SensitivityResult,
  names: NameSource,
  writing: Writing,
  ports: Pick<Ports, "workbooks">,
): Promise<Uint8Array> {
  const blocks = sensitivitySheets(
    {
      bars: tornadoTable(sensitivity, names),
      charts: sensitivity.tornados.flatMap((_, index) => tornadoChartTable(sensitivity, index, names) ?? []),
      twoWay: tables.map((table, index) => ({
        ...twoWayTable(table, names),
        id: `sensitivity.twoWay.${index}`,
      })),
    },
    { writing, inputs },
  );
  return ports.workbooks.create(blocks, text(writing, "sensitivity.sheet.bars"), writing.language);
}
