import type { WorkbookFiles } from "../../workbook/files.ts";
import { newXlsx, openXlsx } from "./xlsxWorkbook.ts";

/** Workbook files in the .xlsx format; the language of those that are made is Vietnamese. */
export const xlsxFiles: WorkbookFiles = {
  open: openXlsx,
  async create(blocks, title) {
    const workbook = await newXlsx({ title, language: "vi" });
    await workbook.writeBlocks(blocks);
    return workbook.save();
  },
};
