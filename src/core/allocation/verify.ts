import { isMoney } from "../money/money.ts";
import type { Locality } from "../plan/plan.ts";
import type { Allocation, AllocationCell, Envelope, Unallocated } from "./allocation.ts";
import { violation, type Violation } from "./violation.ts";
import { verifyPhasing } from "./verifyPhasing.ts";
import { verifyShares } from "./verifyShares.ts";
import { communesByCode, weightsForSource, type VerifiedPlan } from "./verifyWeights.ts";

export { violationCodes, type Violation, type ViolationCode } from "./violation.ts";

const dongPerUnit = { dong: 1n, thousand: 1_000n, million: 1_000_000n, billion: 1_000_000_000n } as const;

/**
 * Holds an allocation to the plan that it was made from, with tolerance zero and no code of the engine: envelopes are the
 * lines phased to their years, allocated + unallocated = available, every cell is the floor or ceiling of its exact share,
 * nobody without a weight gets anything, and the receipt names exactly the cells that are not their nearest rounding. An
 * empty list means that all of it holds.
 */
export function verifyAllocation(plan: VerifiedPlan, allocation: Allocation): readonly Violation[] {
  const unsound = [
    ...allocation.envelopes,
    ...allocation.cells,
    ...allocation.unallocated,
    ...allocation.receipt,
  ].filter(({ amount }) => !isMoney(amount));
  if (unsound.length > 0) {
    return unsound.map((row) => violation("amount.notMoney", row, undefined, String(row.amount)));
  }
  const unitDong = dongPerUnit[allocation.unit];
  const communes = communesByCode(plan);
  return [
    ...verifyEnvelopes(plan, allocation, unitDong),
    ...verifyCells(allocation, communes, unitDong),
    ...verifyMoney(plan, allocation, communes, unitDong),
    ...verifySorted(allocation),
  ];
}

function verifyEnvelopes(plan: VerifiedPlan, allocation: Allocation, unitDong: bigint): readonly Violation[] {
  const lines = grouped(plan.lines, pairKey);
  const envelopes = grouped(allocation.envelopes, pairKey);
  const pairs = new Set([...lines.keys(), ...envelopes.keys()]);
  return [
    ...duplicates(allocation.envelopes, envelopeKey).map((twice) => violation("envelope.duplicate", twice)),
    ...[...pairs].flatMap((pair) =>
      verifyPhasing(plan, lines.get(pair) ?? [], envelopes.get(pair) ?? [], unitDong),
    ),
  ];
}

/** What can be said of a cell alone. */
function verifyCells(
  allocation: Allocation,
  communes: ReadonlyMap<string, Locality>,
  unitDong: bigint,
): readonly Violation[] {
  const cellKey = (cell: AllocationCell): string => `${envelopeKey(cell)}/${cell.place}`;
  const known = new Set(allocation.envelopes.map(envelopeKey));
  return [
    ...duplicates(allocation.cells, cellKey).map((twice) => violation("cell.duplicate", twice)),
    ...allocation.cells.flatMap((cell) => {
      const found: Violation[] = [];
      const place = communes.get(cell.place);
      if (!known.has(envelopeKey(cell))) found.push(violation("envelope.unknown", cell));
      if (place === undefined) found.push(violation("cell.unknownPlace", cell));
      else if (!isThere(place, cell.year)) found.push(violation("cell.outsideYears", cell));
      if (cell.amount < 0 || BigInt(cell.amount) % unitDong !== 0n) {
        found.push(violation("cell.notWholeUnits", cell, undefined, String(cell.amount)));
      }
      return found;
    }),
  ];
}

/** What can be said of each envelope with its cells and what is left of it. */
function verifyMoney(
  plan: VerifiedPlan,
  allocation: Allocation,
  communes: ReadonlyMap<string, Locality>,
  unitDong: bigint,
): readonly Violation[] {
  const cells = grouped(allocation.cells, envelopeKey);
  const unallocated = grouped(allocation.unallocated, envelopeKey);
  const receipt = grouped(allocation.receipt, envelopeKey);
  const known = new Set(allocation.envelopes.map(envelopeKey));
  const weights = new Map<string, ReadonlyMap<string, bigint> | undefined>();
  const stray = [...allocation.unallocated, ...allocation.receipt]
    .filter((row) => !known.has(envelopeKey(row)))
    .map((row) => violation("envelope.unknown", row));
  const found = allocation.envelopes.flatMap((envelope) => {
    const { source, year } = envelope;
    if (!weights.has(source)) weights.set(source, weightsForSource(plan, source));
    const all = weights.get(source);
    if (all === undefined) return [violation("weights.unreadable", envelope)];
    const key = envelopeKey(envelope);
    const ours = cells.get(key) ?? [];
    const left = unallocated.get(key) ?? [];
    const eligible = new Map<string, bigint>();
    for (const [code, weight] of all) {
      const place = communes.get(code);
      if (place !== undefined && weight > 0n && isThere(place, year)) eligible.set(code, weight);
    }
    return [
      ...verifyBalance(envelope, ours, left),
      ...verifyUnallocated(envelope, left, eligible.size > 0, unitDong),
      ...ours
        .filter((cell) => cell.amount !== 0 && !eligible.has(cell.place))
        .map((cell) => violation("cell.zeroWeight", cell, "0", String(cell.amount))),
      ...verifyShares({
        envelope,
        cells: ours,
        receipt: receipt.get(key) ?? [],
        weights: eligible,
        unitDong,
      }),
    ];
  });
  return [...stray, ...found];
}

function verifyBalance(
  envelope: Envelope,
  cells: readonly AllocationCell[],
  left: readonly Unallocated[],
): readonly Violation[] {
  const spent = [...cells, ...left].reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  if (spent === BigInt(envelope.amount)) return [];
  return [violation("balance", envelope, String(envelope.amount), spent.toString())];
}

/** Only what is below one unit may be left over, or all of it where no place has a weight; and it must say which. */
function verifyUnallocated(
  envelope: Envelope,
  left: readonly Unallocated[],
  hasEligible: boolean,
  unitDong: bigint,
): readonly Violation[] {
  const amount = BigInt(envelope.amount);
  const expected = hasEligible ? amount % unitDong : amount;
  const found = left.reduce((sum, row) => sum + BigInt(row.amount), 0n);
  const reason = hasEligible ? "belowUnit" : "noEligiblePlace";
  return [
    ...(left.length > 1 || left.some((row) => row.amount === 0)
      ? [violation("unallocated.duplicate", envelope)]
      : []),
    ...(expected === found
      ? []
      : [violation("unallocated.amount", envelope, expected.toString(), found.toString())]),
    ...left
      .filter((row) => row.reason !== reason)
      .map((row) => violation("unallocated.reason", envelope, reason, row.reason)),
  ];
}

function verifySorted(allocation: Allocation): readonly Violation[] {
  const lists: readonly (readonly (Envelope & { readonly place?: string })[])[] = [
    allocation.envelopes,
    allocation.cells,
    allocation.unallocated,
    allocation.receipt,
  ];
  return lists.flatMap((rows) =>
    rows.flatMap((row, index) => {
      const before = rows[index - 1];
      return before !== undefined && isAfter(before, row) ? [violation("order", row)] : [];
    }),
  );
}

function isAfter(
  left: Envelope & { readonly place?: string },
  right: Envelope & { readonly place?: string },
): boolean {
  if (left.source !== right.source) return left.source > right.source;
  if (left.type !== right.type) return left.type > right.type;
  if (left.year !== right.year) return left.year > right.year;
  return (left.place ?? "") > (right.place ?? "");
}

function isThere(place: Locality, year: number): boolean {
  return (place.validFrom ?? year) <= year && year <= (place.validTo ?? year);
}

function pairKey({ source, type }: Pick<Envelope, "source" | "type">): string {
  return `${source}/${type}`;
}

function envelopeKey({ source, type, year }: Omit<Envelope, "amount">): string {
  return `${source}/${type}/${year}`;
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function duplicates<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  return [...grouped(rows, keyOf).values()].flatMap((group) => group.slice(1));
}
