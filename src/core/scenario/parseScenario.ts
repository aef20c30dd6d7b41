import * as z from "zod";
import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { isRatioText } from "../money/ratio.ts";
import { amount } from "../plan/basicSchema.ts";
import { kindOf, issuesFromSchema } from "../plan/parseIssues.ts";
import { paths, periodOrder, refer, repeated } from "../plan/parseHelpers.ts";
import { amountOfParameter, parameterNamed } from "./figures.ts";
import type { Adjustment, Scenario } from "./scenario.ts";
import { scenarioSchema, scenarioSchemaVersion, type ScenarioFile } from "./schema.ts";

/**
 * Reads a scenario from what a file holds. Collects every issue with its path (`adjustments[3].factor`): first the version,
 * then keys, types and ranges, then parameters that are not there or do not fit, years the wrong way round, and amounts given in
 * no way or in two (`scenario.oneAmount`). What it says of a plan is looked up when it is applied.
 */
export function parseScenario(raw: unknown): Result<Scenario> {
  const version = versionIssue(raw);
  if (version !== undefined) return failure(version);
  const read: z.ZodSafeParseResult<Scenario> = scenarioSchema.safeParse(raw, { reportInput: true });
  if (!read.success) {
    return failure(...issuesFromSchema(read.error, scenarioSchema).map((issue) => aboutAmount(issue, raw)));
  }
  const issues = checkScenario(read.data);
  return issues.length > 0 ? failure(...issues) : success(read.data);
}

/** The scenario as a file holds it: parsing it again gives an equal scenario. */
export function serializeScenario(scenario: Scenario): ScenarioFile {
  return JSON.parse(JSON.stringify(scenario)) as ScenarioFile;
}

/** An amount may also be the name of a parameter: for a number that is no amount, what is wrong with it as an amount. */
function aboutAmount(issue: Issue, raw: unknown): Issue {
  const [, index, key] = /^adjustments\[(\d+)\]\.(amount)$/.exec(issue.place.path) ?? [];
  if (index === undefined || key === undefined || issue.code !== "plan.wrongType") return issue;
  const written = z.object({ adjustments: z.array(z.looseObject({})) }).safeParse(raw);
  const value = written.data?.adjustments.at(parseInt(index, 10))?.[key];
  const read = typeof value === "number" ? amount.safeParse(value, { reportInput: true }) : undefined;
  const [better] = read?.success === false ? issuesFromSchema(read.error, amount) : [];
  return better === undefined ? issue : { ...better, place: issue.place };
}

function versionIssue(raw: unknown): Issue | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return errorAt("", "plan.wrongType", { expected: "object", received: kindOf(raw) });
  }
  if (!("schema" in raw)) return errorAt("schema", "plan.missingKey", { key: "schema" });
  if (raw.schema === scenarioSchemaVersion) return undefined;
  return errorAt("schema", "plan.schemaVersion", {
    found: typeof raw.schema === "string" ? raw.schema : kindOf(raw.schema),
    expected: scenarioSchemaVersion,
  });
}

function checkScenario(scenario: Scenario): readonly Issue[] {
  return [
    ...repeated(paths("parameters", scenario.parameters), "plan.duplicateId"),
    ...scenario.adjustments.flatMap((adjustment, index) => {
      const path = `adjustments[${index}]`;
      return [
        ...checkFigures(scenario, adjustment, path),
        ...checkYears(adjustment, path),
        ...checkAmounts(adjustment, path),
      ];
    }),
  ];
}

const ratioKeys = ["factor", "share", "rate", "ratio", "coefficient"] as const;

/** A named parameter must be there and hold what the key takes. */
function checkFigures(scenario: Scenario, adjustment: Adjustment, path: string): readonly Issue[] {
  const known = new Set(scenario.parameters.map(({ id }) => `$${id}`));
  const entries: ReadonlyMap<string, unknown> = new Map(Object.entries(adjustment));
  return [...ratioKeys, "amount"].flatMap((key) => {
    const value = entries.get(key);
    const parameter = typeof value === "string" ? parameterNamed(scenario, value) : undefined;
    if (typeof value !== "string" || !value.startsWith("$")) return [];
    const at = `${path}.${key}`;
    if (parameter === undefined) return refer(at, value, known);
    const fits =
      key === "amount" ? amountOfParameter(parameter) !== undefined : isRatioText(parameter.value.trim());
    if (fits) return [];
    const parameters = { parameter: { name: parameter.name }, value: parameter.value };
    return [errorAt(at, key === "amount" ? "scenario.notAnAmount" : "scenario.notARatio", parameters)];
  });
}

function checkYears(adjustment: Adjustment, path: string): readonly Issue[] {
  const order = (at: string, from: number | undefined, to: number | undefined): readonly Issue[] =>
    from === undefined || to === undefined ? [] : periodOrder(at, { from, to });
  switch (adjustment.kind) {
    case "scaleLines":
    case "setLines":
    case "setMobilisation":
      return order(path, adjustment.from, adjustment.to);
    case "moveMoney":
      return [
        ...order(path, adjustment.from, adjustment.to),
        ...order(`${path}.target`, adjustment.target.from, adjustment.target.to),
      ];
    case "addLine":
      return order(`${path}.line`, adjustment.line.from, adjustment.line.to);
    case "addSource":
    case "setProfile":
    case "setCounterpart":
    case "setCoefficient":
    case "setWeighting":
    case "addLimit":
    case "replaceLimit":
    case "removeLimit":
    case "setSourceUse":
    case "setRounding":
    case "acceptCorrections":
    case "setAttribute":
    case "addPlace":
    case "removePlaces":
    case "mergePlaces":
      return [];
  }
}

/** How much in exactly one way; and a share of other lines needs these lines. */
function checkAmounts(adjustment: Adjustment, path: string): readonly Issue[] {
  if (adjustment.kind !== "setLines" && adjustment.kind !== "moveMoney") return [];
  const count = [adjustment.amount, adjustment.share].filter((given) => given !== undefined).length;
  if (count !== 1) return [errorAt(path, "scenario.oneAmount", { count })];
  if (adjustment.kind !== "setLines" || (adjustment.share === undefined) === (adjustment.of === undefined)) {
    return [];
  }
  return [errorAt(`${path}.of`, "plan.missingKey", { key: adjustment.of === undefined ? "of" : "share" })];
}
