import assert from "node:assert/strict";
import { waterFill } from "../../src/core/apportionment/index.ts";
import { ratio, ratioText, readRatio } from "../../src/core/money/index.ts";
import { scaledWhole } from "./exact.ts";
import published from "./waterFillClaims.json" with { type: "json" };

/** Equal awards up to each claim, as texts of fractions. */
function equalAwards(estate: bigint, claims: readonly bigint[]): readonly string[] {
  const fill = waterFill(
    estate,
    claims.map((cap) => ({ weight: 1n, floor: 0n, cap })),
  );
  return fill.numerators.map((numerator) => ratioText(ratio(numerator, fill.denominator)));
}

describe("constrained equal awards", () => {
  for (const { claims, estate, award } of published.constrained_equal_awards) {
    it(`${estate} for claims of ${claims.join(" ")}: ${award.join(" ")}`, () => {
      assert.deepEqual(equalAwards(BigInt(estate), claims.map(BigInt)), award);
    });
  }
});

describe("the estates of the Talmud", () => {
  for (const { claims, estate, award } of published.talmud) {
    it(`${estate} for claims of ${claims.join(" ")}: ${award.join(" ")}`, () => {
      // Aumann and Maschler: up to half of all claims, equal awards up to the half of each; these estates go no further.
      assert.ok(2 * estate <= claims.reduce((sum, claim) => sum + claim, 0));
      assert.deepEqual(
        equalAwards(
          BigInt(estate),
          claims.map((claim) => BigInt(claim / 2)),
        ),
        award,
      );
    });
  }
});

describe("Keshav's max-min shares", () => {
  for (const { capacity, demands, weights, allocation } of published.max_min) {
    it(`${capacity} for demands of ${demands.join(" ")}, weights ${weights.join(" ")}`, () => {
      const fill = waterFill(
        scaledWhole(`${capacity}`, 1),
        demands.map((demand, index) => ({
          weight: readRatio(weights[index] ?? "1"),
          floor: 0n,
          cap: scaledWhole(demand, 1),
        })),
      );
      const shares = fill.numerators.map((numerator) => ratioText(ratio(numerator, fill.denominator * 10n)));
      assert.deepEqual(
        shares,
        allocation.map((share) => ratioText(readRatio(share))),
      );
    });
  }
});
