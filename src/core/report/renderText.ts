import { cellText, indentedCell, isRight, unitLine, type TableWriting } from "./render.ts";
import type { Row, Table } from "./table.ts";

export interface TextLayout {
  /** Columns of the terminal; texts are folded so that a table stays within it where it can. */
  readonly width: number;
}

const gap = "  ";
const narrowestText = 12;

/** The table as plain text in columns: title, unit, headings, rows, notes. */
export function renderText(table: Table, writing: TableWriting, layout: TextLayout): string {
  const headings = table.columns.map((column) => writing.label(column.heading));
  const rows = table.rows.map((row) => rowTexts(row, writing));
  const widths = columnWidths(table, headings, rows, layout);
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  const draw = (texts: readonly string[]): readonly string[] => drawRow(table, texts, widths);
  const unit = unitLine(table, writing);
  const total = widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
  const title = writing.label(table.title);
  return [
    unit === undefined ? title : titleWithUnit(title, unit, total),
    rule,
    ...draw(headings),
    rule,
    ...table.rows.flatMap((row, index) => [
      ...(row.role === "total" && index > 0 && table.rows[index - 1]?.role !== "total" ? [rule] : []),
      ...draw(rows[index] ?? []),
    ]),
    rule,
    ...table.notes.flatMap((note) => fold(writing.label(note), Math.max(total, 60))),
  ]
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Breaks `text` at spaces into lines of at most `width` characters; a longer word stays whole. */
export function fold(text: string, width: number): readonly string[] {
  const indent = /^ */.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  let line = "";
  for (const word of text.slice(indent.length).split(" ")) {
    const longer = line === "" ? `${indent}${word}` : `${line} ${word}`;
    if (line !== "" && length(longer) > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function rowTexts(row: Row, writing: TableWriting): readonly string[] {
  const indented = indentedCell(row);
  return row.cells.map((cell, index) => {
    const indent = index === indented ? "  ".repeat(row.level) : "";
    return indent + cellText(cell, writing);
  });
}

function columnWidths(
  table: Table,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  layout: TextLayout,
): readonly number[] {
  const natural = table.columns.map((column, index) => {
    const words = isRight(column) ? longestWord(headings[index] ?? "") : length(headings[index] ?? "");
    return Math.max(words, ...rows.map((texts) => length(texts[index] ?? "")));
  });
  const spare =
    layout.width - natural.reduce((sum, width) => sum + width, 0) - gap.length * (natural.length - 1);
  if (spare >= 0) return natural;
  const texts = table.columns.map((column, index) => ({ index, width: natural[index] ?? 0, column }));
  const foldable = texts.filter(({ column, width }) => !isRight(column) && width > narrowestText);
  const room = foldable.reduce((sum, { width }) => sum + width - narrowestText, 0);
  const cut = Math.min(room, -spare);
  return natural.map((width, index) => {
    if (!foldable.some((candidate) => candidate.index === index)) return width;
    return width - Math.ceil((cut * (width - narrowestText)) / room);
  });
}

function drawRow(table: Table, texts: readonly string[], widths: readonly number[]): readonly string[] {
  const folded = texts.map((text, index) => fold(text, widths[index] ?? 0));
  const height = Math.max(1, ...folded.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    table.columns
      .map((column, index) => pad(folded[index]?.[line] ?? "", widths[index] ?? 0, isRight(column)))
      .join(gap),
  );
}

function titleWithUnit(title: string, unit: string, width: number): string {
  const space = width - length(title) - length(unit);
  return space >= 2 ? `${title}${" ".repeat(space)}${unit}` : `${title}\n${unit}`;
}

function pad(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - length(text)));
  return right ? space + text : text + space;
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(" ").map(length));
}

/** Characters as a reader counts them: Vietnamese letters with marks are one each. */
function length(text: string): number {
  return Array.from(text.normalize("NFC")).length;
}
