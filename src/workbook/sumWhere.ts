import { numberInFile } from "../core/money/index.ts";
import type { Formula } from "../core/report/table.ts";
import type { Writing } from "../text/language.ts";
import { matchText } from "./cellNumbers.ts";
import type { PlacedCell, Placement } from "./placement.ts";

export type SumWhere = Formula & { readonly kind: "sumWhere" };

interface Context {
  readonly placement: Placement;
  readonly writing: Writing;
}

/** The conditions of a sum, as a sheet states them. */
export interface Criteria {
  readonly conditions: readonly { readonly column: string; readonly equals: PlacedCell | string }[];
  /** Whether the texts must be compared letter by letter, because SUMIFS would take different ones for equal. */
  readonly isExact: boolean;
}

/** SUMIFS reads criteria that begin so, or hold these, as comparisons and patterns. */
const comparisonOrPattern = /^[<>=]|[*?~]/;
const longestCriterion = 255;

/** The cells of the summed column in the rows that meet all conditions. */
export function rowsWhere(formula: SumWhere, home: PlacedCell, context: Context): readonly PlacedCell[] {
  const { placement, writing } = context;
  const conditions = formula.match.map(({ column, equals }) => ({
    texts: placement.columnOf(formula.table, column).map(({ cell }) => matchText(cell, writing)),
    wanted: wantedText(equals, home, context),
  }));
  return placement
    .columnOf(formula.table, formula.column)
    .filter((_, row) => conditions.every(({ texts, wanted }) => texts[row] === wanted));
}

/**
 * The conditions for a function over whole columns; nothing where the cell would stand in the column that it sums, which a
 * sheet calls a circle: there the rows are named one by one.
 */
export function criteriaOf(formula: SumWhere, home: PlacedCell, context: Context): Criteria | undefined {
  const { placement, writing } = context;
  const summed = placement.columnOf(formula.table, formula.column);
  const first = summed[0];
  if (first === undefined || formula.match.length === 0) return undefined;
  if (formula.table === home.tableId && first.position.column === home.position.column) return undefined;
  const isExact = formula.match.some(({ column, equals }) => {
    const wanted = wantedText(equals, home, context);
    const texts = placement.columnOf(formula.table, column).map(({ cell }) => matchText(cell, writing));
    return isMistakable(wanted, texts);
  });
  const conditions = formula.match.map(({ column, equals }) => ({
    column,
    equals: typeof equals === "string" ? equals.normalize("NFC") : placement.locate(equals, home.tableId),
  }));
  return { conditions, isExact };
}

function wantedText(equals: SumWhere["match"][number]["equals"], home: PlacedCell, context: Context): string {
  if (typeof equals === "string") return equals.normalize("NFC");
  return matchText(context.placement.locate(equals, home.tableId).cell, context.writing);
}

function isMistakable(wanted: string, texts: readonly string[]): boolean {
  if (wanted === "" || wanted.length > longestCriterion || comparisonOrPattern.test(wanted)) return true;
  const loose = looseText(wanted);
  return texts.some((text) => text !== wanted && looseText(text) === loose);
}

/** Texts that SUMIFS takes for equal have the same loose text: it forgets case, and 06 is 6 to it. */
function looseText(text: string): string {
  const number = numberInFile(text.trim());
  return number === undefined ? text.toLowerCase() : String(number);
}
