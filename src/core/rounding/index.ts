export * from "./checkRounding.ts";
export type { Conflict } from "./conflict.ts";
export { crossMargins, publishedMargins } from "./margins.ts";
export * from "./roundAllTotals.ts";
export * from "./roundCrossing.ts";
export * from "./roundTable.ts";
export * from "./table.ts";
export type { LineGrouping } from "./totalsGrid.ts";
