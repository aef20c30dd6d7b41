/**
 * The page with what stands between the markers of `name` replaced. A page without the markers is an error: a generator
 * that finds nothing to replace has lost its place.
 */
export function replaceGenerated(page: string, name: string, content: string): string {
  const begin = `<!-- generated: ${name} -->`;
  const end = `<!-- end: ${name} -->`;
  const [before, inner, ...more] = page.split(begin);
  if (before === undefined || inner === undefined || more.length > 0) {
    throw new Error(`the page must have “${begin}” once`);
  }
  const [, after, ...rest] = inner.split(end);
  if (after === undefined || rest.length > 0) throw new Error(`the page must have “${end}” once after it`);
  return `${before}${begin}\n\n${content.trim()}\n\n${end}${after}`;
}

/** A table in markdown. */
export function markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}
