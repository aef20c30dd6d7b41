import type { Issue } from "../core/issue/index.ts";
import { fromCell, isBlank, type Problem } from "./cells.ts";
import type { Column, Entry } from "./layoutColumn.ts";
import { columnHeading } from "./layoutText.ts";
import {
  cellName,
  errorInCell,
  findHeadingRow,
  headingsInRow,
  matchHeadings,
  type ExpectedHeadings,
  type FoundColumn,
  type Headings,
} from "./planSheetsHeadings.ts";
import type { CellValue, Grid } from "./port.ts";
import { recordOf, type RawRecord, type RawValue } from "./record.ts";

/** One row as a record of the plan, with the cell of each of its parts. */
export interface ReadRow {
  readonly record: RawRecord;
  /** The first cell of the row. */
  readonly cell: string;
  readonly cells: readonly ReadCell[];
  readonly problems: readonly {
    readonly path: readonly string[];
    readonly cell: string;
    readonly problem: Problem;
  }[];
}

/** Where a part of a record stands, and under which heading. */
export interface ReadCell {
  readonly path: readonly string[];
  readonly cell: string;
  readonly heading: string;
}

export interface ReadTable {
  readonly rows: readonly ReadRow[];
  readonly issues: readonly Issue[];
  /** Where the list stands, for an issue about the whole of it. */
  readonly cell: string;
}

/** Gives the entry of a column where it depends on the row: the value of a condition is of its attribute's kind. */
export type EntryIn = (column: Column, valueOf: (key: string) => CellValue | undefined) => Entry;

/** Reads the table of a sheet, whatever the order of its columns; blank rows are skipped. */
export function readTable(
  grid: Grid,
  expected: ExpectedHeadings,
  entryIn: EntryIn = (column) => column.entry,
): ReadTable {
  const row = findHeadingRow(grid, expected);
  const cell = row === undefined ? expected.cell : cellName(grid.sheet, row, 1);
  const written = row === undefined ? [] : headingsInRow(grid, row);
  const headings = matchHeadings(written, { ...expected, cell });
  const body = row === undefined ? [] : grid.rows.slice(row);
  const rows = body.flatMap((cells, index) => {
    const number = (row ?? 0) + 1 + index;
    const used = headings.found.map((found) => ({
      found,
      value: cells[found.position - 1],
      cell: cellName(grid.sheet, number, found.position),
    }));
    return used.every(({ value }) => isBlank(value)) ? [] : [readRow(used, headings.missing, entryIn)];
  });
  return { rows, issues: headings.issues, cell };
}

/** A heading and what stands in its column (or, on the plan sheet, beside it). */
export interface UsedCell {
  readonly found: FoundColumn;
  readonly value: CellValue | undefined;
  readonly cell: string;
}

/** The record of one row. */
export function readRow(
  used: readonly UsedCell[],
  missing: Headings["missing"],
  entryIn: EntryIn = (column) => column.entry,
): ReadRow {
  const valueOf = (key: string) => used.find(({ found }) => found.column.path.join(".") === key)?.value;
  const readings = used.map(({ found: { column, unit }, value, cell }) => {
    const read = isBlank(value) ? {} : fromCell(value, entryIn(column, valueOf), unit);
    return { column, cell, heading: columnHeading(column, unit), path: column.path, ...read };
  });
  const filled = readings.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value }]));
  const blanks = readings
    .filter(({ value, problem }) => value === undefined && problem === undefined)
    .flatMap(({ column }) => blankValue(column, filled));
  return {
    record: recordOf([...filled, ...blanks]),
    cell: used[0]?.cell ?? "",
    cells: [...readings, ...missing.map(missingCell)],
    problems: readings.flatMap(({ path, cell, problem }) =>
      problem === undefined ? [] : [{ path, cell, problem }],
    ),
  };
}

function missingCell({ column, cell }: Headings["missing"][number]): ReadCell {
  return { path: column.path, cell, heading: columnHeading(column, "million") };
}

interface Filled {
  readonly path: readonly string[];
  readonly value: RawValue;
}

/** What an empty cell stands for; a null inside a part of the record only where the part is there at all. */
function blankValue({ path, empty }: Column, filled: readonly Filled[]): readonly Filled[] {
  const isPart = path.length > 1 && !filled.some((other) => other.path[0] === path[0]);
  if (empty === "absent" || isPart) return [];
  return [{ path, value: empty === "null" ? null : [] }];
}

/** Which cell each part of the plan was read from. */
export interface CellIndex {
  /** Notes where `path` stands; the first note of a path holds. */
  readonly note: (path: string, cell: string) => void;
  /** Notes where a row and its parts stand, and gives the issues of its cells. */
  readonly noteRow: (path: string, row: ReadRow) => readonly Issue[];
  /** The cell of `path`, or of the nearest part of the plan around it. */
  readonly cellOf: (path: string) => string | undefined;
  /** The heading over `path` itself. */
  readonly headingOf: (path: string) => string | undefined;
}

/** An index with nothing in it yet. */
export function cellIndex(): CellIndex {
  const cells = new Map<string, { readonly cell: string; readonly heading?: string }>();
  const note = (path: string, cell: string, heading?: string): void => {
    const key = steps(path).join("/");
    if (!cells.has(key)) cells.set(key, heading === undefined ? { cell } : { cell, heading });
  };
  return {
    note,
    headingOf: (path) => cells.get(steps(path).join("/"))?.heading,
    noteRow(path, row) {
      note(path, row.cell);
      for (const part of row.cells) {
        part.path.forEach((_, index) => {
          note(pathWithin(path, part.path.slice(0, index + 1)), part.cell, part.heading);
        });
      }
      return row.problems.map(({ path: part, cell, problem }) =>
        errorInCell({ path: pathWithin(path, part), cell }, problem.code, problem.parameters),
      );
    },
    cellOf(path) {
      for (let around = steps(path); around.length > 0; around = around.slice(0, -1)) {
        const cell = cells.get(around.join("/"))?.cell;
        if (cell !== undefined) return cell;
      }
      return undefined;
    },
  };
}

function pathWithin(path: string, part: readonly string[]): string {
  return [path, ...part].filter((step) => step !== "").join(".");
}

function steps(path: string): readonly string[] {
  return path.match(/[^.[\]]+/gu) ?? [];
}
