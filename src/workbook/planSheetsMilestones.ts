import { nearestWord, type Issue } from "../core/issue/index.ts";
import { errorInCell } from "./planSheetsHeadings.ts";
import type { PartTable } from "./planSheetsNorms.ts";
import type { CellIndex, ReadRow } from "./planSheetsRows.ts";
import type { RawRecord } from "./record.ts";

const milestoneKey = "milestone";

/**
 * Gives each milestone its figures, from the rows of their own sheet. Issues: `plan.unknownReference` or `plan.missingKey` for a row
 * that belongs to no milestone, and those of the cells.
 */
export function attachFigures(
  milestones: readonly RawRecord[],
  { rows, trouble }: PartTable,
  index: CellIndex,
): { readonly milestones: readonly RawRecord[]; readonly issues: readonly Issue[] } {
  const ids = milestones.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  const issues: Issue[] = rows.flatMap((row) => strayIssues(row, ids));
  const recorded = milestones.map((milestone, position) => {
    const path = `milestones[${position}].figures`;
    if (trouble !== undefined) index.note(path, trouble);
    // Of two milestones with one id the first has the rows; the second is an issue of its own.
    const isFirst = milestones.findIndex(({ id }) => id === milestone["id"]) === position;
    const own = isFirst ? rows.filter(({ record }) => record[milestoneKey] === milestone["id"]) : [];
    const figures = own.map((row, figure) => {
      issues.push(...index.noteRow(`${path}[${figure}]`, row));
      return Object.fromEntries(Object.entries(row.record).filter(([key]) => key !== milestoneKey));
    });
    return { ...milestone, figures };
  });
  return { milestones: recorded, issues };
}

/** What is wrong with a row that belongs to no milestone, and with its cells. */
function strayIssues(row: ReadRow, ids: readonly string[]): readonly Issue[] {
  const written = row.record[milestoneKey];
  const value = typeof written === "string" ? written : "";
  if (ids.includes(value)) return [];
  const named = row.cells.find(({ path: [key] }) => key === milestoneKey);
  const place = { path: "milestones", cell: named?.cell ?? row.cell };
  const nearest = nearestWord(value, ids);
  const stray =
    value === ""
      ? errorInCell(place, "plan.missingKey", { key: named?.heading ?? milestoneKey })
      : errorInCell(place, "plan.unknownReference", {
          value,
          ...(nearest === undefined ? {} : { nearest }),
        });
  const cells = row.problems.map(({ path, cell, problem }) =>
    errorInCell({ path: path.join("."), cell }, problem.code, problem.parameters),
  );
  return [...cells, stray];
}
