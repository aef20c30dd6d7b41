export type { Cause } from "./causes.ts";
export { changedRows, isChanged, mostChanged, type MostChanged } from "./changes.ts";
export * from "./compareResults.ts";
export { fairnessOf, type Fairness, type FairnessOptions, type PerPerson } from "./fairness.ts";
export { fractionText, type Fraction } from "./fraction.ts";
export type { PathStep } from "./path.ts";
export { dimensions, keyText, type Dimension, type RowKey } from "./rows.ts";
export {
  splitDifference,
  stepId,
  type CauseEffect,
  type Difference,
  type DifferenceRow,
  type DifferenceSide,
} from "./splitDifference.ts";
