import { errorAt, failure, success, type Issue, type Result } from "../../issue/index.ts";
import { issuesFromSchema, kindOf } from "../../plan/parseIssues.ts";
import { periodOrder } from "../../plan/parseHelpers.ts";
import { checkUncertainty } from "../distributions/index.ts";
import { uncertaintyFile, uncertaintySchemaVersion, type PlanUncertainty } from "./uncertaintySchema.ts";

/**
 * Reads what a file says is uncertain about a plan. Collects every issue with its path (`factors[2].distribution`): first the version,
 * then keys, types and ranges, then years the wrong way round and the issues of `checkUncertainty`. What it says of a plan is looked
 * up by `checkAgainstPlan`.
 */
export function parseUncertaintyFile(raw: unknown): Result<PlanUncertainty> {
  const version = versionIssue(raw);
  if (version !== undefined) return failure(version);
  const read = uncertaintyFile.safeParse(raw, { reportInput: true });
  if (!read.success) return failure(...issuesFromSchema(read.error, uncertaintyFile));
  const issues = [
    ...read.data.factors.flatMap(({ from, to }, index) =>
      from === undefined || to === undefined ? [] : periodOrder(`factors[${index}]`, { from, to }),
    ),
    ...checkUncertainty(read.data),
  ];
  return issues.length > 0 ? failure(...issues) : success(read.data);
}

function versionIssue(raw: unknown): Issue | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return errorAt("", "plan.wrongType", { expected: "object", received: kindOf(raw) });
  }
  if (!("schema" in raw)) return errorAt("schema", "plan.missingKey", { key: "schema" });
  if (raw.schema === uncertaintySchemaVersion) return undefined;
  return errorAt("schema", "plan.schemaVersion", {
    found: typeof raw.schema === "string" ? raw.schema : kindOf(raw.schema),
    expected: uncertaintySchemaVersion,
  });
}
