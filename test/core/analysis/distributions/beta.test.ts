import assert from "node:assert/strict";
import {
  betaDistribution,
  betaProbability,
  betaQuantile,
} from "../../../../src/core/analysis/distributions/beta.ts";

/** The chance of at least `alpha` successes in `alpha + beta − 1` trials of probability x: what a beta of whole parameters is. */
function binomialTail(alpha: number, beta: number, x: number): number {
  const trials = alpha + beta - 1;
  let sum = 0;
  for (let successes = alpha; successes <= trials; successes++) {
    let ways = 1;
    for (let step = 0; step < successes; step++) ways = (ways * (trials - step)) / (step + 1);
    sum += ways * x ** successes * (1 - x) ** (trials - successes);
  }
  return sum;
}

const wide = [2 ** -33, 1e-9, 1e-6, 0.001, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.9, 0.99, 1 - 1e-6, 1 - 2 ** -33];

describe("the beta distribution", () => {
  for (const alpha of [1, 2, 3, 4, 5]) {
    it(`with parameters ${alpha} and ${6 - alpha} is the tail of a binomial of 5`, () => {
      const distribution = betaDistribution(alpha, 6 - alpha);
      for (let index = 1; index < 100; index++) {
        const x = index / 100;
        const difference = betaProbability(distribution, x) - binomialTail(alpha, 6 - alpha, x);
        assert.ok(Math.abs(difference) < 2e-15, `${x}: ${difference}`);
      }
    });
  }

  // Found with mpmath 1.3 (BSD) to 25 digits, by its incomplete beta function.
  for (const { alpha, quantiles } of [
    {
      alpha: 1.5,
      quantiles: [
        0.002_560_295_666_917_047, 0.059_808_656_855_247_51, 0.221_119_894_922_727_3, 0.483_903_198_569_420_9,
        0.822_504_145_499_009_2,
      ],
    },
    {
      alpha: 2,
      quantiles: [
        0.010_101_787_883_737_752, 0.112_234_958_545_858_56, 0.313_810_170_455_697_4, 0.583_890_374_619_529,
        0.877_986_170_388_521_6,
      ],
    },
    {
      alpha: 3,
      quantiles: [
        0.047_551_898_175_457_67, 0.246_636_453_288_466_6, 0.5, 0.753_363_546_711_533_4,
        0.952_448_101_824_542_3,
      ],
    },
    {
      alpha: 4.2,
      quantiles: [
        0.142_448_431_261_321_45, 0.454_665_949_566_418_2, 0.723_327_740_607_481_2, 0.910_097_869_540_758_3,
        0.993_686_025_832_153,
      ],
    },
  ]) {
    it(`with parameters ${alpha} and ${6 - alpha} has the quantiles known to 16 digits`, () => {
      const distribution = betaDistribution(alpha, 6 - alpha);
      const found = [0.001, 0.1, 0.5, 0.9, 0.999].map((u) => betaQuantile(distribution, u));
      found.forEach((x, index) => {
        assert.ok(Math.abs(x / (quantiles[index] ?? 0) - 1) < 4e-15, `${x}, not ${quantiles[index]}`);
      });
    });
  }

  for (const alpha of [1, 1.0001, 1.5, 2.7, 3, 4.2, 4.999, 5]) {
    it(`with parameters ${alpha} and ${6 - alpha} gives back each probability within 10^-14, far into the tails`, () => {
      const distribution = betaDistribution(alpha, 6 - alpha);
      for (const u of wide) {
        const difference = betaProbability(distribution, betaQuantile(distribution, u)) - u;
        assert.ok(Math.abs(difference) < 1e-14, `${u}: ${difference}`);
      }
    });
  }

  it("rises with the probability, and mirrors when its parameters are swapped", () => {
    const [one, other] = [betaDistribution(1.7, 4.3), betaDistribution(4.3, 1.7)];
    let last = 0;
    for (let index = 0; index < 4096; index++) {
      const u = (index + 0.5) / 4096;
      const x = betaQuantile(one, u);
      assert.ok(x > last, `${u}`);
      assert.ok(Math.abs(1 - x - betaQuantile(other, 1 - u)) < 1e-14, `${u}`);
      last = x;
    }
  });

  it("takes no parameters that have their density infinite at an end", () => {
    assert.throws(() => betaDistribution(0.9, 5), /parameters of a beta/);
  });
});
