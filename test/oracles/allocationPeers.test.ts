import assert from "node:assert/strict";
import { apportion, money } from "../../src/core/money/index.ts";
import { scaleWeights } from "../../src/core/money/weight.ts";
import adversarial from "./allocationAdversarial.json" with { type: "json" };
import brick from "./allocationBrickMoney.json" with { type: "json" };
import php from "./allocationMoneyPhp.json" with { type: "json" };
import ruby from "./allocationRubyMoney.json" with { type: "json" };
import { scaledWhole } from "./exact.ts";

type Rule = (total: bigint, weights: readonly bigint[]) => readonly bigint[];

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
const shareDown = (total: bigint, weights: readonly bigint[]): bigint[] =>
  weights.map((weight) => (total * weight) / sumOf(weights));

/** Shares cut to whole units, one unit more to the first of `order` until nothing is left. */
function fillUp(total: bigint, weights: readonly bigint[], order: readonly number[]): readonly bigint[] {
  const parts = shareDown(total, weights);
  const left = total - sumOf(parts);
  const sign = left < 0n ? -1n : 1n;
  for (const index of order.slice(0, Number(left * sign))) parts[index] = (parts[index] ?? 0n) + sign;
  return parts;
}

const positive = (weights: readonly bigint[]): number[] =>
  [...weights.keys()].filter((index) => weights[index] !== 0n);

/** What the other ways of dividing do with the units that are left, each in its own words. */
const otherRules: Readonly<Record<string, { readonly says: string; readonly rule: Rule }>> = {
  FloorToFirst: {
    says: "gives what is left to the parts that come first",
    rule: (total, weights) => fillUp(total, weights, positive(weights)),
  },
  FloorToLargestRatio: {
    says: "gives what is left to the largest weights, as dinero.js does",
    rule: (total, weights) =>
      fillUp(
        total,
        weights,
        positive(weights).sort((one, other) => Number((weights[other] ?? 0n) - (weights[one] ?? 0n))),
      ),
  },
  FloorSeparate: {
    says: "allocates nothing of what is left",
    rule: (total, weights) => {
      const parts = shareDown(total, weights);
      return [...parts, total - sumOf(parts)];
    },
  },
  BlockSeparate: {
    says: "allocates only whole multiples of all weights",
    rule: (total, weights) => {
      const parts = weights.map((weight) => (total / sumOf(weights)) * weight);
      return [...parts, total - sumOf(parts)];
    },
  },
};

/** Weights as the vectors write them: `2`, `'0.5'`, `BigRational::of('1/3')`. */
function brickWeights(text: string): readonly string[] {
  return text.split(", ").map((item) => /[\d./]+/.exec(item)?.[0] ?? "");
}

function units(amount: string, step: number): number {
  const negative = amount.startsWith("-");
  const size = Number(scaledWhole(amount.replace("-", ""), 2)) / step;
  return negative ? -size : size;
}

const lowestTerms = (weights: readonly bigint[]): readonly bigint[] => {
  const divisor = weights.reduce((left, right) => {
    while (right !== 0n) [left, right] = [right, left % right];
    return left;
  }, 0n);
  return weights.map((weight) => weight / divisor);
};

describe("brick/money's 59 vectors", () => {
  assert.equal(brick.cases.length, 59);

  for (const { amount, currency, step_minor, ratios_src, mode, expected } of brick.cases) {
    const total = units(amount, step_minor);
    const weights = brickWeights(ratios_src);
    const theirs = expected.map((part) => units(part.replace(`${currency} `, ""), step_minor));
    const title = `${currency} ${amount} by ${weights.join(" ")}`;
    if (mode === "FloorToLargestRemainder") {
      it(`${title}: largest remainder, the same parts`, () => {
        assert.deepEqual(apportion(money(total), weights).map(Number), theirs);
      });
      continue;
    }
    const other = otherRules[mode];
    it(`${title}: ${mode} ${other?.says ?? ""}`, () => {
      assert.ok(other !== undefined);
      const parts = other.rule(BigInt(total), lowestTerms(scaleWeights(weights)));
      assert.deepEqual(parts.map(Number), theirs);
    });
  }

  it("14 are by largest remainder; of the 45 others, 9 happen to give the same parts", () => {
    const others = brick.cases.filter(({ mode }) => mode !== "FloorToLargestRemainder");
    const same = others.filter(({ amount, currency, step_minor, ratios_src, expected }) => {
      const ours = apportion(money(units(amount, step_minor)), brickWeights(ratios_src));
      const theirs = expected.map((part) => units(part.replace(`${currency} `, ""), step_minor));
      return ours.join() === theirs.join();
    });
    assert.deepEqual([brick.cases.length - others.length, others.length, same.length], [14, 45, 9]);
  });
});

describe("moneyphp's vectors", () => {
  /** Where ours differs, and why. */
  const differing: Readonly<Record<string, { readonly ours: string; readonly why: string }>> = {
    "5 by 3 7": {
      ours: "1 4",
      why: "of equal remainders ours takes the larger weight, not the earlier place",
    },
    "5 by 0 3 7": {
      ours: "0 1 4",
      why: "of equal remainders ours takes the larger weight, not the earlier place",
    },
    "-5 by 7 3": {
      ours: "-4 -1",
      why: "ours splits a negative total as the mirror image of the positive one",
    },
  };

  for (const { amount, ratios, expected } of php.cases) {
    const title = `${amount} by ${ratios.join(" ")}`;
    const other = differing[title];
    it(other === undefined ? `${title}: the same parts` : `${title}: ${other.why}`, () => {
      const ours = apportion(money(amount), ratios.map(String)).join(" ");
      assert.equal(ours, other?.ours ?? expected.join(" "));
      if (other !== undefined) assert.notEqual(ours, expected.join(" "));
    });
  }
});

describe("RubyMoney's vectors", () => {
  /** It rounds a running remainder from the last part backwards, which equals largest remainder only now and then. */
  const parts = "61565 61565 61565 61565 61565 61565 61565 60954 52091 52091 52091 52091";
  const differing: Readonly<Record<string, string>> = {
    "700273 by 12 weights": parts,
    "-700273 by 12 weights": parts.replace(/\d+/g, "-$&"),
  };

  for (const { amount, ratios, expected } of ruby.cases) {
    const title = `${amount} by ${ratios.length > 6 ? `${ratios.length} weights` : ratios.join(" ")}`;
    const ours = (): string => apportion(money(amount), ratios.map(String)).join(" ");
    it(title in differing ? `${title}: rounds a running remainder` : `${title}: the same parts`, () => {
      assert.equal(ours(), differing[title] ?? expected.join(" "));
    });
  }
});

describe("bug reports of other libraries", () => {
  for (const { amount, ratios, expected_hamilton, source, ...wrong } of adversarial.cases) {
    it(`${amount} by ${ratios.join(" ")} (${source})`, () => {
      const parts = apportion(money(amount), ratios);
      assert.deepEqual(parts, expected_hamilton);
      if (wrong.float_remainder_wrong !== undefined) assert.notDeepEqual(parts, wrong.float_remainder_wrong);
    });
  }
});
