export * from "./apportionWithin.ts";
export * from "./biproportional.ts";
export * from "./certifyBiproportional.ts";
export { divisorMethods, type DivisorMethod } from "./divisorMethod.ts";
export * from "./tiers.ts";
export type { Deficit } from "./transport.ts";
export { waterFill, type Bound, type Claim, type WaterFill } from "./waterFill.ts";
export * from "./webster.ts";
