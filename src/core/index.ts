/** The library: everything a program needs to read, check, allocate and report a plan. No input or output happens here. */
export * from "./issue/index.ts";
export * from "./money/index.ts";
export * from "./plan/index.ts";
