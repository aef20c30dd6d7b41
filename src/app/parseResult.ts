import * as z from "zod";
import { errorAt, failure, success, type Result } from "../core/issue/index.ts";
import { moneyUnits } from "../core/money/index.ts";
import { scenarioSchema } from "../core/scenario/index.ts";
import type { RunRecord } from "./runScenario.ts";

/** The schema of an allocation as `phanbo allocate` writes it. */
export const resultSchemaVersion = "phanbo/allocation/1";

const runRecord = z.strictObject({
  plan: z.string(),
  file: z.string().optional(),
  accepted: z.union([z.literal("all"), z.array(z.string())]),
  unit: z.enum(moneyUnits),
  scenario: z.string().optional(),
  scenarios: z.array(scenarioSchema).optional(),
});

const row = z.record(z.string(), z.unknown());

const resultFile = z.looseObject({
  schema: z.literal(resultSchemaVersion),
  inputs: z.string(),
  outputs: z.string(),
  unit: z.unknown(),
  envelopes: z.array(row),
  cells: z.array(row),
  unallocated: z.array(row),
  receipt: z.array(row),
});

/** A row of a stated result, not yet trusted. */
export type StatedRow = Readonly<Record<string, unknown>>;

/** An allocation as a file states it. */
export interface StatedResult {
  readonly inputs: string;
  readonly outputs: string;
  readonly run: RunRecord;
  readonly lists: Readonly<Record<ResultList, readonly StatedRow[]>>;
  /** All other parts, by key. */
  readonly others: StatedRow;
}

export const resultLists = ["envelopes", "cells", "unallocated", "receipt"] as const;

export type ResultList = (typeof resultLists)[number];

/** Reads what `phanbo allocate --out x.json` wrote. Issues: `file.notJson`, `result.notOurs`, `result.noRun`. */
export function parseResult(json: string, file: string): Result<StatedResult> {
  const raw = parsedJson(json, file);
  if (!raw.ok) return raw;
  const read = resultFile.safeParse(raw.value);
  if (!read.success) return failure(errorAt("", "result.notOurs", { file }));
  const { inputs, outputs, run: recorded, envelopes, cells, unallocated, receipt, ...others } = read.data;
  const run = parsedRun(recorded, file);
  if (!run.ok) return run;
  return success({
    inputs,
    outputs,
    run: run.value,
    lists: { envelopes, cells, unallocated, receipt },
    others,
  });
}

/** Reads the record of a run from the text of a result workbook. Issues: `result.noRun`. */
export function parseRun(json: string, file: string): Result<RunRecord> {
  const raw = parsedJson(json, file);
  return raw.ok ? parsedRun(raw.value, file) : failure(errorAt("", "result.noRun", { file }));
}

function parsedRun(raw: unknown, file: string): Result<RunRecord> {
  const read = runRecord.safeParse(raw);
  if (!read.success) return failure(errorAt("", "result.noRun", { file }));
  const { file: planFile, scenario, scenarios, ...about } = read.data;
  return success({
    ...about,
    ...(planFile === undefined ? {} : { file: planFile }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(scenarios === undefined ? {} : { scenarios }),
  });
}

function parsedJson(json: string, file: string): Result<unknown> {
  try {
    return success(JSON.parse(json) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure(errorAt(file, "file.notJson", { file, detail: error.message }));
  }
}
