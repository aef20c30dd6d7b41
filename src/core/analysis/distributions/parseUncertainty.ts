import { failure, success, type Result } from "../../issue/index.ts";
import { issuesFromSchema } from "../../plan/parseIssues.ts";
import { checkUncertainty } from "./checkUncertainty.ts";
import { uncertainty, type Uncertainty } from "./distributionSchema.ts";

/** Reads what is uncertain from parsed JSON. Issues: those of the schema or, where it fits, those of `checkUncertainty`; all at once. */
export function parseUncertainty(raw: unknown): Result<Uncertainty> {
  const read = uncertainty.safeParse(raw, { reportInput: true });
  if (!read.success) return failure(...issuesFromSchema(read.error, uncertainty));
  const issues = checkUncertainty(read.data);
  return issues.length > 0 ? failure(...issues) : success(read.data);
}
