import { isMoney } from "../core/money/index.ts";
import { canonicalText } from "../core/plan/fingerprint.ts";
import { cellAddress } from "../workbook/address.ts";
import { wordKey } from "../workbook/choices.ts";
import { gridOf, portValue } from "../workbook/grid.ts";
import type { CellValue, Grid, SheetBlock } from "../workbook/port.ts";
import { resultLists, type ResultList, type StatedResult, type StatedRow } from "./parseResult.ts";
import { resultData } from "./resultData.ts";
import type { RunOutcome } from "./runScenario.ts";

/** What a difference is about: a list of the result, the result itself, or a sheet. */
export type DifferenceOf = ResultList | "result" | "sheet";

/** One figure that is not what is computed. Amounts in đồng are numbers; on a sheet, values as they stand in the cell. */
export interface Difference {
  readonly of: DifferenceOf;
  readonly place?: string;
  readonly source?: string;
  readonly type?: string;
  readonly year?: number;
  /** Any other part of the key (component, year of origin, reason), or the key of the result. */
  readonly more?: string;
  /** Sheet and cell, for a workbook: `Theo xã!D17`. */
  readonly cell?: string;
  /** The words at the head of the row. */
  readonly row?: string;
  /** Which part of the row differs, if it is not its amount. */
  readonly field?: string;
  readonly stated?: string | number | boolean;
  readonly computed?: string | number | boolean;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** How many figures were compared. */
  readonly compared: number;
}

/** Compares a stated result with the same made again: every row of its lists by key, then everything else. */
export function compareResult(stated: StatedResult, again: RunOutcome): Comparison {
  const computed = plain(resultData(again));
  const lists = resultLists.map((list) => {
    const rows = computed[list];
    return compareRows(list, stated.lists[list], Array.isArray(rows) ? (rows as readonly StatedRow[]) : []);
  });
  const rest = compareOthers(stated, computed);
  return {
    differences: [...lists.flatMap(({ differences }) => differences), ...rest],
    compared: lists.reduce((count, { compared }) => count + compared, 0),
  };
}

/** As a file holds it. */
function plain(data: Readonly<Record<string, unknown>>): StatedRow {
  return JSON.parse(JSON.stringify(data)) as StatedRow;
}

const keyFields = ["place", "source", "type", "year", "component", "origin"] as const;

function keyOf(list: ResultList, row: StatedRow): string {
  const fields = list === "unallocated" ? [...keyFields, "reason", "by"] : keyFields;
  return canonicalText(fields.map((field) => row[field] ?? null));
}

function compareRows(
  list: ResultList,
  stated: readonly StatedRow[],
  computed: readonly StatedRow[],
): Comparison {
  const waiting = new Map<string, StatedRow[]>();
  for (const row of stated) {
    const key = keyOf(list, row);
    const held = waiting.get(key);
    if (held === undefined) waiting.set(key, [row]);
    else held.push(row);
  }
  const differences = computed.flatMap((row) => {
    const found = waiting.get(keyOf(list, row))?.shift();
    return compareRow(list, found, row);
  });
  const unexpected = [...waiting.values()].flat().flatMap((row) => compareRow(list, row, undefined));
  return { differences: [...differences, ...unexpected], compared: computed.length };
}

function compareRow(
  list: ResultList,
  stated: StatedRow | undefined,
  computed: StatedRow | undefined,
): readonly Difference[] {
  const about = aboutRow(list, stated ?? computed ?? {});
  if (stated === undefined || computed === undefined) {
    return [{ ...about, ...values(stated?.["amount"], computed?.["amount"]) }];
  }
  const fields = [...new Set([...Object.keys(computed), ...Object.keys(stated)])];
  return fields
    .filter((field) => canonicalText(stated[field] ?? null) !== canonicalText(computed[field] ?? null))
    .map((field) => ({
      ...about,
      ...(field === "amount" ? {} : { field }),
      ...values(stated[field], computed[field]),
    }));
}

function aboutRow(list: ResultList, row: StatedRow): Difference {
  const { place, source, type, year } = row;
  const more = [row["component"], row["origin"], list === "unallocated" ? row["reason"] : undefined]
    .filter((part) => typeof part === "string" || typeof part === "number")
    .map(String)
    .join(" ");
  return {
    of: list,
    ...(typeof place === "string" ? { place } : {}),
    ...(typeof source === "string" ? { source } : {}),
    ...(typeof type === "string" ? { type } : {}),
    ...(typeof year === "number" ? { year } : {}),
    ...(more === "" ? {} : { more }),
  };
}

function values(stated: unknown, computed: unknown): Pick<Difference, "stated" | "computed"> {
  return {
    ...(stated === undefined ? {} : { stated: shown(stated) }),
    ...(computed === undefined ? {} : { computed: shown(computed) }),
  };
}

function shown(value: unknown): string | number | boolean {
  if (typeof value === "string" || typeof value === "boolean" || isMoney(value)) return value;
  return canonicalText(value);
}

/** Where the plan was read from may differ; every other part of the file is a function of what it was made from. */
function compareOthers(
  { others, inputs, outputs }: StatedResult,
  computed: StatedRow,
): readonly Difference[] {
  const stated: StatedRow = { ...others, inputs, outputs };
  const keys = [...new Set([...Object.keys(computed), ...Object.keys(stated)])];
  const lists: readonly string[] = resultLists;
  return keys
    .filter((key) => key !== "run" && !lists.includes(key))
    .filter((key) => canonicalText(stated[key] ?? null) !== canonicalText(computed[key] ?? null))
    .map((key) => ({ of: "result", more: key, ...values(stated[key], computed[key]) }));
}

/** Compares the sheets of a result workbook with those made again, cell by cell; sheets that a person added are not looked at. */
export function compareSheets(stated: readonly Grid[], computed: readonly SheetBlock[]): Comparison {
  const bySheet = new Map(stated.map((grid) => [wordKey(grid.sheet), grid]));
  let compared = 0;
  const differences = computed.flatMap((block): readonly Difference[] => {
    const grid = bySheet.get(wordKey(block.sheet));
    if (grid === undefined) return [{ of: "sheet", cell: block.sheet, computed: block.sheet }];
    const expected = gridOf(block);
    const height = Math.max(expected.rows.length, grid.rows.length);
    return Array.from({ length: height }, (_, row) => row).flatMap((row) => {
      const [before = [], after = []] = [grid.rows[row], expected.rows[row]];
      const width = Math.max(before.length, after.length);
      compared += after.filter((value) => typeof value === "number").length;
      return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
        const [found, wanted] = [portValue(before[column] ?? null), after[column] ?? null];
        if (isEqual(found, wanted)) return [];
        const cell = `${block.sheet}!${cellAddress({ row: row + 1, column: column + 1 })}`;
        return [
          {
            of: "sheet",
            cell,
            row: headOf(after, column),
            ...values(found ?? undefined, wanted ?? undefined),
          },
        ] as const;
      });
    });
  });
  return { differences, compared };
}

/** A sheet keeps 15 digits of a number. */
function isEqual(found: CellValue, wanted: CellValue): boolean {
  if (typeof found === "number" && typeof wanted === "number") {
    return found === wanted || found.toPrecision(15) === wanted.toPrecision(15);
  }
  return found === wanted;
}

/** The words before a cell in its row. */
function headOf(row: readonly CellValue[], column: number): string {
  return row
    .slice(0, column)
    .filter((value) => typeof value === "string")
    .slice(0, 3)
    .join(" · ");
}
