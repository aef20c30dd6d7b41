export * from "./invariant.ts";
export * from "./issue.ts";
export * from "./nearest.ts";
export * from "./result.ts";
