export { mostSobolDimensions } from "./joeKuo.ts";
export * from "./pseudoPoints.ts";
export { sobolPoints } from "./sobol.ts";
export type { UniformStream } from "./uniform.ts";
