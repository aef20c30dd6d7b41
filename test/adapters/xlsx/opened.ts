import assert from "node:assert/strict";
import { newXlsx } from "../../../src/adapters/xlsx/xlsxWorkbook.ts";
import { entryText, readZip } from "../../../src/adapters/xlsx/zip.ts";
import type { SheetBlock } from "../../../src/workbook/port.ts";

export const properties = { title: "Phân bổ vốn", language: "vi" };

/** A sheet with nothing but what is given. */
export function sheetOf(part: Partial<SheetBlock>): SheetBlock {
  return {
    sheet: "Thử",
    rows: [],
    columnWidths: [],
    tables: [],
    merged: [],
    validations: [],
    page: { orientation: "portrait" },
    ...part,
  };
}

/** The bytes of a workbook with these sheets. */
export async function fileOf(...blocks: readonly SheetBlock[]): Promise<Uint8Array> {
  const workbook = await newXlsx(properties);
  await workbook.writeBlocks(blocks);
  return workbook.save();
}

/** The text of a part of a workbook file. */
export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const entry = readZip(bytes)?.find((candidate) => candidate.name === name);
  return entryText(entry ?? assert.fail(`the file has the part ${name}`));
}

/** The XML of a sheet; the first that was written to a new workbook is the second that the file knew. */
export async function sheetXml(...blocks: readonly SheetBlock[]): Promise<string> {
  const bytes = await fileOf(...blocks);
  const names = readZip(bytes)?.map((entry) => entry.name) ?? [];
  const name = names.filter((each) => each.startsWith("xl/worksheets/sheet")).sort()[0];
  return partOf(bytes, name ?? assert.fail("the file has a sheet"));
}
