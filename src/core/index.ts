/** The library: everything a program needs to read, check, allocate and report a plan. No input or output happens here. */
export * from "./issue/index.ts";
export * from "./money/index.ts";
export * from "./apportionment/index.ts";
export * from "./plan/index.ts";
export * from "./plan/counterpart.ts";
export * from "./plan/fingerprint.ts";
export * from "./plan/places.ts";
export { applyCorrections } from "./reconcile/applyCorrections.ts";
export * from "./reconcile/finding.ts";
export { reconcile } from "./reconcile/reconcile.ts";
export * from "./scenario/index.ts";
export { allocate, verifyAllocation, type Violation } from "./allocation/index.ts";
export type * from "./allocation/allocation.ts";
export {
  readDriver,
  readTarget,
  type Driver,
  type Question,
  type Target as AnalysisTarget,
} from "./analysis/response/index.ts";
export { seek, type Goal, type SeekOutcome, type SeekRequest } from "./analysis/seek/index.ts";
export { sensitivity, twoWay, type Sensitivity, type TwoWay } from "./analysis/sensitivity/index.ts";
export * from "./report/index.ts";
