import { errorAt, failure, nearestWord, success, type Issue, type Result } from "../core/issue/index.ts";
import {
  parseScenario,
  scenarioLibrary,
  type Scenario,
  type ScenarioLibrary,
} from "../core/scenario/index.ts";
import { gridsToScenarios } from "../workbook/scenarioSheets.ts";
import type { Ports } from "./ports.ts";
import { readJson } from "./readJson.ts";

/** A scenario with those that it may build on. */
export interface FoundScenario {
  readonly scenario: Scenario;
  readonly library: ScenarioLibrary;
}

/**
 * The scenarios that a plan can be put under: those that ship and build on it (`planId`), and for a plan that is a workbook those on
 * its sheet of scenarios, which come first where an id is the same.
 */
export async function scenariosFor(
  planName: string,
  planId: string,
  ports: Ports,
): Promise<Result<readonly Scenario[]>> {
  const own = await scenariosOfWorkbook(planName, ports);
  const shipped = shippedScenarios(ports);
  if (!own.ok || !shipped.ok) return failure(...issuesOf(own), ...issuesOf(shipped));
  const library = scenarioLibrary([...shipped.value, ...own.value]);
  const all = [...new Set([...own.value.map(({ id }) => id), ...library.keys()])].flatMap(
    (id) => library.get(id) ?? [],
  );
  return success(all.filter((scenario) => buildsOn(scenario, planId, library)));
}

/**
 * A scenario by what it is called: the id of one in the workbook or of one that ships, or a `.json` file. Scenarios that a file builds
 * on may stand beside it as `<id>.json`. Issues: `scenario.unknownId` (with the nearest), and those of files and scenarios.
 */
export async function findScenario(
  asked: string,
  planName: string,
  ports: Ports,
): Promise<Result<FoundScenario>> {
  const own = await scenariosOfWorkbook(planName, ports);
  const shipped = shippedScenarios(ports);
  if (!own.ok || !shipped.ok) return failure(...issuesOf(own), ...issuesOf(shipped));
  const library = scenarioLibrary([...shipped.value, ...own.value]);
  if (asked.toLowerCase().endsWith(".json")) return withNeighbours(asked, planName, library, ports);
  const scenario = library.get(asked);
  if (scenario !== undefined) return success({ scenario, library });
  const known = [...library.keys()];
  const nearest = nearestWord(asked, known);
  const about = {
    value: asked,
    ...(known.length === 0 ? {} : { known }),
    ...(nearest === undefined ? {} : { nearest }),
  };
  return failure(errorAt("", "scenario.unknownId", about));
}

function shippedScenarios({ shippedScenarios: raw = {} }: Ports): Result<readonly Scenario[]> {
  const read = Object.values(raw).map(parseScenario);
  const issues = read.flatMap(issuesOf);
  if (issues.length > 0) return failure(...issues);
  return success(read.flatMap((scenario) => (scenario.ok ? [scenario.value] : [])));
}

async function scenariosOfWorkbook(planName: string, ports: Ports): Promise<Result<readonly Scenario[]>> {
  if (!planName.toLowerCase().endsWith(".xlsx")) return success([]);
  const read = await ports.files.read(planName);
  if (!read.ok) return read;
  const workbook = await ports.workbooks.open(read.value);
  if (!workbook.ok) {
    const inFile = (issue: Issue): Issue => ({
      ...issue,
      parameters: { ...issue.parameters, file: planName },
    });
    return failure(...workbook.issues.map(inFile));
  }
  return gridsToScenarios(await workbook.value.readGrids(await workbook.value.sheetNames()));
}

/** Reads a file, and beside it the files of the scenarios that it builds on, as long as nothing else has their ids. */
async function withNeighbours(
  path: string,
  planName: string,
  library: ScenarioLibrary,
  ports: Ports,
): Promise<Result<FoundScenario>> {
  const first = await scenarioFile(path, ports);
  if (!first.ok) return first;
  const known = new Map(library);
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const seen = new Set([first.value.id]);
  for (let { base } = first.value; !seen.has(base) && base !== planName;) {
    seen.add(base);
    const beside = known.has(base) ? undefined : await scenarioFile(`${folder}${base}.json`, ports);
    if (beside !== undefined && !beside.ok) break;
    if (beside !== undefined) known.set(beside.value.id, beside.value);
    base = known.get(base)?.base ?? base;
  }
  return success({ scenario: first.value, library: new Map([...known, [first.value.id, first.value]]) });
}

function scenarioFile(path: string, ports: Ports): Promise<Result<Scenario>> {
  return readJson(path, ports, parseScenario);
}

/** Whether a scenario leads to the plan, over however many others. */
function buildsOn(scenario: Scenario, planId: string, library: ScenarioLibrary): boolean {
  const seen = new Set<string>();
  for (let base = scenario.base; !seen.has(base); base = library.get(base)?.base ?? base) {
    if (base === planId) return true;
    seen.add(base);
  }
  return false;
}

function issuesOf(result: Result<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
