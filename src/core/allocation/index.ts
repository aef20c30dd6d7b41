export * from "./allocate.ts";
export * from "./allocation.ts";
export * from "./claims.ts";
export * from "./exactShare.ts";
export * from "./normWeight.ts";
export * from "./phasing.ts";
export * from "./verify/verify.ts";
export * from "./weights.ts";
export type * from "./options.ts";
