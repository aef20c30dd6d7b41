import assert from "node:assert/strict";
import fc from "fast-check";
import {
  apportion,
  apportionWithDetail,
  Decimal,
  dongPer,
  fromUnit,
  inUnit,
  money,
  moneyFromCell,
  moneyUnits,
  negate,
  numberStyles,
  portion,
  ratio,
  readMoney,
  readNumber,
  readRatio,
  ratioText,
  roundings,
  roundTo,
  sum,
  writeMoney,
  writeNumber,
  type Weight,
} from "../../src/core/money/index.ts";

const seed = 160_2022;
const law = <Values extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Values>): void => {
  fc.assert(property, { seed, numRuns: 400 });
};

const anyTotal = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const smallTotal = fc.integer({ min: -10_000, max: 10_000 });
/** Few different weights, so that ties are common; and weights of all sizes, as text with decimals too. */
const weight: fc.Arbitrary<Weight> = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: 2 ** 50 }),
  fc.constantFrom("0", "2.5", "1/3", "0.001", "5%", "1000000.000001", "123456789012345678901234567890"),
  fc.record({ numerator: fc.bigInt({ min: 0n, max: 99n }), denominator: fc.bigInt({ min: 1n, max: 99n }) }),
);
const weights = fc.array(weight, { minLength: 1, maxLength: 40 }).filter((list) => apportionable(list));

function apportionable(list: readonly Weight[]): boolean {
  return list.some((item) =>
    typeof item === "object" ? item.numerator > 0n : !/^0(\.0+)?$/.test(String(item)),
  );
}

const split = fc.record({ total: fc.oneof(anyTotal, smallTotal), weights });
const keyed = split.chain((given) =>
  fc.record({
    total: fc.constant(given.total),
    weights: fc.constant(given.weights),
    keys: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), {
      minLength: given.weights.length,
      maxLength: given.weights.length,
    }),
    order: fc.shuffledSubarray([...given.weights.keys()], { minLength: given.weights.length }),
  }),
);

/** A whole decimal as a number; decimal.js keeps a minus before zero, we do not. */
const wholeOf = (value: Decimal): number => value.plus(0).toNumber() + 0;
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

describe("laws of apportion", () => {
  it("the parts add up to the total", () => {
    law(
      fc.property(split, (given) => {
        assert.equal(sum(apportion(money(given.total), given.weights)), given.total);
      }),
    );
  });

  it("each part is its exact share rounded down or up, and exactly that where the share is whole", () => {
    law(
      fc.property(split, (given) => {
        const { parts, scaledWeights, weightSum, raised } = apportionWithDetail(
          money(given.total),
          given.weights,
        );
        parts.forEach((part, index) => {
          const product = absolute(BigInt(given.total)) * (scaledWeights[index] ?? 0n);
          const floor = product / weightSum;
          const size = absolute(BigInt(part));
          assert.equal(size - floor, raised[index] === true ? 1n : 0n);
          if (product % weightSum === 0n) assert.equal(raised[index], false);
          if (part !== 0) assert.equal(part < 0, given.total < 0);
        });
      }),
    );
  });

  it("is fair: no part that was raised comes after one that was not, by remainder, then weight, then key", () => {
    law(
      fc.property(keyed, ({ total, weights, keys }) => {
        const { scaledWeights, weightSum, raised } = apportionWithDetail(money(total), weights, "dong", keys);
        const claims = scaledWeights.map((item, index) => ({
          remainder: (absolute(BigInt(total)) * item) % weightSum,
          weight: item,
          key: keys[index] ?? "",
        }));
        for (const [high, winner] of claims.entries()) {
          for (const [low, loser] of claims.entries()) {
            if (raised[high] !== true || raised[low] === true) continue;
            assert.ok(winner.remainder >= loser.remainder);
            if (winner.remainder > loser.remainder) continue;
            assert.ok(winner.weight >= loser.weight);
            if (winner.weight === loser.weight) assert.ok(winner.key < loser.key);
          }
        }
      }),
    );
  });

  it("a weight of zero gets zero", () => {
    law(
      fc.property(split, fc.constantFrom<Weight>(0, "0", "0.00", "0%"), (given, nothing) => {
        const parts = apportion(money(given.total), [nothing, ...given.weights, nothing]);
        assert.equal(parts[0], 0);
        assert.equal(parts.at(-1), 0);
        assert.deepEqual(parts.slice(1, -1), apportion(money(given.total), given.weights));
      }),
    );
  });

  it("the order of rows changes nothing when keys are given", () => {
    law(
      fc.property(keyed, ({ total, weights, keys, order }) => {
        const pick = <Item>(list: readonly Item[]): Item[] =>
          order.map((index) => list[index]).filter((item): item is Item => item !== undefined);
        const parts = apportion(money(total), weights, "dong", keys);
        assert.deepEqual(apportion(money(total), pick(weights), "dong", pick(keys)), pick(parts));
      }),
    );
  });

  it("scaling all weights changes nothing", () => {
    const factor = fc.oneof(
      fc.constant({ numerator: 1_000_000_007n, denominator: 1n }),
      fc.record({
        numerator: fc.bigInt({ min: 1n, max: 10n ** 30n }),
        denominator: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      }),
    );
    law(
      fc.property(split, factor, (given, { numerator, denominator }) => {
        const { parts, scaledWeights } = apportionWithDetail(money(given.total), given.weights);
        const scaled = scaledWeights.map((item) => ratio(item * numerator, denominator));
        assert.deepEqual(apportion(money(given.total), scaled), parts);
      }),
    );
  });

  it("parts are whole units, the same as if one unit were one đồng", () => {
    law(
      fc.property(smallTotal, weights, fc.constantFrom(...moneyUnits), (units, given, unit) => {
        const parts = apportion(money(units * dongPer(unit)), given, unit);
        assert.deepEqual(
          parts,
          apportion(money(units), given).map((part) => money(part * dongPer(unit))),
        );
      }),
    );
  });

  it("a negative total is the mirror image", () => {
    law(
      fc.property(split, (given) => {
        const mirrored = apportion(money(-given.total), given.weights).map((part) => negate(part));
        assert.deepEqual(mirrored, apportion(money(given.total), given.weights));
      }),
    );
  });
});

describe("laws of numbers", () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 25 }))
    .map(([digits, places]) => new Decimal(`${digits}e-${places}`));

  it("what is written in a style reads back as the same number", () => {
    law(
      fc.property(decimal, fc.constantFrom(...numberStyles), (value, style) => {
        const read = readNumber(writeNumber(value, { style }), style);
        assert.ok(read.ok && read.value.equals(value));
      }),
    );
  });

  it("text with no style stated reads as in the style it was written in, or is refused", () => {
    law(
      fc.property(decimal, fc.constantFrom(...numberStyles), (value, style) => {
        const read = readNumber(writeNumber(value, { style }), "unstated");
        if (read.ok) assert.ok(read.value.equals(value));
        else assert.equal(read.issues[0]?.code, "number.ambiguous");
      }),
    );
  });

  it("an amount written in any unit and style reads back as the same amount", () => {
    law(
      fc.property(
        anyTotal,
        fc.constantFrom(...moneyUnits),
        fc.constantFrom(...numberStyles),
        (dong, unit, style) => {
          assert.deepEqual(readMoney(writeMoney(money(dong), unit, style), style, unit), {
            ok: true,
            value: dong,
          });
          assert.equal(fromUnit(inUnit(money(dong), unit), unit), dong);
        },
      ),
    );
  });

  it("an amount of up to 15 digits goes through a cell's binary number and comes back", () => {
    const cellAmount = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    law(
      fc.property(cellAmount, fc.constantFrom(...moneyUnits), (dong, unit) => {
        assert.deepEqual(moneyFromCell(Number(inUnit(money(dong), unit).toString()), unit), {
          ok: true,
          value: dong,
        });
      }),
    );
  });

  it("a ratio's text reads back as the same ratio", () => {
    law(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 25n }),
        fc.bigInt({ min: 1n, max: 10n ** 25n }),
        (above, below) => {
          assert.deepEqual(readRatio(ratioText(ratio(above, below))), ratio(above, below));
        },
      ),
    );
  });

  it("floor and ceiling stand on both sides, at most one unit apart, and halves go where their name says", () => {
    const part = fc.record({
      numerator: fc.bigInt({ min: 0n, max: 60n }),
      denominator: fc.bigInt({ min: 60n, max: 120n }),
    });
    law(
      fc.property(anyTotal, part, (dong, share) => {
        const exact = new Decimal(dong).mul(share.numerator.toString()).div(share.denominator.toString());
        const [floor, ceiling, halfUp, halfEven] = roundings.map((name) =>
          portion(money(dong), ratio(share.numerator, share.denominator), name),
        );
        assert.equal(floor, wholeOf(exact.floor()));
        assert.equal(ceiling, wholeOf(exact.ceil()));
        assert.equal(halfUp, wholeOf(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP)));
        assert.equal(halfEven, wholeOf(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN)));
      }),
    );
  });

  it("rounding to a unit twice is rounding once", () => {
    const safe = fc.integer({ min: -9e15, max: 9e15 });
    law(
      fc.property(
        safe,
        fc.constantFrom(...moneyUnits),
        fc.constantFrom(...roundings),
        (dong, unit, rounding) => {
          const once = roundTo(money(dong), unit, rounding);
          assert.equal(roundTo(once, unit, rounding), once);
          assert.ok(Math.abs(once - dong) < dongPer(unit));
        },
      ),
    );
  });
});
