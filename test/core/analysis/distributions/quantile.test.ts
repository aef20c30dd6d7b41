import assert from "node:assert/strict";
import { quantileFunction, type Distribution } from "../../../../src/core/analysis/distributions/index.ts";

/** Mean and variance by the midpoint rule over probabilities. */
function moments(distribution: Distribution): { readonly mean: number; readonly variance: number } {
  const steps = 1 << 15;
  const quantile = quantileFunction(distribution);
  const values = Array.from({ length: steps }, (_, index) => quantile((index + 0.5) / steps));
  const mean = values.reduce((sum, value) => sum + value, 0) / steps;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / steps };
}

/** The textbook's mean and variance. */
function textbook(distribution: Distribution): { readonly mean: number; readonly variance: number } {
  switch (distribution.kind) {
    case "constant":
      return { mean: percent(distribution.value), variance: 0 };
    case "uniform": {
      const [low, high] = [percent(distribution.low), percent(distribution.high)];
      return { mean: (low + high) / 2, variance: (high - low) ** 2 / 12 };
    }
    case "triangular": {
      const [l, m, h] = [percent(distribution.low), percent(distribution.mode), percent(distribution.high)];
      return { mean: (l + m + h) / 3, variance: (l * l + m * m + h * h - l * m - l * h - m * h) / 18 };
    }
    case "pert": {
      const [l, m, h] = [percent(distribution.low), percent(distribution.mode), percent(distribution.high)];
      const mean = (l + 4 * m + h) / 6;
      return { mean, variance: ((mean - l) * (h - mean)) / 7 };
    }
    case "discrete": {
      const weighted = distribution.outcomes.map(
        ({ value, probability }) => [percent(value), percent(probability)] as const,
      );
      const mean = weighted.reduce((sum, [value, share]) => sum + value * share, 0);
      return {
        mean,
        variance: weighted.reduce((sum, [value, share]) => sum + share * (value - mean) ** 2, 0),
      };
    }
  }
}

/** 80% as 0.8, by JavaScript's own division and not by the code under test. */
const percent = (text: string): number => Number(text.replace("%", "")) / 100;

const examples: readonly Distribution[] = [
  { kind: "constant", value: "95%" },
  { kind: "uniform", low: "60%", high: "110%" },
  { kind: "triangular", low: "50%", mode: "80%", high: "110%" },
  { kind: "triangular", low: "50%", mode: "50%", high: "110%" },
  { kind: "triangular", low: "50%", mode: "110%", high: "110%" },
  { kind: "pert", low: "50%", mode: "80%", high: "110%" },
  { kind: "pert", low: "20%", mode: "90%", high: "100%" },
  { kind: "pert", low: "60%", mode: "60%", high: "120%" },
  { kind: "pert", low: "0%", mode: "100%", high: "100%" },
  {
    kind: "discrete",
    outcomes: [
      { value: "100%", probability: "50%" },
      { value: "0%", probability: "12.5%" },
      { value: "80%", probability: "37.5%" },
    ],
  },
];

describe("quantileFunction", () => {
  for (const distribution of examples) {
    const name = JSON.stringify(distribution).replaceAll('"', "");

    it(`has the textbook's mean and variance: ${name}`, () => {
      const [found, expected] = [moments(distribution), textbook(distribution)];
      assert.ok(Math.abs(found.mean - expected.mean) < 1e-6, `mean ${found.mean}, not ${expected.mean}`);
      const difference = found.variance - expected.variance;
      assert.ok(Math.abs(difference) < 2e-6, `variance ${found.variance}, not ${expected.variance}`);
    });

    it(`never falls, and stays within its ends: ${name}`, () => {
      const quantile = quantileFunction(distribution);
      const values = [2 ** -33, 1e-6, ...Array.from({ length: 999 }, (_, index) => (index + 1) / 1000)];
      const found = [...values, 1 - 1e-6, 1 - 2 ** -33, 1 - 2 ** -53].map(quantile);
      found.forEach((value, index) => {
        assert.ok(index === 0 || value >= (found[index - 1] ?? 0), `${index}`);
      });
      const levels = (JSON.stringify(distribution).match(/(?:low|high|value)":"[\d.]+%/g) ?? []).map((part) =>
        percent(part.replace(/.*"/, "")),
      );
      assert.ok((found[0] ?? -1) >= Math.min(...levels));
      assert.ok((found.at(-1) ?? 9) <= Math.max(...levels));
    });
  }

  for (const { u, factor } of [
    { u: 0.125, factor: 0.65 },
    { u: 0.5, factor: 0.8 },
    { u: 0.875, factor: 0.95 },
  ]) {
    it(`triangular 50 80 110 has ${factor} at ${u}: a side falls as the square of the distance`, () => {
      const value = quantileFunction({ kind: "triangular", low: "50%", mode: "80%", high: "110%" })(u);
      assert.ok(Math.abs(value - factor) < 1e-15);
    });
  }

  // With the mode at an end, the beta is a power: 1 − (1 − x)^5 or x^5. The others to 16 digits by mpmath 1.3.
  for (const { low, mode, high, factors } of [
    { low: "50%", mode: "80%", high: "110%", factors: [0.64798187197308, 0.8, 0.95201812802692] },
    {
      low: "20%",
      mode: "90%",
      high: "100%",
      factors: [0.6128774411444633, 0.8231040840618182, 0.952153074515802],
    },
    {
      low: "60%",
      mode: "60%",
      high: "120%",
      factors: [0.1, 0.5, 0.9].map((u) => 1.2 - 0.6 * (1 - u) ** 0.2),
    },
    { low: "0%", mode: "100%", high: "100%", factors: [0.1, 0.5, 0.9].map((u) => u ** 0.2) },
  ]) {
    it(`PERT ${low} ${mode} ${high} has its P10, P50 and P90`, () => {
      const quantile = quantileFunction({ kind: "pert", low, mode, high });
      [0.1, 0.5, 0.9].forEach((u, index) => {
        const expected = factors[index] ?? Number.NaN;
        assert.ok(Math.abs(quantile(u) - expected) < 2e-15, `${quantile(u)}, not ${expected}`);
      });
    });
  }

  it("discrete takes the smallest value whose cumulative probability reaches u, whatever the order of outcomes", () => {
    const quantile = quantileFunction({
      kind: "discrete",
      outcomes: [
        { value: "100%", probability: "1/3" },
        { value: "80%", probability: "1/3" },
        { value: "0", probability: "1/3" },
      ],
    });
    const third = 1 / 3;
    assert.deepEqual(
      [1e-9, third, third + 2e-16, 0.66, 2 / 3, 2 / 3 + 2e-16, 1 - 2 ** -53].map(quantile),
      [0, 0, 0.8, 0.8, 0.8, 1, 1],
    );
  });
});
