export * from "./driver.ts";
export * from "./grid.ts";
export type { Problem } from "./phrase.ts";
export * from "./question.ts";
export * from "./readDriver.ts";
export * from "./readTarget.ts";
export * from "./target.ts";
