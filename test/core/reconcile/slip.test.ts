import assert from "node:assert/strict";
import { slipBetween, slipsOf } from "../../../src/core/reconcile/slip.ts";

describe("shapes of a slip", () => {
  const cases = `
    printed | meant  | slip
    517630  | 514630 | oneDigit
    514630  | 517630 | oneDigit
    150206  | 150602 | none
    150260  | 152060 | transposedDigits
    150260  | 250160 | none
    1230    | 230    | oneDigit
    99      | 100    | none
    517     | 517000 | factorThousand
    517630  | 518    | factorThousand
    518     | 517630 | factorThousand
    517630  | 519    | none
    12      | 12     | none
    5       | 5000   | none
    0       | 5      | none
  `;
  for (const line of cases.trim().split("\n").slice(1)) {
    const [printed = "", meant = "", slip = ""] = line.split("|").map((cell) => cell.trim());
    it(`${printed} for ${meant}: ${slip}`, () => {
      assert.equal(slipBetween(BigInt(printed), BigInt(meant)) ?? "none", slip);
    });
  }

  it("lists only numbers that one slip turns into the printed one", () => {
    const meant = slipsOf(517_630n);
    assert.ok(meant.includes(514_630n));
    assert.ok(meant.includes(571_630n));
    assert.ok(meant.includes(517_630_000n));
    for (const number of meant.filter((value) => value > 0n)) {
      assert.notEqual(slipBetween(517_630n, number), undefined, String(number));
    }
  });
});
