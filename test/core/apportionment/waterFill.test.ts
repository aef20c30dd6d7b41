import assert from "node:assert/strict";
import { fillTiers, waterFill, type Claim, type WaterFill } from "../../../src/core/apportionment/index.ts";
import { ratio, ratioText, readRatio } from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "../money/table.ts";

const wordsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(/\s+/));

/** A claim as `weight`, `weight≥floor`, `weight≤cap` or `weight≥floor≤cap`; a weight with `n` is a bigint. */
function claimOf(text: string): Claim {
  const [, weight = "", floor, cap] = /^([^≥≤]+)(?:≥(-?\d+))?(?:≤(\d+))?$/.exec(text) ?? [];
  return {
    weight: weight.endsWith("n") ? BigInt(weight.slice(0, -1)) : readRatio(weight),
    floor: BigInt(floor ?? 0),
    cap: cap === undefined ? undefined : BigInt(cap),
  };
}

const sharesOf = ({ numerators, denominator }: WaterFill): string =>
  numerators.map((numerator) => ratioText(ratio(numerator, denominator))).join(" ");
const shortBounds = ({ bounds }: WaterFill): string => bounds.map((bound) => bound[0]).join("");
const restOf = ({ leftOver, missing }: { leftOver: bigint; missing: bigint }): string =>
  `${leftOver > 0n ? `+${leftOver}` : ""}${missing > 0n ? `-${missing}` : ""}`;

describe("waterFill", () => {
  for (const { total = "", claims = "", shares, level, bounds, rest } of casesOf(`
    total | claims              | shares             | level | bounds | rest
    100   | 1 1 1               | 100/3 100/3 100/3  | 100/3 | fff    |
    100   | 1n 3n               | 25 75              | 25    | ff     |
    100   | 1/2 3/2             | 25 75              | 50    | ff     |
    100   | 1≤20 1 2            | 20 80/3 160/3      | 80/3  | cff    |
    100   | 1≥50 1 2            | 50 50/3 100/3      | 50/3  | fff    |
    100   | 1≥30≤30 1 1         | 30 35 35           | 35    | cff    |
    100   | 1≥40≤40 1 1         | 40 30 30           | 30    | fff    |
    10    | 1≥5 1≥5             | 5 5                | 0     | ff     |
    10    | 1≥2≤5 1≥5           | 5 5                | 5     | ff     |
    12    | 1≤4 1≤8             | 4 8                | 8     | cf     |
    12    | 1≤4 4≥8 1≥0≤0       | 12/5 48/5 0        | 12/5  | ffc    |
    13    | 1≤4 1≤8             | 4 8                |       | cc     | +1
    10    | 1≥8 3≥8             | 8 8                |       | ff     | -6
    10    | 0 0≥3               | 0 3                |       | zz     | +7
    3     | 0 0≥3               | 0 3                | 0     | zz     |
    2     | 0 0≥3               | 0 3                |       | zz     | -1
    0     | 1 2                 | 0 0                | 0     | ff     |
    0     |                     |                    | 0     |        |
    7     |                     |                    |       |        | +7
    7     | 0≥3 2               | 3 4                | 2     | zf     |
    9007199254740991 | 1 1≤5    | 9007199254740986 5 | 9007199254740986 | fc |
    100000000000000000000 | 1n 3n≤1 | 99999999999999999999 1 | 99999999999999999999 | fc |
    1     | 123456789012345678901234567890n 123456789012345678901234567890n | 1/2 1/2 | 1/246913578024691357802469135780 | ff |
    -1    | 1                   | number.negative    |       |        |
    1     | 1≥-1                | number.negative    |       |        |
  `)) {
    it(`${total} by ${claims || "nothing"}: ${shares ?? ""} ${rest ?? ""}`, () => {
      const found = outcomeOf(() => {
        const fill = waterFill(BigInt(total), wordsOf(claims).map(claimOf));
        // f is both floor and free; which of them is said by the next test.
        assert.equal(shortBounds(fill), bounds);
        assert.equal(fill.level === undefined ? "" : ratioText(fill.level), level);
        assert.equal(restOf(fill), rest);
        return sharesOf(fill);
      });
      assert.equal(found, shares);
    });
  }

  it("says that a floor or cap holds only where it changes the share", () => {
    const boundsOf = (total: bigint, claims: string): string =>
      waterFill(total, wordsOf(claims).map(claimOf)).bounds.join(" ");
    assert.equal(boundsOf(100n, "1≥50 1 2"), "floor free free");
    assert.equal(boundsOf(100n, "1≥25 1≤25 2"), "free free free");
    assert.equal(boundsOf(100n, "1≥26 1≤24 0"), "free cap zeroWeight");
  });

  it("spreads over 100,000 claims what caps refuse, and loses nothing", () => {
    const claims = Array.from({ length: 100_000 }, (_, index): Claim => {
      const floor = BigInt((index * 31) % 50) * 1_000_000n;
      const cap = index % 3 === 0 ? floor + BigInt((index * 17) % 900) * 1_000_000n : undefined;
      return { weight: BigInt(1 + ((index * 7919) % 10_007)), floor, cap };
    });
    const fill = waterFill(24_806_000_000_000n, claims);
    const sum = fill.numerators.reduce((added, numerator) => added + numerator, 0n);
    assert.equal(sum, 24_806_000_000_000n * fill.denominator);
    assert.ok(new Set(fill.bounds).size === 3, "floors, caps and weights all decide somewhere");
  });

  it("stops where a cap is below its floor: that is a contradiction to be found before", () => {
    assert.throws(() => waterFill(5n, [{ weight: 1n, floor: 3n, cap: 2n }]), /a cap is not below its floor/);
  });
});

describe("fillTiers", () => {
  for (const { total = "", tiers = "", shares, rest } of casesOf(`
    total | tiers                 | shares      | rest
    10    | 1≤4 1≤4 / 1 1         | 4 4 / 1 1   |
    10    | 1≤4 1≤4 / 1≤1         | 4 4 / 1     | +1
    6     | 1≤4 1≤4 / 1 1         | 3 3 / 0 0   |
    6     | 1≤4 1≤4 / 1≥2 1       | 2 2 / 2 0   |
    10    | 1≤4 1≤4 / 1≥2 1       | 4 4 / 2 0   |
    10    | 1 1 / 1 1             | 5 5 / 0 0   |
    5     | 1≥3 / 1≥3 / 1≥1       | 3 / 3 / 1   | -2
    2     | 1≥3 / 1≥3 / 1≥1       | 3 / 3 / 1   | -5
    9     | 1≥3≤4 / 1≥3≤3 / 1≥1≤1 | 4 / 3 / 1   | +1
    9     | 0≥3 / 1≤2 / 1         | 3 / 2 / 4   |
    0     | 1 / 1                 | 0 / 0       |
  `)) {
    it(`${total} by ${tiers}: ${shares ?? ""} ${rest ?? ""}`, () => {
      const outcome = fillTiers(
        BigInt(total),
        tiers.split(" / ").map((tier) => wordsOf(tier).map(claimOf)),
      );
      assert.equal(outcome.tiers.map(sharesOf).join(" / "), shares);
      assert.equal(restOf(outcome), rest);
    });
  }

  it("keeps all money of no tiers", () => {
    assert.deepEqual(fillTiers(5n, []), { tiers: [], leftOver: 5n, missing: 0n });
  });
});
