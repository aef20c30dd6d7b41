import assert from "node:assert/strict";
import {
  checkRounding,
  columnOfFractions,
  crossMargins,
  publishedMargins,
  type RoundingTable,
} from "../../../src/core/rounding/index.ts";
import { tableOf, treeOf } from "./smallTables.ts";

/** Two districts, two sources: all totals whole but those of single cells. */
const table = tableOf(treeOf("D1: A B; D2: C"), treeOf("S: a b; T: c"), [[5, 5, 10], [5, 5, 20], [10, 10, 10]], 10); // prettier-ignore
/** Amounts line by line. */
const good = [[1, 0, 1], [0, 1, 1], [1, 2, 1]]; // prettier-ignore

function kindsOf(amounts: readonly (readonly number[])[], of: RoundingTable = table): readonly string[] {
  const violations = checkRounding(of, { amounts: amounts.map((column) => Float64Array.from(column)) });
  return violations.map((violation) => {
    switch (violation.kind) {
      case "margin":
        return `margin ${violation.margin.place || "all"} ${violation.margin.line || "all"} ${violation.outside}`;
      case "cell":
      case "notWhole":
      case "pin":
        return `${violation.kind} ${violation.place} ${violation.line} ${violation.amount}`;
      case "linked":
        return `linked ${violation.place} ${violation.lines.join(" ")} ${violation.amounts.join(" ")}`;
      case "shape":
        return `shape ${violation.line} ${violation.found} not ${violation.expected}`;
    }
  });
}

describe("checkRounding", () => {
  it("lists the totals of both trees, each once", () => {
    const names = Array.from(publishedMargins(table), ({ place, line }) => `${place}|${line}`);
    assert.deepEqual(names, [
      "|", "|a", "|b", "|c", "D1|", "D1|a", "D1|b", "D1|c", "D2|", "D2|a", "D2|b", "D2|c", "|S", "|T",
      "A|", "A|S", "A|T", "B|", "B|S", "B|T", "C|", "C|S", "C|T",
    ]); // prettier-ignore
  });

  it("finds nothing wrong where nothing is", () => {
    assert.deepEqual(kindsOf(good), []);
  });

  it("names a cell that is neither floor nor ceiling, with the totals that it throws off", () => {
    assert.deepEqual(kindsOf([[1, 0, 1], [0, 1, 1], [1, 3, 0]]), [
      "cell B c 3", "cell C c 0", "margin D1 all 1", "margin D1 c 1", "margin D2 all -1", "margin D2 c -1",
      "margin B all 1", "margin B T 1", "margin C all -1", "margin C T -1",
    ]); // prettier-ignore
    assert.ok(
      kindsOf([
        [1, 0, 1],
        [0, 1, 1],
        [1, -2, 1],
      ]).includes("cell B c -2"),
    );
  });

  it("names a whole share that was changed", () => {
    assert.ok(
      kindsOf([
        [1, 0, 2],
        [0, 1, 1],
        [1, 2, 1],
      ]).includes("cell C a 2"),
    );
  });

  it("names totals alone where each cell is right", () => {
    assert.deepEqual(kindsOf([[1, 1, 1], [0, 0, 1], [1, 2, 1]]), [
      "margin all a 1", "margin all b -1", "margin D1 a 1", "margin D1 b -1",
    ]); // prettier-ignore
    assert.deepEqual(kindsOf([[1, 0, 1], [1, 0, 1], [1, 2, 1]]), [
      "margin A all 1", "margin A S 1", "margin B all -1", "margin B S -1",
    ]); // prettier-ignore
  });

  it("names amounts that are not whole, or too large to be exact", () => {
    for (const amount of [0.5, Number.NaN, Infinity, 2 ** 53]) {
      assert.deepEqual(kindsOf([[amount, 0, 1], [0, 1, 1], [1, 2, 1]]), [`notWhole A a ${amount}`]); // prettier-ignore
    }
  });

  it("names what is missing or too much", () => {
    assert.deepEqual(kindsOf([[1, 0, 1], [0, 1, 1]]), ["shape  2 not 3"]); // prettier-ignore
    assert.deepEqual(kindsOf([[1, 0], [0, 1, 1], [1, 2, 1, 0]]), ["shape a 2 not 3", "shape c 4 not 3"]); // prettier-ignore
  });

  it("names pins that were not kept, but no pin of a whole share", () => {
    const pins = [
      { place: "A", line: "a", direction: "down" },
      { place: "B", line: "a", direction: "down" },
      { place: "C", line: "c", direction: "up" },
    ] as const;
    assert.deepEqual(kindsOf(good, { ...table, pins }), ["pin A a 1"]);
  });

  it("names linked lines that differ", () => {
    assert.deepEqual(kindsOf(good, { ...table, linked: [["a", "b"]] }), [
      "linked A a b 1 0",
      "linked B a b 0 1",
    ]);
  });

  it("checks the totals that it is given, and those alone", () => {
    const wrong = { amounts: [[1, 1, 1], [0, 0, 1], [1, 2, 1]].map((column) => Float64Array.from(column)) }; // prettier-ignore
    const cross = crossMargins(new Map([["early", ["a", "c"]]]), ["", "D1", "A"]);
    const found = checkRounding(table, wrong, cross);
    assert.deepEqual(
      found.map((one) => one.kind === "margin" && [one.margin.place, one.margin.line, one.outside, one.amount]),
      [["", "early", 1n, 7n], ["D1", "early", 1n, 5n]],
    ); // prettier-ignore
    assert.throws(() => checkRounding(table, wrong, [{ place: "Z", line: "", lines: ["a"] }]), { name: "InvariantError" }); // prettier-ignore
  });

  it("has no tolerance: one part in 10^30 makes a total not whole", () => {
    const tiny = 10n ** 30n;
    const nearly = columnOfFractions([tiny - 1n, 2n * tiny], 3n * tiny);
    const near = { places: treeOf("A B"), lines: treeOf("a"), columns: [nearly] };
    assert.deepEqual(kindsOf([[1, 0]], near), []);
    assert.deepEqual(kindsOf([[0, 0]], near), []);
    const whole = { ...near, columns: [columnOfFractions([tiny, 2n * tiny], 3n * tiny)] };
    assert.deepEqual(kindsOf([[0, 0]], whole), ["margin all all -1", "margin all a -1"]);
  });
});
