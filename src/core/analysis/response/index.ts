export * from "./driver.ts";
export * from "./grid.ts";
export * from "./question.ts";
export * from "./readDriver.ts";
export * from "./readTarget.ts";
export * from "./target.ts";
