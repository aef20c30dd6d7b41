import { invariant } from "../issue/invariant.ts";
import type { Margin, MarginTree, RoundingTable } from "./table.ts";

/** Which places or lines stand below each node of a tree; the whole has the empty key. */
export type LeavesBelow = ReadonlyMap<string, readonly string[]>;

/** The leaves below each inner node, and each leaf below itself. */
export function leavesBelow(tree: MarginTree): LeavesBelow {
  const parents = new Map(tree.inner.map(({ key, parent }) => [key, parent ?? ""]));
  const below = new Map<string, string[]>([
    ["", []],
    ...tree.inner.map(({ key }) => [key, []] as [string, string[]]),
  ]);
  for (const leaf of tree.leaves) {
    let node = leaf.parent ?? "";
    for (;;) {
      below.get(node)?.push(leaf.key);
      if (node === "") break;
      const above = parents.get(node);
      invariant(above !== undefined, "each node hangs below the whole");
      node = above;
    }
  }
  for (const leaf of tree.leaves) below.set(leaf.key, [leaf.key]);
  return below;
}

/**
 * The totals of the two trees: of each inner place over all lines; of each node of the lines, and of all, in each commune;
 * of each node of the lines over all places; and of each inner place in each line. Single cells are not among them.
 */
export function* publishedMargins(table: RoundingTable): Generator<Margin> {
  const below = leavesBelow(table.lines);
  const innerLines = ["", ...table.lines.inner.map(({ key }) => key)];
  const linesOf = (line: string) => below.get(line) ?? [];
  for (const place of ["", ...table.places.inner.map(({ key }) => key)]) {
    yield { place, line: "", lines: linesOf("") };
    for (const { key } of table.lines.leaves) yield { place, line: key, lines: linesOf(key) };
  }
  for (const { key } of table.lines.inner) yield { place: "", line: key, lines: linesOf(key) };
  for (const { key: place } of table.places.leaves) {
    for (const line of innerLines) yield { place, line, lines: linesOf(line) };
  }
}

/** The totals of groups of lines that cross the tree, such as years below sources, in each of `places` (empty for all). */
export function crossMargins(
  groups: ReadonlyMap<string, readonly string[]>,
  places: readonly string[],
): readonly Margin[] {
  return places.flatMap((place) => [...groups].map(([line, lines]) => ({ place, line, lines })));
}
