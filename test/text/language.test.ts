import assert from "node:assert/strict";
import { isTextKey, labelText, text, unitText, writingIn } from "../../src/text/language.ts";
import type { Parameter } from "../../src/core/issue/index.ts";

const key = "issue.plan.duplicateId" as const;
const said = (value: Parameter, language: "vi" | "en" = "vi"): string =>
  text(writingIn(language, "billion"), key, { value }).replace(/^[^“]*“|”[^”]*$/g, "");

describe("text", () => {
  for (const [what, value, vi, en] of [
    ["text", "abc", "abc", "abc"],
    ["a plain number, as it is: a year has no marks", 2025, "2025", "2025"],
    [
      "money, in the reader's unit and style",
      { dong: 1_502_062_000_000 },
      "1.502,062 tỷ đồng",
      "1,502.062 billion VND",
    ],
    ["an exact decimal", { decimal: "10049.5" }, "10.049,5", "10,049.5"],
    ["a name in both languages", { name: { vi: "Xã", en: "Commune" } }, "Xã", "Commune"],
    ["words of another key", { key: "unit.billion" }, "tỷ đồng", "billion VND"],
    ["a list", ["a", { decimal: "1.5" }], "a, 1,5", "a, 1.5"],
  ] as const) {
    it(`shows ${what}`, () => {
      assert.equal(said(value), vi);
      assert.equal(said(value, "en"), en);
    });
  }

  it("stops for a parameter that is not there", () => {
    assert.throws(() => text(writingIn("vi", "dong"), key, {}), /needs the parameter value/);
  });

  it("knows its keys", () => {
    assert.equal(isTextKey(key), true);
    assert.equal(isTextKey("no.such.key"), false);
    assert.equal(isTextKey("toString"), false);
  });
});

describe("labels", () => {
  it("are text, names or keys", () => {
    const writing = writingIn("en", "million");
    assert.equal(labelText(writing, { text: "05971" }), "05971");
    assert.equal(labelText(writing, { name: { vi: "Tổng", en: "Total" } }), "Total");
    assert.equal(labelText(writing, { key: "unit.dong" }), "VND");
    assert.throws(() => labelText(writing, { key: "no.such.key" }), /no text has the key/);
  });

  it("name the unit of the reader", () => {
    assert.equal(unitText(writingIn("vi", "million")), "triệu đồng");
    assert.equal(unitText(writingIn("en", "thousand")), "thousand VND");
  });

  it("follow the language in the style of numbers", () => {
    assert.equal(writingIn("vi", "dong").style, "vi-VN");
    assert.equal(writingIn("en", "dong").style, "en-US");
  });
});
