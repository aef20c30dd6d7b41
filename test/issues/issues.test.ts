import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { issueCodes, type Issue } from "../../src/core/issue/index.ts";
import { issueSentence } from "../../src/text/issueText.ts";
import { languages, writingIn } from "../../src/text/language.ts";
import { issuesOf, type Input } from "./runs.ts";

const folder = new URL("./", import.meta.url);

function fileOf(code: string, name: string): string {
  return readFileSync(new URL(`${code}/${name}`, folder), "utf8");
}

/** Every issue in every language, one line each; what the machine's own JSON reader says is left out. */
function linesOf(issues: readonly Issue[]): string {
  const shown = issues.map((issue) =>
    issue.parameters["detail"] === undefined
      ? issue
      : { ...issue, parameters: { ...issue.parameters, detail: "…" } },
  );
  return languages
    .flatMap((language) =>
      shown.map((issue) => `${language}: ${issueSentence(writingIn(language, "million"), issue)}\n`),
    )
    .join("");
}

describe("issues", () => {
  for (const code of issueCodes) {
    it(`${code}: the smallest input raises it, and it says so in both languages`, async () => {
      assert.ok(existsSync(new URL(`${code}/`, folder)), `test/issues/${code} is missing`);
      const issues = await issuesOf(JSON.parse(fileOf(code, "input.json")) as Input);
      assert.deepEqual([...new Set(issues.map((issue) => issue.code))], [code]);
      assert.equal(linesOf(issues), fileOf(code, "expected.txt"));
    });
  }

  it("has no folder for a code that there is not", () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(folders.map(({ name }) => name).sort(), [...issueCodes].sort());
  });
});
