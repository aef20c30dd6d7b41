import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { parsePlan } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridsToPlan } from "../../src/workbook/planSheets.ts";
import { planToBlocks } from "../../src/workbook/planSheetsWrite.ts";
import { recalculated } from "./libreOffice.ts";

for (const [id, raw] of Object.entries(shippedPlans)) {
  describe(`The input workbook of ${id}`, () => {
    it("holds the same plan after LibreOffice has opened and saved it", async () => {
      const plan = parsePlan(raw);
      assert.ok(plan.ok);
      const blocks = planToBlocks(plan.value, writingIn("vi", "million"));
      const opened = await xlsxFiles.open(await recalculated(await xlsxFiles.create(blocks, id, "vi")));
      assert.ok(opened.ok);
      const read = gridsToPlan(await opened.value.readGrids(await opened.value.sheetNames()));
      assert.ok(read.ok);
      assert.deepEqual(read.value, plan.value);
    });
  });
}
