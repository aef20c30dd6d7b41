import type { Allocation, Pool, ReceiptLine, RoundingReason } from "../allocation.ts";
import { aboutOf, type PoolView } from "./verifyPools.ts";
import type { Report } from "./violation.ts";

/** Whether the receipt names exactly the cells that are not at their nearest unit, with their exact share, and the right reason. */
export function verifyReceipt(
  { method, receipt }: Allocation,
  views: readonly PoolView[],
  unitDong: number,
  report: Report,
): void {
  let next = 0;
  for (const view of views) {
    const { pool, about, units } = view;
    if (pool.shared < unitDong) continue;
    let raised: ReadonlySet<number> | undefined;
    for (let claim = 0; claim < units.length; claim++) {
      const side = sideOf(pool, claim, units[claim] ?? 0);
      const line = receipt[next];
      const isNamed = line !== undefined && isAbout(line, pool, pool.places[claim] ?? "");
      if (isNamed) next++;
      if (side === 0 && !isNamed) continue;
      const where = { ...about, place: pool.places[claim] ?? "" };
      if (side === 0) {
        report("receipt.unexpected", where);
        continue;
      }
      raised ??= method === "webster" ? new Set() : raisedAlone(pool, unitDong);
      const reason = reasonOf(method, side, raised.has(claim));
      if (!isNamed) report("receipt.missing", where, reason);
      else if (!isRight(line, pool, claim, { reason, amount: (units[claim] ?? 0) * unitDong, unitDong })) {
        report("receipt.wrong", where, reason, line.reason);
      }
    }
  }
  for (const line of receipt.slice(next))
    report("receipt.unexpected", { ...aboutOf(line), place: line.place });
}

function isAbout(line: ReceiptLine, pool: Pool, place: string): boolean {
  return (
    line.place === place &&
    line.source === pool.source &&
    line.type === pool.type &&
    line.year === pool.year &&
    line.component === pool.component &&
    line.origin === pool.origin
  );
}

/** 1 for an amount above the nearest unit, -1 for one below, 0 for the nearest. */
function sideOf({ sharing }: Pool, claim: number, units: number): number {
  const { floors, remainders, denominator } = sharing.column;
  const gap = units - (floors[claim] ?? 0);
  const broken = remainders[claim] ?? 0;
  if (gap === 0 && broken === 0) return 0;
  if (typeof broken === "number" && typeof denominator === "number") {
    // Less than 2^51 both, so that twice of each is exact.
    if (gap === 0) return 2 * broken > denominator ? -1 : 0;
    if (gap === 1) return 2 * broken < denominator ? 1 : 0;
    return Math.sign(gap);
  }
  const twice = 2n * BigInt(gap) * BigInt(denominator) - 2n * BigInt(broken);
  const bound = BigInt(denominator);
  return twice > bound ? 1 : twice < -bound ? -1 : 0;
}

function reasonOf(method: Allocation["method"], side: number, isRaisedAlone: boolean): RoundingReason {
  if (method === "webster") return side > 0 ? "raisedByDivisor" : "loweredByDivisor";
  if (side > 0) return isRaisedAlone ? "raisedToFillTotal" : "raisedForOtherTotals";
  return isRaisedAlone ? "loweredForOtherTotals" : "loweredToKeepTotal";
}

/** Who would be rounded up if the pool stood alone: by remainder, then weight, then code, as many as there are units left. */
function raisedAlone(pool: Pool, unitDong: number): ReadonlySet<number> {
  const { column, leftOver } = pool.sharing;
  const { floors, remainders } = column;
  let units = pool.shared / unitDong - leftOver;
  const claims: number[] = [];
  floors.forEach((floor, claim) => {
    units -= floor;
    if ((remainders[claim] ?? 0) > 0) claims.push(claim);
  });
  const weights = pool.weights.values;
  claims.sort((one, other) => {
    const [left, right] = [remainders[one] ?? 0, remainders[other] ?? 0];
    if (left !== right) return left > right ? -1 : 1;
    const [light, heavy] = [weights[one] ?? 0, weights[other] ?? 0];
    if (light !== heavy) return light > heavy ? -1 : 1;
    return one - other;
  });
  return new Set(claims.slice(0, units));
}

function isRight(
  line: ReceiptLine,
  { sharing }: Pool,
  claim: number,
  {
    reason,
    amount,
    unitDong,
  }: { readonly reason: string; readonly amount: number; readonly unitDong: number },
): boolean {
  if (line.reason !== reason || line.amount !== amount) return false;
  const { floors, remainders, denominator } = sharing.column;
  const under = BigInt(denominator);
  const over = (BigInt(floors[claim] ?? 0) * under + BigInt(remainders[claim] ?? 0)) * BigInt(unitDong);
  return isRoundedText(line.exact, over, under);
}

/** Whether `text` is `over / under` to its own last digit, with 40 digits unless it is exact. */
function isRoundedText(text: string, over: bigint, under: bigint): boolean {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) return false;
  const decimals = found[2] ?? "";
  const digits = (found[1] ?? "") + decimals;
  const gap = BigInt(digits) * under - over * powerOfTen(decimals.length);
  if (gap === 0n) return true;
  const twice = 2n * (gap < 0n ? -gap : gap);
  // Trailing zeros of the forty digits are not written.
  const written = digits.replace(/^0+/, "").length;
  return written <= 40 && twice * powerOfTen(40 - written) <= under;
}

const powers: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  return (powers[exponent] ??= 10n ** BigInt(exponent));
}
