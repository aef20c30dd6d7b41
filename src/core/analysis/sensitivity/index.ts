export * from "./sensitivity.ts";
export * from "./twoWay.ts";
export * from "./usualDrivers.ts";
