import assert from "node:assert/strict";
import fc from "fast-check";
import {
  contradiction,
  factorise,
  normalCorrelation,
  part,
  type Matrix,
} from "../../../../src/core/analysis/distributions/correlation.ts";

describe("normalCorrelation", () => {
  // Pearson's 2 sin(π ρ / 6): for 1/3 twice the sine of 10°, for 1/2 twice that of 15°.
  for (const [rank, correlation] of [
    [0, 0],
    [1, 1],
    [-1, -1],
    [1 / 3, 0.347_296_355_333_860_7],
    [0.5, 0.517_638_090_205_041_5],
    [-0.8, -0.813_473_286_151_600_3],
  ] as const) {
    it(`is ${correlation} for ranks that correlate by ${rank}`, () => {
      assert.ok(Math.abs(normalCorrelation(rank) - correlation) < 3e-16, `${normalCorrelation(rank)}`);
    });
  }
});

/** A matrix of 2 to 5 variables with hundredths off its diagonal, positive definite or not. */
const symmetric: fc.Arbitrary<Matrix> = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc
      .array(fc.integer({ min: -99, max: 99 }), { minLength: size * size, maxLength: size * size })
      .map((entries) =>
        Array.from({ length: size }, (_, row) =>
          Array.from({ length: size }, (__, column) =>
            row === column ? 1 : (entries[Math.min(row, column) * size + Math.max(row, column)] ?? 0) / 100,
          ),
        ),
      ),
  );

/** The determinant by cofactors: another way to say what is positive definite (Sylvester). */
function determinant(matrix: Matrix): number {
  if (matrix.length === 0) return 1;
  return (matrix[0] ?? []).reduce((sum, entry, column) => {
    const minor = matrix.slice(1).map((row) => row.filter((_, index) => index !== column));
    return sum + (column % 2 === 0 ? 1 : -1) * entry * determinant(minor);
  }, 0);
}

const firsts = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe("factorise", () => {
  it("succeeds exactly where all leading determinants are positive, and gives back the matrix", () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const determinants = firsts(matrix.length).map((last) => determinant(part(matrix, firsts(last + 1))));
        fc.pre(determinants.every((value) => Math.abs(value) > 1e-6));
        const found = factorise(matrix);
        assert.equal(
          found.kind === "factored",
          determinants.every((value) => value > 0),
        );
        if (found.kind === "notPositive") {
          assert.equal(
            found.row,
            determinants.findIndex((value) => value <= 0),
          );
          return;
        }
        matrix.forEach((entries, row) => {
          entries.forEach((entry, column) => {
            const product = (found.rows[row] ?? []).reduce(
              (sum, value, index) => sum + value * (found.rows[column]?.[index] ?? 0),
              0,
            );
            assert.ok(Math.abs(product - entry) < 1e-12);
          });
        });
      }),
    );
  });
});

describe("contradiction", () => {
  it("is none for a positive definite matrix; else a set that contradicts itself and none of whose parts does", () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const found = contradiction(matrix);
        const positive = (indices: readonly number[]): boolean =>
          factorise(part(matrix, indices)).kind === "factored";
        assert.equal(found.length === 0, positive(firsts(matrix.length)));
        if (found.length === 0) return;
        assert.ok(!positive(found));
        for (const one of found) assert.ok(positive(found.filter((index) => index !== one)));
      }),
    );
  });
});
