import assert from "node:assert/strict";
import { errorAt, issueCodes, type Issue } from "../../src/core/issue/index.ts";
import { planJsonSchema, type SchemaNode } from "../../scripts/reference/jsonSchema.ts";
import {
  issuePlace,
  issueRemedy,
  issueSentence,
  issueWords,
  placeholdersOf,
  variantsOf,
} from "../../src/text/issueText.ts";
import { isTextKey, languages, writingIn } from "../../src/text/language.ts";
import { en } from "../../src/text/en/index.ts";
import { vi } from "../../src/text/vi/index.ts";

const vietnamese = writingIn("vi", "billion");
const english = writingIn("en", "billion");

describe("the words of issues", () => {
  for (const code of issueCodes) {
    it(`${code} has one sentence and a remedy in both languages`, () => {
      for (const key of [`issue.${code}`, `issue.${code}.remedy`]) {
        assert.ok(isTextKey(key), key);
        for (const words of [vi[key], en[key]]) assert.match(words, /^[“{\p{Lu}].*[.?]$/u);
      }
    });

    it(`${code} never stops for a value that is not there`, () => {
      for (const language of languages) {
        const sentence = issueSentence(writingIn(language, "million"), errorAt("", code));
        assert.doesNotMatch(sentence, /[{}]|undefined/);
      }
    });

    it(`${code} says more when more is known`, () => {
      for (const key of [`issue.${code}`, `issue.${code}.remedy`] as const) {
        const counts = variantsOf(key).map((variant) => placeholdersOf(vi[variant]).length);
        assert.deepEqual(
          counts,
          [...counts].sort((one, other) => other - one),
        );
        assert.equal(new Set(counts).size, counts.length);
        assert.equal(variantsOf(key).at(-1), key);
      }
    });
  }

  it("has no words for a code that there is not", () => {
    const known = new Set<string>(
      issueCodes.flatMap((code) => [...variantsOf(`issue.${code}`), ...variantsOf(`issue.${code}.remedy`)]),
    );
    const others = Object.keys(vi).filter((key) => key.startsWith("issue.") && !known.has(key));
    assert.deepEqual(
      others.filter((key) => !/^issue\.(unstated|kind\.|style\.|format\.)/.test(key)),
      [],
    );
  });
});

describe("issueSentence", () => {
  const unknownKey = (parameters: Issue["parameters"]): Issue =>
    errorAt("lines[0].amuont", "plan.unknownKey", parameters);

  it("takes the text that names the nearest, if there is one", () => {
    assert.equal(
      issueSentence(english, unknownKey({ key: "amuont", nearest: "amount" })),
      "lines[0].amuont: There is no entry called “amuont”. Did you mean “amount”?",
    );
    assert.equal(
      issueSentence(vietnamese, unknownKey({ key: "xyz" })),
      "lines[0].amuont: Không có mục nào tên “xyz”. Bỏ mục này, hoặc sửa tên cho đúng định dạng của tệp kế hoạch.",
    );
  });

  for (const [what, issue, place] of [
    [
      "the cell",
      { ...errorAt("lines[0]", "weights.empty"), place: { path: "lines[0]", cell: "Nguồn vốn!D7" } },
      "Nguồn vốn!D7",
    ],
    ["the path", errorAt("lines[0]", "weights.empty", { file: "a.json" }), "lines[0]"],
    ["the file", errorAt("", "file.missing", { file: "a.json" }), "a.json"],
    ["nothing", errorAt("", "weights.empty"), ""],
  ] as const) {
    it(`names ${what} as the place`, () => {
      assert.equal(issuePlace(issue), place);
      const words = `${issueWords(vietnamese, issue)} ${issueRemedy(vietnamese, issue)}`;
      assert.equal(issueSentence(vietnamese, issue), place === "" ? words : `${place}: ${words}`);
    });
  }

  it("writes exact numbers in the reader's style", () => {
    const issue = errorAt("", "number.notWhole", { value: { decimal: "10049.5" } });
    assert.equal(issueWords(vietnamese, issue), "“10.049,5” không phải là số nguyên.");
    assert.equal(issueWords(english, issue), "“10,049.5” is not a whole number.");
  });

  it("has words for every kind that the core names", () => {
    const kinds = [
      "object",
      "record",
      "array",
      "string",
      "text",
      "number",
      "int",
      "whole number",
      "boolean",
      "yes/no",
      "null",
      "undefined",
    ];
    for (const kind of kinds) {
      const words = issueWords(vietnamese, errorAt("", "plan.wrongType", { expected: kind, received: kind }));
      assert.doesNotMatch(words, new RegExp(`\\b${kind}\\b`));
    }
  });

  it("has words for every way of writing that the plan's schema asks for", () => {
    const patterns = patternsIn(planJsonSchema());
    assert.ok(patterns.size >= 5);
    for (const pattern of patterns) {
      const words = issueWords(
        vietnamese,
        errorAt("", "plan.wrongText", { value: "x", expected: `/${pattern}/` }),
      );
      assert.doesNotMatch(words, /\[|\\|phải là một giá trị/);
      assert.notEqual(words, `“x” không đúng cách viết: cần ${vi["issue.format.other"]}.`);
    }
  });
});

function patternsIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== "object" || node === null) return found;
  const { pattern } = node as SchemaNode;
  if (typeof pattern === "string") found.add(pattern);
  for (const child of Object.values(node)) patternsIn(child, found);
  return found;
}
