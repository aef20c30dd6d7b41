import { IssueError } from "../../../src/core/issue/index.ts";
import type { Result } from "../../../src/core/issue/index.ts";

/** The lines of a table of text, one case a line: cells between bars, the first line is the heading. */
export function casesOf(table: string): readonly Readonly<Record<string, string>>[] {
  const [heading = [], ...lines] = table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return lines.map((cells) => {
    if (cells.length !== heading.length) throw new Error(`not ${heading.length} cells: ${cells.join(" | ")}`);
    return Object.fromEntries(heading.map((name, index) => [name, cells[index] ?? ""]));
  });
}

/** A value as text, or the codes of the issues that were thrown instead. */
export function outcomeOf(run: () => unknown): string {
  try {
    return String(run());
  } catch (error) {
    if (error instanceof IssueError) return error.issues.map((issue) => issue.code).join(" ");
    throw error;
  }
}

/** A result's value as text, or the codes of its issues. */
export function resultText(result: Result<unknown>): string {
  return result.ok ? String(result.value) : result.issues.map((issue) => issue.code).join(" ");
}

/** Text with its spaces visible: `·` stands for a no-break space, `˙` for a narrow one, `□` for a full-width one. */
export function withSpaces(text: string): string {
  return text.replaceAll("·", "\u00a0").replaceAll("˙", "\u202f").replaceAll("□", "\u3000");
}
