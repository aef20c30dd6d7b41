import assert from "node:assert/strict";
import { editDistance, nearestWord } from "../../../src/core/issue/index.ts";
import { casesOf } from "../money/table.ts";

describe("nearestWord", () => {
  for (const { word = "", candidates = "", nearest } of casesOf(`
    word        | candidates                      | nearest
    amuont      | amount, source                  | amount
    amount      | amount, amounts                 | amount
    Amount      | source, amount                  | amount
    amounts     | source, amount                  | amount
    amont       | amount, mount                   | amount
    xyz         | amount, source                  | none
    sorce       | amount, source                  | source
    ab          | abc, xyz                        | abc
    ab          | xy                              | none
    a           | b                               | none
    a           | A                               | A
                | a                               | none
    amount      |                                 | none
    Nguon von   | Nguồn vốn, Người vay            | Nguồn vốn
    Nguồn vôn   | Nguồn vốn, Nguồn von            | Nguồn vốn
    don vi      | Đơn vị, Dân số                  | Đơn vị
    lokalBudget | centralBudget, localBudget      | localBudget
    07023       | 07032, 06999                    | 07032
    abcd        | abce, abcf                      | abce
  `)) {
    it(`of "${candidates}" nearest to "${word}" is ${nearest ?? ""}`, () => {
      const list = candidates === "" ? [] : candidates.split(", ");
      assert.equal(nearestWord(word, list) ?? "none", nearest);
      assert.equal(nearestWord(word, new Set(list)) ?? "none", nearest);
    });
  }

  it("reads letters with marks of their own as the same letters", () => {
    assert.equal(nearestWord("Nguồn vốn".normalize("NFD"), ["Nguồn vốn"]), "Nguồn vốn");
  });
});

describe("editDistance", () => {
  for (const { left = "", right = "", distance = "" } of casesOf(`
    left   | right    | distance
           |          | 0
    abc    | abc      | 0
    abc    |          | 3
    abc    | abcd     | 1
    abc    | ac       | 1
    abc    | axc      | 1
    abc    | acb      | 1
    ab     | ba       | 1
    kitten | sitting  | 3
    amuont | amount   | 1
  `)) {
    it(`from "${left}" to "${right}" is ${distance}, and back`, () => {
      assert.equal(editDistance(left, right), Number(distance));
      assert.equal(editDistance(right, left), Number(distance));
    });
  }
});
