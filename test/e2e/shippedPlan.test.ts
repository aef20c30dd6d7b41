import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { allocatePlan } from "../../src/app/allocatePlan.ts";
import { checkPlan } from "../../src/app/checkPlan.ts";
import { resultTables } from "../../src/app/resultWorkbook.ts";
import { parsePlan } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { languages, writingIn, type Language } from "../../src/text/language.ts";
import { resultSheetName, resultSheets } from "../../src/workbook/resultSheets.ts";
import type { SheetBlock } from "../../src/workbook/port.ts";
import { differencesAfterRecalculation } from "./formulaCells.ts";
import { printed } from "./libreOffice.ts";

/** The sheets of `phanbo allocate --out x.xlsx` on a plan that ships, as printed or with all corrections. */
function sheetsOf(id: string, corrections: [] | "all", language: Language): readonly SheetBlock[] {
  const plan = parsePlan(shippedPlans[id]);
  assert.ok(plan.ok);
  const checked = checkPlan(plan.value, corrections);
  assert.ok(checked.ok);
  const outcome = allocatePlan(checked.value.plan, "million");
  assert.ok(outcome.ok);
  const writing = writingIn(language, "million");
  const tables = resultTables(checked.value, outcome.value).map(({ sheet, table }) => ({
    sheet: resultSheetName(writing, sheet),
    table,
  }));
  return resultSheets(tables, { writing, inputs: outcome.value.inputs });
}

for (const id of Object.keys(shippedPlans)) {
  describe(`The result workbook of ${id} in LibreOffice`, () => {
    for (const corrections of [[], "all"] as const) {
      it(`computes every formula to the engine's value, corrections: ${corrections === "all" ? "all" : "none"}`, async () => {
        for (const language of corrections === "all" ? languages : (["vi"] as const)) {
          const blocks = sheetsOf(id, corrections === "all" ? "all" : [], language);
          const { differences, formulas } = await differencesAfterRecalculation(blocks);
          assert.deepEqual(differences, []);
          assert.ok(formulas > 500, `${formulas} formulas were compared`);
        }
      });
    }

    it("prints every sheet on A4 landscape", async () => {
      const bytes = await xlsxFiles.create(sheetsOf(id, "all", "vi"), id, "vi");
      const pdf = Buffer.from(await printed(bytes)).toString("latin1");
      const sizes = new Set(
        [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
          ([, width = "", height = ""]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`,
        ),
      );
      assert.deepEqual([...sizes], ["842 × 595"]);
    });
  });
}
