import { fold } from "../../core/report/renderText.ts";
import { valueLabel, type ShownConflict } from "../../core/report/mergeTable.ts";
import type { Versions } from "../../core/merge/index.ts";
import { labelText, text, type Writing } from "../../text/language.ts";

/** The conflicts one below the other: key, what each version has and where, and what to do about all of them. */
export function conflictsPage(
  conflicts: readonly ShownConflict[],
  names: Versions<string>,
  writing: Writing,
  width: number,
): string {
  const blocks = conflicts.map(({ key, kind, values, places }, index) => {
    const line = (version: "base" | "a" | "b"): readonly string[] => {
      const value = labelText(writing, valueLabel(key, values[version]));
      const about = { name: names[version], place: places[version], value };
      return fold(`   ${text(writing, `merge.page.${version}`, about)}`, width);
    };
    const heading = { number: index + 1, key, kind: { key: `merge.kind.${kind}` } };
    return [
      ...fold(text(writing, "merge.page.heading", heading), width),
      ...line("base"),
      ...line("a"),
      ...line("b"),
    ].join("\n");
  });
  const [first] = conflicts;
  const todo = { a: names.a, b: names.b, example: first?.key ?? "" };
  return [
    text(writing, "merge.conflicts.title", { count: conflicts.length }),
    ...blocks,
    [...fold(text(writing, "merge.rule"), width), ...fold(text(writing, "merge.todo", todo), width)].join(
      "\n",
    ),
  ].join("\n\n");
}
