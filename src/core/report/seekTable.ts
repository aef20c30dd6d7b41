import type { Driver, Target } from "../analysis/response/index.ts";
import type { Goal, SeekOutcome, SeekPoint } from "../analysis/seek/index.ts";
import { dongOf } from "../analysis/response/question.ts";
import type { Money, Ratio } from "../money/index.ts";
import { driverWords, targetWords, valueCell, type NameSource } from "./seekWords.ts";
import { column, emptyCell, moneyCell, textCell, type Cell, type Row, type Table } from "./table.ts";

/** What a seek is about, and what came of it. */
export interface SeekTableInput extends NameSource {
  readonly driver: Driver;
  readonly target: Target;
  readonly goal: Goal;
  readonly outcome: SeekOutcome;
  /** The present value of the driver. */
  readonly current?: Ratio | undefined;
  /** The figure of the rounded table at the value that was found. */
  readonly printed?: { readonly amount: Money; readonly holds: boolean } | undefined;
}

/** The certificate as rows: how it is now, at the value found, one step before it, and in the rounded table. */
export function seekTable(input: SeekTableInput): Table {
  const { driver, target, goal } = input;
  return {
    id: "seek",
    title: {
      key: "seek.table.title",
      parameters: {
        driver: driverWords(driver, input),
        target: targetWords(target, input),
        goal: { key: `seek.goal.${goal.relation}`, parameters: { amount: { dong: goal.amount } } },
      },
    },
    columns: [
      column("what", { key: "seek.column.what" }, "left", 44),
      column("value", { key: "seek.column.value" }, "right", 22),
      column("response", { key: "seek.column.response" }, "right", 24),
      column("holds", { key: "seek.column.holds" }, "left", 24),
    ],
    rows: rowsOf(input),
    hasMoney: true,
    notes: [{ key: "seek.table.note" }],
  };
}

function rowsOf(input: SeekTableInput): readonly Row[] {
  const { driver, outcome, current, printed } = input;
  const now: readonly Row[] =
    current === undefined || outcome.current === undefined
      ? []
      : [row("current", valueCell(driver, current), figureCell(outcome.current, input), emptyCell)];
  switch (outcome.kind) {
    case "found": {
      const made: readonly Row[] =
        printed === undefined
          ? []
          : [
              row(
                "printed",
                valueCell(driver, outcome.found.value),
                moneyCell(printed.amount),
                holdsCell(printed.holds),
              ),
            ];
      return [
        ...now,
        pointRow("found", outcome.found, input),
        pointRow("neighbour", outcome.neighbour, input),
        ...made,
      ];
    }
    case "always":
      return [...now, ...ends(input)];
    case "never":
      return [...now, ...ends(input), pointRow("best", outcome.best, input)];
  }
}

function ends(input: SeekTableInput): readonly Row[] {
  const [first, last] = [input.outcome.points[0], input.outcome.points.at(-1)];
  return [
    ...(first === undefined ? [] : [pointRow("first", first, input)]),
    ...(last === undefined || last === first ? [] : [pointRow("last", last, input)]),
  ];
}

function pointRow(key: string, { value, response, holds }: SeekPoint, input: SeekTableInput): Row {
  const figure =
    response === undefined ? textCell({ key: "seek.noAllocation" }) : figureCell(response, input);
  return row(key, valueCell(input.driver, value), figure, holdsCell(holds));
}

function row(key: string, value: Cell, response: Cell, holds: Cell): Row {
  return {
    key,
    role: key === "found" ? "total" : "item",
    level: 0,
    cells: [textCell({ key: `seek.row.${key}` }), value, response, holds],
  };
}

/** Rounded to đồng away from the goal, so that what misses it is not shown as if it met it. */
function figureCell(exact: Ratio, { goal }: SeekTableInput): Cell {
  return moneyCell(dongOf(exact, goalRounding(goal)));
}

/** How figures are rounded to whole đồng beside a goal. */
export function goalRounding({ relation }: Goal): "floor" | "ceiling" {
  return relation === "atLeast" ? "floor" : "ceiling";
}

function holdsCell(holds: boolean): Cell {
  return textCell({ key: holds ? "seek.holds" : "seek.fails" });
}
