import assert from "node:assert/strict";
import fc from "fast-check";
import {
  apportionWithin,
  divisorMethods,
  fillTiers,
  waterFill,
  webster,
  type BoundedClaim,
  type Claim,
  type RoundingMethod,
} from "../../src/core/apportionment/index.ts";
import { apportion, dongPer, money, moneyUnits } from "../../src/core/money/index.ts";

const law = <Values extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Values>,
  numRuns = 300,
): void => {
  fc.assert(property, { seed: 160_2022, numRuns });
};

/** Small weights, so that ties are common; fine and huge ones. */
const weight = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map(String),
  fc.integer({ min: 0, max: 2 ** 40 }).map(String),
  fc.constantFrom("0", "2.5", "1/3", "0.001", "5%", "123456789012345678901234567890"),
);

/** Bounds in whole units: none, small ones, and such as a nation spends. */
const bounds = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 1e13 })),
    fc.option(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 1e13 }))),
  )
  .map(([floor, room]) => ({ floor, cap: room === null ? undefined : floor + room }));

const claims = fc.array(
  fc.tuple(weight, bounds).map(([given, { floor, cap }]): BoundedClaim => {
    const claim = { weight: given, floor: money(floor) };
    return cap === undefined ? claim : { ...claim, cap: money(cap) };
  }),
  { maxLength: 30 },
);
const total = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 1e9 }), fc.maxSafeNat()).map(money);
const method = fc.constantFrom<RoundingMethod>("largestRemainder", ...divisorMethods);

const sumOf = (parts: readonly number[]): bigint => parts.reduce((sum, part) => sum + BigInt(part), 0n);
const boundsOf = ({ floor, cap }: BoundedClaim): readonly [number, number] => [
  floor ?? 0,
  cap ?? Number.MAX_SAFE_INTEGER,
];

describe("laws of apportionment within bounds", () => {
  it("parts and what is left over are the total and what is missing; no floor or cap is broken", () => {
    law(
      fc.property(total, claims, method, (amount, given, how) => {
        const { parts, leftOver, missing } = apportionWithin(amount, given, { method: how });
        assert.equal(sumOf(parts) + BigInt(leftOver), BigInt(amount) + BigInt(missing));
        assert.ok(leftOver === 0 || missing === 0);
        given.forEach((claim, index) => {
          const [floor, cap] = boundsOf(claim);
          const part = parts[index] ?? -1;
          assert.ok(part >= floor && part <= cap, `${part} between ${floor} and ${cap}`);
        });
      }),
    );
  });

  it("nothing is left over while somebody could take it, nothing is missing while somebody has more than a floor", () => {
    law(
      fc.property(total, claims, (amount, given) => {
        const { parts, leftOver, missing } = apportionWithin(amount, given);
        const weighs = ({ weight: text }: BoundedClaim): boolean => text !== "0";
        if (leftOver > 0) {
          given.forEach((claim, index) => {
            if (weighs(claim)) assert.equal(parts[index], boundsOf(claim)[1]);
          });
        }
        if (missing > 0) {
          assert.deepEqual(
            parts,
            given.map((claim) => boundsOf(claim)[0]),
          );
        }
      }),
    );
  });

  it("by largest remainder each part is its exact share rounded down or up, and zero weight gets its floor", () => {
    law(
      fc.property(total, claims, (amount, given) => {
        const { parts, numerators, denominator, bounds: held } = apportionWithin(amount, given);
        given.forEach((claim, index) => {
          const gap = BigInt(parts[index] ?? 0) * denominator - (numerators[index] ?? 0n);
          assert.ok(gap > -denominator && gap < denominator);
          if (held[index] !== "free") assert.equal(gap, 0n);
          if (claim.weight === "0") assert.equal(held[index], "zeroWeight");
        });
      }),
    );
  });

  it("without bounds it is apportion", () => {
    const weights = fc
      .array(weight, { minLength: 1, maxLength: 30 })
      .filter((list) => list.some((text) => text !== "0"));
    law(
      fc.property(total, weights, (amount, given) => {
        const within = apportionWithin(
          amount,
          given.map((text) => ({ weight: text })),
        );
        assert.deepEqual(within.parts, apportion(amount, given));
      }),
    );
  });

  it("by a divisor method, more money never gives anyone less", () => {
    law(
      fc.property(
        total,
        claims,
        fc.constantFrom(...divisorMethods),
        fc.integer({ min: 1, max: 3 }),
        (amount, given, how, more) => {
          const larger = Math.min(amount + more, Number.MAX_SAFE_INTEGER);
          const before = apportionWithin(amount, given, { method: how }).parts;
          const after = apportionWithin(money(larger), given, { method: how }).parts;
          assert.ok(before.every((part, index) => part <= (after[index] ?? -1)));
        },
      ),
      500,
    );
  });

  it("the order of claims changes nothing where they have keys, nor does the measure of weights", () => {
    law(
      fc.property(total, claims, method, fc.nat(), (amount, given, how, turn) => {
        const keys = given.map((_, index) => `K${String((index * 7919) % 10_007).padStart(5, "0")}`);
        const order = [...given.keys()].sort(
          (one, other) => ((one * (turn + 1)) % 31) - ((other * (turn + 1)) % 31) || one - other,
        );
        const straight = apportionWithin(amount, given, { method: how, keys }).parts;
        const turned = apportionWithin(
          amount,
          order.map((index) => given[index] ?? { weight: 0 }),
          { method: how, keys: order.map((index) => keys[index] ?? "") },
        ).parts;
        assert.deepEqual(
          turned,
          order.map((index) => straight[index]),
        );
      }),
    );
  });

  it("whole units of any size are split alike", () => {
    law(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.array(weight, { maxLength: 12 }),
        fc.constantFrom(...moneyUnits),
        method,
        (units, given, unit, how) => {
          const amounts = (size: number): readonly BoundedClaim[] =>
            given.map((text, index) => ({
              weight: text,
              floor: money((index % 3) * size),
              cap: money((index % 5) * 1000 * size + 3 * size),
            }));
          const size = dongPer(unit);
          const plain = apportionWithin(money(units), amounts(1), { method: how });
          const scaled = apportionWithin(money(units * size), amounts(size), { method: how, unit });
          assert.deepEqual(
            scaled.parts,
            plain.parts.map((part) => part * size),
          );
          assert.equal(scaled.leftOver, plain.leftOver * size);
        },
      ),
    );
  });

  it("by Webster no unit would stand better elsewhere", () => {
    law(
      fc.property(
        total,
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 30 }),
        (amount, weights) => {
          const parts = webster(amount, weights).parts;
          // Sainte-Laguë: no unit would stand better elsewhere, w(i) / (s(i) − ½) ≥ w(j) / (s(j) + ½), exactly.
          const strength = (index: number, part: number): readonly [bigint, bigint] => [
            BigInt(weights[index] ?? 0),
            2n * BigInt(part),
          ];
          parts.forEach((held, index) => {
            if (held === 0) return;
            const [mine, twice] = strength(index, held);
            parts.forEach((part, other) => {
              const [theirs, least] = strength(other, part);
              assert.ok(mine * (least + 1n) >= theirs * (twice - 1n));
            });
          });
        },
      ),
    );
  });
});

const vesselClaim = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), bounds)
  .map(([size, { floor, cap }]): Claim => ({
    weight: size,
    floor: BigInt(floor),
    cap: cap === undefined ? undefined : BigInt(cap),
  }));
const vessels = fc.array(vesselClaim, { maxLength: 12 });
const anyTotal = fc.bigInt({ min: 0n, max: 10n ** 17n });

describe("laws of water-filling", () => {
  it("exact shares add up, stay in bounds, and stand at one level", () => {
    law(
      fc.property(anyTotal, vessels, (amount, given) => {
        const fill = waterFill(amount, given);
        const sum = fill.numerators.reduce((added, numerator) => added + numerator, 0n);
        assert.equal(sum + fill.leftOver * fill.denominator, (amount + fill.missing) * fill.denominator);
        given.forEach(({ weight: size, floor, cap }, index) => {
          const share = fill.numerators[index] ?? 0n;
          assert.ok(
            share >= floor * fill.denominator && (cap === undefined || share <= cap * fill.denominator),
          );
          if (fill.level === undefined || typeof size !== "bigint") return;
          const byWeight = size * fill.level.numerator * fill.denominator;
          const compared = byWeight - share * fill.level.denominator;
          const bound = fill.bounds[index];
          if (bound === "free") assert.equal(compared, 0n);
          if (bound === "floor") assert.ok(compared < 0n && share === floor * fill.denominator);
          if (bound === "cap") assert.ok(compared > 0n && share === (cap ?? -1n) * fill.denominator);
        });
      }),
    );
  });

  it("tiers serve all floors, and a tier gets more than its floors only when those before it are full", () => {
    law(
      fc.property(anyTotal, fc.array(vessels, { maxLength: 4 }), (amount, given) => {
        const { tiers, leftOver, missing } = fillTiers(amount, given);
        let taken = 0n;
        let beforeIsFull = true;
        tiers.forEach((fill, tier) => {
          const sum = fill.numerators.reduce((added, numerator) => added + numerator, 0n) / fill.denominator;
          const floors = (given[tier] ?? []).reduce((added, { floor }) => added + floor, 0n);
          assert.ok(sum >= floors);
          if (sum > floors) assert.ok(beforeIsFull);
          const isFull = (given[tier] ?? []).every(({ weight: size, cap }, index) => {
            if (size === 0n) return true;
            return cap !== undefined && fill.numerators[index] === cap * fill.denominator;
          });
          beforeIsFull &&= isFull;
          taken += sum;
        });
        assert.equal(taken + leftOver, amount + missing);
        assert.ok(leftOver === 0n || missing === 0n);
      }),
    );
  });
});
