import { nearestWord, type Issue, type IssueCode, type Parameter } from "../core/issue/index.ts";
import { moneyUnits, type MoneyUnit } from "../core/money/index.ts";
import { cellAddress } from "./address.ts";
import { isBlank } from "./cells.ts";
import { wordKey } from "./choices.ts";
import { headingRow } from "./layout.ts";
import type { Column } from "./layoutColumn.ts";
import { attributeInHeading, columnHeading, unitInHeading } from "./layoutText.ts";
import type { CellValue, Grid } from "./port.ts";

/** An error of a workbook: a path in the plan, and the cell (or the sheet) where it stands. */
export function errorInCell(
  place: { readonly path: string; readonly cell: string },
  code: IssueCode,
  parameters: Readonly<Record<string, Parameter>> = {},
): Issue {
  return { code, severity: "error", place, parameters };
}

/** A cell as messages name it: `Nguồn vốn!D7`. */
export function cellName(sheet: string, row: number, column: number): string {
  return `${sheet}!${cellAddress({ row, column })}`;
}

/** Words that stand where headings (or the items of the plan sheet) are expected. */
export interface WrittenHeading {
  readonly text: string;
  readonly cell: string;
  /** Number of the column (or, for an item, of the row) that it heads, from 1. */
  readonly position: number;
}

export interface FoundColumn extends WrittenHeading {
  readonly column: Column;
  /** The unit that a heading of money names. */
  readonly unit: MoneyUnit;
}

export interface Headings {
  readonly found: readonly FoundColumn[];
  /** Columns that are not there, with the cell of the issue that says so. */
  readonly missing: readonly { readonly column: Column; readonly cell: string }[];
  readonly issues: readonly Issue[];
}

export interface ExpectedHeadings {
  readonly sheet: string;
  /** Path of the list in the plan, for issues. */
  readonly path: string;
  readonly columns: readonly Column[];
  /** A column for a heading that is in no list: one of a year, one of an attribute. */
  readonly resolve?: (heading: string) => Column | undefined;
  /** Where a missing heading is reported. */
  readonly cell: string;
}

interface Known {
  readonly column: Column;
  readonly unit: MoneyUnit;
  readonly heading: string;
}

const usualUnit: MoneyUnit = "million";

/** Finds which column each heading heads. Issues: `sheet.headingRepeated`, `sheet.headingUnknown`, `sheet.headingMissing`. */
export function matchHeadings(written: readonly WrittenHeading[], expected: ExpectedHeadings): Headings {
  const known = knownHeadings(expected.columns);
  const found = new Map<string, FoundColumn>();
  const issues: Issue[] = [];
  const unknown: WrittenHeading[] = [];
  for (const heading of written) {
    const match = known.get(wordKey(heading.text)) ?? resolved(expected, heading.text);
    if (match === undefined) {
      unknown.push(heading);
      continue;
    }
    const key = match.column.path.join(".");
    if (found.has(key)) {
      const place = { path: expected.path, cell: heading.cell };
      const first = found.get(key)?.cell ?? "";
      issues.push(
        errorInCell(place, "sheet.headingRepeated", { sheet: expected.sheet, heading: heading.text, first }),
      );
    } else found.set(key, { ...heading, column: match.column, unit: match.unit });
  }
  const absent = expected.columns.filter((column) => !found.has(column.path.join(".")));
  const { missing, issues: trouble } = explainAbsent(absent, unknown, expected);
  return { found: [...found.values()], missing, issues: [...issues, ...trouble] };
}

/** An unknown heading that is near a missing one is that one renamed: one issue, at the heading itself. */
function explainAbsent(
  absent: readonly Column[],
  unknown: readonly WrittenHeading[],
  expected: ExpectedHeadings,
): { readonly missing: Headings["missing"]; readonly issues: readonly Issue[] } {
  const renamed = new Map<Column, string>();
  const issues = unknown.map((heading) => {
    const nearest =
      nearestHeading(
        heading.text,
        absent.filter((column) => !renamed.has(column)),
      ) ?? nearestHeading(heading.text, expected.columns);
    if (nearest !== undefined && absent.includes(nearest.column)) renamed.set(nearest.column, heading.cell);
    return errorInCell({ path: expected.path, cell: heading.cell }, "sheet.headingUnknown", {
      sheet: expected.sheet,
      heading: heading.text,
      ...(nearest === undefined ? {} : { nearest: nearest.heading }),
    });
  });
  const missing = absent.map((column) => ({ column, cell: renamed.get(column) ?? expected.cell }));
  const lost = absent.filter((column) => !renamed.has(column));
  return { missing, issues: [...issues, ...lost.map((column) => headingMissing(expected, column))] };
}

function headingMissing(expected: ExpectedHeadings, column: Column): Issue {
  return errorInCell({ path: expected.path, cell: expected.cell }, "sheet.headingMissing", {
    sheet: expected.sheet,
    heading: columnHeading(column, usualUnit),
  });
}

function resolved(expected: ExpectedHeadings, heading: string): Known | undefined {
  const column = expected.resolve?.(heading);
  // An amount without a unit is no amount: its heading is unknown, and the issue names the heading with its unit.
  const unit = column?.entry.kind === "money" ? unitInHeading(heading) : usualUnit;
  return column === undefined || unit === undefined ? undefined : { column, unit, heading };
}

function knownHeadings(columns: readonly Column[]): ReadonlyMap<string, Known> {
  return new Map(columns.flatMap(headingsOf).map((known) => [wordKey(known.heading), known]));
}

/** A column of money may be in any unit; its heading says which. */
function headingsOf(column: Column): readonly Known[] {
  const units = column.entry.kind === "money" ? moneyUnits : [usualUnit];
  return units.map((unit) => ({ column, unit, heading: columnHeading(column, unit) }));
}

function nearestHeading(written: string, columns: readonly Column[]): Known | undefined {
  const candidates = columns.map((column) => ({
    column,
    unit: usualUnit,
    heading: columnHeading(column, usualUnit),
  }));
  const sameStem = candidates.find(({ heading }) => stem(heading) === stem(written));
  if (sameStem !== undefined) return sameStem;
  const id = attributeInHeading(written);
  const byId = new Map(candidates.map((candidate) => [candidate.column.path[1] ?? "", candidate]));
  const sameAttribute = id === undefined ? undefined : byId.get(nearestWord(id, byId.keys()) ?? "");
  if (sameAttribute !== undefined) return sameAttribute;
  const byKey = new Map(candidates.map((candidate) => [wordKey(candidate.heading), candidate]));
  return byKey.get(nearestWord(wordKey(written), byKey.keys()) ?? "");
}

/** A heading without its unit and marks in brackets. */
function stem(heading: string): string {
  return wordKey(heading.replace(/[([].*$/su, ""));
}

/** A person may add rows above the headings, but not a page of them. */
const lastHeadingRow = 50;

/** The number of the row in which most headings of `columns` stand, from 1; nothing if none stands anywhere. */
export function findHeadingRow(grid: Grid, expected: ExpectedHeadings): number | undefined {
  const known = knownHeadings(expected.columns);
  let best: number | undefined;
  let most = 0;
  grid.rows.slice(0, lastHeadingRow).forEach((row, index) => {
    const matched = new Set(row.map(headingText).flatMap((text) => known.get(wordKey(text))?.column ?? []));
    if (matched.size > most) [best, most] = [index + 1, matched.size];
  });
  return best;
}

/** The headings of one row; a column without a heading is the user's own. */
export function headingsInRow(grid: Grid, row: number): readonly WrittenHeading[] {
  return (grid.rows[row - 1] ?? []).flatMap((value, index) =>
    isBlank(value)
      ? []
      : [{ text: headingText(value), cell: cellName(grid.sheet, row, index + 1), position: index + 1 }],
  );
}

/** Where a sheet that has no headings is said to have none. */
export function usualHeadingCell(sheet: string): string {
  return cellName(sheet, headingRow, 1);
}

function headingText(value: CellValue): string {
  return value === null ? "" : String(value).trim();
}
