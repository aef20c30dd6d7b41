import * as z from "zod";
import { errorAt, nearestWord, type Issue, type IssueCode, type Parameter } from "../issue/index.ts";

type SchemaIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Turns what the schema found into issues of ours: closed codes, the nearest known key or choice, one issue a place. */
export function issuesFromSchema(error: z.ZodError, schema: z.ZodType): readonly Issue[] {
  const issues = error.issues.flatMap((issue) => translate(issue, schema));
  const first = new Map<string, Issue>();
  for (const issue of issues) if (!first.has(issue.place.path)) first.set(issue.place.path, issue);
  return [...first.values()];
}

/**
 * A path as people read it.
 *
 * @example
 * pathText(["lines", 3, "amount"]) // => "lines[3].amount"
 */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

function translate(issue: SchemaIssue, schema: z.ZodType): readonly Issue[] {
  const at = (code: IssueCode, parameters: Record<string, Parameter>, path: Path = issue.path): Issue =>
    errorAt(pathText(path), code, parameters);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        // A key that another kind of the same union has is no misspelling of itself.
        const others = keysAt(schema, issue.path).filter((known) => known !== key);
        const nearest = nearestWord(key, others);
        return at("plan.unknownKey", { key, ...(nearest === undefined ? {} : { nearest }) }, [
          ...issue.path,
          key,
        ]);
      });
    case "invalid_type":
      return [wrongType(issue.input, issue.expected, issue.path)];
    case "too_small":
      return [tooSmall(issue)];
    case "too_big":
      return [at("number.tooLarge", { value: shown(issue.input), maximum: String(issue.maximum) })];
    case "invalid_value":
      return [unknownChoice(issue.input, issue.values.map(String), issue.path)];
    case "invalid_format":
      return [at("plan.wrongText", { value: shown(issue.input), expected: issue.pattern ?? issue.format })];
    case "invalid_union":
      return [wrongUnion(issue, schema)];
    case "invalid_key":
      return [at("plan.wrongText", { value: String(issue.path.at(-1)), expected: "key" })];
    case "invalid_element":
    case "not_multiple_of":
      return [at("plan.wrongText", { value: shown(issue.input), expected: issue.code })];
    case "custom":
      return [
        issue.params?.["code"] === "ratio.invalid"
          ? at("ratio.invalid", { value: shown(issue.input) })
          : at("plan.wrongText", { value: shown(issue.input), expected: "custom" }),
      ];
  }
}

function wrongType(input: unknown, expected: string, path: Path): Issue {
  const text = pathText(path);
  if (input === undefined) return errorAt(text, "plan.missingKey", { key: String(path.at(-1)) });
  if (typeof input === "number" && !Number.isFinite(input)) {
    return errorAt(text, "number.notFinite", { value: String(input) });
  }
  if (typeof input === "number" && expected === "int") {
    return errorAt(text, "number.notWhole", { value: String(input) });
  }
  return errorAt(text, "plan.wrongType", { expected, received: kindOf(input), value: shown(input) });
}

function tooSmall(issue: Extract<SchemaIssue, { code: "too_small" }>): Issue {
  const path = pathText(issue.path);
  if (issue.origin === "array" || issue.origin === "string") {
    return errorAt(path, "plan.empty", { key: String(issue.path.at(-1)) });
  }
  const code = issue.minimum === 0 ? "number.negative" : "number.tooSmall";
  return errorAt(path, code, { value: shown(issue.input), minimum: String(issue.minimum) });
}

function wrongUnion(issue: Extract<SchemaIssue, { code: "invalid_union" }>, schema: z.ZodType): Issue {
  const discriminator = "discriminator" in issue ? issue.discriminator : undefined;
  if (typeof discriminator !== "string") {
    return wrongType(issue.input, "yes/no, text or number", issue.path);
  }
  const input: unknown =
    typeof issue.input === "object" && issue.input !== null && discriminator in issue.input
      ? (issue.input as Record<string, unknown>)[discriminator]
      : undefined;
  const path = issue.path.at(-1) === discriminator ? issue.path : [...issue.path, discriminator];
  const choices = schemasAt(schema, path).flatMap((candidate) =>
    candidate instanceof z.ZodLiteral ? [...candidate.values].map(String) : [],
  );
  return input === undefined ? wrongType(input, "string", path) : unknownChoice(input, choices, path);
}

function unknownChoice(input: unknown, choices: readonly string[], path: Path): Issue {
  if (input === undefined) return wrongType(input, "string", path);
  const value = shown(input);
  const nearest = nearestWord(value, choices);
  return errorAt(pathText(path), "plan.unknownChoice", {
    value,
    choices,
    ...(nearest === undefined ? {} : { nearest }),
  });
}

/** The keys that an object at `path` may have, over all alternatives of a union. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  return schemasAt(schema, path).flatMap((found) =>
    found instanceof z.ZodObject ? Object.keys(found.shape) : [],
  );
}

/** The schemas that can stand at `path`, wrappers taken off. */
function schemasAt(schema: z.ZodType, path: Path): readonly z.ZodType[] {
  return path.reduce<readonly z.ZodType[]>(
    (candidates, step) => candidates.flatMap((candidate) => childrenOf(candidate, step)),
    alternativesOf(schema),
  );
}

function childrenOf(schema: z.ZodType, step: PropertyKey): readonly z.ZodType[] {
  if (schema instanceof z.ZodArray) return alternativesOf(schema.element as z.ZodType);
  if (schema instanceof z.ZodRecord) return alternativesOf(schema.valueType as z.ZodType);
  if (!(schema instanceof z.ZodObject)) return [];
  const child = (schema.shape as Record<PropertyKey, z.ZodType | undefined>)[step];
  return child === undefined ? [] : alternativesOf(child);
}

function alternativesOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return alternativesOf(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => alternativesOf(option as z.ZodType));
  }
  return [schema];
}

/** The kind of a JSON value, for messages. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return value === undefined ? "" : JSON.stringify(value).slice(0, 80);
}
