import type { Money } from "../money/money.ts";
import type { ExpenditureType } from "../plan/plan.ts";
import type { SetAside } from "./allocation.ts";
import type { Claims } from "./claims.ts";
import type { NodeBound, Sharing } from "./sharing/sharing.ts";

/** A pool whose money is not shared yet. */
export interface PoolDraft {
  readonly source: string;
  readonly type: ExpenditureType;
  /** Year of use. */
  readonly year: number;
  readonly component?: string;
  readonly origin?: number;
  readonly available: Money;
  readonly setAside: readonly SetAside[];
  /** What is left to share, in whole units of rounding. */
  readonly units: number;
  readonly claims: Claims;
  /** Priority tier of each claim, where there are tiers. */
  readonly tiers?: Uint8Array;
}

/** A pool whose exact shares are known. */
export interface SharedPool extends PoolDraft {
  readonly sharing: Sharing;
  /** What the shares keep to, unit by unit of the tree. */
  readonly nodeBounds: readonly NodeBound[];
  /** The year that what is left goes to. */
  readonly carriedTo?: number;
}

/** A pool with its amounts in whole units. */
export interface RoundedPool extends SharedPool {
  readonly amounts: Float64Array;
}
