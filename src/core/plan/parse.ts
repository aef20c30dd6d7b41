import type * as z from "zod";
import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { issuesFromSchema, kindOf } from "./parseIssues.ts";
import { checkReferences } from "./parseReferences.ts";
import { checkValues } from "./parseValues.ts";
import type { Plan } from "./plan.ts";
import { planSchema, planSchemaVersion, type PlanFile } from "./schema.ts";

/**
 * Reads a plan from what a file holds. Collects every issue, each with its path (`lines[3].amount`): first the version,
 * then keys, types and ranges, then references, duplicates and periods.
 */
export function parsePlan(raw: unknown): Result<Plan> {
  const version = versionIssue(raw);
  if (version !== undefined) return failure(version);
  const read: z.ZodSafeParseResult<Plan> = planSchema.safeParse(raw, { reportInput: true });
  if (!read.success) return failure(...issuesFromSchema(read.error, planSchema));
  const issues = [...checkReferences(read.data), ...checkValues(read.data)];
  return issues.length > 0 ? failure(...issues) : success(read.data);
}

/** The plan as a file holds it: parsing it again gives an equal plan. */
export function serializePlan(plan: Plan): PlanFile {
  return JSON.parse(JSON.stringify(plan)) as PlanFile;
}

function versionIssue(raw: unknown): Issue | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return errorAt("", "plan.wrongType", { expected: "object", received: kindOf(raw) });
  }
  if (!("schema" in raw)) return errorAt("schema", "plan.missingKey", { key: "schema" });
  if (raw.schema === planSchemaVersion) return undefined;
  return errorAt("schema", "plan.schemaVersion", {
    found: typeof raw.schema === "string" ? raw.schema : kindOf(raw.schema),
    expected: planSchemaVersion,
  });
}
