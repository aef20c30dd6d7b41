import { cellText, indentedCell, isRight, unitLine, type TableWriting } from "./render.ts";
import type { Row, Table } from "./table.ts";

/** The table in GitHub's markdown: a heading, the unit, the table, the notes. */
export function renderMarkdown(table: Table, writing: TableWriting): string {
  const headings = table.columns.map((column) => escape(writing.label(column.heading)));
  const marks = table.columns.map((column) => (isRight(column) ? "---:" : "---"));
  const unit = unitLine(table, writing);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    `## ${writing.label(table.title)}`,
    "",
    ...(unit === undefined ? [] : [`*${unit}*`, ""]),
    line(headings),
    line(marks),
    ...table.rows.map((row) => line(rowTexts(row, writing))),
    ...(table.notes.length === 0
      ? []
      : ["", ...table.notes.map((note) => `- ${escape(writing.label(note))}`)]),
    "",
  ].join("\n");
}

function rowTexts(row: Row, writing: TableWriting): readonly string[] {
  const indented = indentedCell(row);
  return row.cells.map((cell, index) => {
    const text = escape(cellText(cell, writing));
    const indent = index === indented ? "&emsp;".repeat(row.level) : "";
    const shown = `${indent}${text}`;
    return (row.role === "total" || row.role === "subtotal") && text !== "" ? `**${shown}**` : shown;
  });
}

function escape(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
