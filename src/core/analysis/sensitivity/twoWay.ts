import { invariant, success, type Issue, type Result } from "../../issue/index.ts";
import { compareRatios, type Ratio } from "../../money/ratio.ts";
import type { RoundingOptions } from "../../rounding/roundTable.ts";
import type { Driver } from "../response/driver.ts";
import { openQuestion, type OpenQuestion, type Question } from "../response/question.ts";
import type { Target } from "../response/target.ts";
import { outcomeAt, valuesOf, type Figure, type VariedDriver } from "./sensitivity.ts";

export interface TwoWayRequest {
  readonly question: Question;
  readonly rows: VariedDriver;
  readonly columns: VariedDriver;
  readonly target: Target;
}

/** One driver by rows, the other by columns: each with its present value in its place among the others. */
export interface TwoWay {
  readonly target: Target;
  readonly rows: Axis;
  readonly columns: Axis;
  /** By row, then by column; nothing but issues where no allocation keeps the limits. */
  readonly cells: readonly (readonly TwoWayCell[])[];
}

export interface Axis {
  readonly driver: Driver;
  readonly current: Ratio;
  readonly values: readonly Ratio[];
}

export interface TwoWayCell {
  readonly figure?: Figure;
  readonly issues: readonly Issue[];
}

/** The target at each pair of values of two drivers. Issues: those of the scenario, `work.cancelled`. */
export function twoWay(request: TwoWayRequest, options: RoundingOptions = {}): Result<TwoWay> {
  const { question, target } = request;
  const opened = openQuestion(question);
  if (!opened.ok) return opened;
  const rows = axisOf(opened.value, request.rows);
  const columns = axisOf(opened.value, request.columns);
  const cells: TwoWayCell[][] = [];
  for (const row of rows.values) {
    const line: TwoWayCell[] = [];
    for (const column of columns.values) {
      const settings = [...settingAt(rows, row), ...settingAt(columns, column)];
      const outcome = outcomeAt(opened.value, settings, [target], options);
      if (!outcome.ok) return outcome;
      const figure = outcome.value.run?.figures[0];
      line.push({ ...(figure === undefined ? {} : { figure }), issues: outcome.value.issues });
    }
    cells.push(line);
  }
  return success({ target, rows, columns, cells });
}

function axisOf(open: OpenQuestion, varied: VariedDriver): Axis {
  const found = valuesOf(open, varied);
  invariant(found !== undefined, "a driver that is varied has a present value");
  const { current } = found;
  const others = found.values.filter((value) => compareRatios(value, current) !== 0);
  return { driver: varied.driver, current, values: [...others, current].sort(compareRatios) };
}

/** At its present value a driver changes nothing. */
function settingAt(
  { driver, current }: Axis,
  value: Ratio,
): readonly { readonly driver: Driver; readonly value: Ratio }[] {
  return compareRatios(value, current) === 0 ? [] : [{ driver, value }];
}
