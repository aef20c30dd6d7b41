import { nearestWord, type Issue } from "../core/issue/index.ts";
import { groupLists, type GroupKind } from "./planRecords.ts";
import { errorInCell } from "./planSheetsHeadings.ts";
import type { CellIndex, ReadRow } from "./planSheetsRows.ts";
import type { RawRecord, RawValue } from "./record.ts";

export interface ReadNorms {
  readonly norms: readonly RawRecord[];
  readonly issues: readonly Issue[];
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
  groupRows: readonly ReadRow[],
  conditionRows: readonly ReadRow[],
  index: CellIndex,
): ReadNorms {
  const normIds = norms.map(({ id }) => textOf(id));
  const { groups, issues: groupIssues } = readGroups(normIds, groupRows, index);
  const { conditions, issues: conditionIssues } = attachConditions(normIds, groups, conditionRows);
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

function readGroups(
  normIds: readonly string[],
  rows: readonly ReadRow[],
  index: CellIndex,
): { readonly groups: readonly Group[]; readonly issues: readonly Issue[] } {
  const groups: Group[] = [];
  const issues: Issue[] = [];
  for (const row of rows) {
    const norm = normIds.indexOf(textOf(row.record["norm"]));
    if (norm < 0) {
      issues.push(unknownReference(row, "norm", normIds), ...orphanIssues(row));
      continue;
    }
    const id = textOf(row.record["id"]);
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
  return { groups, issues };
}

interface Condition {
  readonly group: Group;
  readonly alternative: number;
  readonly row: ReadRow;
}

function attachConditions(
  normIds: readonly string[],
  groups: readonly Group[],
  rows: readonly ReadRow[],
): { readonly conditions: readonly Condition[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const conditions = rows.flatMap((row): readonly Condition[] => {
    const norm = normIds.indexOf(textOf(row.record["norm"]));
    const ofNorm = groups.filter((group) => group.norm === norm);
    const group = ofNorm.find(({ id }) => id === textOf(row.record["group"]));
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
