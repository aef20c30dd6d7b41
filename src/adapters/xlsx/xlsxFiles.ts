import type { WorkbookFiles } from "../../workbook/files.ts";
import { newXlsx, openXlsx } from "./xlsxWorkbook.ts";

/** Workbook files in the .xlsx format. */
export const xlsxFiles: WorkbookFiles = {
  open: openXlsx,
  async create(blocks, title, language) {
    const workbook = await newXlsx({ title, language });
    await workbook.writeBlocks(blocks);
    return workbook.save();
  },
};
