import assert from "node:assert/strict";
import { canonicalText, fingerprint, shortHash } from "../../../src/core/plan/fingerprint.ts";

describe("the fingerprint", () => {
  it("writes one text for one content", () => {
    assert.equal(canonicalText({ b: 1, a: [true, null] }), '{"a":[true,null],"b":1}');
    assert.equal(canonicalText({ a: undefined, b: "x" }), '{"b":"x"}');
    assert.equal(canonicalText("Lạng".normalize("NFD")), canonicalText("Lạng".normalize("NFC")));
    assert.notEqual(canonicalText([1, 2]), canonicalText([2, 1]));
  });

  it("is SHA-256 as published for the text abc in quotes", () => {
    // sha256sum of the five bytes "abc" with its quotation marks, by coreutils.
    assert.equal(fingerprint("abc"), "6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25");
    assert.equal(shortHash(fingerprint("abc")), "6cc43f85");
  });
});
