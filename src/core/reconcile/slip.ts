import type { EvidenceCode } from "./finding.ts";
import { magnitude } from "./linear.ts";

/** The shape of a slip of the hand: how `printed` could have come from `meant`. Both in steps of the last printed digit. */
export type Slip = Extract<EvidenceCode, "oneDigit" | "transposedDigits" | "factorThousand">;

/**
 * The slip that turns one number into the other, if it is one of a kind that people make.
 *
 * @example
 * slipBetween(517630n, 514630n) // => "oneDigit"
 */
export function slipBetween(printed: bigint, meant: bigint): Slip | undefined {
  if (printed === meant || printed <= 0n || meant <= 0n) return undefined;
  const length = Math.max(String(printed).length, String(meant).length);
  const left = String(printed).padStart(length, "0");
  const right = String(meant).padStart(length, "0");
  const different: number[] = [];
  for (let index = 0; index < length && different.length < 3; index++) {
    if (left[index] !== right[index]) different.push(index);
  }
  const [first = 0, second = 0] = different;
  if (different.length === 1) return "oneDigit";
  if (
    different.length === 2 &&
    second === first + 1 &&
    left[first] === right[second] &&
    left[second] === right[first]
  ) {
    return "transposedDigits";
  }
  return isThousandfold(printed, meant) ? "factorThousand" : undefined;
}

/** The numbers from which one slip of the hand makes `printed`. */
export function slipsOf(printed: bigint): readonly bigint[] {
  const digits = String(printed);
  const found = new Set<bigint>([printed * 1000n]);
  if (printed % 1000n === 0n) found.add(printed / 1000n);
  for (let index = 0; index < digits.length; index++) {
    for (let digit = 0; digit <= 9; digit++) {
      found.add(BigInt(`${digits.slice(0, index)}${digit}${digits.slice(index + 1)}`));
    }
    const next = digits[index + 1];
    const here = digits[index];
    if (next !== undefined && here !== undefined) {
      found.add(BigInt(`${digits.slice(0, index)}${next}${here}${digits.slice(index + 2)}`));
    }
  }
  found.delete(printed);
  return [...found];
}

/** A thousand times more or less, but for what the smaller one lost in its last digit. */
function isThousandfold(left: bigint, right: bigint): boolean {
  const [small, large] = left < right ? [left, right] : [right, left];
  return 2n * magnitude(large - small * 1000n) <= 1000n && small >= 10n;
}
