import type { Result } from "../core/issue/index.ts";
import { failure, success } from "../core/issue/index.ts";
import { csvDialects, renderCsv } from "../core/report/renderCsv.ts";
import { renderMarkdown } from "../core/report/renderMarkdown.ts";
import { renderText } from "../core/report/renderText.ts";
import type { TableWriting } from "../core/report/render.ts";
import type { Table } from "../core/report/table.ts";
import { labelText, writingIn, type Writing } from "../text/language.ts";
import type { FileContent } from "../workbook/files.ts";
import { endingOf, type CommonOptions, type Format } from "./options.ts";

/** What a command has to say, in every form that it can be asked for. */
export interface Report {
  /** The JSON of the command's contract; amounts in đồng. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Made where a format asks for them; the first is the one that csv gives. */
  readonly tables: () => readonly Table[];
  /** Plain text in place of the tables, for a report that reads better as prose. */
  readonly page?: (writing: Writing, width: number) => string;
  /** Whether the plan has errors that are left: the command then ends with 1. */
  readonly hasErrors?: boolean;
  /** The file that is written where the command line names none. */
  readonly usualOut?: string;
  /** The workbook, for commands that write one. */
  readonly workbook?: () => Promise<Result<Uint8Array>>;
}

/** What the process gives a command to speak with. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  readonly width: number;
}

export function writingOf(options: CommonOptions): Writing {
  return writingIn(options.lang, options.unit);
}

/** How tables get their words and numbers from the reader's language. */
export function tableWriting(writing: Writing): TableWriting {
  return { unit: writing.unit, style: writing.style, label: (label) => labelText(writing, label) };
}

/** The report in one format, ending in a line break. */
export function render(report: Report, format: Format, options: CommonOptions, width: number): string {
  const writing = writingOf(options);
  const words = tableWriting(writing);
  switch (format) {
    case "json":
      return `${jsonText(report.data)}\n`;
    case "csv":
      return report
        .tables()
        .slice(0, 1)
        .map((table) => renderCsv(table, words, csvDialects[options.lang]))
        .join("");
    case "md":
      return report
        .tables()
        .map((table) => renderMarkdown(table, words))
        .join("\n");
    case "text":
      if (report.page !== undefined) return `${report.page(writing, width)}\n`;
      return `${report
        .tables()
        .map((table) => renderText(table, words, { width }))
        .join("\n\n")}\n`;
  }
}

const byteOrderMark = "\ufeff";

/** The files that `--out` asks for; nothing is written yet. */
export async function filesOf(
  report: Report,
  options: CommonOptions,
  width: number,
): Promise<Result<readonly FileContent[]>> {
  const files: FileContent[] = [];
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const path of options.out) {
    const ending = endingOf(path);
    switch (ending) {
      case ".xlsx": {
        const bytes = await report.workbook?.();
        if (bytes === undefined) break;
        if (!bytes.ok) return failure(...bytes.issues);
        files.push({ path, bytes: bytes.value });
        break;
      }
      case ".json":
        files.push({ path, bytes: encode(render(report, "json", options, width)) });
        break;
      case ".csv":
        files.push({ path, bytes: encode(byteOrderMark + render(report, "csv", options, width)) });
        break;
      case ".md":
        files.push({ path, bytes: encode(render(report, "md", options, width)) });
        break;
      case ".txt":
        files.push({ path, bytes: encode(render(report, "text", options, width)) });
        break;
      case undefined:
        break;
    }
  }
  return success(files);
}

/** JSON of two spaces; keys in the order of the contract. */
export function jsonText(data: unknown): string {
  return JSON.stringify(data, null, 2);
}
