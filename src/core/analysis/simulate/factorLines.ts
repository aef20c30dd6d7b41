import { errorAt, type Issue } from "../../issue/index.ts";
import {
  compareRatios,
  largestMoney,
  multiplyRatios,
  portion,
  ratio,
  readRatio,
  type Money,
  type Ratio,
} from "../../money/index.ts";
import { ids, referAll } from "../../plan/parseHelpers.ts";
import type { BudgetLine, Plan } from "../../plan/plan.ts";
import type { Distribution } from "../distributions/index.ts";
import type { PlanFactor, PlanUncertainty } from "./uncertaintySchema.ts";

/** One budget line and what it is multiplied by. */
export interface FactorLine {
  readonly line: BudgetLine;
  /** Its amount where all its factors are constant, or it has none: exact, halves of a đồng up. */
  readonly constant: Money;
  /** Positions of its factors, where one of them at least is drawn; none where the amount is constant. */
  readonly factors: readonly number[];
}

const one = ratio(1n, 1n);

/** So far from the largest amount that doubles can hold exactly must a total stay that factors, as doubles, cannot pass it. */
const margin = 1_000_000;

/** The lines of the plan, in its order, each with its factors. */
export function factorLines(plan: Plan, { factors }: PlanUncertainty): readonly FactorLine[] {
  return plan.lines.map((line) => {
    const own = factors.flatMap((factor, index) => (isAbout(factor, line) ? [{ factor, index }] : []));
    const isDrawn = own.some(({ factor }) => factor.distribution.kind !== "constant");
    const product = own.map(({ factor }) => highestLevel(factor.distribution)).reduce(multiplyRatios, one);
    return isDrawn
      ? { line, constant: line.amount, factors: own.map(({ index }) => index) }
      : { line, constant: portion(line.amount, product, "halfUp"), factors: [] };
  });
}

/**
 * What is wrong with the factors on this plan: `plan.unknownReference`, `plan.duplicateId`, `number.tooLarge` where the highest levels
 * could bring the plan past what is exact; and as a warning `uncertainty.nothingTouched` for a factor that is about no line.
 */
export function checkAgainstPlan(plan: Plan, uncertainty: PlanUncertainty): readonly Issue[] {
  const known = {
    sources: ids(plan.sources),
    components: ids(plan.components),
    lines: ids(plan.lines),
  };
  const references = uncertainty.factors.flatMap((factor, index) => {
    const path = `factors[${index}]`;
    const issues = [
      ...referAll(`${path}.sources`, factor.sources ?? [], known.sources),
      ...referAll(`${path}.components`, factor.components ?? [], known.components),
      ...referAll(`${path}.lines`, factor.lines ?? [], known.lines),
    ];
    if (issues.length > 0 || plan.lines.some((line) => isAbout(factor, line))) return issues;
    return [
      { ...errorAt(path, "uncertainty.nothingTouched", { value: factor.id }), severity: "warning" as const },
    ];
  });
  const most = plan.lines.reduce((total, line) => total + highestAmount(line, uncertainty.factors), 0n);
  // What a rule requires must be exact as well, whatever it is that it asks for.
  const required = plan.counterpartRules
    .map(({ ratio: text }) => readRatio(text))
    .map(({ numerator, denominator }) => (most * numerator) / denominator);
  const tooLarge = [most, ...required].some((amount) => amount > BigInt(largestMoney - margin));
  return [
    ...references,
    ...(tooLarge ? [errorAt("factors", "number.tooLarge", { value: { decimal: String(most) } })] : []),
  ];
}

function isAbout(factor: PlanFactor, line: BudgetLine): boolean {
  const { sources, types, components, lines, from, to } = factor;
  return (
    (sources === undefined || sources.includes(line.source)) &&
    (types === undefined || types.includes(line.type)) &&
    (components === undefined || (line.component !== undefined && components.includes(line.component))) &&
    (lines === undefined || lines.includes(line.id)) &&
    (from === undefined || from <= line.from) &&
    (to === undefined || line.to <= to)
  );
}

/** The highest that a line can come to, in đồng, rounded up. */
function highestAmount(line: BudgetLine, factors: readonly PlanFactor[]): bigint {
  const { numerator, denominator } = factors
    .filter((factor) => isAbout(factor, line))
    .map(({ distribution }) => highestLevel(distribution))
    .reduce(multiplyRatios, one);
  return (BigInt(line.amount) * numerator) / denominator + 1n;
}

function highestLevel(distribution: Distribution): Ratio {
  switch (distribution.kind) {
    case "constant":
      return readRatio(distribution.value);
    case "uniform":
    case "triangular":
    case "pert":
      return readRatio(distribution.high);
    case "discrete":
      return distribution.outcomes
        .map(({ value }) => readRatio(value))
        .reduce((highest, value) => (compareRatios(value, highest) > 0 ? value : highest));
  }
}
