import assert from "node:assert/strict";
import { normalProbability, normalQuantile } from "../../../../src/core/analysis/distributions/normal.ts";

const near = (value: number, expected: number, tolerance: number, message: string): void => {
  assert.ok(Math.abs(value - expected) <= tolerance, `${message}: ${value}, not ${expected}`);
};

describe("the normal distribution", () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1.
  for (const [z, probability] of [
    [0, 0.5],
    [0.5, 0.691_462_461_274_013],
    [1, 0.841_344_746_068_543],
    [2, 0.977_249_868_051_821],
    [3, 0.998_650_101_968_37],
  ] as const) {
    it(`is below ${z} with probability ${probability}, and below ${-z} with the rest`, () => {
      near(normalProbability(z), probability, 1e-15, "above");
      near(normalProbability(-z), 1 - probability, 1e-15, "below");
    });
  }

  it("has the far tail of the published table: 2.866516e-7 below -5, 6.220961e-16 below -8", () => {
    near(normalProbability(-5) / 2.866_515_718_791_94e-7, 1, 1e-13, "-5");
    near(normalProbability(-8) / 6.220_960_574_271_78e-16, 1, 1e-13, "-8");
  });

  // The check values of Wichura's AS 241, and the points that every table of the normal has.
  for (const [p, z] of [
    [0.25, -0.674_489_750_196_081_7],
    [0.001, -3.090_232_306_167_814],
    [1e-20, -9.262_340_089_798_409],
    [0.9, 1.281_551_565_544_600_4],
    [0.95, 1.644_853_626_951_472_2],
    [0.975, 1.959_963_984_540_054],
    [0.995, 2.575_829_303_548_900_4],
  ] as const) {
    it(`has the quantile ${z} at ${p}`, () => {
      near(normalQuantile(p), z, 2e-15 * Math.abs(z), "quantile");
    });
  }

  it("goes there and back within 10^-15, over all it is asked for", () => {
    for (let index = 0; index < 2000; index++) {
      const u = (index + 0.5) / 2000;
      near(normalProbability(normalQuantile(u)), u, 1e-15, `${u}`);
    }
    for (const u of [2 ** -33, 2 ** -20, 1 - 2 ** -20, 1 - 2 ** -33]) {
      near(normalProbability(normalQuantile(u)), u, 1e-15, `${u}`);
    }
  });

  it("does not step where its formulas meet", () => {
    for (const z of [2.5, -2.5]) {
      const width = 2 ** -40;
      const slope = (normalProbability(z + width) - normalProbability(z - width)) / (2 * width);
      near(slope, 0.017_528_300_493_568_54, 1e-3, `${z}`);
    }
    for (const p of [0.075, 0.925]) near(normalQuantile(p - 1e-12), normalQuantile(p + 1e-12), 2e-11, `${p}`);
  });
});
