import { failure, nearestWord, success, type Issue, type Result } from "../core/issue/index.ts";
import { parseScenario, scenarioSchemaVersion, type Scenario } from "../core/scenario/index.ts";
import { wordKey } from "./choices.ts";
import { fileText } from "./layoutText.ts";
import { locateIssues } from "./planSheets.ts";
import { cellName, errorInCell, usualHeadingCell } from "./planSheetsHeadings.ts";
import { cellIndex, readTable, type CellIndex, type ReadRow } from "./planSheetsRows.ts";
import type { Grid } from "./port.ts";
import type { RawRecord, RawValue } from "./record.ts";
import { figureKeys, scenarioColumnsOf, scenarioSheetIds, type ScenarioSheetId } from "./scenarioLayout.ts";
import { adjustmentOf, textOf } from "./scenarioRows.ts";

export { scenariosToBlocks } from "./scenarioSheetsWrite.ts";

/** The name of a sheet of scenarios in every file. */
export function scenarioSheetName(id: ScenarioSheetId): string {
  return fileText(`layout.scenarioSheet.${id}`);
}

/**
 * The scenarios of a workbook, in the order of their sheet; none if it has no such sheet. All issues come back at once, each with its
 * cell (`Điều chỉnh kịch bản!C7`): headings, cells, rows of a scenario that is not on the sheet, and those of `parseScenario`.
 */
export function gridsToScenarios(grids: readonly Grid[]): Result<readonly Scenario[]> {
  const byKey = new Map(grids.map((grid) => [wordKey(grid.sheet), grid]));
  const index = cellIndex();
  const issues: Issue[] = [];
  const rowsOf = (id: ScenarioSheetId): readonly ReadRow[] => {
    const grid = byKey.get(wordKey(scenarioSheetName(id)));
    if (grid === undefined) return [];
    const cell = usualHeadingCell(grid.sheet);
    const table = readTable(grid, { sheet: grid.sheet, path: id, columns: scenarioColumnsOf[id], cell });
    issues.push(...table.issues);
    return table.rows;
  };
  const rows: Readonly<Record<ScenarioSheetId, readonly ReadRow[]>> = {
    scenarios: rowsOf("scenarios"),
    adjustments: rowsOf("adjustments"),
    parameters: rowsOf("parameters"),
    limits: rowsOf("limits"),
  };
  issues.push(...strayRows(rows));
  const scenarios = rows.scenarios.flatMap((row, position) => {
    const path = `scenarios[${position}]`;
    issues.push(...index.noteRow(path, row));
    const raw = scenarioOf(row, rows, path, index, issues);
    const parsed = parseScenario(raw);
    if (parsed.ok) return [parsed.value];
    const within = parsed.issues.map((issue) => ({
      ...issue,
      place: { ...issue.place, path: joined(path, issue.place.path) },
    }));
    issues.push(...locateIssues(within, index.cellOf));
    return [];
  });
  issues.push(...repeatedIds(rows.scenarios));
  return issues.length > 0 ? failure(...onePerCell(issues)) : success(scenarios);
}

function joined(path: string, inner: string): string {
  return inner === "" ? path : `${path}.${inner}`;
}

function scenarioOf(
  row: ReadRow,
  rows: Readonly<Record<ScenarioSheetId, readonly ReadRow[]>>,
  path: string,
  index: CellIndex,
  issues: Issue[],
): RawRecord {
  const id = row.record["id"];
  const own = (sheet: ScenarioSheetId): readonly ReadRow[] =>
    rows[sheet].filter(({ record }) => record["scenario"] === id);
  const limits = own("limits");
  const adjustments = own("adjustments").map((adjustment, position) => {
    const at = `${path}.adjustments[${position}]`;
    issues.push(...index.noteRow(at, adjustment));
    const limit = limits.find(({ record }) => record["number"] === position + 1);
    if (limit !== undefined) issues.push(...index.noteRow(at, limit));
    const raw = adjustmentOf(adjustment.record, limit?.record["limit"]);
    noteFigure(raw, adjustment, at, index);
    return raw;
  });
  const parameters = own("parameters").map((parameter, position) => {
    issues.push(...index.noteRow(`${path}.parameters[${position}]`, parameter));
    return withoutScenario(parameter.record);
  });
  return { schema: scenarioSchemaVersion, ...row.record, parameters, adjustments };
}

/** The shared column of ratios stands for the key that the kind of adjustment has. */
function noteFigure(raw: RawRecord, row: ReadRow, path: string, index: CellIndex): void {
  const key = figureKeys.get(textOf(raw["kind"]));
  const cell = row.cells.find((read) => read.path[0] === "figure")?.cell;
  if (key !== undefined && cell !== undefined) index.note(`${path}.${key}`, cell);
}

function withoutScenario(record: RawRecord): RawRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== "scenario"));
}

/** Rows that belong to no scenario of the sheet, and limits that belong to no adjustment. */
function strayRows(rows: Readonly<Record<ScenarioSheetId, readonly ReadRow[]>>): readonly Issue[] {
  const known = new Set(
    rows.scenarios.map(({ record }) => record["id"]).filter((id) => typeof id === "string"),
  );
  const stray = scenarioSheetIds
    .filter((id) => id !== "scenarios")
    .flatMap((id) =>
      rows[id].flatMap((row) => {
        const scenario = row.record["scenario"];
        if (typeof scenario === "string" && known.has(scenario)) return [];
        return [unknownIn(row, id, scenario ?? "", known)];
      }),
    );
  const counts = new Map<RawValue, number>();
  for (const { record } of rows.adjustments) {
    const id = record["scenario"] ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const lost = rows.limits.flatMap((row) => {
    const { scenario = "", number } = row.record;
    const last = counts.get(scenario) ?? 0;
    if (typeof number === "number" && number >= 1 && number <= last) return [];
    const cell = row.cells.find(({ path }) => path[0] === "number")?.cell ?? row.cell;
    return [errorInCell({ path: "limits", cell }, "plan.unknownReference", { value: textOf(number) })];
  });
  return [...stray, ...lost];
}

function unknownIn(row: ReadRow, sheet: ScenarioSheetId, value: RawValue, known: ReadonlySet<string>): Issue {
  const nearest = nearestWord(textOf(value), known);
  const cell = row.cells.find(({ path }) => path[0] === "scenario")?.cell ?? row.cell;
  return errorInCell({ path: sheet, cell }, "plan.unknownReference", {
    value: textOf(value),
    ...(nearest === undefined ? {} : { nearest }),
  });
}

function repeatedIds(rows: readonly ReadRow[]): readonly Issue[] {
  const firsts = new Map<RawValue, string>();
  return rows.flatMap(({ record, cell }) => {
    const id = record["id"] ?? "";
    const first = firsts.get(id);
    if (first === undefined) {
      firsts.set(id, cell);
      return [];
    }
    return [errorInCell({ path: "scenarios", cell }, "plan.duplicateId", { value: textOf(id), first })];
  });
}

/** A cell with two faults shows the first. */
function onePerCell(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ place }) => {
    const cell = place.cell ?? cellName(place.path, 1, 1);
    const isNew = !seen.has(cell);
    seen.add(cell);
    return isNew;
  });
}
