import type { CauseEffect, ComparedResult, Comparison } from "../comparison/index.ts";
import { add, subtract, zeroMoney, type Money } from "../money/money.ts";
import { causeNotes, namesOf, totalOf, type DifferenceTo } from "./comparisonCauses.ts";
import { causeLabel, resultHeading, resultShort, sourceLabel, sourcesOf } from "./comparisonLabels.ts";
import { sourceTotal } from "./comparisonTable.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type CellReference,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** All that each result has, source by source: the columns of a chart, live on the tables of the results. */
export function sourcesChartTable(comparison: Comparison, results: readonly ComparedResult[]): Table {
  const sources = sourcesOf(results);
  return {
    id: "comparison.sources",
    title: { key: "comparison.sources.title" },
    columns: [
      column("name", { key: "comparison.column.result" }, "left", 44),
      ...sources.map((source) => column(source, sourceLabel(results, source))),
    ],
    rows: results.map((result, index): Row => ({
      key: String(index),
      role: "item",
      level: 0,
      cells: [
        textCell(resultShort(result, index)),
        ...sources.map((source) => sourceTotal(comparison, results, index, source)),
      ],
    })),
    hasMoney: true,
    notes: [],
  };
}

/** The bridge from the base to a result, as the stacked columns of a chart: live where the ends are. */
export function bridgeTable({ difference, to }: DifferenceTo, results: readonly ComparedResult[]): Table {
  const { effects, from } = difference;
  let level = from;
  let before = "from";
  const steps = effects.map((effect): Row => {
    const previous = before;
    level = add(level, effect.amount);
    before = effect.id;
    return bridgeStep(effect, { level, previous });
  });
  return {
    id: `comparison.bridge.${to}`,
    title: { key: "comparison.bridge.title", parameters: namesOf(results, to) },
    columns: [
      column("label", { key: "comparison.column.step" }, "left", 44),
      column("amount", { key: "comparison.column.effect" }),
      column("level", { key: "comparison.column.level" }),
      column("hidden", { key: "comparison.column.hidden" }),
      column("end", { key: "comparison.column.end" }),
      column("increase", { key: "comparison.column.increase" }),
      column("decrease", { key: "comparison.column.decrease" }),
    ],
    rows: [
      bridgeEnd("from", resultHeading(0), from, 0),
      ...steps,
      bridgeEnd("to", resultHeading(to), difference.to, to),
    ],
    hasMoney: true,
    notes: causeNotes(difference.areLimitsApart),
  };
}

function bridgeEnd(row: string, label: Label, amount: Money, index: number): Row {
  return {
    key: row,
    role: "item",
    level: 0,
    cells: [
      textCell(label),
      emptyCell,
      moneyCell(amount, totalOf(index)),
      moneyCell(zeroMoney),
      moneyCell(amount, { kind: "same", as: { row, column: "level" } }),
      moneyCell(zeroMoney),
      moneyCell(zeroMoney),
    ],
  };
}

/** A column hangs between the level before and the level after: what is below it is not painted. */
function bridgeStep(
  effect: CauseEffect,
  { level, previous }: { readonly level: Money; readonly previous: string },
): Row {
  const row = effect.id;
  const own = (columnId: string): CellReference => ({ row, column: columnId });
  const increase = effect.amount > 0 ? effect.amount : zeroMoney;
  const decrease = subtract(increase, effect.amount);
  return {
    key: row,
    role: "item",
    level: 0,
    cells: [
      textCell(
        effect.cause.kind === "adjustments"
          ? causeLabel(effect)
          : { key: `comparison.cause.${effect.cause.kind}` },
      ),
      moneyCell(effect.amount),
      moneyCell(level, { kind: "sum", of: [{ row: previous, column: "level" }, own("amount")] }),
      moneyCell(subtract(level, increase), {
        kind: "difference",
        left: own("level"),
        right: own("increase"),
      }),
      moneyCell(zeroMoney),
      moneyCell(increase, { kind: "positivePart", of: own("amount") }),
      moneyCell(decrease, { kind: "difference", left: own("increase"), right: own("amount") }),
    ],
  };
}
