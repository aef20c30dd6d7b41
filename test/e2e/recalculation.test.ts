import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { moneyUnits } from "../../src/core/money/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { resultSheets } from "../../src/workbook/resultSheets.ts";
import type { SheetBlock } from "../../src/workbook/port.ts";
import { samplePlaces, sampleTables } from "../workbook/sampleTables.ts";
import { differencesAfterRecalculation } from "./formulaCells.ts";
import { printed } from "./libreOffice.ts";

const inputs = "ab".repeat(32);

describe("LibreOffice", () => {
  it("really computes anew: it corrects a value that does not belong to its formula", async () => {
    const wrong: SheetBlock = {
      sheet: "Thử",
      rows: [
        [
          { value: 2, style: "money" },
          { value: 5, formula: "A1+1", style: "money" },
          { value: "OK", formula: 'IF(A1=0,"OK",A1)', style: "check" },
        ],
      ],
      columnWidths: [],
      tables: [],
      merged: [],
      validations: [],
      page: { orientation: "portrait" },
    };
    const { differences, formulas } = await differencesAfterRecalculation([wrong]);
    assert.equal(formulas, 2);
    assert.deepEqual(differences, ["Thử!B1 A1+1: 5 → 3", 'Thử!C1 IF(A1=0,"OK",A1): OK → 2']);
  });

  for (const unit of moneyUnits) {
    it(`computes every formula of a result workbook to the engine's value, amounts in ${unit}`, async () => {
      const writing = writingIn("vi", unit);
      const blocks = resultSheets(sampleTables(samplePlaces(11, 16, 1_234_567)), { writing, inputs });
      const { differences, formulas } = await differencesAfterRecalculation(blocks);
      assert.deepEqual(differences, []);
      assert.ok(formulas > 200, `${formulas} formulas were compared`);
    });
  }

  it("prints a result workbook on A4 landscape", async () => {
    const writing = writingIn("vi", "million");
    const blocks = resultSheets(sampleTables(samplePlaces(11, 16, 1_000_000)), { writing, inputs });
    const pdf = Buffer.from(await printed(await xlsxFiles.create(blocks, "Thử", "vi"))).toString("latin1");
    const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
    assert.ok(pages.length > 3);
    for (const [, width = "", height = ""] of pages) {
      assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [842, 595]);
    }
  });
});
