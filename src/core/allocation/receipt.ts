import type { RoundingReason } from "./allocation.ts";
import type { SharedPool } from "./drafts.ts";
import { departure, isBroken } from "./exactShare.ts";
import { compareTexts } from "./order.ts";

/** The claims of a pool that did not get their nearest unit, and why. Nothing for the others. */
export function roundingReasons(
  pool: SharedPool,
  amounts: Float64Array,
  method: "largestRemainder" | "webster",
): ReadonlyMap<number, RoundingReason> {
  const found = new Map<number, RoundingReason>();
  let raisedAlone: ReadonlySet<number> | undefined;
  for (let index = 0; index < amounts.length; index++) {
    const side = departure(pool.sharing.column, index, amounts[index] ?? 0);
    if (side === "nearest") continue;
    if (method === "webster") {
      found.set(index, side === "above" ? "raisedByDivisor" : "loweredByDivisor");
      continue;
    }
    raisedAlone ??= raisedByLargestRemainder(pool);
    const isAlike = raisedAlone.has(index) === (side === "above");
    if (side === "above") found.set(index, isAlike ? "raisedToFillTotal" : "raisedForOtherTotals");
    else found.set(index, isAlike ? "loweredToKeepTotal" : "loweredForOtherTotals");
  }
  return found;
}

/** The claims that largest remainder would raise if the pool were rounded for itself: by remainder, then weight, then code. */
function raisedByLargestRemainder({ claims, sharing, units }: SharedPool): ReadonlySet<number> {
  const { floors, remainders } = sharing.column;
  const broken: number[] = [];
  let rest = units - sharing.leftOver;
  for (let index = 0; index < floors.length; index++) {
    rest -= floors[index] ?? 0;
    if (isBroken(sharing.column, index)) broken.push(index);
  }
  const { values } = claims.weights;
  broken.sort((one, other) => {
    const [left = 0, right = 0] = [remainders[one], remainders[other]];
    if (left !== right) return left > right ? -1 : 1;
    const [light = 0, heavy = 0] = [values[one], values[other]];
    if (light !== heavy) return light > heavy ? -1 : 1;
    return compareTexts(claims.places[one] ?? "", claims.places[other] ?? "");
  });
  return new Set(broken.slice(0, rest));
}
