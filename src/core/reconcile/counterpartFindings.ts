import { absolute, type Money } from "../money/index.ts";
import { evaluateCounterpart, type CounterpartRow } from "../plan/counterpart.ts";
import { periodText } from "../plan/plan.ts";
import { amountNow, type Context } from "./context.ts";
import type { Verdict } from "./diagnose.ts";
import { counterpartId } from "./equations.ts";
import { figureName } from "./figure.ts";
import type { EvidenceCode, Finding, Proposal } from "./finding.ts";
import { proposalsOf, toleranceOf } from "./sumFindings.ts";

/** Shapes without which a counterpart that is short is money that is short, not a misprint. */
const slips: ReadonlySet<EvidenceCode> = new Set([
  "oneDigit",
  "transposedDigits",
  "factorThousand",
  "swapped",
]);

/**
 * One finding a rule and type that does not come out to the đồng, on the figures as they were probably meant: what a misprint
 * explains is found there, and not again here.
 */
export function counterpartFindings(context: Context, verdicts: readonly Verdict[]): readonly Finding[] {
  const meant = {
    ...context.plan,
    lines: context.plan.lines.map((line) => ({ ...line, amount: amountNow(context, line.id) })),
  };
  const indexes = new Map(context.state.equations.map(({ id }, index) => [id, index]));
  return evaluateCounterpart(meant).flatMap((row) => {
    const id = counterpartId(row.rule, row.type);
    const index = indexes.get(id);
    const equation = index === undefined ? undefined : context.state.equation(index);
    const tolerance = equation === undefined ? row.tolerance : toleranceOf(equation);
    const fails = index === undefined ? !row.holds && beyond(row, tolerance) : context.state.fails(index);
    if (fails) {
      const verdict = verdicts.find((candidate) => candidate.equation === index);
      return [finding(context, row, tolerance, misprints(verdict))];
    }
    const wanting = row.mode === "exact" ? row.difference !== 0 : row.difference < 0;
    return wanting || row.outside.length > 0 ? [finding(context, row, tolerance)] : [];
  });
}

function finding(
  context: Context,
  row: CounterpartRow,
  tolerance: Money,
  proposals?: readonly Proposal[],
): Finding {
  const rule = context.plan.counterpartRules.find(({ id }) => id === row.rule);
  const real = proposals !== undefined;
  return {
    id: counterpartId(row.rule, row.type),
    code: "counterpart",
    severity: real ? "error" : "note",
    class: real ? "real" : row.difference === 0 ? "information" : "rounding",
    place: {
      path: `counterpartRules[${row.rule}]`,
      ...(rule?.documentPlace === undefined ? {} : { document: rule.documentPlace }),
    },
    printed: row.arranged,
    computed: row.required,
    difference: row.difference,
    tolerance,
    ...(real && proposals.length > 0 ? { undecided: true as const } : {}),
    proposals: proposals ?? [],
    parameters: {
      rule: rule === undefined ? row.rule : { name: rule.name },
      type: { key: `report.type.${row.type}` },
      period: periodText(row),
      base: { dong: row.base },
      exact: { decimal: row.exact },
      size: { dong: absolute(row.difference) },
      outside: row.outside.map((id) => figureName(context.plan, id)),
    },
  };
}

/** The moves that look like a slip of the hand; a person has to decide whether it was one. */
function misprints(verdict: Verdict | undefined): readonly Proposal[] {
  return (verdict?.ranked ?? [])
    .filter(({ evidence }) => evidence.some((code) => slips.has(code)))
    .flatMap(proposalsOf);
}

function beyond(row: CounterpartRow, tolerance: Money): boolean {
  return absolute(row.difference) > tolerance;
}
