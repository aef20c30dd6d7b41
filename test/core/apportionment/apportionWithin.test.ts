import assert from "node:assert/strict";
import {
  apportionByDivisor,
  apportionWithin,
  webster,
  type BoundedClaim,
  type RoundingMethod,
} from "../../../src/core/apportionment/index.ts";
import { money, ratioText, type MoneyUnit } from "../../../src/core/money/index.ts";
import { casesOf, outcomeOf } from "../money/table.ts";

const wordsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(/\s+/));

/** A claim as `weight`, `weight≥floor`, `weight≤cap` or `weight≥floor≤cap`. */
function claimOf(text: string): BoundedClaim {
  const found = /^([^≥≤]+)(?:≥(-?\d+))?(?:≤(\d+))?$/.exec(text);
  assert.ok(found !== null, text);
  const [, given = "", least, most] = found;
  return {
    weight: given,
    ...(least === undefined ? {} : { floor: money(Number(least)) }),
    ...(most === undefined ? {} : { cap: money(Number(most)) }),
  };
}

describe("apportionWithin", () => {
  for (const { total = "", claims = "", method = "", keys = "", unit = "", parts, bounds, rest } of casesOf(`
    total | claims          | method           | keys  | unit    | parts            | bounds          | rest
    100   | 1≤20 1 2        | largestRemainder |       | dong    | 20 27 53         | cap free free   |
    100   | 1 1≥50 2        | largestRemainder |       | dong    | 17 50 33         | free floor free |
    100   | 1 1 2           | largestRemainder |       | dong    | 25 25 50         | free free free  |
    100   | 1≥10≤10 1 1≤40  | largestRemainder |       | dong    | 10 50 40         | cap free cap    |
    10    | 1≤3 1≤3         | largestRemainder |       | dong    | 3 3              | cap cap         | leftOver 4
    10    | 1≥8 1≥8         | largestRemainder |       | dong    | 8 8              | floor floor     | missing 6
    10    | 1≥5 1≥5         | largestRemainder |       | dong    | 5 5              | floor floor     |
    6     | 1≤3 1≤3         | largestRemainder |       | dong    | 3 3              | free free       |
    10    | 0 0≥2           | largestRemainder |       | dong    | 0 2              | zeroWeight zeroWeight | leftOver 8
    10    | 0≥2 1           | largestRemainder |       | dong    | 2 8              | zeroWeight free |
    10    | 0≥2 1           | webster          |       | dong    | 2 8              | zeroWeight free |
    1     | 1 1             | largestRemainder | b a   | dong    | 0 1              | free free       |
    1     | 1 1             | webster          | b a   | dong    | 0 1              | free free       |
    1     | 1 3 3           | webster          |       | dong    | 0 1 0            | free free free  |
    0     | 1 2≥0           | webster          |       | dong    | 0 0              | free free       |
    0     |                 | webster          |       | dong    |                  |                 |
    5     |                 | largestRemainder |       | dong    |                  |                 | leftOver 5
    3000  | 1 1 1≤1000      | largestRemainder |       | thousand | 1000 1000 1000  | free free free  |
    5000  | 1 1 1≤1000      | webster          |       | thousand | 2000 2000 1000  | free free cap   |
    4000  | 1 1 1≤500       | webster          |       | thousand | number.notWhole |                 |
    4500  | 1 1             | webster          |       | thousand | number.notWhole |                 |
    -5    | 1 1             | webster          |       | dong    | number.negative  |                 |
    5     | 1≥-1 1          | webster          |       | dong    | number.negative  |                 |
    5     | -1 1            | webster          |       | dong    | weights.negative |                 |
    100   | 5117 4400 162 161 160 | adams      |       | dong    | 51 43 2 2 2      | free free free free free |
    100   | 5117 4400 162 161 160 | jefferson  |       | dong    | 52 45 1 1 1      | free free free free free |
    100   | 5117 4400≤40 162 161 160 | jefferson |     | dong    | 57 40 1 1 1      | free cap free free free |
    4     | 9 1 1 1         | adams            |       | dong    | 1 1 1 1          | free free free free |
    3     | 9 1 1 1         | hill             |       | dong    | 1 1 1 0          | free free free free |
    3     | 9 1 1 1         | dean             | d c b a | dong  | 1 0 1 1          | free free free free |
    300   | 1 1≥1 1         | plainQuota       |       | dong    | 100 100 100      | free free free  |
    10    | 20 20 1≥4       | plainQuota       |       | dong    | 3 3 4            | free free floor |
    9     | 20 19 1≥4       | plainQuota       |       | dong    | 3 2 4            | free free floor |
    9007199254740991 | 2251799813685247 1≥4 | webster | | dong  | 9007199254740987 4 | free floor    |
    9007199254740991 | 1≤9007199254740990 1 | largestRemainder | | dong | 4503599627370496 4503599627370495 | free free |
  `)) {
    it(`${total} by ${claims || "nothing"}${keys === "" ? "" : `, keys ${keys}`}, ${method}: ${parts ?? ""} ${rest ?? ""}`, () => {
      const found = outcomeOf(() => {
        const outcome = apportionWithin(money(Number(total)), wordsOf(claims).map(claimOf), {
          unit: unit as MoneyUnit,
          method: method as RoundingMethod,
          ...(keys === "" ? {} : { keys: wordsOf(keys) }),
        });
        const left = outcome.leftOver > 0 ? `leftOver ${outcome.leftOver}` : "";
        const short = outcome.missing > 0 ? `missing ${outcome.missing}` : "";
        assert.equal(outcome.bounds.join(" "), bounds?.replace(/\s+/g, " "));
        assert.equal(left + short, rest);
        return outcome.parts.join(" ");
      });
      assert.equal(found, parts);
    });
  }

  it("gives the exact shares in đồng over one denominator, and what a unit of weight gets", () => {
    const outcome = apportionWithin(
      money(100_000),
      [{ weight: "0.5" }, { weight: "1/3", cap: money(15_000) }, { weight: 1 }],
      { unit: "thousand" },
    );
    const shares = outcome.numerators.map((numerator) => Number(numerator) / Number(outcome.denominator));
    assert.deepEqual(outcome.bounds, ["free", "cap", "free"]);
    assert.equal(shares[1], 15_000);
    assert.ok(
      Math.abs((shares[0] ?? 0) - 85_000 / 3) < 1e-6 && Math.abs((shares[2] ?? 0) - 170_000 / 3) < 1e-6,
    );
    assert.equal(outcome.level === undefined ? "" : ratioText(outcome.level), "170000/3");
    assert.deepEqual(outcome.parts, [28_000, 15_000, 57_000]);
  });

  it("has no level where money is left over or missing", () => {
    const capped = apportionWithin(money(10), [{ weight: 1, cap: money(3) }]);
    assert.deepEqual([capped.level, capped.numerators, capped.denominator], [undefined, [3n], 1n]);
    const owed = apportionWithin(money(10), [{ weight: 1, floor: money(30) }]);
    assert.deepEqual([owed.level, owed.numerators, owed.missing], [undefined, [30n], 20]);
  });

  it("changes nothing that it is given", () => {
    const claims = Object.freeze([Object.freeze({ weight: 1 }), Object.freeze({ weight: 2, cap: money(5) })]);
    assert.deepEqual(apportionWithin(money(10), claims).parts, [5, 5]);
  });
});

describe("webster", () => {
  it("takes floors and caps by position", () => {
    const { parts, bounds } = webster(money(10), [1, 1, 2], {
      floors: [money(4), undefined, undefined],
      caps: [undefined, undefined, money(4)],
    });
    assert.deepEqual(parts, [4, 2, 4]);
    assert.deepEqual(bounds, ["floor", "free", "free"]);
  });

  it("never takes a unit away for a larger total, where largest remainder does", () => {
    const weights = [1, 3, 9, 13];
    const loses = (split: (total: number) => readonly number[]): boolean =>
      Array.from({ length: 60 }, (_, total) => total).some((total) => {
        const more = split(total + 1);
        return split(total).some((part, index) => part > (more[index] ?? 0));
      });
    const claims = weights.map((weight) => ({ weight }));
    assert.equal(
      loses((total) => apportionByDivisor("webster", money(total), weights).parts),
      false,
    );
    assert.equal(
      loses((total) => apportionWithin(money(total), claims).parts),
      true,
    );
  });
});
