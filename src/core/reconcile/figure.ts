import type { Parameter, Place } from "../issue/index.ts";
import {
  decimalsOf,
  dongPer,
  moneyUnits,
  readMoney,
  readRatio,
  type Money,
  type MoneyUnit,
} from "../money/index.ts";
import { periodText, type BudgetLine, type Plan, type StatedTotal } from "../plan/plan.ts";
import { addScaled, emptyForm, minusOne, one, type LinearForm } from "./linear.ts";

/** A line or a stated total: one amount that the plan gives. */
export interface Figure {
  readonly id: string;
  readonly kind: "line" | "total";
  readonly amount: Money;
  /** What one step of the last printed digit is worth, in đồng; 0 where the figure is exact to the đồng. */
  readonly lastDigit: bigint;
  /** What the figure stands for in independent figures: itself, or what a derived line was worked out from. */
  readonly form: LinearForm;
  readonly place: Place;
}

/** All figures of a plan by id. */
export type Figures = ReadonlyMap<string, Figure>;

/** Reads the figures of `plan` with the precision that each was printed in. */
export function figuresOf(plan: Plan): Figures {
  const forms = new Forms(plan);
  const figures = new Map<string, Figure>();
  const put = (figure: BudgetLine | StatedTotal, kind: Figure["kind"]): void => {
    figures.set(figure.id, {
      id: figure.id,
      kind,
      amount: figure.amount,
      lastDigit: lastDigitOf(figure, plan),
      form: forms.of(figure.id),
      place: { path: `${kind}s[${figure.id}]`, document: figure.documentPlace },
    });
  };
  plan.lines.forEach((line) => {
    put(line, "line");
  });
  plan.totals.forEach((total) => {
    put(total, "total");
  });
  return figures;
}

/** The name that a person reads for a figure: of a total its own, of a line source, type and years. */
export function figureName(plan: Plan, id: string): Parameter {
  const total = plan.totals.find((candidate) => candidate.id === id);
  if (total !== undefined) return { name: total.name };
  const line = plan.lines.find((candidate) => candidate.id === id);
  if (line === undefined) return id;
  const source = plan.sources.find((candidate) => candidate.id === line.source);
  return {
    key: "finding.figure.line",
    parameters: {
      source: source === undefined ? line.source : { name: source.name },
      type: { key: `report.type.${line.type}` },
      period: periodText(line),
    },
  };
}

/** The unit in which the printed digits give `amount`: the printed one, or the one that fits where none was printed. */
export function unitRead(
  printed: StatedTotal["printed"],
  amount: Money,
  style: Plan["document"]["numberStyle"],
): MoneyUnit | undefined {
  if (printed.unit !== null) return printed.unit;
  return moneyUnits.find((unit) => {
    const value = readMoney(printed.text, style, unit);
    return value.ok && value.value === amount;
  });
}

/** The amount that the document printed for a figure: before any accepted correction. */
export function amountBefore(plan: Plan, figure: { readonly id: string; readonly amount: Money }): Money {
  return plan.corrections.find(({ target }) => target === figure.id)?.from ?? figure.amount;
}

function lastDigitOf(figure: BudgetLine | StatedTotal, plan: Plan): bigint {
  const { printed } = figure;
  if (printed === undefined) return 0n;
  const style = plan.document.numberStyle;
  const unit = unitRead(printed, amountBefore(plan, figure), style);
  if (unit === undefined) return 0n;
  const step = BigInt(dongPer(unit)) / 10n ** BigInt(decimalsOf(printed.text, style));
  return step <= 1n ? 0n : step;
}

/** Works out what derived lines stand for; a line that would derive from itself stands for itself. */
class Forms {
  private readonly lines: ReadonlyMap<string, BudgetLine>;
  private readonly rules: Plan["counterpartRules"];
  private readonly known = new Map<string, LinearForm>();

  constructor(plan: Plan) {
    this.lines = new Map(plan.lines.map((line) => [line.id, line]));
    this.rules = plan.counterpartRules;
  }

  of(id: string): LinearForm {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    this.known.set(id, new Map([[id, one]]));
    const form = this.derive(id) ?? new Map([[id, one]]);
    this.known.set(id, form);
    return form;
  }

  private derive(id: string): LinearForm | undefined {
    const derivation = this.lines.get(id)?.derivation;
    if (derivation === undefined) return undefined;
    switch (derivation.method) {
      case "residual":
        return derivation.less.reduce(
          (form, part) => addScaled(form, this.of(part), minusOne),
          this.of(derivation.total),
        );
      case "counterpartBase": {
        const rule = this.rules.find((candidate) => candidate.id === derivation.rule);
        if (rule === undefined) return undefined;
        const { numerator, denominator } = readRatio(rule.ratio);
        if (numerator === 0n) return undefined;
        return addScaled(emptyForm, this.of(derivation.line), {
          numerator: denominator,
          denominator: numerator,
        });
      }
    }
  }
}
