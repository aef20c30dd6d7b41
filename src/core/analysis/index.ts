/** Questions about a plan whose money is uncertain: what is drawn, how, and what it comes to. */
export { drawMethods, type DrawMethod } from "./distributions/index.ts";
export * from "./simulate/index.ts";
export type { AmountSummary, Histogram, Mean, Proportion } from "./statistics/index.ts";
