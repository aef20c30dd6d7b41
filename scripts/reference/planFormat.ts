import { markdownTable } from "./generated.ts";
import { alternativesOf, type SchemaNode } from "./jsonSchema.ts";

/** A part of the plan file that has keys of its own: one section of the page. */
interface Section {
  readonly path: string;
  readonly node: SchemaNode;
}

/** What each key of the plan file is, a section and table for each object, from the schema alone. */
export function planFormatSections(schema: SchemaNode): string {
  return formatSections(schema, "Tệp kế hoạch · the plan file");
}

/** The same for any file; `title` heads the section of the file itself. */
export function formatSections(schema: SchemaNode, title: string): string {
  const sections = [{ path: "", node: schema }, ...sectionsIn(schema, "")];
  return sections.map((section) => sectionText(section, schema, title)).join("\n\n");
}

function sectionText({ path, node }: Section, schema: SchemaNode, title: string): string {
  const [vi, en] = titleOf(path, schema);
  const heading = path === "" ? `## ${title}` : `## \`${path}\`: ${vi} · ${en}`;
  return `${heading}\n\n${markdownTable(["Khóa", "Kiểu", "Bắt buộc", "Nghĩa", "Meaning"], rowsOf(node))}`;
}

/** Small objects that are explained where they are used, and repeated nowhere. */
const inlined = new Set([
  "name",
  "issuer",
  "title",
  "source",
  "note",
  "unit",
  "printed",
  "legalReference",
  "when",
]);

function sectionsIn(node: SchemaNode, path: string): readonly Section[] {
  return alternativesOf(node).flatMap((alternative) =>
    Object.entries(alternative.properties ?? {}).flatMap(([key, child]) => {
      if (inlined.has(key)) return [];
      const [inner, suffix] = unwrapped(child);
      const isObject = alternativesOf(inner).some((candidate) => candidate.properties !== undefined);
      if (!isObject) return [];
      const childPath = `${path === "" ? "" : `${path}.`}${key}${suffix}`;
      return [{ path: childPath, node: inner }, ...sectionsIn(inner, childPath)];
    }),
  );
}

function unwrapped(node: SchemaNode): readonly [SchemaNode, string] {
  return node.items === undefined ? [node, ""] : [node.items, "[]"];
}

/** One row a key of an object: key, type, whether it must be there, what it means in both languages. */
export function rowsOf(node: SchemaNode): readonly (readonly string[])[] {
  const alternatives = alternativesOf(node);
  return alternatives.flatMap((alternative, index) => {
    const earlier = new Set(
      alternatives.slice(0, index).flatMap((other) => Object.keys(other.properties ?? {})),
    );
    return Object.entries(alternative.properties ?? {})
      .filter(([key, child]) => child.const !== undefined || !earlier.has(key))
      .map(([key, child]) => {
        const required = alternative.required?.includes(key) === true ? "có" : "không";
        return [`\`${key}\``, typeOf(child), required, ...meaningOf(key, child)];
      });
  });
}

function meaningOf(key: string, node: SchemaNode): readonly [string, string] {
  if (node.description !== undefined && node.descriptionVi !== undefined) {
    return [node.descriptionVi, node.description];
  }
  if (node.const !== undefined)
    return ["phân loại; các khóa dưới đây đi theo", "the kind; the keys below go with it"];
  throw new Error(`the schema does not say what ${key} is: give it about(…)`);
}

function titleOf(path: string, schema: SchemaNode): readonly [string, string] {
  if (path === "") return ["", ""];
  const found = path.split(".").reduce<SchemaNode | undefined>((node, step) => {
    const key = step.replace("[]", "");
    const owner = node === undefined ? [] : alternativesOf(unwrapped(node)[0]);
    return owner.map((candidate) => candidate.properties?.[key]).find((child) => child !== undefined);
  }, schema);
  if (found === undefined) throw new Error(`nothing stands at ${path}`);
  return meaningOf(path, found);
}

function typeOf(node: SchemaNode): string {
  if (node.const !== undefined) return `\`"${node.const}"\``;
  if (node.enum !== undefined) return node.enum.map((choice) => `\`"${choice}"\``).join(" · ");
  const alternatives = alternativesOf(node);
  if (alternatives.length > 1) {
    const objects = alternatives.filter(({ properties }) => properties !== undefined);
    if (objects.length > 1) return "nhóm";
    return alternatives.map(typeOf).join(" hoặc ");
  }
  switch (node.type ?? "") {
    case "array":
      return `danh sách: ${typeOf(node.items ?? {})}${node.minItems === undefined ? "" : `, ít nhất ${node.minItems}`}`;
    case "object":
      return objectType(node);
    case "string":
      return textType(node);
    case "integer":
      return `số nguyên${rangeOf(node)}`;
    case "number":
      return "số";
    case "boolean":
      return "`true` · `false`";
    case "null":
      return "`null`";
  }
  throw new Error(`no words for the type ${String(node.type)}`);
}

/** Ways of writing that the page explains once, above its tables. */
const patterns: ReadonlyMap<string, string> = new Map([
  ["^[a-z0-9]+(?:[-.][a-z0-9]+)*$", "mã"],
  ["^[A-Z0-9]{1,12}$", "mã đơn vị"],
  ["^[0-9.,]+$", "chữ số như in"],
  ["^-?(?:0(?:\\.\\d+)?|1(?:\\.0+)?)$", "số thập phân"],
  ["^[0-9a-f]{64}$", "mã băm SHA-256"],
  ["^\\$[a-z0-9]+(?:[-.][a-z0-9]+)*$", "`$mã` của tham số"],
]);

function textType({ format, pattern }: SchemaNode): string {
  if (format === "date") return "ngày";
  if (pattern === undefined) return "chữ";
  const name = patterns.get(pattern);
  if (name === undefined) throw new Error(`no words for the pattern ${pattern}`);
  return name;
}

function objectType(node: SchemaNode): string {
  if (typeof node.additionalProperties === "object")
    return `bảng theo mã: ${typeOf(node.additionalProperties)}`;
  const required = new Set(node.required);
  const keys = Object.keys(node.properties ?? {}).map((key) => (required.has(key) ? key : `${key}?`));
  return keys.length <= 3 ? `nhóm \`{ ${keys.join(", ")} }\`` : "nhóm";
}

function rangeOf({ minimum, maximum }: SchemaNode): string {
  if (minimum === undefined || maximum === undefined) return "";
  const most = maximum === Number.MAX_SAFE_INTEGER ? "2^53 − 1" : String(maximum);
  return `, ${minimum} đến ${most}`;
}
