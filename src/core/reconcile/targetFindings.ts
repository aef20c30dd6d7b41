import { Decimal, decimalsOf, readNumber } from "../money/index.ts";
import type { Plan, Statement, Target } from "../plan/plan.ts";
import type { Finding, Measured } from "./finding.ts";

/** What the plan's targets and indicators say of themselves and of each other. */
export function targetFindings(plan: Plan): readonly Finding[] {
  return [
    ...plan.targets.flatMap((target) => [
      ...percentFindings(plan, target),
      ...addedFindings(target),
      ...missingTotalFindings(target),
    ]),
    ...statementFindings(plan),
  ];
}

/** The printed percentage of a target against count / denominator, at the precision printed. */
function percentFindings(plan: Plan, target: Target): readonly Finding[] {
  const { count, denominator, printedPercent } = target;
  if (count === null || denominator === null || denominator === 0 || printedPercent === null) return [];
  const style = plan.document.numberStyle;
  const printed = readNumber(printedPercent, style);
  if (!printed.ok) return [];
  const decimals = decimalsOf(printedPercent, style);
  if (rounds(percentOf(count, denominator), printed.value, decimals)) return [];
  const computed = percentOf(count, denominator).toDecimalPlaces(decimals);
  const otherDenominator = denominatorFor(plan, count, printed.value, decimals, denominator);
  return [
    {
      ...aboutTarget(target, "target.percent", "error"),
      printed: decimal(printed.value),
      computed: decimal(computed),
      difference: decimal(printed.value.sub(computed)),
      parameters: {
        target: { name: target.name },
        count,
        denominator,
        ...(otherDenominator === undefined ? {} : { otherDenominator }),
      },
    },
  ];
}

/** The denominator with which the count gives the printed percentage: one that the plan uses, else the nearest. */
function denominatorFor(
  plan: Plan,
  count: number,
  printed: Decimal,
  decimals: number,
  denominator: number,
): number | undefined {
  if (count === 0 || printed.isZero()) return undefined;
  const half = new Decimal(10).pow(-decimals).div(2);
  const least = new Decimal(count).mul(100).div(printed.add(half)).ceil();
  const most = new Decimal(count)
    .mul(100)
    .div(Decimal.max(printed.sub(half), half))
    .floor();
  const used = new Set(plan.targets.flatMap((target) => [target.denominator, target.count]));
  const found: number[] = [];
  // From the least on: percentages are coarse, so few denominators fit, and far ones explain nothing.
  for (let value = Math.max(count, 1); value <= 10 * denominator && found.length < 1000; value++) {
    if (least.lessThanOrEqualTo(value) && most.greaterThanOrEqualTo(value)) found.push(value);
    if (most.lessThan(value)) break;
  }
  const distance = (value: number): number =>
    Math.abs(value - denominator) + (used.has(value) ? 0 : 10 * denominator);
  return found.sort((left, right) => distance(left) - distance(right) || left - right)[0];
}

/** What there was and what is added must give what there will be. */
function addedFindings(target: Target): readonly Finding[] {
  const { count, baseline, added } = target;
  if (count === null || baseline === null || added === null || baseline + added === count) return [];
  return [
    {
      ...aboutTarget(target, "target.added", "error"),
      printed: decimal(new Decimal(count)),
      computed: decimal(new Decimal(baseline + added)),
      difference: decimal(new Decimal(count - baseline - added)),
      parameters: { target: { name: target.name }, baseline, added, count },
    },
  ];
}

/** How many are added is said, how many there will be is not. */
function missingTotalFindings(target: Target): readonly Finding[] {
  const { count, added } = target;
  if (count !== null || added === null) return [];
  return [
    {
      ...aboutTarget(target, "target.total", "warning"),
      class: "information",
      parameters: { target: { name: target.name }, number: target.number, added },
    },
  ];
}

interface Said {
  readonly value: Decimal;
  readonly text: string;
  readonly place: string;
}

/** Indicators whose statements differ, from each other or from what their target comes to. */
function statementFindings(plan: Plan): readonly Finding[] {
  const byIndicator = new Map<string, Statement[]>();
  for (const statement of plan.statements) {
    const list = byIndicator.get(statement.indicator) ?? [];
    byIndicator.set(statement.indicator, [...list, statement]);
  }
  return [...byIndicator].flatMap(([indicator, statements]) => statementFinding(plan, indicator, statements));
}

function statementFinding(
  plan: Plan,
  indicator: string,
  statements: readonly Statement[],
): readonly Finding[] {
  const style = plan.document.numberStyle;
  const [first] = statements;
  if (first === undefined) return [];
  const said = statements.flatMap((statement): readonly Said[] => {
    const value = readNumber(statement.printed, style);
    return value.ok && statement.unit === first.unit
      ? [{ value: value.value, text: statement.printed, place: statement.documentPlace }]
      : [];
  });
  const ids = plan.statedTargets.filter((link) => link.indicator === indicator).map(({ target }) => target);
  const computed = plan.targets
    .filter(({ id }) => ids.includes(id))
    .flatMap((target) => computedFor(target, first.unit));
  const [one] = said;
  if (one === undefined) return [];
  const other = said.find(({ value }) => !value.equals(one.value));
  const clash = computed.find(
    ({ value }) => !said.every((item) => rounds(value, item.value, decimalsOf(item.text, style))),
  );
  if (other === undefined && clash === undefined) return [];
  const against =
    clash === undefined ? other?.value : clash.value.toDecimalPlaces(decimalsOf(one.text, style) + 1);
  if (against === undefined) return [];
  return [
    {
      id: `target.statement:${indicator}`,
      code: "target.statement",
      severity: "warning",
      class: "real",
      place: { path: `statements[${indicator}]`, document: one.place },
      printed: decimal(one.value),
      computed: decimal(against),
      difference: decimal(one.value.sub(against)),
      proposals: [],
      parameters: {
        indicator: { name: first.name },
        unit: first.unit,
        values: [...said.map(saidParameter), ...(clash === undefined ? [] : [clash.parameter])],
      },
    },
  ];
}

function saidParameter({ value, place }: Said): Finding["parameters"][string] {
  return { key: "finding.target.said", parameters: { value: { decimal: value.toString() }, place } };
}

/** What a target comes to in the unit of an indicator: its percentage, or the count itself. */
function computedFor(
  { count, denominator, documentPlace }: Target,
  unit: string,
): readonly { readonly value: Decimal; readonly parameter: Finding["parameters"][string] }[] {
  if (count === null) return [];
  if (unit !== "%") {
    const value = new Decimal(count);
    return [{ value, parameter: saidParameter({ value, text: "", place: documentPlace }) }];
  }
  if (denominator === null || denominator === 0) return [];
  const value = percentOf(count, denominator);
  return [
    {
      value,
      parameter: {
        key: "finding.target.counted",
        parameters: {
          count,
          denominator,
          value: { decimal: value.toDecimalPlaces(1).toString() },
          place: documentPlace,
        },
      },
    },
  ];
}

function aboutTarget(
  target: Target,
  code: Finding["code"],
  severity: Finding["severity"],
): Omit<Finding, "parameters"> {
  return {
    id: `${code}:${target.id}`,
    code,
    severity,
    class: "real",
    place: { path: `targets[${target.id}]`, document: target.documentPlace },
    proposals: [],
  };
}

function percentOf(count: number, denominator: number): Decimal {
  return new Decimal(count).mul(100).div(denominator);
}

/** Whether `exact` is `printed` when rounded to `decimals`; exactly between two, both will do. */
function rounds(exact: Decimal, printed: Decimal, decimals: number): boolean {
  return exact.sub(printed).abs().mul(2).mul(new Decimal(10).pow(decimals)).lessThanOrEqualTo(1);
}

function decimal(value: Decimal): Measured {
  return { decimal: value.toString() };
}
