export * from "./amountQuantile.ts";
export * from "./histogram.ts";
export * from "./proportion.ts";
export * from "./rankCorrelation.ts";
export * from "./summary.ts";
export * from "./total.ts";
