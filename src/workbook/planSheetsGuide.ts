import { text, unitText, type TextKey, type Writing } from "../text/language.ts";
import { choiceSets, choiceWord, isChoiceSet } from "./choices.ts";
import { planSheet, recordSheets, type Sheet } from "./layout.ts";
import type { Column, Entry } from "./layoutColumn.ts";
import { columnHeading, sheetName } from "./layoutText.ts";
import type { BlockCell, SheetBlock } from "./port.ts";
import { fittedHeight } from "./rowHeight.ts";

type Row = readonly BlockCell[];

const widths = [24, 60, 60, 18, 60] as const;
const lastColumn = "E";
const totalWidth = widths.reduce((sum, width) => sum + width, 0);

/** The first sheet: what the workbook is, how it is filled, every sheet and every column with what it takes. */
export function guideBlock(writing: Writing): SheetBlock {
  const paragraphs = paragraphsIn(writing);
  const sheets = [planSheet, ...recordSheets];
  const sheetRows = sheets.map((sheet): Row => [
    cell(named(sheet, writing)),
    cell(text(writing, `layout.about.${sheet.id}`)),
  ]);
  const columnRows = sheets.flatMap((sheet) => columnsOf(sheet, writing));
  const head: readonly Row[] = [
    [{ value: text(writing, "layout.guide.title"), style: "title", align: "left" }],
    ...paragraphs.map((value): Row => [{ value, style: "note" }]),
    [],
  ];
  const rows: readonly Row[] = [
    ...head,
    section(text(writing, "layout.guide.sheets")),
    headings(writing, ["sheet", "about"]),
    ...sheetRows,
    [],
    section(text(writing, "layout.guide.columns")),
    headings(writing, ["sheet", "column", "how", "need", "choices"]),
    ...columnRows,
  ];
  const firstColumnRow = rows.length - columnRows.length;
  return {
    sheet: sheetName("guide"),
    rows,
    columnWidths: widths,
    rowHeights: [
      24,
      ...rows.slice(1).map((row) => fittedHeight(row, row.length === 1 ? [totalWidth] : widths)),
    ],
    tables: [{ name: "plan_guide", range: `A${firstColumnRow}:${lastColumn}${rows.length}` }],
    merged: [...head.keys()].slice(0, -1).map((index) => `A${index + 1}:${lastColumn}${index + 1}`),
    validations: [],
    page: { orientation: "landscape", footer: text(writing, "layout.sheet.guide") },
  };
}

function paragraphsIn(writing: Writing): readonly string[] {
  const keys = [
    "purpose",
    "language",
    "structure",
    "units",
    "numbers",
    "codes",
    "ratios",
    "conditions",
    "limits",
    "milestones",
  ] as const;
  const unit = unitText({ ...writing, language: "vi" });
  return [
    ...keys.map((key) => text(writing, `layout.guide.${key}`, { unit })),
    text(writing, "layout.guide.illustrative", { sheet: sheetName("attributes") }),
  ];
}

function headings(
  writing: Writing,
  ids: readonly ("sheet" | "about" | "column" | "how" | "need" | "choices")[],
): Row {
  return ids.map((id) => ({ value: text(writing, `layout.guide.heading.${id}`), style: "heading" }));
}

function section(value: string): Row {
  return [{ value, style: "section" }];
}

function cell(value: string): BlockCell {
  return { value, style: "text" };
}

function columnsOf(sheet: Sheet, writing: Writing): readonly Row[] {
  const rows = sheet.columns.map((column) => [
    sheetName(sheet.id),
    meaning(columnHeading(column, writing.unit), columnHeading(column, writing.unit, writing.language)),
    howTo(column.entry, writing),
    text(writing, column.required ? "layout.guide.required" : "layout.guide.optional"),
    choicesOf(column, writing),
  ]);
  return [...rows, ...perPlanRows(sheet, writing)].map((values) => values.map(cell));
}

function perPlanRows(sheet: Sheet, writing: Writing): readonly (readonly string[])[] {
  if (sheet.perPlan === undefined) return [];
  const [heading, how] = perPlanKeys[sheet.perPlan];
  return [
    [
      sheetName(sheet.id),
      text(writing, heading),
      text(writing, how, { sheet: sheetName("attributes") }),
      text(writing, "layout.guide.optional"),
      "",
    ],
  ];
}

const perPlanKeys: Readonly<Record<NonNullable<Sheet["perPlan"]>, readonly [TextKey, TextKey]>> = {
  years: ["layout.guide.yearColumns", "layout.guide.yearColumnsHow"],
  attributes: ["layout.guide.attributeColumns", "layout.guide.attributeColumnsHow"],
};

function howTo(entry: Entry, writing: Writing): string {
  if (entry.kind === "list") {
    const of = isChoiceSet(entry.of) ? "choice" : entry.of;
    return text(writing, `layout.entry.list.${of}`);
  }
  if ((entry.kind === "id" || entry.kind === "code") && entry.of !== undefined) {
    return text(writing, `layout.entry.${entry.kind}Of`, { sheet: sheetName(entry.of) });
  }
  return text(writing, `layout.entry.${entry.kind}`);
}

/** The words of a closed list, with what they mean where the reader's language is another. */
function choicesOf(column: Column, writing: Writing): string {
  const { entry } = column;
  const set = entry.kind === "choice" ? entry.set : entry.kind === "list" ? entry.of : undefined;
  if (set === undefined || !isChoiceSet(set)) return "";
  return choiceSets[set]
    .map((value) => meaning(choiceWord(set, value), choiceWord(set, value, writing.language)))
    .join("; ");
}

function named(sheet: Sheet, writing: Writing): string {
  return meaning(sheetName(sheet.id), text(writing, `layout.sheet.${sheet.id}`));
}

/** What stands in the file, with its meaning in brackets if that is another word. */
function meaning(inFile: string, inLanguage: string): string {
  return inFile === inLanguage ? inFile : `${inFile} (${inLanguage})`;
}
