import { entryText, type ZipEntry } from "./zip.ts";

export const workbookPart = "xl/workbook.xml";
export const relationsPart = "xl/_rels/workbook.xml.rels";

/** The paths of the sheets in the order of the workbook; none where the workbook is not at its usual place. */
export async function sheetPaths(entries: readonly ZipEntry[]): Promise<readonly string[]> {
  const workbook = await partText(entries, workbookPart);
  const relations = await partText(entries, relationsPart);
  const targets = new Map(
    Array.from(relations.matchAll(/<Relationship\s[^>]*>/g), ([relation]) => [
      attribute(relation, "Id"),
      attribute(relation, "Target"),
    ]),
  );
  return Array.from(workbook.matchAll(/<sheet\s[^>]*>/g), ([sheet]) => {
    const target = targets.get(attribute(sheet, "r:id")) ?? "";
    return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  });
}

/** The value of an attribute in the start of an element, as it is written; empty if it has none. */
export function attribute(element: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? "";
}

async function partText(entries: readonly ZipEntry[], name: string): Promise<string> {
  const entry = entries.find((candidate) => candidate.name === name);
  return entry === undefined ? "" : entryText(entry);
}
