import { invariant } from "../../../../src/core/issue/index.ts";
import { money } from "../../../../src/core/money/index.ts";
import type { Plan } from "../../../../src/core/plan/index.ts";
import { drawFactors, type DrawMethod } from "../../../../src/core/analysis/distributions/index.ts";
import type { PlanUncertainty } from "../../../../src/core/analysis/simulate/index.ts";

/** A double as the exact fraction that it is, taken out of its bits. */
export function exactFraction(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const mantissa = bits & ((1n << 52n) - 1n);
  const whole = exponent === 0 ? mantissa : mantissa | (1n << 52n);
  const shift = Math.max(exponent, 1) - 1075;
  return shift >= 0
    ? { numerator: whole << BigInt(shift), denominator: 1n }
    : { numerator: whole, denominator: 1n << BigInt(-shift) };
}

/** `amount` times the double `factor`, exactly, to whole đồng, halves up: with BigInt alone. */
export function scaledSlowly(amount: number, factor: number): number {
  const { numerator, denominator } = exactFraction(factor);
  const twice = BigInt(amount) * numerator * 2n + denominator;
  return Number(twice / (2n * denominator));
}

/** The plan of the only draw of a seed, made with objects, line by line; lines are about factors by their sources alone. */
export function onlyDraw(plan: Plan, uncertainty: PlanUncertainty, seed: number, method: DrawMethod): Plan {
  const factors = [...uncertainty.factors].sort((one, other) => (one.id < other.id ? -1 : 1));
  const columns = drawFactors({ ...uncertainty, factors }, { draws: 1, seed, method });
  return {
    ...plan,
    lines: plan.lines.map((line) => {
      let product = 1;
      factors.forEach(({ sources }, index) => {
        invariant(sources !== undefined, "factors are by sources here");
        if (sources.includes(line.source)) product *= columns[index]?.[0] ?? Number.NaN;
      });
      return { ...line, amount: money(scaledSlowly(line.amount, product)) };
    }),
  };
}
