import assert from "node:assert/strict";
import { existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFiles } from "../../src/adapters/file/nodeFiles.ts";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { runProgram } from "../../src/cli/program.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { badFiles } from "./badFiles.ts";

describe("bad input", () => {
  let folder = "";

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "phanbo-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function run(words: readonly string[]): Promise<{ exit: number; out: string; error: string }> {
    let out = "";
    let error = "";
    const terminal = {
      out: (text: string) => {
        out += text;
      },
      error: (text: string) => {
        error += `${text}\n`;
      },
      width: 120,
    };
    const ports = { files: nodeFiles, workbooks: xlsxFiles, shippedPlans };
    return { exit: await runProgram(words, ports, terminal), out, error };
  }

  for (const { name, file, bytes, exit, vi, en } of badFiles) {
    it(`${name}: says what, where and what to do, in both languages, and writes nothing`, async () => {
      const place = mkdtempSync(join(folder, "case-"));
      const path = join(place, file);
      writeFileSync(path, await bytes());
      for (const [language, fragments] of [
        ["vi", vi],
        ["en", en],
      ] as const) {
        const result = join(place, "result.xlsx");
        const outcome = await run(["allocate", path, "--lang", language, "--out", result]);
        assert.equal(outcome.exit, exit, outcome.error);
        for (const fragment of fragments) assert.ok(outcome.error.includes(fragment), outcome.error);
        assert.equal(outcome.out, "");
        assert.deepEqual(readdirSync(place), [file]);
      }
    });
  }

  it("a missing file", async () => {
    const { exit, error } = await run(["check", join(folder, "nowhere.json")]);
    assert.equal(exit, 3);
    assert.match(error, /nowhere\.json: Không tìm thấy tệp/);
  });

  it("a folder in the place of the output: nothing is written, not even the other file", async () => {
    const place = mkdtempSync(join(folder, "case-"));
    mkdirSync(join(place, "b.json"));
    const { exit, error } = await run([
      "check",
      "--out",
      join(place, "a.json"),
      "--out",
      join(place, "b.json"),
    ]);
    assert.equal(exit, 3);
    assert.match(error, /b\.json/);
    assert.equal(existsSync(join(place, "a.json")), false);
    assert.deepEqual(readdirSync(place), ["b.json"]);
  });

  it("gives issues as JSON where JSON is asked for", async () => {
    const path = join(folder, "issues.json");
    writeFileSync(path, '{"schema":"phanbo/plan/1"}');
    const { exit, out } = await run(["check", path, "--format", "json"]);
    const data = JSON.parse(out) as { schema: string; issues: readonly { code: string }[] };
    assert.equal(exit, 1);
    assert.equal(data.schema, "phanbo/issues/1");
    assert.ok(data.issues.length > 10);
    assert.ok(data.issues.every(({ code }) => code === "plan.missingKey"));
  });
});
