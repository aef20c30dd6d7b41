import { failure, type Issue, type Result } from "../core/issue/index.ts";
import { parsePlan, type Plan } from "../core/plan/index.ts";
import { readPlanSheets } from "./planSheetsRead.ts";
import type { Grid } from "./port.ts";

export { planToBlocks } from "./planSheetsWrite.ts";
export { readPlanSheets, type PlanReading } from "./planSheetsRead.ts";

/**
 * Reads and checks the plan of a workbook. All issues come back at once, those of sheets, headings and cells first, each
 * with its cell (`Nguồn vốn!D7`); what a cell's own issue explains is not reported again.
 */
export function gridsToPlan(grids: readonly Grid[]): Result<Plan> {
  const { raw, issues, cellOf, headingOf } = readPlanSheets(grids);
  const wholeFile = issues.some(({ code }) => code === "plan.schemaVersion");
  if (wholeFile) return failure(...issues);
  const plan = parsePlan(raw);
  if (plan.ok) return issues.length === 0 ? plan : failure(...issues);
  const explained = new Set(issues.map(({ place }) => place.cell));
  const located = locateIssues(plan.issues, cellOf).map((issue) => withHeading(issue, headingOf));
  const others = located
    .filter(({ place }) => place.cell === undefined || !explained.has(place.cell))
    .filter((issue) => !followsFromLostComponents(issue, issues));
  return failure(...issues, ...others);
}

/** Without the sheet of components there are none, which a plan may have: every reference to one leads nowhere. */
function followsFromLostComponents({ code, place }: Issue, sheetIssues: readonly Issue[]): boolean {
  return (
    code === "plan.unknownReference" &&
    /\.components?(\[\d+\])?$/.test(place.path) &&
    sheetIssues.some((issue) => issue.code.startsWith("sheet.") && issue.place.path === "components")
  );
}

/** The same issues with the cell that each path was read from; `first`, the other place of a double, becomes a cell as well. */
export function locateIssues(
  issues: readonly Issue[],
  cellOf: (path: string) => string | undefined,
): readonly Issue[] {
  return issues.map((issue) => {
    const cell = issue.place.cell ?? cellOf(issue.place.path);
    const first = issue.parameters["first"];
    const firstCell = typeof first === "string" ? cellOf(first) : undefined;
    return {
      ...issue,
      place: cell === undefined ? issue.place : { ...issue.place, cell },
      parameters: firstCell === undefined ? issue.parameters : { ...issue.parameters, first: firstCell },
    };
  });
}

/** Where a value is missing, a person knows it by its heading, not by its key in the plan file. */
function withHeading(issue: Issue, headingOf: (path: string) => string | undefined): Issue {
  const heading = headingOf(issue.place.path);
  const isAboutKey =
    issue.code === "plan.missingKey" || issue.code === "plan.empty" || issue.code === "plan.unknownKey";
  return heading === undefined || !isAboutKey
    ? issue
    : { ...issue, parameters: { ...issue.parameters, key: heading } };
}
