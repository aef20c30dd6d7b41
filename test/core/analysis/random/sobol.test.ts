import assert from "node:assert/strict";
import { mostSobolDimensions, sobolPoints } from "../../../../src/core/analysis/random/index.ts";
import { directions } from "../../../../src/core/analysis/random/sobol.ts";
import { filled } from "./filled.ts";

/** How many of the points fall into each of `slices` equal slices. */
function slicesOf(column: Float64Array, slices: number): readonly number[] {
  const counts = Array.from({ length: slices }, () => 0);
  column.forEach(
    (value) => (counts[Math.floor(value * slices)] = (counts[Math.floor(value * slices)] ?? 0) + 1),
  );
  return counts;
}

describe("sobolPoints", () => {
  for (const seed of [undefined, 1, 20_252_030]) {
    const how = seed === undefined ? "unscrambled" : `scrambled by ${seed}`;
    const options = { dimensions: mostSobolDimensions, ...(seed === undefined ? {} : { seed }) };

    it(`puts one of 1,024 points into each of 1,024 slices of all ${mostSobolDimensions} dimensions, ${how}`, () => {
      for (const column of filled(sobolPoints(options), 1024)) {
        assert.deepEqual(new Set(slicesOf(column, 1024)), new Set([1]));
      }
    });

    it(`puts as many of 256 points into every box of 2^-a by 2^-b, a + b = 8, of the first two dimensions, ${how}`, () => {
      const [across = new Float64Array(), up = new Float64Array()] = filled(sobolPoints(options), 256);
      for (let halvings = 0; halvings <= 8; halvings++) {
        const boxes = new Set<string>();
        across.forEach((value, point) => {
          const row = Math.floor((up[point] ?? 0) * 2 ** (8 - halvings));
          boxes.add(`${Math.floor(value * 2 ** halvings)} ${row}`);
        });
        assert.equal(boxes.size, 256, `a = ${halvings}`);
      }
    });

    it(`stays above 0 and below 1, ${how}`, () => {
      const columns = filled(sobolPoints(options), 4096);
      assert.ok(columns.every((column) => column.every((value) => value > 0 && value < 1)));
    });

    it(`gives the same points however many are taken at a time, ${how}`, () => {
      const whole = filled(sobolPoints(options), 100);
      const stream = sobolPoints(options);
      const parts = [1, 6, 25, 68].map((points) => filled(stream, points));
      const joined = whole.map((_, dimension) => parts.flatMap((part) => [...(part[dimension] ?? [])]));
      assert.deepEqual(
        joined,
        whole.map((column) => [...column]),
      );
    });

    it(`leaves the first dimensions as they were when there are more, ${how}`, () => {
      const few = filled(sobolPoints({ ...options, dimensions: 3 }), 32);
      assert.deepEqual(few, filled(sobolPoints(options), 32).slice(0, 3));
    });
  }

  it("has other points for another seed, and none of the unscrambled ones", () => {
    const [one, other, plain] = [{ seed: 1 }, { seed: 2 }, {}].map((seed) =>
      filled(sobolPoints({ dimensions: 1, ...seed }), 64).map((column) => [...column].sort()),
    );
    assert.notDeepEqual(one, other);
    assert.notDeepEqual(one, plain);
  });

  it("is without bias when scrambled: over many seeds the first point is uniform in every dimension", () => {
    const seeds = 2000;
    const sums = [0, 0, 0];
    const belowTenth = [0, 0, 0];
    for (let seed = 0; seed < seeds; seed++) {
      filled(sobolPoints({ dimensions: 3, seed }), 1).forEach((column, dimension) => {
        const value = column[0] ?? Number.NaN;
        sums[dimension] = (sums[dimension] ?? 0) + value;
        belowTenth[dimension] = (belowTenth[dimension] ?? 0) + (value < 0.1 ? 1 : 0);
      });
    }
    // Four standard errors: of a mean of uniforms 0.289/√2000, of a share of 0.1 0.3/√2000.
    for (const sum of sums) assert.ok(Math.abs(sum / seeds - 0.5) < 0.026, `${sum / seeds}`);
    for (const count of belowTenth) assert.ok(Math.abs(count / seeds - 0.1) < 0.027, `${count / seeds}`);
  });

  it("has 32 directions in every dimension, direction k an odd whole number of 2^-k", () => {
    for (let dimension = 0; dimension < mostSobolDimensions; dimension++) {
      directions(dimension).forEach((direction, index) => {
        const number = direction / 2 ** (31 - index);
        assert.ok(Number.isInteger(number) && number % 2 === 1, `dimension ${dimension}, digit ${index}`);
      });
    }
  });

  it("refuses more dimensions than the table has, and columns of different length", () => {
    assert.throws(() => sobolPoints({ dimensions: mostSobolDimensions + 1 }), /reaches so far/);
    const columns = [new Float64Array(2), new Float64Array(3)];
    assert.throws(() => {
      sobolPoints({ dimensions: 2 }).fill(columns);
    }, /as many points/);
    assert.throws(() => {
      sobolPoints({ dimensions: 3 }).fill(columns);
    }, /one column a dimension/);
  });
});
