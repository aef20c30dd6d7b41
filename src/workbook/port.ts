/** What a cell holds when it is read: a formula reads as its value. */
export type CellValue = string | number | boolean | null;

/** All the values of a sheet from A1, row by row; rows may differ in length. */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** How a cell looks. A closed list: adapters map each to fonts, fills and number formats. */
export const cellStyles = [
  "title",
  "subtitle",
  "note",
  "heading",
  "text",
  "code",
  "money",
  "decimal",
  "percent",
  "count",
  "check",
  "input",
  "illustrative",
  "subtotalText",
  "subtotalMoney",
  "totalText",
  "totalMoney",
  "section",
] as const;

export type CellStyle = (typeof cellStyles)[number];

export interface BlockCell {
  /** The value; for a formula, what it was computed to be. `null` leaves the cell empty. */
  readonly value: CellValue;
  /** In A1 notation, en-US, without the leading `=`. */
  readonly formula?: string;
  readonly style: CellStyle;
  /** Spaces before the text, by depth. */
  readonly indent?: number;
  /** Digits after the decimal mark that are shown; what the style has if left out. */
  readonly decimals?: number;
  /** Where the content stands; what the style has if left out. */
  readonly align?: "left" | "right" | "centre";
  /** The kind of row it stands in, for styles that have no subtotal or total of their own (percent, count, code). */
  readonly emphasis?: "subtotal" | "total";
  /**
   * What an `input` or `illustrative` cell takes, filled or empty: text kept as text (codes with their zeros), numbers with
   * groups of three, numbers without (years). By the value's type if left out.
   */
  readonly entry?: "text" | "grouped" | "plain";
}

/** A list that a cell must take its value from: texts, or a range of another sheet. */
export interface Validation {
  /** The cells it holds for, in A1 notation. */
  readonly range: string;
  readonly list: readonly string[] | { readonly range: string };
  readonly error: string;
}

export interface PageSetup {
  readonly orientation: "portrait" | "landscape";
  /** Makes the whole sheet as small as one page needs: a chart must not be cut. */
  readonly onePage?: boolean;
  /** Rows repeated at the top of each page, 1-based. */
  readonly titleRows?: { readonly from: number; readonly to: number };
  /** Small text at the foot of each page, as it is. */
  readonly footer?: string;
}

/** A chart of stacked columns over ranges of its own sheet, all in A1 notation. */
export interface BlockChart {
  readonly title: string;
  /** The cell whose upper left corner it stands at. */
  readonly at: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The words under the columns. */
  readonly categories: string;
  /** From the bottom up; one without a colour is not painted and only carries those above it. */
  readonly series: readonly {
    /** The cell that names it. */
    readonly name: string;
    readonly values: string;
    /** `#RRGGBB`. */
    readonly colour?: string;
  }[];
  readonly legend: boolean;
  /** Where the axis of values begins; the program's choice if left out. */
  readonly minimum?: number;
}

/** One sheet to be written whole. The sheet is created, or replaced if it is ours. */
export interface SheetBlock {
  readonly sheet: string;
  readonly rows: readonly (readonly BlockCell[])[];
  /** Widths in characters, from column A. */
  readonly columnWidths: readonly number[];
  /** Heights in points from row 1, for rows that a program does not fit itself (merged text); null lets it fit the row. */
  readonly rowHeights?: readonly (number | null)[];
  /** An Excel table over a range that begins with its heading row. */
  readonly tables: readonly { readonly name: string; readonly range: string }[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly merged: readonly string[];
  readonly validations: readonly Validation[];
  readonly charts?: readonly BlockChart[];
  readonly page: PageSetup;
  readonly tabColour?: string;
}

/**
 * The whole of what the project asks of a workbook. A fourth member needs a decision first.
 * Sheet names are compared in NFC and without regard to case, as Excel does. Reading a sheet that is not there is a bug
 * of the caller, who looks at `sheetNames` first; rows and grids come without the empty cells and rows at their end.
 */
export interface WorkbookPort {
  sheetNames(): Promise<readonly string[]>;
  readGrids(sheets: readonly string[]): Promise<readonly Grid[]>;
  writeBlocks(blocks: readonly SheetBlock[]): Promise<void>;
}
