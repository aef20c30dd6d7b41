import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { parsePlan, type Plan } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridsToPlan, planToBlocks } from "../../src/workbook/planSheets.ts";
import { smallPlan } from "./smallPlan.ts";

describe("A plan through an .xlsx file", () => {
  it("comes back the same: the small plan", async () => {
    assert.deepEqual(await throughFile(smallPlan()), smallPlan());
  });

  for (const [id, raw] of Object.entries(shippedPlans)) {
    it(`comes back the same: ${id}`, async () => {
      const plan = parsePlan(raw);
      assert.ok(plan.ok);
      assert.deepEqual(await throughFile(plan.value), plan.value);
    });
  }
});

async function throughFile(plan: Plan): Promise<Plan> {
  const bytes = await xlsxFiles.create(planToBlocks(plan, writingIn("vi", "million")), plan.name.vi, "vi");
  const workbook = await xlsxFiles.open(bytes);
  assert.ok(workbook.ok, JSON.stringify(workbook));
  const back = gridsToPlan(await workbook.value.readGrids(await workbook.value.sheetNames()));
  assert.ok(back.ok, JSON.stringify(back));
  return back.value;
}
