import type { Parameter } from "../issue/index.ts";
import {
  decimalsOf,
  Decimal,
  dongPer,
  readMoney,
  numberStyles,
  subtract,
  type Money,
  type MoneyUnit,
} from "../money/index.ts";
import { periodText, type BudgetLine, type Plan, type StatedTotal } from "../plan/plan.ts";
import type { Context } from "./context.ts";
import { amountBefore, figureName, unitRead } from "./figure.ts";
import type { Finding } from "./finding.ts";

/** What is to be known about how the figures are printed: units, precision, periods, accepted corrections. */
export function figureFindings(context: Context): readonly Finding[] {
  const { plan } = context;
  const figures: readonly Printed[] = [...plan.lines, ...plan.totals].flatMap((figure) =>
    figure.printed === undefined ? [] : [{ figure, printed: figure.printed }],
  );
  return [
    ...figures.flatMap((item) => digitFindings(context, item)),
    ...figures.flatMap((item) => unitFindings(context, item)),
    ...correctionFindings(context),
    ...grainFindings(plan),
    ...precisionFindings(plan, figures),
  ];
}

interface Printed {
  readonly figure: BudgetLine | StatedTotal;
  readonly printed: StatedTotal["printed"];
}

/** The printed digits must give the amount, or what the amount was before an accepted correction. */
function digitFindings(context: Context, { figure, printed }: Printed): readonly Finding[] {
  const { plan } = context;
  const style = plan.document.numberStyle;
  const before = amountBefore(plan, figure);
  const unit = unitRead(printed, before, style);
  const read = unit === undefined ? undefined : readMoney(printed.text, style, unit);
  const accepted = plan.corrections.filter(({ target }) => target === figure.id).at(-1);
  const explained = accepted === undefined || accepted.to === figure.amount;
  if (read?.ok === true && read.value === before && explained) return [];
  return [
    {
      id: `printed:${figure.id}`,
      code: "printed",
      severity: "error",
      class: "real",
      place: placeOf(context, figure.id),
      ...(read?.ok === true ? { printed: read.value, difference: subtract(read.value, figure.amount) } : {}),
      computed: figure.amount,
      proposals: [],
      parameters: {
        figure: figureName(plan, figure.id),
        digits: printed.text,
        unit: printed.unit === null ? "" : { key: `unit.${printed.unit}` },
        amount: { dong: figure.amount },
      },
    },
  ];
}

/** A figure without a unit: which reading was taken, what confirms it, and what a reader of another style would take it for. */
function unitFindings(context: Context, { figure, printed }: Printed): readonly Finding[] {
  const { plan, state } = context;
  const style = plan.document.numberStyle;
  if (printed.unit !== null) return [];
  const before = amountBefore(plan, figure);
  const unit = unitRead(printed, before, style);
  if (unit === undefined) return [];
  const confirming = state
    .occurrencesOf(figure.id)
    .map(({ equation }) => equation)
    .filter((equation) => !state.fails(equation))
    .map((equation) => state.equation(equation)?.total)
    .filter((total) => total !== undefined && total !== figure.id);
  const [otherStyle = style] = numberStyles.filter((candidate) => candidate !== style);
  const otherwise = readMoney(printed.text, otherStyle, unit);
  const [confirmedBy] = confirming;
  return [
    {
      id: `unit:${figure.id}`,
      code: "unit",
      severity: "warning",
      class: "information",
      place: placeOf(context, figure.id),
      printed: before,
      proposals: [],
      parameters: {
        figure: figureName(plan, figure.id),
        digits: printed.text,
        amount: { dong: before },
        unit: { key: `unit.${unit}` },
        otherStyle,
        otherwise: otherwise.ok ? { dong: otherwise.value } : { key: "finding.notApplicable" },
        ...(confirmedBy === undefined ? {} : { confirmedBy: figureName(plan, confirmedBy) }),
      },
    },
  ];
}

/** Accepted corrections, so that a figure that differs from its printed digits says why. */
function correctionFindings(context: Context): readonly Finding[] {
  return context.plan.corrections.map((correction, index, all) => {
    const again = all.slice(0, index).filter(({ target }) => target === correction.target).length;
    return {
      id: `corrected:${correction.target}${again === 0 ? "" : `:${again + 1}`}`,
      code: "corrected",
      severity: "note",
      class: "information",
      place: placeOf(context, correction.target),
      printed: correction.from,
      computed: correction.to,
      difference: subtract(correction.from, correction.to),
      proposals: [],
      parameters: {
        figure: figureName(context.plan, correction.target),
        finding: correction.finding,
        evidence: correction.evidence.map((code) => ({ key: `finding.evidence.${code}` })),
      },
    };
  });
}

/** Amounts on periods of different lengths: which periods, and how many lines stand on each. */
function grainFindings(plan: Plan): readonly Finding[] {
  const counts = new Map<string, number>();
  const lengths = new Set<number>();
  for (const line of plan.lines) {
    counts.set(periodText(line), (counts.get(periodText(line)) ?? 0) + 1);
    lengths.add(line.to - line.from);
  }
  if (lengths.size < 2) return [];
  const periods: readonly Parameter[] = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([period, lines]) => ({ key: "finding.grain.period", parameters: { period, lines } }));
  return [
    {
      id: "grain:lines",
      code: "grain",
      severity: "note",
      class: "information",
      place: { path: "lines" },
      proposals: [],
      parameters: { periods, lines: plan.lines.length },
    },
  ];
}

/** Figures printed to different precisions: the coarsest and the finest, as unit and decimals. */
function precisionFindings(plan: Plan, figures: readonly Printed[]): readonly Finding[] {
  const style = plan.document.numberStyle;
  const steps = figures.flatMap(({ figure, printed }) => {
    const unit = unitRead(printed, amountBefore(plan, figure), style);
    return unit === undefined ? [] : [stepOf(printed.text, unit, style)];
  });
  const ordered = steps.sort((left, right) => left.dong.comparedTo(right.dong));
  const [finest] = ordered;
  const coarsest = ordered.at(-1);
  if (finest === undefined || coarsest === undefined || finest.dong.equals(coarsest.dong)) return [];
  const decimals = ordered.map((step) => step.decimals);
  return [
    {
      id: "precision:figures",
      code: "precision",
      severity: "note",
      class: "information",
      place: { path: "lines" },
      proposals: [],
      parameters: {
        least: Math.min(...decimals),
        most: Math.max(...decimals),
        finest: { dong: wholeDong(finest.dong) },
        coarsest: { dong: wholeDong(coarsest.dong) },
      },
    },
  ];
}

interface Step {
  readonly decimals: number;
  readonly dong: Decimal;
}

function stepOf(text: string, unit: MoneyUnit, style: Plan["document"]["numberStyle"]): Step {
  const decimals = decimalsOf(text, style);
  return { decimals, dong: new Decimal(dongPer(unit)).div(new Decimal(10).pow(decimals)) };
}

function wholeDong(value: Decimal): Money {
  const read = readMoney(value.toFixed(0), "en-US", "dong");
  return read.ok ? read.value : dongPer("dong");
}

function placeOf(context: Context, id: string): Finding["place"] {
  return context.figures.get(id)?.place ?? { path: id };
}
