import assert from "node:assert/strict";
import { levelOfBigInts, levelOfDoubles, type Basin } from "../../../src/core/apportionment/level.ts";
import { differencesInLevels, numbersFrom } from "./differential.ts";

const asBigInts = ({ total, weights, floors, caps }: Basin<number>): Basin<bigint> => ({
  total: BigInt(total),
  weights: Array.from(weights, BigInt),
  floors: Array.from(floors, BigInt),
  caps: Array.from(caps, BigInt),
});

describe("the water level by doubles", () => {
  it("is the level by sorted bends in BigInt, in 20,000 random cases up to 9e15", () => {
    const { differences, unsettled } = differencesInLevels(numbersFrom(160), 20_000);
    assert.deepEqual({ differences, unsettled }, { differences: 0, unsettled: 0 });
  });

  it("gives up after the rounds that it is allowed, so that sorting takes over", () => {
    // Each round the level falls or rises past one more bound: doubling caps take a round each.
    const caps = Array.from({ length: 40 }, (_, index) => 2 ** index);
    const basin = { total: 2 ** 40 - 2, weights: caps.map(() => 1), floors: caps.map(() => 0), caps };
    assert.equal(levelOfDoubles(basin, 3), undefined);
    const level = levelOfDoubles(basin);
    const sorted = levelOfBigInts(asBigInts(basin));
    assert.ok(level !== undefined);
    assert.equal(level.over * sorted.under, sorted.over * level.under);
  });

  it("is compared exactly where doubles cannot tell", () => {
    // Shares of 2^51 + ½ against a floor one half above: the products differ in their last bit alone.
    const total = 2 ** 52 + 1;
    const basin = { total, weights: [1, 1], floors: [2 ** 51 + 1, 0], caps: [total, total] };
    assert.deepEqual(levelOfDoubles(basin), { over: BigInt(2 ** 51), under: 1n });
  });
});
