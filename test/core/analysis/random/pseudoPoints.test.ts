import assert from "node:assert/strict";
import { pseudoPoints } from "../../../../src/core/analysis/random/index.ts";
import { nextWord, seededState } from "../../../../src/core/analysis/random/xoshiro.ts";
import { filled } from "./filled.ts";

describe("pseudoPoints", () => {
  it("are the words of the generator, each in the middle of its cell of 2^-32", () => {
    const state = seededState(42);
    const expected = Array.from({ length: 20 }, () => (nextWord(state) + 0.5) / 2 ** 32);
    assert.deepEqual(
      filled(pseudoPoints({ dimensions: 1, seed: 42 }), 20).map((column) => [...column]),
      [expected],
    );
  });

  it("are the same however many are taken at a time, and with more dimensions beside them", () => {
    const whole = filled(pseudoPoints({ dimensions: 5, seed: 9 }), 50);
    const stream = pseudoPoints({ dimensions: 2, seed: 9 });
    const parts = [20, 30].map((points) => filled(stream, points));
    const joined = [0, 1].map((dimension) => parts.flatMap((part) => [...(part[dimension] ?? [])]));
    assert.deepEqual(
      joined,
      whole.slice(0, 2).map((column) => [...column]),
    );
  });

  it("are uniform and not correlated, as far as 100,000 of them can show", () => {
    const [one = new Float64Array(), other = new Float64Array()] = filled(
      pseudoPoints({ dimensions: 2, seed: 1 }),
      100_000,
    );
    const counts = new Float64Array(100);
    one.forEach((value) => (counts[Math.floor(value * 100)] = (counts[Math.floor(value * 100)] ?? 0) + 1));
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: 0.01 % of samples lie above 161 or below 55.
    assert.ok(chiSquare > 55 && chiSquare < 161, `${chiSquare}`);
    const product = one.reduce((sum, value, index) => sum + (value - 0.5) * ((other[index] ?? 0) - 0.5), 0);
    // Four standard errors of a correlation of nothing.
    assert.ok(Math.abs((12 * product) / 100_000) < 4 / Math.sqrt(100_000));
  });
});
