import { invariant, IssueError } from "../core/issue/index.ts";
import { absolute, Decimal, decimalToCell, moneyToCell, zeroMoney, type Money } from "../core/money/index.ts";
import type { CellReference, Formula } from "../core/report/table.ts";
import { cellAddress } from "./address.ts";
import { agreed, exactNumber } from "./cellNumbers.ts";
import { formulaCells, formulaNumber, type FormulaContext } from "./formula.ts";
import type { PlacedCell } from "./placement.ts";
import type { CellValue } from "./port.ts";

/** A part of the last of 15 digits: what a share that the engine gives with many digits may be off. */
const relativeTolerance = new Decimal("1e-14");

/**
 * The value of a cell that holds a number: what the engine computed. If the cell has a formula, holds that the formula
 * comes to the same, so that no file shows one figure and computes another.
 */
export function liveValue(placed: PlacedCell, context: FormulaContext): CellValue {
  const { cell } = placed;
  switch (cell.kind) {
    case "empty":
    case "code":
    case "text":
      return null;
    case "money":
      if (cell.formula !== undefined) holdsExactly(placed, cell.formula, context);
      return amountValue(cell.amount, placed, context);
    case "count":
      if (cell.formula !== undefined) holdsExactly(placed, cell.formula, context);
      return cell.value;
    case "check": {
      if (cell.formula !== undefined) holdsExactly(placed, cell.formula, context);
      const tolerance = cell.formula?.kind === "check" ? (cell.formula.tolerance ?? zeroMoney) : zeroMoney;
      const isAgreed = absolute(cell.difference) <= tolerance;
      return isAgreed ? agreed : amountValue(cell.difference, placed, context);
    }
    case "decimal":
      if (cell.formula !== undefined) holdsNearly(placed, cell.value, cell.formula, context);
      return binaryNumber(placed, context);
  }
}

/** Holds that no cell depends on itself, whole ranges counted, as a sheet does. */
export function checkNoCircle(cells: readonly PlacedCell[], context: FormulaContext): void {
  const state = new Map<string, "open" | "done">();
  const visit = (placed: PlacedCell): void => {
    const formula = formulaOf(placed);
    if (formula === undefined) return;
    const place = placeOf(placed);
    const known = state.get(place);
    if (known === "done") return;
    invariant(known === undefined, `${place} does not depend on itself`);
    state.set(place, "open");
    formulaCells(formula, placed, context).forEach(visit);
    state.set(place, "done");
  };
  cells.forEach(visit);
}

/** The formula of a cell, if it is of a kind that can have one. */
export function formulaOf({ cell }: PlacedCell): Formula | undefined {
  return "formula" in cell ? cell.formula : undefined;
}

function holdsExactly(placed: PlacedCell, formula: Formula, context: FormulaContext): void {
  const [computed, stated] = [
    formulaNumber(formula, placed, context),
    exactNumber(placed.cell, context.writing),
  ];
  invariant(
    computed.equals(stated),
    `${placeOf(placed)}: the formula comes to ${computed.toString()}, the engine to ${stated.toString()}`,
  );
}

/** A share may be given rounded: the formula must come to within half of its last digit. */
function holdsNearly(placed: PlacedCell, value: string, formula: Formula, context: FormulaContext): void {
  const [computed, stated] = [formulaNumber(formula, placed, context), new Decimal(value)];
  const halfDigit = new Decimal(10).pow(-stated.decimalPlaces()).div(2);
  const allowed = halfDigit.plus(computed.abs().mul(relativeTolerance));
  invariant(
    computed.minus(stated).abs().lessThanOrEqualTo(allowed),
    `${placeOf(placed)}: the formula comes to ${computed.toString()}, the engine to ${value}`,
  );
}

/**
 * The binary number of a cell, computed as a spreadsheet does: a quotient of amounts is the quotient of their binary
 * numbers, so that recalculating gives the same to the last bit.
 */
function binaryNumber(placed: PlacedCell, context: FormulaContext): number {
  const formula = formulaOf(placed);
  const { cell } = placed;
  if (cell.kind === "money") {
    const amount = moneyToCell(cell.amount, context.writing.unit);
    return amount.ok ? amount.value : decimalToCell(exactNumber(cell, context.writing));
  }
  if (formula === undefined || cell.kind !== "decimal") {
    return decimalToCell(exactNumber(cell, context.writing));
  }
  const at = (reference: CellReference) =>
    binaryNumber(context.placement.locate(reference, placed.tableId), context);
  switch (formula.kind) {
    case "quotient": {
      const whole = at(formula.whole);
      return whole === 0 ? 0 : at(formula.part) / whole;
    }
    case "product":
      return at(formula.of) * decimalToCell(formula.by);
    case "positivePart":
      return Math.max(0, at(formula.of));
    case "same":
      return at(formula.as);
    case "sum":
    case "sumWhere":
    case "difference":
    case "check":
      return decimalToCell(formulaNumber(formula, placed, context));
  }
}

function amountValue(amount: Money, placed: PlacedCell, context: FormulaContext): number {
  const value = moneyToCell(amount, context.writing.unit);
  if (value.ok) return value.value;
  const place = { path: placed.tableId, cell: placeOf(placed) };
  throw new IssueError(...value.issues.map((issue) => ({ ...issue, place })));
}

function placeOf(placed: PlacedCell): string {
  return `${placed.sheet}!${cellAddress(placed.position)}`;
}
