import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { detectionPage } from "./detectionPage.ts";
import { faultKinds, type FaultKind } from "./faults.ts";
import { measure, type Score } from "./measure.ts";
import { templates } from "./templates.ts";

/** Least percent of the faults beyond rounding that the first proposal restores, and that some proposal does. */
const floors: Readonly<Record<FaultKind, readonly [restored: number, listed: number]>> = {
  "digit slip": [70, 95],
  "transposed digits": [80, 100],
  "factor 1000": [100, 100],
  "part left out of a sum": [100, 100],
  "part counted twice": [100, 100],
  "stale total": [90, 100],
  "swapped rows": [95, 95],
  // Nothing in the document says which row is gone.
  "lost row": [0, 0],
};

describe("faults seeded into made-up documents", function () {
  this.timeout(60_000);
  const measurement = measure();

  it("covers at least five shapes of document and hundreds of variants", () => {
    const variants = [...measurement.byKind.values()].reduce((sum, score) => sum + score.variants, 0);
    assert.ok(templates.length >= 5);
    assert.ok(variants >= 500, String(variants));
  });

  for (const [printing, scores] of [
    ["printed exactly", measurement.byKind],
    ["rounded", measurement.byKindRounded],
  ] as const) {
    for (const kind of faultKinds) {
      const score = scores.get(kind);
      it(`${kind}, ${printing}: all that is beyond rounding is found, and the floor of localisation holds`, () => {
        assert.ok(score !== undefined && score.visible > 0);
        assert.equal(score.detected, score.visible);
        const [restored, listed] = floors[kind];
        assert.ok(rate(score, score.restored) >= restored, `restored ${rate(score, score.restored)} %`);
        assert.ok(rate(score, score.listed) >= listed, `listed ${rate(score, score.listed)} %`);
        assert.ok(rate(score, score.misled) <= 6, `misled ${rate(score, score.misled)} %`);
      });
    }
  }

  it("raises no error and no warning on documents without a fault, printed exactly or rounded", () => {
    assert.deepEqual(measurement.clean.alarms, []);
    assert.deepEqual(measurement.rounded.alarms, []);
    assert.ok(measurement.rounded.notes > 0);
  });

  it("is what the reference page says", async () => {
    const page = readFileSync(new URL("../../docs/reference/detection.md", import.meta.url), "utf8");
    assert.equal(page, await detectionPage(measurement), "run: npx tsx scripts/measure-detection.ts");
  });
});

function rate(score: Score, count: number): number {
  return (100 * count) / score.visible;
}
