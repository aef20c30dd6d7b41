import assert from "node:assert/strict";
import { Decimal } from "../../../../src/core/money/index.ts";
import { exponential, logarithm, smallSine } from "../../../../src/core/analysis/distributions/elementary.ts";

/** How far a double is from the exact value, in units of its last place (at most 2^-52 of it). */
function lastPlaces(value: number, exact: Decimal): number {
  return new Decimal(value)
    .minus(exact)
    .div(exact)
    .abs()
    .times(2 ** 52)
    .toNumber();
}

/** Fractions of 1,024, which a Decimal and a double both hold exactly. */
function grid(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

describe("the elementary functions", () => {
  it("exponential is within two last places of 40 digits, from -60 to 60", () => {
    for (const x of grid(-60, 60, 75 / 1024)) {
      assert.ok(lastPlaces(exponential(x), new Decimal(x).exp()) <= 2, `${x}`);
    }
    assert.equal(exponential(0), 1);
  });

  it("logarithm is within two last places of 40 digits, near 1 and for the smallest uniforms", () => {
    const values = [...grid(1 / 1024, 4, 7 / 1024), ...grid(0.9375, 1.0625, 1 / 1024), 2 ** -33, 2 ** 40];
    for (const x of values.filter((value) => value !== 1)) {
      assert.ok(lastPlaces(logarithm(x), new Decimal(x).ln()) <= 2, `${x}`);
    }
    assert.equal(logarithm(1), 0);
  });

  it("smallSine is within two last places of 40 digits, up to π/4", () => {
    for (const x of grid(1 / 1024, 0.78, 5 / 1024)) {
      assert.ok(lastPlaces(smallSine(x), new Decimal(x).sin()) <= 2, `${x}`);
      assert.equal(smallSine(-x), -smallSine(x));
    }
  });
});
