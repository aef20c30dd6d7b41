import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { compareScenarios, comparisonBlocks, comparisonWorkbook } from "../../src/app/compareScenarios.ts";
import { checkPlan } from "../../src/app/checkPlan.ts";
import type { Dimension } from "../../src/core/comparison/index.ts";
import { writingIn, type Language } from "../../src/text/language.ts";
import type { Grid } from "../../src/workbook/port.ts";
import { shippedLibrary, shippedPlan } from "../core/comparison/shipped.ts";
import { edited } from "./editedWorkbook.ts";
import { differencesAfterRecalculation } from "./formulaCells.ts";
import { printed, recalculated } from "./libreOffice.ts";

const view = { changedOnly: false, top: 5 };

function compared(by: Dimension, scenarios: readonly string[]) {
  const checked = checkPlan(shippedPlan(), []);
  assert.ok(checked.ok);
  const library = shippedLibrary();
  const outcome = compareScenarios(checked.value, {
    planName: "lang-son-2021-2025",
    accepted: [],
    unit: "million",
    scenarios: scenarios.flatMap((id) => {
      const scenario = library.get(id);
      return scenario === undefined ? [] : [{ scenario, library }];
    }),
    by: [by],
    population: "population",
  });
  assert.ok(outcome.ok);
  return outcome.value;
}

/** The rows of a sheet by the code in their first column; the total has none. */
async function rowsOf(bytes: Uint8Array, sheet: string): Promise<ReadonlyMap<string, Grid["rows"][number]>> {
  const opened = await xlsxFiles.open(bytes);
  assert.ok(opened.ok);
  const [grid] = await opened.value.readGrids([sheet]);
  const body = grid?.rows.slice(3) ?? [];
  return new Map(body.map((row) => [row[1] === "Tổng cộng" ? "total" : String(row[0] ?? ""), row]));
}

const numbers = (row: Grid["rows"][number] | undefined, columns: readonly number[]) =>
  columns.map((column) => row?.[column]);

describe("The workbook of a comparison in LibreOffice", () => {
  for (const [by, language] of [
    ["source", "vi"],
    ["district", "en"],
  ] as const satisfies readonly (readonly [Dimension, Language])[]) {
    it(`computes every formula to the engine's value, by ${by}, in ${language}`, async () => {
      const blocks = comparisonBlocks(
        compared(by, ["hard-years", "priority-communes"]),
        view,
        writingIn(language, "million"),
      );
      const { differences, formulas } = await differencesAfterRecalculation(blocks);
      assert.deepEqual(differences, []);
      assert.ok(formulas > 60, `${formulas} formulas were compared`);
    });
  }

  it("follows a row that is put in and an amount that is changed on the sheet of a scenario, by code", async () => {
    const writing = writingIn("vi", "million");
    const bytes = await comparisonWorkbook(compared("district", ["credit-80"]), view, writing, {
      workbooks: xlsxFiles,
    });
    const scenario = "PA1 credit-80";
    const before = await rowsOf(await recalculated(bytes), "So sánh");
    const sheet = await rowsOf(bytes, scenario);
    const codes = [...sheet.keys()];
    const [first = "", second = ""] = codes;
    const width = sheet.get(first)?.length ?? 0;
    const source = Number(sheet.get(second)?.[2]);
    const after = await rowsOf(
      await edited(bytes, [
        { kind: "insertRow", sheet: scenario, row: 4 },
        { kind: "type", sheet: scenario, row: 4, column: 0, value: first },
        { kind: "type", sheet: scenario, row: 4, column: width - 1, value: 5_000 },
        { kind: "type", sheet: scenario, row: 5, column: 2, value: source + 1_000 },
      ]),
      "So sánh",
    );
    assert.equal(after.size, before.size);
    const [base, amount, delta] = [2, 3, 4];
    for (const [code, more] of [
      [first, 5_000],
      [second, 1_000],
      ["total", 6_000],
      [codes[2] ?? "", 0],
    ] as const) {
      const [was, is] = [before.get(code), after.get(code)];
      assert.deepEqual(
        numbers(is, [base, amount, delta]),
        [Number(was?.[base]), Number(was?.[amount]) + more, Number(was?.[delta]) + more],
        code,
      );
      assert.equal(Number(is?.[5]).toFixed(12), (Number(is?.[delta]) / Number(is?.[base])).toFixed(12));
    }
  });

  it("shows on the sheet of causes which rows no longer hold what the causes lead to", async () => {
    const writing = writingIn("vi", "million");
    const bytes = await comparisonWorkbook(compared("source", ["credit-80"]), view, writing, {
      workbooks: xlsxFiles,
    });
    const rows = [...(await rowsOf(bytes, "PA1 credit-80")).keys()];
    const amount = Number((await rowsOf(bytes, "PA1 credit-80")).get("credit")?.[2]);
    const row = 3 + rows.indexOf("credit");
    const changed = await edited(bytes, [
      { kind: "type", sheet: "PA1 credit-80", row, column: 2, value: amount + 7 },
    ]);
    const causes = await rowsOf(changed, "Nguyên nhân theo dòng");
    assert.equal(causes.get("credit")?.at(-1), -7);
    assert.equal(causes.get("central")?.at(-1), 0);
  });

  it("has native charts, each on a page of its own on A4 landscape", async () => {
    const writing = writingIn("vi", "million");
    const blocks = comparisonBlocks(compared("source", ["hard-years", "topup-3000"]), view, writing);
    const drawn = blocks.filter(({ charts = [] }) => charts.length > 0);
    assert.deepEqual(
      drawn.map(({ charts = [] }) => charts.map(({ series }) => series.length)),
      [[8], [4], [4]],
    );
    // Alone in a workbook, their formulas have nothing to refer to.
    const values = drawn.map((block) => ({
      ...block,
      rows: block.rows.map((row) => row.map(({ value, style }) => ({ value, style }))),
    }));
    const pdf = Buffer.from(await printed(await xlsxFiles.create(values, "Thử", "vi"))).toString("latin1");
    assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, drawn.length);
    assert.match(pdf, /\/MediaBox\s*\[\s*0 0 841\.\d+ 595\.\d+/);
  });
});
