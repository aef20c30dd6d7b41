import { Decimal as LibraryDecimal } from "decimal.js";

/**
 * Decimal numbers with 40 digits: the library's own default of 20 rounds sums of đồng and long ratios without a word.
 * This is the only module that imports decimal.js.
 */
export const Decimal = LibraryDecimal.clone({
  precision: 40,
  rounding: LibraryDecimal.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 60,
});

export type Decimal = LibraryDecimal;
