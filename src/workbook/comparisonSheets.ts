import type { Table } from "../core/report/table.ts";
import { labelText, text, unitText, type Writing } from "../text/language.ts";
import { cellAddress, rangeAddress } from "./address.ts";
import { headingRow, type TableOnSheet } from "./placement.ts";
import type { BlockChart, BlockCell, SheetBlock } from "./port.ts";
import { resultSheets } from "./resultSheets.ts";

/** The tables of a comparison. */
export interface ComparisonTables {
  readonly comparison: Table;
  /** One a result that is compared with the base. */
  readonly differences: readonly {
    readonly causes: Table;
    readonly causeRows: Table;
    readonly most: Table | undefined;
    readonly bridge: Table;
  }[];
  readonly fairness: Table | undefined;
  /** Results in rows, sources in columns. */
  readonly sources: Table;
  /** One a result, the base first. */
  readonly results: readonly { readonly id: string; readonly table: Table }[];
}

export interface ComparisonSheetOptions {
  readonly writing: Writing;
  /** SHA-256 of what is compared, printed at the foot of each page. */
  readonly inputs: string;
}

type SheetName = "comparison" | "causes" | "causeRows" | "most" | "fairness" | "sources" | "bridge";

const longestSheetName = 31;
/** Pixels, as wide as a page of the table above it. */
const chartSize = { width: 1000, height: 460 } as const;
/** The colours of sources, told apart in print as well. */
const palette = [
  "#1F4E79",
  "#2E75B6",
  "#9DC3E6",
  "#548235",
  "#A9D18E",
  "#BF9000",
  "#FFD966",
  "#7F7F7F",
  "#C55A11",
  "#7030A0",
] as const;
const bridgeColours = { end: "#1F4E79", increase: "#548235", decrease: "#C00000" } as const;

/**
 * The sheets of a comparison: the live table first, then causes, who gains and loses most, fairness, the charts, and a sheet for each
 * result, by code, which the others sum over.
 */
export function comparisonSheets(
  tables: ComparisonTables,
  options: ComparisonSheetOptions,
): readonly SheetBlock[] {
  const { writing } = options;
  const many = tables.differences.length > 1;
  const name = (sheet: SheetName, to?: number): string => {
    const words = text(writing, `comparison.sheet.${sheet}`);
    if (to === undefined || !many) return words;
    return text(writing, "comparison.sheet.numbered", { sheet: words, number: String(to) });
  };
  const placed: readonly TableOnSheet[] = [
    { sheet: name("comparison"), table: tables.comparison },
    ...tables.differences.flatMap(({ causes, causeRows, most }, index) => [
      { sheet: name("causes", index + 1), table: causes },
      { sheet: name("causeRows", index + 1), table: causeRows },
      ...(most === undefined ? [] : [{ sheet: name("most", index + 1), table: most }]),
    ]),
    ...(tables.fairness === undefined ? [] : [{ sheet: name("fairness"), table: tables.fairness }]),
    { sheet: name("sources"), table: tables.sources },
    ...tables.differences.map(({ bridge }, index) => ({ sheet: name("bridge", index + 1), table: bridge })),
    ...tables.results.map(({ id, table }, index) => ({ sheet: resultSheet(writing, id, index), table })),
  ];
  const charts = new Map<string, (block: SheetBlock) => BlockChart>([
    [name("sources"), (block) => sourcesChart(tables.sources, block, writing)],
    ...tables.differences.map(({ bridge }, index): [string, (block: SheetBlock) => BlockChart] => [
      name("bridge", index + 1),
      (block) => bridgeChart(bridge, block, writing),
    ]),
  ]);
  return resultSheets(placed, options).map((block) => {
    const chartOf = charts.get(block.sheet);
    if (chartOf === undefined) return block;
    return { ...block, charts: [chartOf(block)], page: { ...block.page, onePage: true } };
  });
}

/** `PA1 credit-80`, within the length that a sheet name may have. */
export function resultSheet(writing: Writing, id: string, index: number): string {
  const whole =
    index === 0
      ? text(writing, "comparison.sheet.base")
      : text(writing, "comparison.sheet.result", { number: String(index), id });
  return whole.slice(0, longestSheetName).trim();
}

/** A column a result, stacked by source. */
function sourcesChart(table: Table, block: SheetBlock, writing: Writing): BlockChart {
  return {
    ...frameOf(table, block, writing),
    legend: true,
    series: table.columns.slice(1).map((_, index) => ({
      ...seriesOf(table, index + 1),
      colour: palette[index % palette.length] ?? palette[0],
    })),
  };
}

/**
 * The ends stand on the axis; each cause hangs between the level before and after it, green up and red down, as the table above says in
 * figures. There is no legend: it would name the part that is not painted.
 */
function bridgeChart(table: Table, block: SheetBlock, writing: Writing): BlockChart {
  const at = (id: string) =>
    seriesOf(
      table,
      table.columns.findIndex((column) => column.id === id),
    );
  return {
    ...frameOf(table, block, writing),
    legend: false,
    minimum: bridgeMinimum(table, block),
    series: [
      at("hidden"),
      { ...at("end"), colour: bridgeColours.end },
      { ...at("increase"), colour: bridgeColours.increase },
      { ...at("decrease"), colour: bridgeColours.decrease },
    ],
  };
}

function frameOf(table: Table, block: SheetBlock, writing: Writing): Omit<BlockChart, "legend" | "series"> {
  return {
    title: `${labelText(writing, table.title)} (${unitText(writing)})`,
    at: cellAddress({ row: block.rows.length + 2, column: 1 }),
    ...chartSize,
    categories: rangeOfColumn(table, 1),
  };
}

function seriesOf(table: Table, index: number): { readonly name: string; readonly values: string } {
  return {
    name: cellAddress({ row: headingRow, column: index + 1 }),
    values: rangeOfColumn(table, index + 1),
  };
}

function rangeOfColumn(table: Table, column: number): string {
  const first = headingRow + 1;
  return rangeAddress({
    from: { row: first, column },
    to: { row: headingRow + table.rows.length, column },
  });
}

/**
 * Where the axis of a bridge begins: as far below the lowest level as the levels are apart, so that a change of a few hundredths can be
 * seen; 0 where they differ little or begin near it.
 */
function bridgeMinimum(table: Table, block: SheetBlock): number {
  const column = table.columns.findIndex(({ id }) => id === "level");
  const levels = block.rows
    .slice(headingRow, headingRow + table.rows.length)
    .map((row) => numberOf(row[column]));
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  const span = highest - lowest;
  if (span <= 0 || lowest <= 0) return 0;
  const step = 10 ** Math.floor(Math.log10(span));
  return Math.max(0, Math.floor((lowest - span) / step) * step);
}

function numberOf(cell: BlockCell | undefined): number {
  return typeof cell?.value === "number" ? cell.value : 0;
}
