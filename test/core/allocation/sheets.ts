import assert from "node:assert/strict";
import { money, sum } from "../../../src/core/money/index.ts";
import type { Cell, CellReference, Formula, Row, Table } from "../../../src/core/report/table.ts";
import { labelText, writingIn } from "../../../src/text/language.ts";

const vi = writingIn("vi", "dong");

/** What a reader sees in a cell: a number as it is, words in Vietnamese. */
export function valueOf(cell: Cell): number | string {
  switch (cell.kind) {
    case "money":
      return cell.amount;
    case "check":
      return cell.difference;
    case "count":
      return cell.value;
    case "code":
      return cell.text;
    case "decimal":
      return cell.value;
    case "text":
      return labelText(vi, cell.label);
    case "empty":
      return "";
  }
}

/** Works every formula out from the values of the cells that it names, as a sheet would. */
export class Sheets {
  readonly #rows = new Map<string, ReadonlyMap<string, Row>>();
  readonly #columns = new Map<string, ReadonlyMap<string, number>>();
  readonly #tables: readonly Table[];

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
    for (const table of tables) {
      this.#rows.set(table.id, new Map(table.rows.map((row) => [row.key, row])));
      this.#columns.set(table.id, new Map(table.columns.map(({ id }, index) => [id, index])));
    }
  }

  cell(reference: CellReference, home: string): Cell {
    const table = reference.table ?? home;
    const index = this.#columns.get(table)?.get(reference.column);
    const cell = index === undefined ? undefined : this.#rows.get(table)?.get(reference.row)?.cells[index];
    assert.ok(cell !== undefined, `there is a cell ${table} ${reference.row} ${reference.column}`);
    return cell;
  }

  amount(reference: CellReference, home: string): number {
    const value = valueOf(this.cell(reference, home));
    assert.equal(typeof value, "number", `${home}: ${JSON.stringify(reference)} is a number`);
    return Number(value);
  }

  evaluate(formula: Formula, home: string): number {
    const total = (amounts: readonly number[]): number => sum(amounts.map((amount) => money(amount)));
    switch (formula.kind) {
      case "sum":
        return total(formula.of.map((reference) => this.amount(reference, home)));
      case "difference":
        return this.amount(formula.left, home) - this.amount(formula.right, home);
      case "same":
        return this.amount(formula.as, home);
      case "check":
        return this.amount(formula.of, home);
      case "sumWhere": {
        const found = this.#tables.find(({ id }) => id === formula.table);
        const rows = (found?.rows ?? []).filter((row) =>
          formula.match.every(({ column, equals }) => {
            const wanted = typeof equals === "string" ? equals : valueOf(this.cell(equals, home));
            return valueOf(this.cell({ table: formula.table, row: row.key, column }, home)) === wanted;
          }),
        );
        return total(
          rows.map(({ key }) =>
            this.amount({ table: formula.table, row: key, column: formula.column }, home),
          ),
        );
      }
      case "quotient":
      case "product":
      case "positivePart":
        return assert.fail(`these tables have no formula ${formula.kind}`);
    }
  }
}

/** How many formulas of each table were worked out; each must give its cached value. */
export function checkFormulas(tables: readonly Table[]): ReadonlyMap<string, number> {
  const sheets = new Sheets(tables);
  const counts = new Map<string, number>();
  for (const table of tables) {
    for (const row of table.rows) {
      row.cells.forEach((cell, index) => {
        const formula = "formula" in cell ? cell.formula : undefined;
        if (formula === undefined) return;
        const about = `${table.id} ${row.key} ${table.columns[index]?.id ?? ""}`;
        assert.equal(sheets.evaluate(formula, table.id), valueOf(cell), about);
        counts.set(table.id, (counts.get(table.id) ?? 0) + 1);
      });
    }
  }
  return counts;
}
