import assert from "node:assert/strict";
import fc from "fast-check";
import { ceilingPortion, scaledAmount } from "../../../../src/core/analysis/simulate/exactArithmetic.ts";
import { money, portion, ratio, readRatio } from "../../../../src/core/money/index.ts";
import { exactFraction, scaledSlowly } from "./oracle.ts";

describe("scaledAmount", () => {
  const cases = `
    amount            | factor | whole đồng
    16000000000000    | 0.8    | 12800000000000
    5                 | 0.5    | 3
    4                 | 0.5    | 2
    1                 | 0.5    | 1
    1                 | 0.25   | 0
    9007199254740991  | 1      | 9007199254740991
    9007199254740991  | 0.5    | 4503599627370496
    123456789         | 0      | 0
    0                 | 1.5    | 0`;
  for (const [amount = "", factor = "", expected = ""] of cases
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split("|").map((cell) => cell.trim()))) {
    it(`${amount} × ${factor} is ${expected}`, () => {
      assert.equal(scaledAmount(Number(amount), Number(factor)), Number(expected));
    });
  }

  it("rounds the exact product: 7 × (0.5 − 2^-54) is below 3.5, which its double is not", () => {
    const factor = 0.5 - 2 ** -54;
    assert.equal(7 * factor < 3.5, true);
    assert.equal(2 ** 52 * 2 * factor, 2 ** 52 - 0.5);
    for (const amount of [7, 2 ** 52 - 1, 2 ** 52 + 1, 2 ** 53 - 1]) {
      assert.equal(scaledAmount(amount, factor), scaledSlowly(amount, factor), String(amount));
    }
  });

  it("is that of BigInt, for 100,000 amounts and factors up to 2^53 together, halves among them", () => {
    const amount = fc.oneof(
      fc.maxSafeNat(),
      fc.nat({ max: 1_000 }),
      fc.nat({ max: 2 ** 30 }).map((n) => 2 * n + 1),
    );
    const factor = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.99, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 64 }).map((eighths) => eighths / 64),
      fc.constantFrom(0.5 - 2 ** -54, 0.5 + 2 ** -53, 1 - 2 ** -53),
    );
    fc.assert(
      fc.property(amount, factor, (dong, times) => {
        assert.equal(scaledAmount(dong, times), scaledSlowly(dong, times));
      }),
      { numRuns: 100_000 },
    );
  });

  it("is held to an oracle that takes doubles apart rightly", () => {
    for (const value of [0.1, 1, 1e-10, 123.456, 2 ** 60]) {
      const { numerator, denominator } = exactFraction(value);
      assert.equal(Number(numerator) / Number(denominator), value);
    }
  });
});

describe("ceilingPortion", () => {
  it("is `portion`, rounded up, for ratios of small and large numbers", () => {
    const small = fc.tuple(fc.bigInt({ min: 0n, max: 500n }), fc.bigInt({ min: 1n, max: 500n }));
    const large = fc.tuple(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.bigInt({ min: 10n ** 12n, max: 10n ** 13n }),
    );
    fc.assert(
      fc.property(
        fc.nat({ max: 2 ** 31 - 1 }),
        fc.nat({ max: 9_000 }),
        fc.oneof(small, large),
        (low, high, [top, bottom]) => {
          const amount = money(high * 2 ** 31 + low);
          const share = ratio(top, bottom);
          fc.pre(BigInt(amount) * top <= BigInt(Number.MAX_SAFE_INTEGER) * bottom);
          assert.equal(ceilingPortion(share)(amount), portion(amount, share, "ceiling"));
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it("gives 5% of 200,990 million and one đồng as 10,049,500,001", () => {
    assert.equal(ceilingPortion(readRatio("5%"))(200_990_000_001), 10_049_500_001);
  });
});
