export * from "./comparisonCauses.ts";
export * from "./comparisonCharts.ts";
export * from "./comparisonData.ts";
export * from "./comparisonPeople.ts";
export * from "./comparisonTable.ts";
