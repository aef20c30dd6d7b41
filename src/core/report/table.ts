import type { Parameter } from "../issue/issue.ts";
import type { Money } from "../money/money.ts";

/** Words to be: a key of `src/text` with its parameters, a name that the plan gives in both languages, or text as it is. */
export type Label =
  | { readonly key: string; readonly parameters?: Readonly<Record<string, Parameter>> }
  | { readonly name: { readonly vi: string; readonly en: string } }
  | { readonly text: string };

/** A cell by the keys of its row and column, so that nothing depends on where a table is put. */
export interface CellReference {
  /** Id of the table it stands in; the table of the formula itself if left out. */
  readonly table?: string;
  readonly row: string;
  readonly column: string;
}

/** What a workbook keeps live. Every cell with a formula also carries the value that the engine computed. */
export type Formula =
  /** The sum of the cells. */
  | { readonly kind: "sum"; readonly of: readonly CellReference[] }
  /** The sum of `column` of `table` over the rows whose cells in `match` equal the given cells or texts, by code. */
  | {
      readonly kind: "sumWhere";
      readonly table: string;
      readonly column: string;
      readonly match: readonly { readonly column: string; readonly equals: CellReference | string }[];
    }
  /** `left − right`. */
  | { readonly kind: "difference"; readonly left: CellReference; readonly right: CellReference }
  /** `part / whole`, or 0 where the whole is 0. */
  | { readonly kind: "quotient"; readonly part: CellReference; readonly whole: CellReference }
  /** `of × by`, where `by` is an exact decimal (a counterpart ratio). */
  | { readonly kind: "product"; readonly of: CellReference; readonly by: string }
  /** The larger of 0 and the cell. */
  | { readonly kind: "positivePart"; readonly of: CellReference }
  /** "OK" where the cell is 0 (or at most `tolerance` đồng either way), else the difference. */
  | { readonly kind: "check"; readonly of: CellReference; readonly tolerance?: Money }
  /** The value of another cell. */
  | { readonly kind: "same"; readonly as: CellReference };

export type Cell =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly label: Label }
  /** An official code or an id: always text, never a number. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "money"; readonly amount: Money; readonly formula?: Formula }
  /** An exact decimal as text with a point: a share (0.215 shown as 21,5 %), a coefficient, an exact quota. */
  | {
      readonly kind: "decimal";
      readonly value: string;
      readonly show: "percent" | "plain";
      /** Digits after the mark that are shown. */
      readonly decimals?: number;
      readonly formula?: Formula;
    }
  | { readonly kind: "count"; readonly value: number; readonly formula?: Formula }
  /** "OK" or a difference in đồng. */
  | { readonly kind: "check"; readonly difference: Money; readonly formula?: Formula };

export interface Column {
  readonly id: string;
  readonly heading: Label;
  readonly align: "left" | "right" | "centre";
  /** Width in characters, for a sheet. */
  readonly width: number;
}

/** What a row is, which decides how it looks: an item, a subtotal or total, a heading between rows. */
export type RowRole = "item" | "subtotal" | "total" | "section";

export interface Row {
  /** Unique in the table and stable: codes and ids, never a position. */
  readonly key: string;
  readonly role: RowRole;
  /** Depth of indentation of the first text column. */
  readonly level: number;
  /** One cell a column, in the order of `columns`. */
  readonly cells: readonly Cell[];
}

/** A table for any host: sheet, csv, markdown, plain text. */
export interface Table {
  /** Unique among the tables of one report; becomes the key of formulas. */
  readonly id: string;
  readonly title: Label;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Whether money cells should be shown under the unit that the reader chose; their data stay in đồng. */
  readonly hasMoney: boolean;
  readonly notes: readonly Label[];
}

/** A column's heading with its key, right-aligned for amounts and left for words. */
export function column(id: string, heading: Label, align: Column["align"] = "right", width = 16): Column {
  return { id, heading, align, width };
}

export const emptyCell: Cell = { kind: "empty" };

/** A cell of words. */
export function textCell(label: Label): Cell {
  return { kind: "text", label };
}

/** A cell of money, live if a formula is given. */
export function moneyCell(amount: Money, formula?: Formula): Cell {
  return formula === undefined ? { kind: "money", amount } : { kind: "money", amount, formula };
}
