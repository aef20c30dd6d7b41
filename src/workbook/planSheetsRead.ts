import { nearestWord, type Issue } from "../core/issue/index.ts";
import { planSchemaVersion } from "../core/plan/index.ts";
import { wordKey } from "./choices.ts";
import { planSheet, recordSheets, type Sheet } from "./layout.ts";
import { sheetIds, type SheetId } from "./layoutColumn.ts";
import { planHeadings, sheetName, yearWeightColumn, type AttributeHead } from "./layoutText.ts";
import { attributeHeads } from "./planRecords.ts";
import { attachValues, conditionEntry, localityHeadings, placePart } from "./planSheetsAttributes.ts";
import {
  cellName,
  errorInCell,
  findHeadingRow,
  headingsInRow,
  matchHeadings,
  usualHeadingCell,
  type ExpectedHeadings,
} from "./planSheetsHeadings.ts";
import { attachFigures } from "./planSheetsMilestones.ts";
import { readNorms, type PartTable } from "./planSheetsNorms.ts";
import { cellIndex, readRow, readTable, type CellIndex, type ReadRow } from "./planSheetsRows.ts";
import type { Grid } from "./port.ts";
import { recordOf, valueAt, type RawRecord, type RawValue } from "./record.ts";

/** What the sheets of a workbook say, before the plan is checked. */
export interface PlanReading {
  /** The plan as a file would hold it, as far as it could be read. */
  readonly raw: RawRecord;
  /** What is wrong with sheets, headings and cells themselves; one issue a cell. */
  readonly issues: readonly Issue[];
  /** The cell (`Nguồn vốn!D7`) that a path of the plan was read from. */
  readonly cellOf: (path: string) => string | undefined;
  /** The heading over a path of the plan, as the file has it. */
  readonly headingOf: (path: string) => string | undefined;
}

/**
 * Reads the plan from the sheets of a workbook; other sheets are not looked at. Issues: `sheet.*`, `plan.schemaVersion`
 * (alone: a file of another version may have other sheets), and those of single cells.
 */
export function readPlanSheets(grids: readonly Grid[]): PlanReading {
  const index = cellIndex();
  const sheets = findSheets(grids);
  const plan = readPlanItems(sheets.found.get("plan"), index);
  const reading = (raw: RawRecord, issues: readonly Issue[]): PlanReading => ({
    raw,
    issues: onePerCell(issues),
    cellOf: index.cellOf,
    headingOf: index.headingOf,
  });
  const version = otherVersion(plan.entries, index);
  if (version !== undefined) return reading({}, [version]);
  const tables = readTables(sheets.found, index);
  for (const [id, cell] of sheets.missing) noteMissing(id, cell, index);
  const lists = listEntries(tables, new Map([...sheets.missing, ...tables.troubles]), index);
  return reading(recordOf([...plan.entries, ...lists.entries]), [
    ...sheets.issues,
    ...plan.issues,
    ...tables.issues,
    ...lists.issues,
  ]);
}

interface FoundSheets {
  readonly found: ReadonlyMap<SheetId, Grid>;
  /** Sheets that are not there, with what stands for their cell. */
  readonly missing: ReadonlyMap<SheetId, string>;
  readonly issues: readonly Issue[];
}

function findSheets(grids: readonly Grid[]): FoundSheets {
  const byKey = new Map(grids.map((grid) => [wordKey(grid.sheet), grid]));
  const found = new Map(
    sheetIds.flatMap((id) => {
      const grid = byKey.get(wordKey(sheetName(id)));
      return grid === undefined ? [] : [[id, grid] as const];
    }),
  );
  const ours = new Set([...found.values()].map(({ sheet }) => sheet));
  const others = grids.map(({ sheet }) => sheet).filter((sheet) => !ours.has(sheet));
  const missing = new Map(sheetIds.filter((id) => !found.has(id)).map((id) => [id, sheetName(id)]));
  const issues = Array.from(missing, ([id, sheet]) => {
    const nearest = nearestWord(wordKey(sheet), others.map(wordKey));
    const written = others.find((other) => wordKey(other) === nearest);
    const list = recordSheets.find((other) => other.id === id)?.list ?? "";
    const parameters = { sheet, ...(written === undefined ? {} : { nearest: written }) };
    return errorInCell({ path: list, cell: sheet }, "sheet.missing", parameters);
  });
  return { found, missing, issues };
}

interface Entries {
  readonly entries: readonly { readonly path: readonly string[]; readonly value: RawValue }[];
  readonly issues: readonly Issue[];
}

/** The plan sheet has its headings down a column: each item is matched as a heading is elsewhere. */
function readPlanItems(grid: Grid | undefined, index: CellIndex): Entries {
  if (grid === undefined) return { entries: [], issues: [] };
  const columns = [planHeadings.item, planHeadings.entry].map((heading) => ({
    path: [heading],
    heading: { text: heading },
    entry: { kind: "words" } as const,
    empty: "absent" as const,
    required: true,
    width: 0,
  }));
  const expected: ExpectedHeadings = {
    sheet: grid.sheet,
    path: "",
    columns,
    cell: usualHeadingCell(grid.sheet),
  };
  const row = findHeadingRow(grid, expected) ?? 0;
  const cell = row === 0 ? expected.cell : cellName(grid.sheet, row, 1);
  const heads = headingsInRow(grid, row);
  const positionOf = (text: string) => heads.find((head) => wordKey(head.text) === wordKey(text))?.position;
  const [items, values] = [positionOf(planHeadings.item), positionOf(planHeadings.entry)];
  if (items === undefined || values === undefined) {
    const trouble = matchHeadings(heads, { ...expected, cell });
    for (const column of planSheet.columns)
      index.note(column.path.join("."), trouble.issues[0]?.place.cell ?? cell);
    return { entries: [], issues: trouble.issues };
  }
  const written = grid.rows.slice(row).flatMap((cells, position) => {
    const text = String(cells[items - 1] ?? "").trim();
    const at = row + 1 + position;
    return text === "" ? [] : [{ text, cell: cellName(grid.sheet, at, items), position: at }];
  });
  const headings = matchHeadings(written, { ...expected, columns: planSheet.columns, cell });
  const used = headings.found.map((found) => ({
    found,
    value: grid.rows[found.position - 1]?.[values - 1],
    cell: cellName(grid.sheet, found.position, values),
  }));
  const read = readRow(used, headings.missing);
  const entries = planSheet.columns.flatMap(({ path }) => {
    const value = valueAt(read.record, path);
    return value === undefined ? [] : [{ path, value }];
  });
  return { entries, issues: [...headings.issues, ...index.noteRow("", read)] };
}

function otherVersion(entries: Entries["entries"], index: CellIndex): Issue | undefined {
  const found = entries.find(({ path }) => path.join(".") === "schema")?.value;
  if (typeof found !== "string" || found.trim() === planSchemaVersion) return undefined;
  const place = { path: "schema", cell: index.cellOf("schema") ?? sheetName("plan") };
  return errorInCell(place, "plan.schemaVersion", { found, expected: planSchemaVersion });
}

interface Tables {
  readonly rows: ReadonlyMap<SheetId, readonly ReadRow[]>;
  /** Nothing if the sheet of attributes is not there. */
  readonly attributes: readonly AttributeHead[] | undefined;
  /** Tables whose headings are in disorder, with the cell of the first issue that says so. */
  readonly troubles: ReadonlyMap<SheetId, string>;
  readonly issues: readonly Issue[];
}

function readTables(grids: ReadonlyMap<SheetId, Grid>, index: CellIndex): Tables {
  const rows = new Map<SheetId, readonly ReadRow[]>();
  const troubles = new Map<SheetId, string>();
  const issues: Issue[] = [];
  const read = (sheet: Sheet, attributes?: readonly AttributeHead[]) => {
    const grid = grids.get(sheet.id);
    if (grid === undefined) return;
    const expected = expectedHeadings(sheet, grid, attributes);
    const table = readTable(grid, expected, conditionEntry(attributes));
    index.note(sheet.list, table.cell);
    rows.set(sheet.id, table.rows);
    const [trouble] = table.issues;
    if (trouble?.place.cell !== undefined) troubles.set(sheet.id, trouble.place.cell);
    issues.push(...table.issues);
  };
  // Attributes first: the columns of places and the values of conditions depend on them.
  const isFirst = ({ id }: Sheet) => id === "attributes";
  for (const sheet of recordSheets.filter(isFirst)) read(sheet);
  const heads = rows.get("attributes");
  const attributes = heads === undefined ? undefined : attributeHeads(heads.map(({ record }) => record));
  for (const sheet of recordSheets.filter((sheet) => !isFirst(sheet))) read(sheet, attributes);
  return { rows, attributes, troubles, issues };
}

function expectedHeadings(
  sheet: Sheet,
  grid: Grid,
  attributes: readonly AttributeHead[] | undefined,
): ExpectedHeadings {
  const cell = usualHeadingCell(grid.sheet);
  const expected = { sheet: grid.sheet, path: sheet.list, columns: sheet.columns, cell };
  const { perPlan } = sheet;
  if (perPlan === undefined) return expected;
  switch (perPlan) {
    case "years":
      return {
        ...expected,
        resolve: (heading) => (/^\d{4}$/.test(heading) ? yearWeightColumn(heading) : undefined),
      };
    case "attributes":
      return { ...expected, ...localityHeadings(sheet, attributes) };
  }
}

/** Points what a missing sheet leaves out of the plan to the issue of the sheet, so that it is not reported twice. */
function noteMissing(id: SheetId, cell: string, index: CellIndex): void {
  if (id === "plan") for (const { path } of planSheet.columns) index.note(path.join("."), cell);
  const list = recordSheets.find((sheet) => sheet.id === id)?.list ?? "";
  if (list !== "") index.note(list, cell);
}

function listEntries(
  { rows, attributes }: Tables,
  troubles: ReadonlyMap<SheetId, string>,
  index: CellIndex,
): Entries {
  const issues: Issue[] = [];
  const partTable = (id: SheetId): PartTable => ({ rows: rows.get(id) ?? [], trouble: troubles.get(id) });
  const entries = recordSheets.flatMap(({ id, list }) => {
    const own = rows.get(id);
    if (own === undefined || list === "") return [];
    const shown = id === "localities" ? own.map(placePart) : own;
    shown.forEach((row, position) => issues.push(...index.noteRow(`${list}[${position}]`, row)));
    const records = shown.map(({ record }) => record);
    if (id === "norms") {
      const norms = readNorms(records, partTable("normGroups"), partTable("normConditions"), index);
      issues.push(...norms.issues);
      return [{ path: [list], value: norms.norms }];
    }
    if (id === "milestones") {
      const recorded = attachFigures(records, partTable("milestoneFigures"), index);
      issues.push(...recorded.issues);
      return [{ path: [list], value: recorded.milestones }];
    }
    if (id === "attributes") {
      const valued = attachValues(records, attributes ?? [], rows.get("localities") ?? [], index);
      issues.push(...valued.issues);
      return [{ path: [list], value: valued.attributes }];
    }
    return [{ path: list.split("."), value: records }];
  });
  return { entries, issues };
}

/** A cell with two faults shows the first; a heading that is missing is not missed again in every row. */
function onePerCell(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ place: { cell = "" } }) => {
    const isNew = !seen.has(cell);
    seen.add(cell);
    return isNew;
  });
}
