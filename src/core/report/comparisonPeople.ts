import {
  mostChanged,
  type ComparedResult,
  type Comparison,
  type ComparisonRow,
  type Fairness,
  type PerPerson,
} from "../comparison/index.ts";
import { ratioDecimal, type Ratio } from "../money/ratio.ts";
import { zeroMoney } from "../money/money.ts";
import { placesOf } from "../plan/places.ts";
import { placeLabel } from "./allocationParts.ts";
import { namesOf, resultName } from "./comparisonCauses.ts";
import { asParameter, percentCell, resultHeading, rowLabels } from "./comparisonLabels.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** Who gains and who loses most in a result against the base, of a comparison by place. */
export function mostChangedTable(
  comparison: Comparison,
  results: readonly ComparedResult[],
  { to, count }: { readonly to: number; readonly count: number },
): Table {
  const labels = rowLabels(results);
  const { gains, losses } = mostChanged(comparison, to, count);
  const rowOf = (row: ComparisonRow): Row => {
    const change = row.changes[to];
    return {
      key: row.id,
      role: "item",
      level: 1,
      cells: [
        { kind: "code", text: row.id },
        textCell(labels(row.key)),
        moneyCell(row.amounts[0] ?? zeroMoney),
        moneyCell(row.amounts[to] ?? zeroMoney),
        moneyCell(row.deltas[to] ?? zeroMoney),
        change === undefined ? textCell({ key: "comparison.new" }) : percentCell(change),
      ],
    };
  };
  return {
    id: `comparison.most.${to}`,
    title: { key: "comparison.most.title", parameters: namesOf(results, to) },
    columns: [
      column("code", { key: "comparison.column.code" }, "left", 14),
      column("name", { key: "comparison.column.name" }, "left", 34),
      column("from", resultHeading(0)),
      column("to", resultHeading(to)),
      column("delta", { key: "comparison.column.delta" }),
      column("change", { key: "comparison.column.change" }, "right", 10),
    ],
    rows: [
      section("gains", gains.length),
      ...gains.map(rowOf),
      section("losses", losses.length),
      ...losses.map(rowOf),
    ],
    hasMoney: true,
    notes: [],
  };
}

function section(key: "gains" | "losses", count: number): Row {
  const label = { key: count === 0 ? `comparison.most.no.${key}` : `comparison.most.${key}` };
  return {
    key,
    role: "section",
    level: 0,
    cells: [emptyCell, textCell(label), emptyCell, emptyCell, emptyCell, emptyCell],
  };
}

/** What the figures of fairness are about: the attribute that counts people. */
export interface FairnessReport {
  /** One a result, in their order. */
  readonly figures: readonly Fairness[];
  readonly population: string;
  readonly need?: string | undefined;
}

/** How evenly each result treats people: part of needs met, Gini, most and least per person. */
export function fairnessTable(
  { figures, population, need }: FairnessReport,
  results: readonly ComparedResult[],
): Table {
  return {
    id: "comparison.fairness",
    title: { key: "comparison.fairness.title" },
    columns: [
      column("result", { key: "comparison.column.result" }, "left", 44),
      column("communes", { key: "comparison.column.communes" }, "right", 10),
      column("gini", { key: "comparison.column.gini" }, "right", 10),
      column("most", { key: "comparison.column.most" }, "right", 16),
      column("mostPlace", { key: "comparison.column.mostPlace" }, "left", 24),
      column("least", { key: "comparison.column.least" }, "right", 16),
      column("leastPlace", { key: "comparison.column.leastPlace" }, "left", 24),
      column("spread", { key: "comparison.column.spread" }, "right", 12),
      ...(need === undefined ? [] : [column("needMet", { key: "comparison.column.needMet" }, "right", 12)]),
    ],
    rows: figures.map((fairness, index): Row => ({
      key: String(index),
      role: "item",
      level: 0,
      cells: [
        textCell(resultName(results, index)),
        { kind: "count", value: fairness.communes },
        ratioCell(fairness.gini, 4),
        ...perPersonCells(fairness.most, results[index]),
        ...perPersonCells(fairness.least, results[index]),
        ratioCell(fairness.spread, 2),
        ...(need === undefined ? [] : [needCell(fairness.needMet)]),
      ],
    })),
    hasMoney: false,
    notes: [
      ...attributeNotes(results, [population, ...(need === undefined ? [] : [need])]),
      { key: "comparison.fairness.note" },
      ...withoutNotes(figures, results),
    ],
  };
}

function ratioCell(value: Ratio | undefined, decimals: number): Cell {
  if (value === undefined) return emptyCell;
  return { kind: "decimal", value: ratioDecimal(value).toString(), show: "plain", decimals };
}

function needCell(value: Ratio | undefined): Cell {
  return value === undefined ? emptyCell : percentCell(value);
}

function perPersonCells(value: PerPerson | undefined, result: ComparedResult | undefined): readonly Cell[] {
  if (value === undefined || result === undefined) return [emptyCell, emptyCell];
  return [ratioCell(value.amount, 0), textCell(placeLabel(placesOf(result.plan), value.place))];
}

/** Names the attributes, and says which are samples. */
function attributeNotes(results: readonly ComparedResult[], wanted: readonly string[]): readonly Label[] {
  const attributes = results[0]?.plan.attributes ?? [];
  return wanted.flatMap((id) => {
    const attribute = attributes.find((candidate) => candidate.id === id);
    if (attribute === undefined) return [];
    const key =
      attribute.origin === "illustrative"
        ? "comparison.fairness.illustrative"
        : "comparison.fairness.attribute";
    return [{ key, parameters: { attribute: { name: attribute.name } } }];
  });
}

function withoutNotes(figures: readonly Fairness[], results: readonly ComparedResult[]): readonly Label[] {
  return figures.flatMap(({ without }, index) => {
    if (without.length === 0) return [];
    const about = {
      name: asParameter(resultName(results, index)),
      count: String(without.length),
      places: without,
    };
    return [{ key: "comparison.fairness.without", parameters: about }];
  });
}
