import {
  changedRows,
  fractionText,
  keyText,
  type ComparedResult,
  type Comparison,
  type Fairness,
} from "../comparison/index.ts";
import { ratioText } from "../money/ratio.ts";
import type { DifferenceTo } from "./comparisonCauses.ts";
import type { FairnessReport } from "./comparisonPeople.ts";

/** What a comparison holds. */
export interface ComparisonReport {
  readonly results: readonly ComparedResult[];
  readonly comparison: Comparison;
  readonly differences: readonly DifferenceTo[];
  readonly fairness?: FairnessReport | undefined;
}

/** The comparison as JSON gives it: amounts in đồng, shares as exact fractions. */
export function comparisonData(
  { results, comparison, differences, fairness }: ComparisonReport,
  { changedOnly }: { readonly changedOnly: boolean },
): Readonly<Record<string, unknown>> {
  const rows = changedOnly ? changedRows(comparison) : comparison.rows;
  return {
    schema: "phanbo/comparison/1",
    scenarios: results.map(({ id, name, inputs, outputs }) => ({ id, name, inputs, outputs })),
    by: comparison.by,
    rows: rows.map(({ key, amounts, deltas, changes, absentIn }) => ({
      ...key,
      amounts,
      deltas,
      changes: changes.map((change) => (change === undefined ? null : fractionText(change))),
      absentIn,
    })),
    total: { amounts: comparison.total.amounts, deltas: comparison.total.deltas },
    causes: differences.flatMap(causesOf),
    ...(fairness === undefined ? {} : { fairness: fairnessData(fairness, results) }),
  };
}

function causesOf({ difference, to }: DifferenceTo): readonly Readonly<Record<string, unknown>>[] {
  const { rows, effects, areLimitsApart } = difference;
  return effects.map(({ id, cause, amount, raised, lowered, parts, exact }) => ({
    to,
    cause: id,
    kind: cause.kind,
    adjustments: cause.steps.map(({ scenario, number, kind, undone }) => ({
      scenario: scenario.id,
      adjustment: number,
      kind,
      undone,
    })),
    areLimitsApart,
    amount,
    raised,
    lowered,
    rows: rows.flatMap(({ key }, index) => {
      const [part, fraction] = [parts[index], exact[index]];
      if (part === undefined || fraction === undefined || fraction.numerator === 0n) return [];
      return [{ row: keyText(key), amount: part, exact: fractionText(fraction) }];
    }),
  }));
}

function fairnessData(
  { figures, population, need }: FairnessReport,
  results: readonly ComparedResult[],
): Readonly<Record<string, unknown>> {
  const figureOf = (fairness: Fairness, index: number) => ({
    scenario: results[index]?.id,
    communes: fairness.communes,
    without: fairness.without,
    ...(fairness.gini === undefined ? {} : { gini: ratioText(fairness.gini) }),
    ...(fairness.most === undefined
      ? {}
      : { most: { place: fairness.most.place, dongPerPerson: ratioText(fairness.most.amount) } }),
    ...(fairness.least === undefined
      ? {}
      : { least: { place: fairness.least.place, dongPerPerson: ratioText(fairness.least.amount) } }),
    ...(fairness.spread === undefined ? {} : { spread: ratioText(fairness.spread) }),
    ...(fairness.needMet === undefined ? {} : { needMet: ratioText(fairness.needMet) }),
  });
  return { population, ...(need === undefined ? {} : { need }), figures: figures.map(figureOf) };
}
