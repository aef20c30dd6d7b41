import * as z from "zod";
import { choiceFile } from "../../src/core/analysis/choice/index.ts";
import { uncertaintyFile } from "../../src/core/analysis/simulate/index.ts";
import { planSchema } from "../../src/core/plan/schema.ts";
import { scenarioSchema } from "../../src/core/scenario/schema.ts";

/** The parts of JSON Schema that the plan's schema uses. */
export interface SchemaNode {
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly description?: string;
  readonly descriptionVi?: string;
}

/** The plan file as JSON Schema, for editors and other programs. */
export function planJsonSchema(): SchemaNode {
  return z.toJSONSchema(planSchema, { io: "input" }) as SchemaNode;
}

/** The scenario file as JSON Schema. */
export function scenarioJsonSchema(): SchemaNode {
  return z.toJSONSchema(scenarioSchema, { io: "input" }) as SchemaNode;
}

/** The uncertainty file as JSON Schema. */
export function uncertaintyJsonSchema(): SchemaNode {
  return z.toJSONSchema(uncertaintyFile, { io: "input" }) as SchemaNode;
}

/** The choice file as JSON Schema. */
export function choiceJsonSchema(): SchemaNode {
  return z.toJSONSchema(choiceFile, { io: "input" }) as SchemaNode;
}

/** The alternatives of a node that is one of several; the node alone if it is not. */
export function alternativesOf(node: SchemaNode): readonly SchemaNode[] {
  return node.oneOf ?? node.anyOf ?? [node];
}
