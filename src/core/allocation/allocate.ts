import { failure, success, type Result } from "../issue/index.ts";
import { money, zeroMoney } from "../money/money.ts";
import { roundTo } from "../money/rounding.ts";
import type { MoneyUnit } from "../money/unit.ts";
import type { Plan } from "../plan/plan.ts";
import type { Allocation, AllocationCell, Envelope, ReceiptLine, Unallocated } from "./allocation.ts";
import { openClaims, type ClaimData } from "./claims.ts";
import { divide, exactShareText, roundingReason, type Claims } from "./division.ts";
import { phaseToYears } from "./phasing.ts";

/** The parts of a plan that an allocation is made from. */
export type AllocationData = ClaimData & Pick<Plan, "phasing">;

/** What one envelope becomes. */
interface Outcome {
  readonly cells: readonly AllocationCell[];
  readonly unallocated: readonly Unallocated[];
  readonly receipt: readonly ReceiptLine[];
}

/**
 * Allocates the money of `plan` to its communes in whole `unit`s: phases each line to years, then splits each envelope
 * (source × type × year) by the weighting of its source, by largest remainder. Allocated + unallocated = available for
 * each envelope, to the đồng. A place with a weight above zero has a cell, be it of 0; a place of weight zero, or one that
 * does not exist in the year, has none, and an envelope of less than one unit has no cells. The order of rows in the plan
 * changes nothing. Issues, all of them at once: those of `phaseToYears` and `openClaims`.
 */
export function allocate(plan: AllocationData, { unit }: { readonly unit: MoneyUnit }): Result<Allocation> {
  const phased = phaseToYears(plan, unit);
  const book = openClaims(plan);
  if (!phased.ok || !book.ok) {
    return failure(...(phased.ok ? [] : phased.issues), ...(book.ok ? [] : book.issues));
  }
  const { envelopes, profiles } = phased.value;
  const outcomes = envelopes.map((envelope) =>
    allocateEnvelope(envelope, book.value.claimsOn(envelope.source, envelope.year), unit),
  );
  return success({
    unit,
    method: "largestRemainder",
    envelopes,
    cells: outcomes.flatMap(({ cells }) => cells),
    unallocated: outcomes.flatMap(({ unallocated }) => unallocated),
    receipt: outcomes.flatMap(({ receipt }) => receipt),
    weightings: book.value.weightings,
    profiles,
  });
}

function allocateEnvelope(envelope: Envelope, claims: Claims, unit: MoneyUnit): Outcome {
  const { source, type, year, amount } = envelope;
  if (amount === 0) return { cells: [], unallocated: [], receipt: [] };
  if (claims.places.length === 0) {
    return { cells: [], unallocated: [{ ...envelope, reason: "noEligiblePlace" }], receipt: [] };
  }
  const whole = roundTo(amount, unit, "floor");
  const rest = money(amount - whole);
  const unallocated: readonly Unallocated[] =
    rest === 0 ? [] : [{ source, type, year, amount: rest, reason: "belowUnit" }];
  if (whole === 0) return { cells: [], unallocated, receipt: [] };
  const division = divide(whole, claims, unit);
  const receipt: ReceiptLine[] = [];
  const cells = claims.places.map((place, index) => {
    const cell = { place, source, type, year, amount: division.parts[index] ?? zeroMoney };
    const reason = roundingReason(division, index, unit);
    if (reason !== undefined) receipt.push({ ...cell, exact: exactShareText(division, index), reason });
    return cell;
  });
  return { cells, unallocated, receipt };
}
