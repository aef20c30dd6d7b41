import type { Table } from "../core/report/table.ts";
import { labelText, text, unitText, type Writing } from "../text/language.ts";
import { cellAddress, rangeAddress } from "./address.ts";
import { headingRow } from "./placement.ts";
import type { BlockChart, SheetBlock } from "./port.ts";
import { resultSheets, type ResultSheetOptions } from "./resultSheets.ts";

/** The tables of a sensitivity. */
export interface SensitivityTables {
  readonly bars: Table;
  /** One a target that something moves: the driver, the largest fall, the largest rise. */
  readonly charts: readonly Table[];
  readonly twoWay: readonly Table[];
}

/** Pixels, as wide as a page of the table above it. */
const chartSize = { width: 1100, height: 460 } as const;
const colours = { below: "#C55A11", above: "#1F4E79" } as const;

/** The sheets of a sensitivity: all bars, then for each figure a native chart of what moves it, then the two-way tables. */
export function sensitivitySheets(
  { bars, charts, twoWay }: SensitivityTables,
  options: ResultSheetOptions,
): readonly SheetBlock[] {
  const { writing } = options;
  const numbered = (kind: "chart" | "twoWay", index: number): string =>
    text(writing, `sensitivity.sheet.${kind}`, { number: index + 1 });
  const chartOf = new Map(charts.map((table, index) => [numbered("chart", index), table]));
  const placed = [
    { sheet: text(writing, "sensitivity.sheet.bars"), table: bars },
    ...charts.map((table, index) => ({ sheet: numbered("chart", index), table })),
    ...twoWay.map((table, index) => ({ sheet: numbered("twoWay", index), table })),
  ];
  return resultSheets(placed, options).map((block) => {
    const table = chartOf.get(block.sheet);
    return table === undefined ? block : { ...block, charts: [chart(table, block, writing)] };
  });
}

/** Falls hang below the axis and rises stand on it; the axis is how it is now. */
function chart(table: Table, block: SheetBlock, writing: Writing): BlockChart {
  return {
    title: `${labelText(writing, table.title)} (${unitText(writing)})`,
    at: cellAddress({ row: block.rows.length + 2, column: 1 }),
    ...chartSize,
    categories: columnRange(table, 1),
    legend: true,
    series: [
      { ...seriesAt(table, 2), colour: colours.below },
      { ...seriesAt(table, 3), colour: colours.above },
    ],
  };
}

function seriesAt(table: Table, column: number): { readonly name: string; readonly values: string } {
  return { name: cellAddress({ row: headingRow, column }), values: columnRange(table, column) };
}

function columnRange(table: Table, column: number): string {
  return rangeAddress({
    from: { row: headingRow + 1, column },
    to: { row: headingRow + table.rows.length, column },
  });
}
