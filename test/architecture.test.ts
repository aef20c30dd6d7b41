import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { withDrawing } from "../scripts/generate-architecture.ts";

describe("ARCHITECTURE.md", () => {
  it("draws the imports that are there (npm run generate makes it anew)", () => {
    const page = readFileSync("ARCHITECTURE.md", "utf8");
    assert.equal(page, withDrawing(page));
  });

  it("has a drawing that would notice an arrow the other way", () => {
    const page = readFileSync("ARCHITECTURE.md", "utf8");
    assert.match(page, /core_money --> core_issue/);
    assert.throws(() => withDrawing("no place"), /no place for the drawing/);
  });
});
