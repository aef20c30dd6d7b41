import { invariant } from "../core/issue/index.ts";
import { checkSheetName, sheetKey } from "./address.ts";
import { gridOf } from "./grid.ts";
import type { SheetBlock, WorkbookPort } from "./port.ts";

/** A workbook that lives in memory only: for tests, previews and hosts without files. */
export function memoryWorkbook(): WorkbookPort {
  const blocks = new Map<string, SheetBlock>();
  return {
    sheetNames() {
      return Promise.resolve([...blocks.values()].map((block) => block.sheet));
    },
    readGrids(sheets) {
      const grids = sheets.map((sheet) => {
        const block = blocks.get(sheetKey(sheet));
        invariant(block !== undefined, `the workbook has a sheet "${sheet}"`);
        return gridOf(block);
      });
      return Promise.resolve(grids);
    },
    writeBlocks(written) {
      for (const block of written) {
        checkSheetName(block.sheet);
        blocks.set(sheetKey(block.sheet), { ...block, sheet: block.sheet.normalize("NFC") });
      }
      return Promise.resolve();
    },
  };
}
