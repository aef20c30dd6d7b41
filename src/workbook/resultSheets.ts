import { text, type Writing } from "../text/language.ts";
import type { TableOnSheet } from "./placement.ts";
import type { SheetBlock } from "./port.ts";
import { tablesToBlocks } from "./tableBlocks.ts";

/** The sheets of a result workbook, in their order. */
export const resultSheetIds = [
  "summary",
  "findings",
  "counterpart",
  "shares",
  "year",
  "district",
  "commune",
  "envelopes",
  "receipt",
  "explanation",
  "basis",
] as const;

export type ResultSheetId = (typeof resultSheetIds)[number];

/** What a reader does with a sheet shows in the colour of its tab: read first, check, look up. */
const tabColours: Readonly<Record<ResultSheetId, string>> = {
  summary: "#1F4E79",
  findings: "#C00000",
  counterpart: "#C00000",
  shares: "#C00000",
  year: "#2E75B6",
  district: "#2E75B6",
  commune: "#2E75B6",
  envelopes: "#7F7F7F",
  receipt: "#7F7F7F",
  explanation: "#7F7F7F",
  basis: "#7F7F7F",
};

export interface ResultSheetOptions {
  readonly writing: Writing;
  /** SHA-256 of the inputs in hex, printed at the foot of each page. */
  readonly inputs: string;
}

/** The name of a result sheet in the reader's language. */
export function resultSheetName(writing: Writing, id: ResultSheetId): string {
  return text(writing, `workbook.sheet.${id}`);
}

/**
 * The sheets of a result workbook: each table on the sheet that it is given for, on A4 landscape, with live formulas
 * between them. Sheets that have no table are left out; the order is that of `resultSheetIds`, then of the others.
 */
export function resultSheets(
  tables: readonly TableOnSheet[],
  options: ResultSheetOptions,
): readonly SheetBlock[] {
  const { writing, inputs } = options;
  const colours = new Map(resultSheetIds.map((id) => [resultSheetName(writing, id), tabColours[id]]));
  const order = [...colours.keys()];
  const rank = (sheet: string) => (colours.has(sheet) ? order.indexOf(sheet) : order.length);
  const ordered = [...tables].sort((left, right) => rank(left.sheet) - rank(right.sheet));
  const footer = text(writing, "workbook.footer", { inputs });
  return tablesToBlocks(ordered, { writing, orientation: "landscape", footer }).map((block) => {
    const tabColour = colours.get(block.sheet);
    return tabColour === undefined ? block : { ...block, tabColour };
  });
}
