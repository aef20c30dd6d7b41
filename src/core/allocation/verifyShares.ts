import type { AllocationCell, Envelope, ReceiptLine } from "./allocation.ts";
import { violation, type Violation } from "./violation.ts";

/** A place with a weight above zero and what it got. */
interface Claim {
  readonly place: string;
  readonly weight: bigint;
  readonly amount: bigint;
  /** `floor × sum + remainder = units × weight`, all in units. */
  readonly floor: bigint;
  readonly remainder: bigint;
}

/** One envelope with all that the allocation says about it. */
export interface Statement {
  readonly envelope: Envelope;
  readonly cells: readonly AllocationCell[];
  readonly receipt: readonly ReceiptLine[];
  /** Weights above zero of the places that exist in the year. */
  readonly weights: ReadonlyMap<string, bigint>;
  readonly unitDong: bigint;
}

/** Whether every part is its exact share rounded down or up, the units left over went by largest remainder, and the receipt says so. */
export function verifyShares(statement: Statement): readonly Violation[] {
  const { envelope, cells, receipt, weights, unitDong } = statement;
  const units = BigInt(envelope.amount) / unitDong;
  const sum = [...weights.values()].reduce((left, right) => left + right, 0n);
  const amounts = new Map(cells.map(({ place, amount }) => [place, BigInt(amount)]));
  const receipts = new Map(receipt.map((line) => [line.place, line]));
  const violations: Violation[] = [];
  if (receipts.size < receipt.length) violations.push(violation("receipt.unexpected", envelope));
  const claims = [...weights].map(([place, weight]): Claim => {
    const product = units * weight;
    const amount = amounts.get(place) ?? 0n;
    return { place, weight, amount, floor: product / sum, remainder: product % sum };
  });
  for (const claim of claims) {
    const about = { ...envelope, place: claim.place };
    const least = claim.floor * unitDong;
    const most = claim.remainder === 0n ? least : least + unitDong;
    if (claim.amount !== least && claim.amount !== most) {
      violations.push(violation("cell.share", about, `${least} | ${most}`, claim.amount.toString()));
    }
    violations.push(...verifyReceipt(statement, claim, sum, receipts.get(claim.place)));
    receipts.delete(claim.place);
  }
  for (const line of receipts.values()) violations.push(violation("receipt.unexpected", line));
  violations.push(...verifyOrder(envelope, claims, unitDong));
  return violations;
}

function verifyReceipt(
  { envelope, unitDong }: Statement,
  claim: Claim,
  sum: bigint,
  line: ReceiptLine | undefined,
): readonly Violation[] {
  const about = { ...envelope, place: claim.place };
  const exactTimesSum = (claim.floor * sum + claim.remainder) * unitDong;
  const twiceGap = 2n * (claim.amount * sum - exactTimesSum);
  const bound = unitDong * sum;
  const reason =
    twiceGap > bound ? "raisedToFillTotal" : twiceGap < -bound ? "loweredToKeepTotal" : undefined;
  if (reason === undefined) return line === undefined ? [] : [violation("receipt.unexpected", about)];
  if (line === undefined) return [violation("receipt.missing", about, reason)];
  const right =
    line.reason === reason &&
    BigInt(line.amount) === claim.amount &&
    isRoundedText(line.exact, exactTimesSum, sum);
  return right ? [] : [violation("receipt.wrong", about, reason, line.reason)];
}

/** Whether `text` is `over / under` to its own last digit, with 40 digits unless it is exact. */
function isRoundedText(text: string, over: bigint, under: bigint): boolean {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) return false;
  const decimals = found[2] ?? "";
  const digits = (found[1] ?? "") + decimals;
  const gap = BigInt(digits) * under - over * 10n ** BigInt(decimals.length);
  if (gap === 0n) return true;
  const twice = 2n * (gap < 0n ? -gap : gap);
  // A trailing zero of the fortieth digit is not written.
  return twice <= under && digits.replace(/^0+/, "").length >= 38;
}

/** The worst place that was raised must come before the best place that was not. */
function verifyOrder(envelope: Envelope, claims: readonly Claim[], unitDong: bigint): readonly Violation[] {
  let worstRaised: Claim | undefined;
  let bestLowered: Claim | undefined;
  for (const claim of claims) {
    if (claim.remainder === 0n) continue;
    if (claim.amount > claim.floor * unitDong) {
      if (worstRaised === undefined || isBefore(worstRaised, claim)) worstRaised = claim;
    } else if (bestLowered === undefined || isBefore(claim, bestLowered)) {
      bestLowered = claim;
    }
  }
  if (worstRaised === undefined || bestLowered === undefined) return [];
  if (isBefore(worstRaised, bestLowered)) return [];
  const about = { ...envelope, place: worstRaised.place };
  return [violation("cell.notLargestRemainder", about, bestLowered.place, worstRaised.place)];
}

/** The order in which units that are left over are given: remainder, then weight, then the smaller code. */
function isBefore(left: Claim, right: Claim): boolean {
  if (left.remainder !== right.remainder) return left.remainder > right.remainder;
  if (left.weight !== right.weight) return left.weight > right.weight;
  return left.place < right.place;
}
