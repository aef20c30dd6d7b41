export type { Conflict, Relaxation } from "./conflict.ts";
export type { Fraction } from "./fraction.ts";
export * from "./optimize.ts";
export type * from "./problem.ts";
export type { OptimizeOptions } from "./session.ts";
export * from "./verifyOptimum.ts";
export * from "./shadowPrices.ts";
export * from "./budgetUse.ts";
export * from "./placeSpending.ts";
