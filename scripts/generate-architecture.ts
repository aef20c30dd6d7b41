/** Draws the folders of `src` and the imports between them into ARCHITECTURE.md, from the imports themselves. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const begin = "<!-- drawing: npm run generate -->";
const end = "<!-- end of drawing -->";

/** In the order of the house: a folder imports only from those before it. */
const folders = [
  "core/issue",
  "core/money",
  "core/solver",
  "core/rounding",
  "core/apportionment",
  "core/plan",
  "core/merge",
  "core/reconcile",
  "core/scenario",
  "core/allocation",
  "core/comparison",
  "core/analysis",
  "core/report",
  "text",
  "plans",
  "workbook",
  "adapters",
  "app",
  "cli",
] as const;

type Folder = (typeof folders)[number];

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join("src", folder, file));
}

function folderOf(file: string): Folder | undefined {
  return folders.find((folder) => file.startsWith(join("src", folder, "/")));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/\bfrom "(\.[^"]+)"/g)].map(([, target = ""]) =>
    normalize(join(dirname(file), target)),
  );
}

/** Direct imports between folders; those that follow from others are left out so that the drawing can be read. */
function edges(): readonly (readonly [Folder, Folder])[] {
  const direct = new Map<Folder, Set<Folder>>();
  for (const folder of folders) {
    const targets = new Set<Folder>();
    for (const file of sourceFiles(folder)) {
      for (const imported of importsOf(file)) {
        const target = folderOf(imported);
        if (target !== undefined && target !== folder) targets.add(target);
      }
    }
    direct.set(folder, targets);
  }
  const reaches = (from: Folder, to: Folder): boolean =>
    [...(direct.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...direct].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to) => [from, to] as const),
  );
}

/** The drawing as a mermaid graph. */
export function drawing(): string {
  const found = [...edges()].sort(
    ([leftFrom, leftTo], [rightFrom, rightTo]) =>
      folders.indexOf(leftFrom) - folders.indexOf(rightFrom) ||
      folders.indexOf(leftTo) - folders.indexOf(rightTo),
  );
  if (found.length === 0) throw new Error("no imports between folders were found");
  const key = (folder: Folder): string => folder.replace("/", "_");
  return [
    "```mermaid",
    "graph BT",
    ...folders.map((folder) => `  ${key(folder)}["${folder}"]`),
    ...found.map(([from, to]) => `  ${key(from)} --> ${key(to)}`),
    "```",
  ].join("\n");
}

/** The page with its drawing made anew; fails where there is no place for it. */
export function withDrawing(page: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error("ARCHITECTURE.md has no place for the drawing");
  return `${page.slice(0, from + begin.length)}\n\n${drawing()}\n\n${page.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(root, "ARCHITECTURE.md");
  writeFileSync(file, withDrawing(readFileSync(file, "utf8")));
}
