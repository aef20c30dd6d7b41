import assert from "node:assert/strict";
import { commonOrders, insertAdded } from "../../../src/core/merge/order.ts";

/** Base | a | b | merged; letters are sources, and no two sides turned round what both have. */
const cases = `
  xyz | xyz   | xyz   | xyz
  xyz | xayz  | xyz   | xayz
  xyz | axyz  | xyzb  | axyzb
  xyz | xyzba | xyz   | xyzba
  xyz | xybz  | xyaz  | xyabz
  xyz | xyabz | xyaz  | xyabz
  xyz | xyabz | xybaz | xyabz
`;

describe("the order of sources that were added", () => {
  for (const row of cases.trim().split("\n")) {
    const [base = "", a = "", b = "", expected = ""] = row.split("|").map((cell) => cell.trim());
    it(`${base}, ${a}, ${b}: ${expected}`, () => {
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const orders = { base: base.split(""), a: one.split(""), b: other.split("") };
        const kept = new Set([...orders.a, ...orders.b]);
        assert.equal(insertAdded(commonOrders(orders).base, kept, orders).join(""), expected);
      }
    });
  }
});
