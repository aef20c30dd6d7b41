import type { Issue } from "../core/issue/index.ts";
import { wordKey } from "./choices.ts";
import type { Sheet } from "./layout.ts";
import type { Column } from "./layoutColumn.ts";
import { attributeColumn, attributeInHeading, attributeValue, type AttributeHead } from "./layoutText.ts";
import { errorInCell, type ExpectedHeadings } from "./planSheetsHeadings.ts";
import type { CellIndex, EntryIn, ReadRow } from "./planSheetsRows.ts";
import { isRecord, valueAt, type RawRecord, type RawValue } from "./record.ts";

const valuesKey = "values";

/**
 * The columns of the places' sheet: its own and one an attribute. A heading names its attribute by the id in square
 * brackets, or by the attribute's name if only one has it. Without the sheet of attributes any id will do.
 */
export function localityHeadings(
  sheet: Sheet,
  attributes: readonly AttributeHead[] | undefined,
): Pick<ExpectedHeadings, "columns" | "resolve"> {
  const columns = (attributes ?? []).map((head) => ({ head, column: attributeColumn(head) }));
  const resolve = (heading: string): Column | undefined => {
    const id = attributeInHeading(heading);
    if (attributes === undefined) {
      return id === undefined ? undefined : attributeColumn({ id, name: id, illustrative: false });
    }
    if (id !== undefined) return columns.find(({ head }) => wordKey(head.id) === wordKey(id))?.column;
    const named = columns.filter(({ head }) => wordKey(head.name) === wordKey(heading));
    return named.length === 1 ? named[0]?.column : undefined;
  };
  return { columns: [...sheet.columns, ...columns.map(({ column }) => column)], resolve };
}

/** A condition's value is of the kind of the attribute that its row names. */
export function conditionEntry(attributes: readonly AttributeHead[] | undefined): EntryIn {
  return (column, valueOf) => {
    if (column.entry.kind !== "value" || column.path[0] === valuesKey) return column.entry;
    const id = String(valueOf("attribute") ?? "").trim();
    const head = attributes?.find((attribute) => attribute.id === id);
    return head === undefined ? column.entry : attributeValue(head);
  };
}

/** The row of a place without its attributes, which belong to other records of the plan. */
export function placePart(row: ReadRow): ReadRow {
  const isOwn = ({ path: [key] }: { readonly path: readonly string[] }) => key !== valuesKey;
  const own = Object.entries(row.record).filter(([key]) => key !== valuesKey);
  return {
    ...row,
    record: Object.fromEntries(own),
    cells: row.cells.filter(isOwn),
    problems: row.problems.filter(isOwn),
  };
}

/** Gives each attribute its values by unit code, from the rows of the places. */
export function attachValues(
  attributes: readonly RawRecord[],
  heads: readonly AttributeHead[],
  places: readonly ReadRow[],
  index: CellIndex,
): { readonly attributes: readonly RawRecord[]; readonly issues: readonly Issue[] } {
  const taken = new Set<string>();
  const issues: Issue[] = [];
  const valued = attributes.map((attribute, position) => {
    const { id } = attribute;
    const head = heads.find((candidate) => candidate.id === id);
    if (head === undefined || taken.has(head.id)) return { ...attribute, [valuesKey]: {} };
    taken.add(head.id);
    const path = `attributes[${position}].${valuesKey}`;
    const values = places.flatMap((place): readonly (readonly [string, RawValue])[] => {
      const code = place.record["code"];
      const isHere = ({ path: [key, of] }: { readonly path: readonly string[] }) =>
        key === valuesKey && of === head.id;
      const cell = place.cells.find(isHere)?.cell ?? place.cell;
      const problem = place.problems.find(isHere)?.problem;
      const at = typeof code === "string" ? `${path}.${code}` : path;
      if (typeof code === "string") index.note(at, cell);
      if (problem !== undefined)
        issues.push(errorInCell({ path: at, cell }, problem.code, problem.parameters));
      const value = isRecord(place.record) ? valueAt(place.record, [valuesKey, head.id]) : undefined;
      return typeof code === "string" && value !== undefined ? [[code, value]] : [];
    });
    return { ...attribute, [valuesKey]: Object.fromEntries(values) };
  });
  return { attributes: valued, issues };
}
