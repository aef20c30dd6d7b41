export * from "./apportion.ts";
export * from "./cellNumber.ts";
export { Decimal } from "./decimal.ts";
export * from "./money.ts";
export * from "./numberText.ts";
export * from "./ratio.ts";
export * from "./rounding.ts";
export * from "./unit.ts";
export { wholeWeights, type Weight, type WholeWeights } from "./weight.ts";
