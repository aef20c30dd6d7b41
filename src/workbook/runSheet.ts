import { text, writingIn, type Writing } from "../text/language.ts";
import { fileText } from "./layoutText.ts";
import { wordKey } from "./choices.ts";
import type { BlockCell, Grid, SheetBlock } from "./port.ts";
import { fittedHeight } from "./rowHeight.ts";

/** What a result workbook says of itself, as texts by key; a text longer than a cell takes stands in several rows. */
export type RunEntries = ReadonlyMap<RunKey, string>;

export const runKeys = ["schema", "engine", "language", "shown", "inputs", "outputs", "run"] as const;

export type RunKey = (typeof runKeys)[number];

/** Excel takes 32.767 characters in a cell. */
const longestText = 30_000;
const widths = [34, 14, 110];

/** The sheet from which a result can be made again: a key and a text in each row. */
export function runBlock(entries: RunEntries, writing: Writing): SheetBlock {
  const rows = [...entries].flatMap(([key, value]) =>
    piecesOf(value).map((piece): readonly BlockCell[] => [
      { value: text(writing, `workbook.run.${key}`), style: "text" },
      { value: key, style: "code" },
      { value: piece, style: "text" },
    ]),
  );
  const headings = (["item", "key", "value"] as const).map((key): BlockCell => ({
    value: text(writing, `workbook.run.${key}`),
    style: "heading",
  }));
  return {
    sheet: runSheetName(),
    rows: [
      [{ value: text(writing, "workbook.run.title"), style: "title", align: "left" }],
      [{ value: text(writing, "workbook.run.about"), style: "note" }],
      headings,
      ...rows,
    ],
    columnWidths: widths,
    rowHeights: [24, 18, 18, ...rows.map((row) => fittedHeight(row, widths))],
    tables: [],
    frozen: { rows: 3, columns: 0 },
    merged: ["A1:C1", "A2:C2"],
    validations: [],
    page: { orientation: "landscape", footer: text(writing, "workbook.runSheet") },
    tabColour: "#7F7F7F",
  };
}

/** What the sheet says; nothing if the workbook has no such sheet. */
export function readRunSheet(grids: readonly Grid[]): RunEntries | undefined {
  const grid = grids.find(({ sheet }) => wordKey(sheet) === wordKey(runSheetName()));
  if (grid === undefined) return undefined;
  const entries = new Map<RunKey, string>();
  for (const row of grid.rows) {
    const key = runKeys.find((known) => known === row[1]);
    const value = row[2] ?? "";
    if (key !== undefined) entries.set(key, (entries.get(key) ?? "") + String(value));
  }
  return entries;
}

/** The name of the sheet in every file, whatever the reader's language. */
export function runSheetName(): string {
  return fileText("workbook.runSheet");
}

function piecesOf(value: string): readonly string[] {
  const count = Math.max(1, Math.ceil(value.length / longestText));
  return Array.from({ length: count }, (_, index) =>
    value.slice(index * longestText, (index + 1) * longestText),
  );
}

/** The writing of a result workbook, from its sheet. */
export function writingOfRun(entries: RunEntries): Writing | undefined {
  const language = entries.get("language");
  const unit = entries.get("shown");
  if (language !== "vi" && language !== "en") return undefined;
  if (unit !== "dong" && unit !== "thousand" && unit !== "million" && unit !== "billion") return undefined;
  return writingIn(language, unit);
}
