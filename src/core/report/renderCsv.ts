import { cellData, type TableWriting } from "./render.ts";
import type { Table } from "./table.ts";

export interface CsvDialect {
  readonly separator: ";" | ",";
  readonly decimalMark: "." | ",";
}

/** What spreadsheets in Vietnam open without asking; English ones take the other. */
export const csvDialects = {
  vi: { separator: ";", decimalMark: "," },
  en: { separator: ",", decimalMark: "." },
} as const satisfies Record<string, CsvDialect>;

/**
 * The table as csv: one heading row, one line a row, CRLF. Money is in the writer's unit. Text that a spreadsheet would
 * take for a formula (beginning with = + - @ or a tab) is preceded by an apostrophe.
 */
export function renderCsv(table: Table, writing: TableWriting, dialect: CsvDialect): string {
  const headings = table.columns.map((column) => quote(guard(writing.label(column.heading)), dialect));
  const rows = table.rows.map((row) =>
    row.cells.map((cell) => {
      const data = cellData(cell, writing, dialect.decimalMark);
      return quote(cell.kind === "text" || cell.kind === "code" ? guard(data) : data, dialect);
    }),
  );
  return [headings, ...rows].map((cells) => `${cells.join(dialect.separator)}\r\n`).join("");
}

function guard(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string, dialect: CsvDialect): string {
  const special = text.includes(dialect.separator) || /["\r\n]/.test(text);
  return special ? `"${text.replaceAll('"', '""')}"` : text;
}
