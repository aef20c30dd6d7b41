import { decimalsOf, readNumber, type Decimal } from "../money/index.ts";
import type { Plan } from "../plan/plan.ts";
import { magnitude } from "./linear.ts";

/** A share as printed, with whole numbers alone: `steps` steps of 1/`stepsPerWhole`. */
export interface PrintedShare {
  readonly id: string;
  readonly part: string;
  readonly base: string;
  /** The percent, as read. */
  readonly percent: Decimal;
  readonly decimals: number;
  readonly steps: bigint;
  /** 100 % in steps of the last printed digit: 1000 for one decimal. */
  readonly stepsPerWhole: bigint;
}

/** The plan's shares whose digits can be read in the document's style. */
export function readShares(plan: Plan): readonly PrintedShare[] {
  const style = plan.document.numberStyle;
  return plan.shares.flatMap((share) => {
    const percent = readNumber(share.printedPercent, style);
    if (!percent.ok) return [];
    const decimals = decimalsOf(share.printedPercent, style);
    return [
      {
        id: share.id,
        part: share.part,
        base: share.base,
        percent: percent.value,
        decimals,
        steps: BigInt(percent.value.mul(`1e${decimals}`).toFixed(0)),
        stepsPerWhole: 100n * 10n ** BigInt(decimals),
      },
    ];
  });
}

/**
 * Whether part / base is the printed share, give or take one step of its last digit: shares that were made to add up to 100
 * may be a step off and are no evidence against an amount.
 */
export function shareAgrees(share: PrintedShare, part: bigint, base: bigint): boolean {
  return base > 0n && magnitude(part * share.stepsPerWhole - share.steps * base) <= base;
}
