import type { MoneyUnit } from "../money/unit.ts";
import type { RoundingOptions } from "../rounding/roundTable.ts";

export interface AllocationOptions extends RoundingOptions {
  /** Amounts are whole numbers of it. */
  readonly unit: MoneyUnit;
  /**
   * Which totals are kept to floor or ceiling of their exact values under largest remainder: those of any sources, types and years at
   * every place (the default), or only those that nest, which takes a fraction of the time.
   */
  readonly totals?: "all" | "nested";
}
