import { errorAt, failure, nearestWord, type Result } from "../core/issue/index.ts";
import { parsePlan, type Plan } from "../core/plan/index.ts";
import { gridsToPlan } from "../workbook/planSheets.ts";
import type { Ports } from "./ports.ts";

/**
 * Reads a plan by what it is called: the id of one that ships, a `.json` file, or an `.xlsx` workbook made from the
 * template. All issues come back at once, with path and, for a workbook, sheet and cell.
 */
export async function loadPlan(name: string, ports: Ports): Promise<Result<Plan>> {
  if (Object.hasOwn(ports.shippedPlans, name)) return parsePlan(ports.shippedPlans[name]);
  const lower = name.toLowerCase();
  if (lower.endsWith(".json")) return loadJson(name, ports);
  if (lower.endsWith(".xlsx")) return loadWorkbook(name, ports);
  const known = Object.keys(ports.shippedPlans);
  const nearest = nearestWord(name, known);
  return failure(
    errorAt("", "plan.unknownId", { value: name, known, ...(nearest === undefined ? {} : { nearest }) }),
  );
}

async function loadJson(path: string, ports: Ports): Promise<Result<Plan>> {
  const read = await ports.files.read(path);
  if (!read.ok) return read;
  const text = new TextDecoder().decode(read.value);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure(errorAt(path, "file.notJson", { file: path, detail: error.message }));
  }
  return parsePlan(raw);
}

async function loadWorkbook(path: string, ports: Ports): Promise<Result<Plan>> {
  const read = await ports.files.read(path);
  if (!read.ok) return read;
  const workbook = await ports.workbooks.open(read.value);
  if (!workbook.ok) {
    return failure(
      ...workbook.issues.map((issue) => ({
        ...issue,
        place: { ...issue.place, path },
        parameters: { ...issue.parameters, file: path },
      })),
    );
  }
  const grids = await workbook.value.readGrids(await workbook.value.sheetNames());
  return gridsToPlan(grids);
}
