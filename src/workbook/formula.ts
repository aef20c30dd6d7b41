import { invariant } from "../core/issue/index.ts";
import { Decimal, dongDecimals, inUnit, zeroMoney } from "../core/money/index.ts";
import type { CellReference, Formula } from "../core/report/table.ts";
import type { Writing } from "../text/language.ts";
import { absoluteRange, cellAddress, quotedSheet } from "./address.ts";
import { agreed, exactNumber } from "./cellNumbers.ts";
import { rangeArguments } from "./cellRanges.ts";
import type { PlacedCell, Placement } from "./placement.ts";
import { criteriaOf, rowsWhere, type SumWhere } from "./sumWhere.ts";

export interface FormulaContext {
  readonly placement: Placement;
  readonly writing: Writing;
}

/** A function takes 255 arguments at most; longer sums are sums of sums. */
const argumentsAtOnce = 200;
/** Decimals that sums of shares and coefficients keep: binary numbers hold 15 digits. */
const mostDecimals = 12;

/**
 * The formula in A1 notation, without the `=`, for the cell `home`; nothing for the sum of no cells. Sums and differences of
 * amounts that are not whole in the unit are rounded to the đồng, because binary numbers are not exact there.
 */
export function formulaText(formula: Formula, home: PlacedCell, context: FormulaContext): string | undefined {
  const cell = (reference: CellReference) => address(context.placement.locate(reference, home.tableId), home);
  switch (formula.kind) {
    case "sum": {
      const summed = formula.of.map((reference) => context.placement.locate(reference, home.tableId));
      return summed.length === 0 ? undefined : rounded(sumText(summed, home), formula, home, context);
    }
    case "sumWhere":
      return rounded(sumWhereText(formula, home, context), formula, home, context);
    case "difference":
      return rounded(`${cell(formula.left)}-${cell(formula.right)}`, formula, home, context);
    case "quotient": {
      const whole = cell(formula.whole);
      return `IF(${whole}=0,0,${cell(formula.part)}/${whole})`;
    }
    case "product":
      return rounded(`${cell(formula.of)}*${new Decimal(formula.by).toString()}`, formula, home, context);
    case "positivePart":
      return `MAX(0,${cell(formula.of)})`;
    case "check": {
      const of = cell(formula.of);
      return `IF(${agreement(of, formula, context.writing)},"${agreed}",${of})`;
    }
    case "same":
      return cell(formula.as);
  }
}

/** What the formula comes to, exactly, in the numbers that the sheet shows; for a check, the difference. */
export function formulaNumber(formula: Formula, home: PlacedCell, context: FormulaContext): Decimal {
  const exact = unroundedNumber(formula, home, context);
  const digits = decimalsToRound(formula, home, context);
  return digits === undefined ? exact : exact.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
}

/** The cells that a formula reads, every cell of the ranges included. */
export function formulaCells(
  formula: Formula,
  home: PlacedCell,
  context: FormulaContext,
): readonly PlacedCell[] {
  const { placement } = context;
  const at = (reference: CellReference) => placement.locate(reference, home.tableId);
  switch (formula.kind) {
    case "sum":
      return formula.of.map(at);
    case "sumWhere":
      return criteriaOf(formula, home, context) === undefined
        ? rowsWhere(formula, home, context)
        : placement.columnOf(formula.table, formula.column);
    case "difference":
      return [at(formula.left), at(formula.right)];
    case "quotient":
      return [at(formula.part), at(formula.whole)];
    case "product":
    case "positivePart":
    case "check":
      return [at(formula.of)];
    case "same":
      return [at(formula.as)];
  }
}

function unroundedNumber(formula: Formula, home: PlacedCell, context: FormulaContext): Decimal {
  const number = (reference: CellReference) =>
    exactNumber(context.placement.locate(reference, home.tableId).cell, context.writing);
  switch (formula.kind) {
    case "sum":
      return Decimal.sum(0, ...formula.of.map(number));
    case "sumWhere": {
      const found = rowsWhere(formula, home, context);
      return Decimal.sum(0, ...found.map((placed) => exactNumber(placed.cell, context.writing)));
    }
    case "difference":
      return number(formula.left).minus(number(formula.right));
    case "quotient": {
      const whole = number(formula.whole);
      return whole.isZero() ? whole : number(formula.part).div(whole);
    }
    case "product":
      return number(formula.of).mul(formula.by);
    case "positivePart":
      return Decimal.max(0, number(formula.of));
    case "check":
      return number(formula.of);
    case "same":
      return number(formula.as);
  }
}

/** Whether the cell `of` counts as 0: amounts are compared to the đồng, not to the last bit. */
function agreement(of: string, formula: Formula & { readonly kind: "check" }, writing: Writing): string {
  const digits = dongDecimals(writing.unit);
  const value = digits === 0 ? of : `ROUND(${of},${digits})`;
  const tolerance = formula.tolerance ?? zeroMoney;
  return tolerance === 0 ? `${value}=0` : `ABS(${value})<=${inUnit(tolerance, writing.unit).toString()}`;
}

function rounded(expression: string, formula: Formula, home: PlacedCell, context: FormulaContext): string {
  const digits = decimalsToRound(formula, home, context);
  return digits === undefined ? expression : `ROUND(${expression},${digits})`;
}

/** How many decimals the formula is rounded to; none where whole numbers make it exact anyway. */
function decimalsToRound(formula: Formula, home: PlacedCell, context: FormulaContext): number | undefined {
  const { writing } = context;
  switch (formula.kind) {
    case "sum":
    case "sumWhere":
    case "difference": {
      const cells =
        formula.kind === "sumWhere"
          ? rowsWhere(formula, home, context)
          : formulaCells(formula, home, context);
      const decimals = Math.max(0, ...cells.map(({ cell }) => exactNumber(cell, writing).decimalPlaces()));
      if (decimals === 0) return undefined;
      return home.cell.kind === "decimal" ? Math.min(decimals, mostDecimals) : dongDecimals(writing.unit);
    }
    case "product": {
      const isExact = home.cell.kind === "decimal" || unroundedNumber(formula, home, context).isInteger();
      return isExact ? undefined : dongDecimals(writing.unit);
    }
    case "quotient":
    case "positivePart":
    case "check":
    case "same":
      return undefined;
  }
}

function sumText(cells: readonly PlacedCell[], home: PlacedCell): string {
  const sheets = new Map<string, PlacedCell[]>();
  for (const cell of cells) sheets.set(cell.sheet, [...(sheets.get(cell.sheet) ?? []), cell]);
  const parts = [...sheets].flatMap(([sheet, found]) =>
    rangeArguments(
      found.map((cell) => cell.position),
      prefixOf(sheet, home),
    ),
  );
  return sumOf(parts);
}

function sumOf(parts: readonly string[]): string {
  if (parts.length <= argumentsAtOnce) return `SUM(${parts.join(",")})`;
  const groups: string[] = [];
  for (let first = 0; first < parts.length; first += argumentsAtOnce) {
    groups.push(sumOf(parts.slice(first, first + argumentsAtOnce)));
  }
  return sumOf(groups);
}

function sumWhereText(formula: SumWhere, home: PlacedCell, context: FormulaContext): string {
  const criteria = criteriaOf(formula, home, context);
  if (criteria === undefined) {
    const found = rowsWhere(formula, home, context);
    return found.length === 0 ? "0" : sumText(found, home);
  }
  const range = (column: string) => {
    const cells = context.placement.columnOf(formula.table, column);
    const [first, last] = [cells[0], cells.at(-1)];
    invariant(first !== undefined && last !== undefined, `the table ${formula.table} has rows`);
    return prefixOf(first.sheet, home) + absoluteRange({ from: first.position, to: last.position });
  };
  const conditions = criteria.conditions.map(({ column, equals }) => ({
    range: range(column),
    equals: typeof equals === "string" ? `"${equals.replaceAll('"', '""')}"` : address(equals, home),
  }));
  if (criteria.isExact) {
    const exact = conditions.map((condition) => `--EXACT(${condition.range},${condition.equals})`);
    return `SUMPRODUCT(${[...exact, range(formula.column)].join(",")})`;
  }
  const pairs = conditions.map((condition) => `${condition.range},${condition.equals}`);
  return `SUMIFS(${[range(formula.column), ...pairs].join(",")})`;
}

function address(cell: PlacedCell, home: PlacedCell): string {
  return prefixOf(cell.sheet, home) + cellAddress(cell.position);
}

function prefixOf(sheet: string, home: PlacedCell): string {
  return sheet === home.sheet ? "" : `${quotedSheet(sheet)}!`;
}
