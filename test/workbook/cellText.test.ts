import assert from "node:assert/strict";
import fc from "fast-check";
import {
  dateFromCell,
  joinList,
  splitList,
  wordsFromCell,
  wordsToCell,
} from "../../src/workbook/cellText.ts";

describe("Several texts in one cell", () => {
  const cases = `
written                 | items
a; b; c                 | a,b,c
a;b ;  c;               | a,b,c
a                       | a
;;                      |
"a; b"; c               | a; b,c
"say ""so"""; c         | say "so",c
a "quoted" word; c      | a "quoted" word,c
`;
  for (const line of cases.trim().split("\n").slice(1)) {
    const [written = "", items = ""] = line.split("|").map((part) => part.trim());
    it(written, () => {
      assert.equal(splitList(written).join(), items);
    });
  }

  it("come back as they were", () => {
    const item = fc.string({ unit: fc.constantFrom("a", ";", '"', " ", "ộ", "\n"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        assert.deepEqual(splitList(joinList(items)), items);
      }),
      { seed: 20250101 },
    );
  });
});

describe("Free text in a cell", () => {
  it("comes back as it was, and is never blank", () => {
    const words = fc.string({ unit: fc.constantFrom("a", '"', " ", "\t"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, (text) => {
        assert.equal(wordsFromCell(wordsToCell(text)), text);
        assert.notEqual(wordsToCell(text).trim(), "");
      }),
      { seed: 20250102 },
    );
  });
});

describe("A date in a cell", () => {
  const cases: readonly (readonly [string | number, string])[] = [
    ["2022-07-13", "2022-07-13"],
    [" 2022-07-13 ", "2022-07-13"],
    ["13/7/2022", "2022-07-13"],
    ["03.12.2022", "2022-12-03"],
    [44755, "2022-07-13"],
    [61, "1900-03-01"],
    [44755.5, "44755.5"],
    [-1, "-1"],
    ["tháng 7", "tháng 7"],
  ];
  for (const [written, date] of cases) {
    it(`${written} is ${date}`, () => {
      assert.equal(dateFromCell(written), date);
    });
  }
});
