import assert from "node:assert/strict";
import {
  errorAt,
  failure,
  invariant,
  InvariantError,
  issueCodes,
  IssueError,
  success,
} from "../../../src/core/issue/index.ts";

describe("issues", () => {
  it("have codes of an area and a word, each once", () => {
    assert.equal(new Set(issueCodes).size, issueCodes.length);
    for (const code of issueCodes) assert.match(code, /^[a-z]+\.[a-z][a-zA-Z]*$/);
  });

  it("are made at a path, as errors, with parameters or without", () => {
    assert.deepEqual(errorAt("lines[3].amount", "number.negative", { value: "-1" }), {
      code: "number.negative",
      severity: "error",
      place: { path: "lines[3].amount" },
      parameters: { value: "-1" },
    });
    assert.deepEqual(errorAt("", "weights.empty").parameters, {});
  });

  it("can be thrown, all of them together, by code and path", () => {
    const issues = [errorAt("a", "weights.empty"), errorAt("b", "ratio.zero", { value: "0" })];
    const error = new IssueError(...issues);
    assert.deepEqual(error.issues, issues);
    assert.equal(error.message, "weights.empty a; ratio.zero b");
    assert.equal(error.name, "IssueError");
  });
});

describe("results", () => {
  it("hold a value or issues", () => {
    const issue = errorAt("", "weights.empty");
    assert.deepEqual(success(5), { ok: true, value: 5 });
    assert.deepEqual(failure(issue, issue), { ok: false, issues: [issue, issue] });
  });
});

describe("invariant", () => {
  it("lets what is true pass and stops at what is not", () => {
    invariant(true, "never read");
    assert.throws(
      () => {
        invariant(false, "parts add up to the total");
      },
      (error) => error instanceof InvariantError && error.message === "parts add up to the total",
    );
  });
});
