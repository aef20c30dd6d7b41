import assert from "node:assert/strict";
import fc from "fast-check";
import { histogram } from "../../../../src/core/analysis/statistics/index.ts";

describe("histogram", () => {
  for (const { amounts, bins, start, width, counts } of [
    { amounts: [0, 1, 2, 3], bins: 4, start: 0, width: 1, counts: [1, 1, 1, 1] },
    { amounts: [0, 1, 2, 3], bins: 3, start: 0, width: 2, counts: [2, 2] },
    { amounts: [7, 7, 7], bins: 10, start: 7, width: 1, counts: [3] },
    { amounts: [-3, -1, 0, 4], bins: 3, start: -5, width: 5, counts: [2, 2] },
    { amounts: [1_049, 1_050, 2_000, 3_999], bins: 5, start: 1000, width: 1000, counts: [2, 1, 1] },
    { amounts: [1_049, 1_050, 2_000, 3_999], bins: 10, start: 1000, width: 500, counts: [2, 0, 1, 0, 0, 1] },
  ]) {
    it(`of ${amounts.join(" ")} in at most ${bins} bins: ${counts.join(" ")} from ${start} by ${width}`, () => {
      assert.deepEqual(histogram(Float64Array.from(amounts), bins), { start, width, counts });
    });
  }

  it("counts every amount once, in its own bin, in at most as many bins as asked for, the outer ones not empty", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -4e15, max: 4e15 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 2, max: 20 }),
        (amounts, bins) => {
          const { start, width, counts } = histogram(Float64Array.from(amounts), bins);
          assert.ok(counts.length <= bins);
          const expected = counts.map(
            (_, bin) =>
              amounts.filter((amount) => {
                const from = BigInt(start) + BigInt(width) * BigInt(bin);
                return BigInt(amount) >= from && BigInt(amount) < from + BigInt(width);
              }).length,
          );
          assert.deepEqual(counts, expected);
          assert.equal(
            counts.reduce((sum, count) => sum + count, 0),
            amounts.length,
          );
          assert.ok((counts[0] ?? 0) > 0 && (counts.at(-1) ?? 0) > 0);
          assert.match(`${width}`, /^[125]0*$/);
        },
      ),
    );
  });

  it("refuses fewer than two bins: one bin can cut no range around 0", () => {
    assert.throws(() => histogram(Float64Array.of(1), 1), /at least two bins/);
  });
});
