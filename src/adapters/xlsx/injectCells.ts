import { invariant } from "../../core/issue/index.ts";
import { relationsPart, sheetPaths, workbookPart } from "./parts.ts";
import { entryText, readZip, textEntry, writeZip } from "./zip.ts";

const typesPart = "[Content_Types].xml";
const calculationChain = "xl/calcChain.xml";

/**
 * The workbook with the cells of some sheets replaced by `cells` (the `sheetData` element), by position in the workbook.
 * The chain of calculation goes: it names cells that may hold no formula any more, and Excel makes a new one.
 */
export async function injectCells(
  bytes: Uint8Array,
  cells: ReadonlyMap<number, string>,
): Promise<Uint8Array> {
  const entries = readZip(bytes);
  invariant(entries !== undefined, "the engine writes a whole zip");
  const paths = await sheetPaths(entries);
  const byPath = new Map([...cells].map(([position, xml]) => [paths[position], xml]));
  let replaced = 0;
  const written = entries
    .filter((entry) => entry.name !== calculationChain)
    .map(async (entry) => {
      const xml = byPath.get(entry.name);
      if (xml !== undefined) {
        replaced++;
        return textEntry(entry.name, withCells(await entryText(entry), xml));
      }
      const clean = cleaning[entry.name];
      return clean === undefined ? entry : textEntry(entry.name, clean(await entryText(entry)));
    });
  const result = writeZip(await Promise.all(written));
  invariant(replaced === cells.size, "each sheet that was written is in the file");
  return result;
}

/** What must go from parts other than sheets: the chain of calculation, and an empty list of names, which Excel calls damage. */
const cleaning: Readonly<Record<string, ((xml: string) => string) | undefined>> = {
  [typesPart]: (xml) => inOrder(withoutElement(xml, "Override", "/xl/calcChain.xml")),
  [relationsPart]: (xml) => withoutElement(xml, "Relationship", "calcChain.xml"),
  [workbookPart]: (xml) => xml.replace(/<definedNames(\/>|><\/definedNames>)/, ""),
};

/** Types of endings and of parts, sorted: with charts the engine lists them in an order that changes from run to run. */
function inOrder(xml: string): string {
  const types = xml.match(/<(?:Default|Override)\s[^>]*?(?:\/>|><\/(?:Default|Override)>)/g) ?? [];
  const rest = types.reduce((left, type) => left.replace(type, ""), xml);
  return rest.replace("</Types>", `${[...types].sort().join("")}</Types>`);
}

function withoutElement(xml: string, element: string, target: string): string {
  const elements = new RegExp(`<${element}\\s[^>]*?(/>|></${element}>)`, "g");
  return xml.replace(elements, (found) => (found.includes(`${target}"`) ? "" : found));
}

function withCells(xml: string, cells: string): string {
  const found = /<sheetData(\/>|>[\s\S]*?<\/sheetData>)/.exec(xml);
  invariant(found !== null, "a sheet has cells");
  const rest = xml.slice(found.index + found[0].length);
  return withoutDimension(xml.slice(0, found.index)) + cells + rest;
}

/** The used range is optional, and the engine states the one of the sheet as it was. */
function withoutDimension(xml: string): string {
  return xml.replace(/<dimension [^>]*?(\/>|><\/dimension>)/, "");
}
