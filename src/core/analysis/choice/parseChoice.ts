import { errorAt, failure, success, type Issue, type Result } from "../../issue/index.ts";
import { issuesFromSchema, kindOf } from "../../plan/parseIssues.ts";
import { paths, periodOrder, periodWithin, repeated } from "../../plan/parseHelpers.ts";
import { choiceFile, choiceSchemaVersion, type ChoiceFile } from "./choiceSchema.ts";

/**
 * Reads a choice file. Collects every issue with its path (`groups[0].cost`): first the version, then keys, types and ranges, then years
 * that lie outside or the wrong way round and what stands twice. What it says of a plan is looked up by `choiceProblem`.
 */
export function parseChoiceFile(raw: unknown): Result<ChoiceFile> {
  const version = versionIssue(raw);
  if (version !== undefined) return failure(version);
  const read = choiceFile.safeParse(raw, { reportInput: true });
  if (!read.success) return failure(...issuesFromSchema(read.error, choiceFile));
  const issues = [...periodOrder("", read.data).map(atTop), ...insideIssues(read.data)];
  return issues.length > 0 ? failure(...issues) : success(read.data);
}

function insideIssues(file: ChoiceFile): readonly Issue[] {
  const { from, to, groups, criteria, places, years, districts } = file;
  const listed = (list: string, key: string, values: readonly string[]) =>
    values.map((value, index) => ({ path: `${list}[${index}].${key}`, value }));
  const yearWithin = (path: string, key: string, value: number | undefined) =>
    value === undefined
      ? []
      : periodWithin(path, { from: value, to: value }, { from, to }).map((issue) => ({
          ...issue,
          place: { path: `${path}.${key}` },
        }));
  return [
    ...repeated(paths("groups", groups), "plan.duplicateId"),
    ...repeated(paths("criteria", criteria), "plan.duplicateId"),
    ...repeated(listed("places", "place", places.map((one) => one.place)), "plan.duplicateCode"), // prettier-ignore
    ...repeated(listed("years", "year", years.map(({ year }) => String(year))), "plan.duplicateId"), // prettier-ignore
    ...repeated(listed("districts", "district", districts.map(({ district }) => district)), "plan.duplicateCode"), // prettier-ignore
    ...years.flatMap(({ year }, index) => yearWithin(`years[${index}]`, "year", year)),
    ...places.flatMap(({ earliest, latest }, index) => [
      ...yearWithin(`places[${index}]`, "earliest", earliest),
      ...yearWithin(`places[${index}]`, "latest", latest),
    ]),
  ];
}

/** The path of a key that stands in no list. */
function atTop(issue: Issue): Issue {
  return { ...issue, place: { ...issue.place, path: issue.place.path.replace(/^\./, "") } };
}

function versionIssue(raw: unknown): Issue | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return errorAt("", "plan.wrongType", { expected: "object", received: kindOf(raw) });
  }
  if (!("schema" in raw)) return errorAt("schema", "plan.missingKey", { key: "schema" });
  if (raw.schema === choiceSchemaVersion) return undefined;
  return errorAt("schema", "plan.schemaVersion", {
    found: typeof raw.schema === "string" ? raw.schema : kindOf(raw.schema),
    expected: choiceSchemaVersion,
  });
}
