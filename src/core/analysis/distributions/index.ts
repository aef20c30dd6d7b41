export * from "./checkUncertainty.ts";
export type { Distribution, RankCorrelation, UncertainFactor, Uncertainty } from "./distributionSchema.ts";
export * from "./drawFactors.ts";
export * from "./parseUncertainty.ts";
export { quantileFunction, type Quantile } from "./quantile.ts";
