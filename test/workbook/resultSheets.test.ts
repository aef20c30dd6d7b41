import assert from "node:assert/strict";
import { languages, writingIn } from "../../src/text/language.ts";
import { resultSheetIds, resultSheetName, resultSheets } from "../../src/workbook/resultSheets.ts";
import { checkTable, communeTable, districtTable, samplePlaces } from "./sampleTables.ts";

const places = samplePlaces(2, 3, 1_000_000);
const writing = writingIn("vi", "million");
const inputs = "0123456789abcdef".repeat(4);

describe("The sheets of a result workbook", () => {
  it("have short names of their own in both languages", () => {
    for (const language of languages) {
      const names = resultSheetIds.map((id) => resultSheetName(writingIn(language, "million"), id));
      assert.equal(new Set(names.map((name) => name.toLowerCase())).size, resultSheetIds.length);
      for (const name of names) assert.match(name, /^[^[\]:*?/\\']{1,31}$/);
    }
    assert.equal(resultSheetName(writing, "commune"), "Theo xã");
  });

  it("stand in the order of reading, whatever order the tables come in; others follow", () => {
    const sheets = resultSheets(
      [
        { sheet: "Phụ lục", table: checkTable(places) },
        { sheet: resultSheetName(writing, "commune"), table: communeTable(places) },
        { sheet: resultSheetName(writing, "district"), table: districtTable(places) },
      ],
      { writing, inputs },
    );
    assert.deepEqual(
      sheets.map((sheet) => [sheet.sheet, sheet.tabColour]),
      [
        ["Theo huyện", "#2E75B6"],
        ["Theo xã", "#2E75B6"],
        ["Phụ lục", undefined],
      ],
    );
  });

  it("carry the hash of the inputs at the foot of each landscape page", () => {
    const sheets = resultSheets([{ sheet: "Theo xã", table: communeTable(places) }], { writing, inputs });
    assert.deepEqual(
      sheets.map((sheet) => sheet.page),
      [
        {
          orientation: "landscape",
          titleRows: { from: 3, to: 3 },
          footer: `Phân Bổ – dữ liệu vào ${inputs}`,
        },
      ],
    );
  });
});
