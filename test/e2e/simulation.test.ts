import assert from "node:assert/strict";
import { simulationGolden } from "../core/analysis/simulate/golden.ts";
import { shownInChromium } from "./chromium.ts";

describe("Chromium", () => {
  it("gives the same bytes as Node for 1,000 draws of the shipped plan, by both methods", async () => {
    assert.deepEqual(JSON.parse(await shownInChromium("test/e2e/simulationPage.ts")), simulationGolden);
  });
});
