import { en } from "../../src/text/en/index.ts";
import { isTextKey } from "../../src/text/language.ts";
import { vi } from "../../src/text/vi/index.ts";
import { markdownTable } from "./generated.ts";
import { alternativesOf, type SchemaNode } from "./jsonSchema.ts";
import { rowsOf } from "./planFormat.ts";

const heading = ["Khóa", "Kiểu", "Bắt buộc", "Nghĩa", "Meaning"];

/** Parts that a plan has as well: they are explained on the page of the plan file. */
const ofThePlan = new Set(["limit", "newSource", "place"]);

/** The keys of the scenario file, of its parameters, and of each kind of adjustment, from the schema alone. */
export function scenarioFormatSections(schema: SchemaNode): string {
  const { parameters, adjustments } = schema.properties ?? {};
  return [
    `## Tệp phương án · the scenario file\n\n${markdownTable(heading, rowsOf(schema))}`,
    `## \`parameters[]\`: tham số · parameters\n\n${markdownTable(heading, rowsOf(itemsOf(parameters)))}`,
    "## `adjustments[]`: các điều chỉnh · adjustments",
    ...alternativesOf(itemsOf(adjustments)).map(kindSection),
  ].join("\n\n");
}

function itemsOf(node: SchemaNode | undefined): SchemaNode {
  if (node?.items === undefined) throw new Error("the schema has no list here");
  return node.items;
}

function kindSection(adjustment: SchemaNode): string {
  const kind = adjustment.properties?.["kind"]?.const ?? "";
  const key = `scenario.kind.${kind}`;
  if (!isTextKey(key)) throw new Error(`${kind} has no words`);
  return `### \`${kind}\`: ${vi[key]} · ${en[key]}\n\n${markdownTable(heading, keysOf(adjustment, ""))}`;
}

/** The keys of an object and, behind a point, those of the objects in it. */
function keysOf(node: SchemaNode, within: string): readonly (readonly string[])[] {
  const children = new Map(Object.entries(node.properties ?? {}));
  return rowsOf(node).flatMap((row) => {
    const [name = "", ...rest] = row;
    const key = name.replaceAll("`", "");
    const child = children.get(key);
    const shown = [`\`${within}${key}\``, ...rest];
    if (child === undefined || ofThePlan.has(key)) return [shown];
    const inner = child.items ?? child;
    if (inner.properties === undefined) return [shown];
    const suffix = child.items === undefined ? "" : "[]";
    return [shown, ...keysOf(inner, `${within}${key}${suffix}.`)];
  });
}
