import { nearestWord, type Issue } from "../core/issue/index.ts";
import { groupLists, type GroupKind } from "./planRecords.ts";
import { errorInCell } from "./planSheetsHeadings.ts";
import type { CellIndex, ReadRow } from "./planSheetsRows.ts";
import type { RawRecord, RawValue } from "./record.ts";

export interface ReadNorms {
  readonly norms: readonly RawRecord[];
  readonly issues: readonly Issue[];
}

/** The rows of a table that holds parts of norms, and the cell of the issue that says why some may not be there. */
export interface PartTable {
  readonly rows: readonly ReadRow[];
  readonly trouble: string | undefined;
}

interface Group {
  readonly norm: number;
  readonly id: string;
  readonly list: string;
  readonly path: string;
  readonly record: RawRecord;
}

/**
 * Puts norms together again from the flat rows of their groups and conditions. Issues: `plan.unknownReference` for a row
 * that belongs to nothing, `plan.duplicateId` for a group that stands twice, and those of the cells.
 */
export function readNorms(
  norms: readonly RawRecord[],
  groupTable: PartTable,
  conditionTable: PartTable,
  index: CellIndex,
): ReadNorms {
  const normIds = norms.map(({ id }) => textOf(id));
  const { groups, orphans, issues: groupIssues } = readGroups(normIds, groupTable.rows, index);
  // Without its groups a row of conditions belongs to nothing, which the trouble with the groups already says.
  const rows = groupTable.trouble === undefined ? conditionTable.rows : [];
  const { conditions, issues: conditionIssues } = attachConditions(normIds, groups, orphans, rows);
  const [noGroups = orphans[0]?.cell, noConditions = noGroups] = [groupTable.trouble, conditionTable.trouble];
  noteTroubles(norms, groups, { noGroups, noConditions }, index);
  const issues: Issue[] = [];
  const withConditions = groups.map((group) => {
    const own = conditions.filter((condition) => condition.group === group);
    const when = alternativesOf(own).map((all, alternative) =>
      all.map(({ row }, position) => {
        issues.push(...index.noteRow(`${group.path}.when[${alternative}][${position}]`, row));
        return without(row.record, ["norm", "group", "alternative"]);
      }),
    );
    return { ...group, record: { ...group.record, when } };
  });
  return {
    norms: norms.map((norm, position) => ({
      ...norm,
      ...Object.fromEntries(
        Object.values(groupLists).map((list): [string, RawValue] => [
          list,
          withConditions
            .filter((group) => group.norm === position && group.list === list)
            .map(({ record }) => record),
        ]),
      ),
    })),
    issues: [...groupIssues, ...conditionIssues, ...issues],
  };
}

/** What is empty because rows could not be placed is pointed to the issue that says so. */
function noteTroubles(
  norms: readonly RawRecord[],
  groups: readonly Group[],
  cells: { readonly noGroups: string | undefined; readonly noConditions: string | undefined },
  index: CellIndex,
): void {
  const { noGroups, noConditions } = cells;
  if (noGroups !== undefined) {
    norms.forEach((_, position) => {
      for (const list of Object.values(groupLists)) index.note(`norms[${position}].${list}`, noGroups);
    });
  }
  if (noConditions !== undefined) for (const { path } of groups) index.note(`${path}.when`, noConditions);
}

/** A group whose norm is not known: its conditions are not at fault. */
interface Orphan {
  readonly id: string;
  readonly cell: string;
}

function readGroups(
  normIds: readonly string[],
  rows: readonly ReadRow[],
  index: CellIndex,
): {
  readonly groups: readonly Group[];
  readonly orphans: readonly Orphan[];
  readonly issues: readonly Issue[];
} {
  const groups: Group[] = [];
  const orphans: Orphan[] = [];
  const issues: Issue[] = [];
  for (const row of rows) {
    const norm = normIds.indexOf(textOf(row.record["norm"]));
    const id = textOf(row.record["id"]);
    if (norm < 0) {
      issues.push(unknownReference(row, "norm", normIds), ...orphanIssues(row));
      orphans.push({ id, cell: cellOf(row, "norm") });
      continue;
    }
    const list = groupLists[kindOf(row.record["kind"])];
    const position = groups.filter((group) => group.norm === norm && group.list === list).length;
    const path = `norms[${norm}].${list}[${position}]`;
    const first = groups.find((group) => group.norm === norm && group.id === id && id !== "");
    issues.push(...index.noteRow(path, row));
    if (first !== undefined) {
      const place = { path: `${path}.id`, cell: cellOf(row, "id") };
      issues.push(
        errorInCell(place, "plan.duplicateId", { value: id, first: index.cellOf(`${first.path}.id`) ?? "" }),
      );
    }
    if (row.record["kind"] === undefined && row.problems.every(({ path: [key] }) => key !== "kind")) {
      issues.push(missingKey(row, path, "kind"));
    }
    groups.push({ norm, id, list, path, record: without(row.record, ["norm", "kind"]) });
  }
  return { groups, orphans, issues };
}

interface Condition {
  readonly group: Group;
  readonly alternative: number;
  readonly row: ReadRow;
}

function attachConditions(
  normIds: readonly string[],
  groups: readonly Group[],
  orphans: readonly Orphan[],
  rows: readonly ReadRow[],
): { readonly conditions: readonly Condition[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const conditions = rows.flatMap((row): readonly Condition[] => {
    const norm = normIds.indexOf(textOf(row.record["norm"]));
    const ofNorm = groups.filter((group) => group.norm === norm);
    const named = textOf(row.record["group"]);
    const group = ofNorm.find(({ id }) => id === named);
    if (group === undefined && norm >= 0 && orphans.some(({ id }) => id === named)) {
      issues.push(...orphanIssues(row));
      return [];
    }
    if (group === undefined) {
      const ids = ofNorm.map(({ id }) => id);
      const issue = norm < 0 ? unknownReference(row, "norm", normIds) : unknownReference(row, "group", ids);
      issues.push(issue, ...orphanIssues(row));
      return [];
    }
    const alternative = row.record["alternative"];
    issues.push(...alternativeIssues(row, group.path));
    return [{ group, alternative: typeof alternative === "number" ? alternative : 0, row }];
  });
  return { conditions, issues };
}

function alternativeIssues(row: ReadRow, path: string): readonly Issue[] {
  const value = row.record["alternative"];
  if (row.problems.some(({ path: [key] }) => key === "alternative")) return [];
  const place = { path: `${path}.when`, cell: cellOf(row, "alternative") };
  if (typeof value !== "number") return [missingKey(row, `${path}.when`, "alternative")];
  if (!Number.isInteger(value))
    return [errorInCell(place, "number.notWhole", { value: { decimal: String(value) } })];
  return value < 1 ? [errorInCell(place, "number.tooSmall", { value: String(value), minimum: "1" })] : [];
}

/** The conditions by alternative, in the order of their numbers; the numbers themselves may have gaps. */
function alternativesOf(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const numbers = [...new Set(conditions.map(({ alternative }) => alternative))].sort(
    (one, other) => one - other,
  );
  return numbers.map((number) => conditions.filter(({ alternative }) => alternative === number));
}

/** The row is no part of the plan, but what is wrong in its cells is still said. */
function orphanIssues(row: ReadRow): readonly Issue[] {
  return row.problems.map(({ path, cell, problem }) =>
    errorInCell({ path: path.join("."), cell }, problem.code, problem.parameters),
  );
}

function unknownReference(row: ReadRow, key: "norm" | "group", known: readonly string[]): Issue {
  const value = textOf(row.record[key]);
  const place = { path: "norms", cell: cellOf(row, key) };
  if (value === "") return missingKey(row, "norms", key);
  const nearest = nearestWord(value, known);
  return errorInCell(place, "plan.unknownReference", {
    value,
    ...(nearest === undefined ? {} : { nearest }),
  });
}

function missingKey(row: ReadRow, path: string, key: string): Issue {
  const heading = row.cells.find(({ path: [first] }) => first === key)?.heading ?? key;
  return errorInCell({ path, cell: cellOf(row, key) }, "plan.missingKey", { key: heading });
}

function cellOf(row: ReadRow, key: string): string {
  return row.cells.find(({ path: [first] }) => first === key)?.cell ?? row.cell;
}

function kindOf(value: RawValue | undefined): GroupKind {
  return value === "excluded" ? "excluded" : "coefficient";
}

function textOf(value: RawValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function without(record: RawRecord, keys: readonly string[]): RawRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
