import assert from "node:assert/strict";
import {
  apportionByDivisor,
  type RoundingMethod,
  apportionWithin,
} from "../../src/core/apportionment/index.ts";
import { money } from "../../src/core/money/index.ts";
import elections from "./apportionmentLackner.json" with { type: "json" };

/** Names of the methods there and here; the quota method and the modified Sainte-Laguë of the source are not offered. */
const names: Readonly<Record<string, RoundingMethod>> = {
  largest_remainder: "largestRemainder",
  dhondt: "jefferson",
  saintelague: "webster",
  huntington: "hill",
  adams: "adams",
  dean: "dean",
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe("Balinski and Young 1975", () => {
  for (const { votes, seats, expected } of elections.balinski_young) {
    for (const [theirs, method] of Object.entries(names)) {
      it(`${seats} seats by ${votes.join(" ")}: ${method}`, () => {
        const claims = votes.map((weight) => ({ weight }));
        const published = Object.entries(expected).find(([name]) => name === theirs)?.[1];
        assert.deepEqual(apportionWithin(money(seats), claims, { method }).parts, published);
      });
    }
  }
});

describe("parliaments elected by Jefferson's method (D'Hondt)", () => {
  for (const { knesset, votes, seats } of elections.knesset) {
    it(`the Knesset, number ${knesset}`, () => {
      assert.deepEqual(apportionByDivisor("jefferson", money(sumOf(seats)), votes).parts, seats);
    });
  }

  for (const { year, votes, seats } of elections.austria_nr) {
    it(`Austria ${year}: parties below 4 % get nothing`, () => {
      const all = sumOf(votes);
      const weights = votes.map((count) => (count * 100 >= 4 * all ? count : 0));
      assert.deepEqual(apportionByDivisor("jefferson", money(183), weights).parts, seats);
    });
  }
});
