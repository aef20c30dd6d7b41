import { divideRounded, moneyFromBigInt, readRatio, subtract, type Money } from "../money/index.ts";
import { counterpartLines } from "../plan/counterpart.ts";
import type { BudgetLine, Plan } from "../plan/plan.ts";
import type { Context } from "./context.ts";
import { figureName, type Figures } from "./figure.ts";
import type { Finding } from "./finding.ts";
import { addScaled, emptyForm, magnitude, minusOne, toWhole, type LinearForm } from "./linear.ts";

interface Interval {
  readonly low: bigint;
  readonly centre: bigint;
  readonly high: bigint;
}

/** One finding a derived line: how it was derived, what that gives now, and between which amounts the printed figures leave it. */
export function derivedFindings({ plan, figures }: Context): readonly Finding[] {
  return plan.lines.flatMap((line) => (line.derivation === undefined ? [] : [finding(plan, figures, line)]));
}

/** What the derivation of each derived line gives on the plan's amounts, by id. */
export function derivedAmounts(figures: Figures, plan: Plan): ReadonlyMap<string, Money> {
  return new Map(
    plan.lines.flatMap(({ id, derivation }) => {
      const form = figures.get(id)?.form;
      if (derivation === undefined || form === undefined || form.has(id)) return [];
      return [[id, moneyFromBigInt(intervalOf(form, figures).centre)] as const];
    }),
  );
}

function finding(plan: Plan, figures: Figures, line: BudgetLine): Finding {
  const form = figures.get(line.id)?.form ?? emptyForm;
  const own = intervalOf(form, figures);
  const interval = impliedForms(plan, figures, line)
    .map((implied) => intervalOf(implied, figures))
    .reduce(intersect, own);
  const computed = moneyFromBigInt(own.centre);
  const amount = BigInt(line.amount);
  const wrong = line.amount !== computed && (amount < own.low || amount > own.high);
  return {
    id: `derived:${line.id}`,
    code: "derived",
    severity: wrong ? "error" : "note",
    class: wrong ? "real" : line.amount === computed ? "information" : "rounding",
    place: figures.get(line.id)?.place ?? { path: line.id },
    printed: line.amount,
    computed,
    difference: subtract(line.amount, computed),
    proposals: wrong ? [{ target: line.id, amount: computed, evidence: ["derivedFrom"] }] : [],
    parameters: {
      figure: figureName(plan, line.id),
      method: { key: `finding.derived.method.${line.derivation?.method ?? "residual"}` },
      from: [...form.keys()].sort().map((id) => figureName(plan, id)),
      low: { dong: moneyFromBigInt(interval.low) },
      high: { dong: moneyFromBigInt(interval.high) },
      amount: { dong: line.amount },
    },
  };
}

/** What other printed figures say about the line: totals that it is a part of, and rules that it is the base of. */
function impliedForms(plan: Plan, figures: Figures, line: BudgetLine): readonly LinearForm[] {
  const formOf = (id: string): LinearForm => figures.get(id)?.form ?? emptyForm;
  const less = (start: LinearForm, parts: readonly string[]): LinearForm =>
    parts.reduce((form, id) => addScaled(form, formOf(id), minusOne), start);
  const sums = plan.totals
    .filter(({ parts }) => parts.includes(line.id))
    .map(({ id, parts }) =>
      less(
        formOf(id),
        parts.filter((part) => part !== line.id),
      ),
    );
  const rules = plan.counterpartRules
    .filter(({ mode, types }) => mode === "exact" && types.includes(line.type))
    .flatMap((rule) => {
      const { base, arranged } = counterpartLines(plan, rule, line.type);
      const { numerator, denominator } = readRatio(rule.ratio);
      if (numerator === 0n || !base.some(({ id }) => id === line.id)) return [];
      const factor = { numerator: denominator, denominator: numerator };
      const whole = arranged.reduce((form, { id }) => addScaled(form, formOf(id), factor), emptyForm);
      return [
        less(
          whole,
          base.map(({ id }) => id).filter((id) => id !== line.id),
        ),
      ];
    });
  return [...sums, ...rules];
}

/** The form's value on the printed amounts, and what half of each last printed digit leaves open, in whole đồng. */
function intervalOf(form: LinearForm, figures: Figures): Interval {
  const { terms, scale } = toWhole(form);
  let value = 0n;
  let slack = 0n;
  for (const [id, factor] of terms) {
    const figure = figures.get(id);
    value += factor * BigInt(figure?.amount ?? 0);
    slack += magnitude(factor) * (figure?.lastDigit ?? 0n);
  }
  return {
    low: divideRounded(2n * value - slack, 2n * scale, "ceiling"),
    centre: divideRounded(value, scale, "halfUp"),
    high: divideRounded(2n * value + slack, 2n * scale, "floor"),
  };
}

/** What both leave open; the first alone where they contradict each other, which is a finding of its own. */
function intersect(left: Interval, right: Interval): Interval {
  const low = left.low > right.low ? left.low : right.low;
  const high = left.high < right.high ? left.high : right.high;
  return low > high ? left : { ...left, low, high };
}
