import assert from "node:assert/strict";
import fc from "fast-check";
import {
  columnOfFractions,
  columnOfWeights,
  treeOfPaths,
  type ShareColumn,
} from "../../../src/core/rounding/index.ts";

/** Each share as `[numerator, denominator]`. */
function sharesOf({ floors, remainders, denominator }: ShareColumn): readonly (readonly [bigint, bigint])[] {
  return Array.from(floors, (floor, place) => [
    BigInt(floor) * BigInt(denominator) + BigInt(remainders[place] ?? -1),
    BigInt(denominator),
  ]);
}

describe("columns of shares", () => {
  it("hold the exact share of each weight, with doubles and with BigInts", () => {
    const weight = fc.oneof(fc.nat(20), fc.nat(2 ** 31), fc.bigInt(1n, 10n ** 25n).map(String));
    fc.assert(
      fc.property(
        fc.nat(Number.MAX_SAFE_INTEGER),
        fc.array(weight, { minLength: 1, maxLength: 6 }),
        (total, weights) => {
          fc.pre(weights.some((one) => BigInt(one) > 0n));
          const sum = weights.reduce((all, one) => all + BigInt(one), 0n);
          sharesOf(columnOfWeights(total, weights)).forEach(([numerator, denominator], place) => {
            assert.equal(numerator * sum, BigInt(total) * BigInt(weights[place] ?? 0) * denominator);
          });
        },
      ),
      { seed: 20_220_131, numRuns: 500 },
    );
  });

  it("hold fractions exactly, as doubles where they fit", () => {
    for (const denominator of [1n, 7n, 2n ** 51n, 2n ** 51n + 1n, 10n ** 40n]) {
      const numerators = [0n, 1n, denominator, denominator * 3n + denominator / 2n];
      const column = columnOfFractions(numerators, denominator);
      assert.equal(typeof column.denominator, denominator <= 2n ** 51n ? "number" : "bigint");
      assert.deepEqual(
        sharesOf(column),
        numerators.map((numerator) => [numerator, denominator]),
      );
    }
  });

  it("refuse shares below zero, and weights that are all zero", () => {
    assert.throws(() => columnOfFractions([-1n], 2n), { name: "InvariantError" });
    assert.throws(() => columnOfFractions([1n], 0n), { name: "InvariantError" });
    assert.throws(() => columnOfWeights(5, [0, 0]), { name: "InvariantError" });
    assert.throws(() => columnOfWeights(-5, [1]), { name: "InvariantError" });
  });
});

describe("treeOfPaths", () => {
  it("hangs each part below the one before it, once", () => {
    assert.deepEqual(treeOfPaths([["s", "t", "2021"], ["s", "t", "2022"], ["r"]]), {
      inner: [{ key: "s" }, { key: "s/t", parent: "s" }],
      leaves: [{ key: "s/t/2021", parent: "s/t" }, { key: "s/t/2022", parent: "s/t" }, { key: "r" }],
    });
  });
});
