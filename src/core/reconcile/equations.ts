import { readRatio } from "../money/index.ts";
import { counterpartLines } from "../plan/counterpart.ts";
import type { BudgetLine, CounterpartRule, ExpenditureType, Plan } from "../plan/plan.ts";
import type { Figures } from "./figure.ts";
import { combine, magnitude, minusOne, one, toWhole } from "./linear.ts";

/**
 * Something that the printed figures say of each other: Σ factor × figure = 0. Derived lines are written out in the figures
 * that they were worked out from, so that nothing confirms itself; what is then true by construction is no equation.
 */
export interface Equation {
  /** `sum:<total>` or `counterpart:<rule>:<type>`. */
  readonly id: string;
  readonly kind: "sum" | "counterpart";
  /** Of a sum: the total that its parts add up to. */
  readonly total?: string;
  readonly terms: ReadonlyMap<string, bigint>;
  /** The terms were multiplied by this to be whole. */
  readonly scale: bigint;
  /** Twice the tolerance, multiplied like the terms: half of the last printed digit of each figure, times its factor. */
  readonly slack: bigint;
  /** Only a negative sum of terms is wrong: a counterpart that must be reached at least. */
  readonly oneSided: boolean;
}

/** All equations of a plan: a sum for each stated total, and a row for each counterpart rule and type. */
export function equationsOf(plan: Plan, figures: Figures): readonly Equation[] {
  const sums = plan.totals.map((total) =>
    equation(figures, { id: `sum:${total.id}`, kind: "sum", total: total.id, oneSided: false }, [
      { id: total.id, factor: one },
      ...total.parts.map((id) => ({ id, factor: minusOne })),
    ]),
  );
  const rows = plan.counterpartRules.flatMap((rule) =>
    rule.types.map((type) => counterpartEquation(plan, figures, rule, type)),
  );
  return [...sums, ...rows].filter((item) => item !== undefined);
}

/** Id of the equation, and of the finding, about one rule and type. */
export function counterpartId(rule: string, type: ExpenditureType): string {
  return `counterpart:${rule}:${type}`;
}

function counterpartEquation(
  plan: Plan,
  figures: Figures,
  rule: CounterpartRule,
  type: ExpenditureType,
): Equation | undefined {
  const { base, arranged } = counterpartLines(plan, rule, type);
  const { numerator, denominator } = readRatio(rule.ratio);
  const ids = (lines: readonly BudgetLine[], factor: Member["factor"]): readonly Member[] =>
    lines.map(({ id }) => ({ id, factor }));
  return equation(
    figures,
    { id: counterpartId(rule.id, type), kind: "counterpart", oneSided: rule.mode === "minimum" },
    [...ids(arranged, one), ...ids(base, { numerator: -numerator, denominator })],
    BigInt(rule.tolerance),
  );
}

interface Member {
  readonly id: string;
  readonly factor: { readonly numerator: bigint; readonly denominator: bigint };
}

function equation(
  figures: Figures,
  about: Pick<Equation, "id" | "kind" | "total" | "oneSided">,
  members: readonly Member[],
  tolerance = 0n,
): Equation | undefined {
  const form = combine(
    members.flatMap(({ id, factor }) => {
      const figure = figures.get(id);
      return figure === undefined ? [] : [{ form: figure.form, factor }];
    }),
  );
  if (form.size === 0) return undefined;
  const { terms, scale } = toWhole(form);
  let slack = 0n;
  for (const [id, factor] of terms) slack += magnitude(factor) * (figures.get(id)?.lastDigit ?? 0n);
  // A ratio of an amount need not be whole: what is required is rounded up to the next đồng.
  const rounding = scale === 1n ? 0n : 2n * (scale - 1n);
  const allowed = 2n * tolerance * scale;
  return { ...about, terms, scale, slack: (slack > allowed ? slack : allowed) + rounding };
}
