import assert from "node:assert/strict";
import { highsSolver } from "../../src/adapters/highs/highsSolver.ts";
import { optimizeChoice } from "../../src/app/optimizeChoice.ts";
import { optimumPage } from "../../src/cli/pages/optimumPage.ts";
import { parseChoiceFile, type ChoiceChanges } from "../../src/core/analysis/choice/index.ts";
import type { Solver } from "../../src/core/solver/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { exampleChoice, examplePlan, issueTexts } from "../core/analysis/choice/examples.ts";

const highs = highsSolver();

/** Says that time is up, with the best that there is or nothing. */
function impatient(hasBest: boolean): Solver {
  return {
    solve: async (model, options) => {
      if (!hasBest) return { status: "timeLimit", best: undefined };
      const outcome = await highs.solve(model, options);
      return outcome.status === "optimal" ? { status: "timeLimit", best: { ...outcome, gap: 0.5 } } : outcome;
    },
  };
}

async function pageOf(solver: Solver, changes: ChoiceChanges = {}): Promise<string> {
  const file = parseChoiceFile(exampleChoice());
  assert.ok(file.ok);
  const request = { plan: examplePlan(), file: file.value, changes, timeLimitSeconds: 7, clock: () => 0, withPrices: true }; // prettier-ignore
  const found = await optimizeChoice(request, solver);
  assert.ok(found.ok, found.ok ? "" : issueTexts(found.issues));
  return optimumPage(found.value, writingIn("vi", "million"), 300);
}

describe("what the page says of how sure an optimum is", () => {
  it("nothing was found in time", async () => {
    const page = await pageOf(impatient(false));
    assert.match(
      page,
      /Hết hạn 7 giây mà chưa tìm được phương án nào, cũng chưa chứng minh được là không có/,
    );
    assert.doesNotMatch(page, /Kết quả: chọn/);
  });

  it("something was found, and how much better the best may be", async () => {
    const page = await pageOf(impatient(true));
    assert.match(page, /CHƯA CHỨNG MINH là tốt nhất khi hết hạn 7 giây: .* nhiều nhất 50% \(mức không thể vượt: Thêm 3 xã đạt chuẩn\.\)/); // prettier-ignore
    assert.match(page, /Chưa tính được ích lợi của từng khoản vốn/);
  });

  it("the fairest split is told by its worst-off district, proven, and has no prices", async () => {
    const page = await pageOf(highs, { objective: "fairest" });
    assert.match(page, /Huyện thấp nhất là Huyện B: 100%\./);
    assert.match(page, /Đã chứng minh: không phương án nào tốt hơn/);
    assert.match(page, /Ích lợi của từng khoản vốn không tính được khi tìm phương án công bằng nhất/);
  });
});
