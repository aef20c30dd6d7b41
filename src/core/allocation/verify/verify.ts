import { isMoney } from "../../money/money.ts";
import { dongPer } from "../../money/unit.ts";
import type { BudgetLine, Plan } from "../../plan/plan.ts";
import type { Allocation, Envelope } from "../allocation.ts";
import { verifyBounds } from "./verifyBounds.ts";
import { readClaims, verifyClaims } from "./verifyClaims.ts";
import { verifyCounterpart } from "./verifyCounterpart.ts";
import { readLimits, verifyLimits } from "./verifyLimits.ts";
import { verifyPhasing } from "./verifyPhasing.ts";
import { aboutOf, moneyKey, readPools, verifyBalance, verifyPoolMoney } from "./verifyPools.ts";
import { verifyReceipt } from "./verifyReceipt.ts";
import { verifyDivisors, verifyPoolSums, verifyTotals } from "./verifyRounding.ts";
import { verifySetAsides, verifyUnallocated } from "./verifySetAside.ts";
import { verifySharing } from "./verifySharing.ts";
import { readTree, verifyTree } from "./verifyTree.ts";
import { collectViolations, type Report, type Violation } from "./violation.ts";

export { violationCodes, type Violation, type ViolationCode } from "./violation.ts";

/**
 * Holds an allocation to the plan that it was made from, with tolerance zero and no code of the engine: envelopes are the lines
 * phased to their years; what is set aside and carried over is what the plan says; exact shares are the only ones that weights,
 * tiers, floors and caps allow; every cell and every published total is the floor or ceiling of its exact value, or one divisor
 * gives all amounts; limits and counterpart rules hold on what is printed; the receipt names exactly the cells that are not
 * their nearest rounding; allocated + unallocated = available. An empty list means that all of it holds.
 */
export function verifyAllocation(plan: Plan, allocation: Allocation): readonly Violation[] {
  const unsound = collectViolations((report) => {
    verifyAmounts(allocation, report);
  });
  if (unsound.length > 0) return unsound;
  return collectViolations((report) => {
    const unitDong = dongPer(allocation.unit);
    const unit = BigInt(unitDong);
    const tree = readTree(plan);
    const claims = readClaims(plan, tree);
    verifyEnvelopes(plan, allocation, unit, report);
    verifyTree(tree, allocation, report);
    verifyPoolMoney(plan, allocation, report);
    verifySetAsides(plan, allocation.pools, unit, report);
    const views = readPools(allocation, tree, unitDong, report);
    verifyBalance(allocation, report);
    verifyUnallocated(plan, views, allocation.unallocated, report);
    verifyClaims(plan, tree, views, claims, report);
    const limits = readLimits(plan, views);
    verifyBounds({ plan, tree, claims, unit, report }, limits, views);
    for (const view of views) {
      verifySharing(tree, view, unitDong, report);
      verifyPoolSums(tree, view, unitDong, report);
    }
    if (plan.roundingMethod === "largestRemainder")
      verifyTotals(plan, tree, views, allocation.totals, report);
    else for (const view of views) verifyDivisors(tree, view, unitDong, report);
    verifyLimits({ plan, tree, claims, unit, report }, limits);
    verifyCounterpart(plan, tree, views, allocation.counterpart, unit, report);
    verifyReceipt(allocation, views, unitDong, report);
    verifySorted(allocation, report);
  });
}

function verifyAmounts({ envelopes, cells, unallocated, receipt, pools }: Allocation, report: Report): void {
  for (const rows of [envelopes, cells, unallocated, receipt]) {
    for (const row of rows) {
      if (!isMoney(row.amount)) report("amount.notMoney", aboutOf(row), undefined, row.amount);
    }
  }
  for (const pool of pools) {
    const { available, shared, leftOver, setAside, bounds } = pool;
    const amounts = [
      ...[available, shared, leftOver],
      ...setAside.map(({ amount }) => amount),
      ...bounds.flatMap(({ floor, cap }) => [floor ?? 0, cap ?? 0]),
    ];
    const wrong = amounts.find((amount) => !isMoney(amount));
    if (wrong !== undefined) report("amount.notMoney", aboutOf(pool), undefined, wrong);
  }
}

/** Whether envelopes are the money of the lines, source by source, type by type, component by component. */
function verifyEnvelopes(plan: Plan, { envelopes }: Allocation, unit: bigint, report: Report): void {
  const kindOf = ({ source, type, component }: BudgetLine | Envelope): string =>
    `${source}/${type}/${component ?? ""}`;
  const kinds = new Set([...plan.lines, ...envelopes].map(kindOf));
  for (const kind of kinds) {
    verifyPhasing(
      plan,
      plan.lines.filter((line) => kindOf(line) === kind),
      envelopes.filter((envelope) => kindOf(envelope) === kind),
      unit,
      report,
    );
  }
  const seen = new Set<string>();
  for (const envelope of envelopes) {
    if (seen.has(moneyKey(envelope))) report("envelope.duplicate", aboutOf(envelope));
    seen.add(moneyKey(envelope));
  }
}

/** All lists stand in the order of source, type, year, component, year of origin, place. */
function verifySorted(allocation: Allocation, report: Report): void {
  const { envelopes, cells, unallocated, receipt, pools } = allocation;
  const lists: readonly (readonly Row[])[] = [envelopes, cells, unallocated, receipt, pools];
  for (const rows of lists) {
    let before: Row | undefined;
    for (const row of rows) {
      if (before !== undefined && isAfter(before, row)) report("order", aboutOf(row));
      before = row;
    }
  }
}

type Row = Omit<Envelope, "amount"> & { readonly place?: string; readonly origin?: number };

function isAfter(one: Row, other: Row): boolean {
  if (one.source !== other.source) return one.source > other.source;
  if (one.type !== other.type) return one.type > other.type;
  if (one.year !== other.year) return one.year > other.year;
  if (one.component !== other.component) return (one.component ?? "") > (other.component ?? "");
  if (one.origin !== other.origin) return (one.origin ?? 0) > (other.origin ?? 0);
  return (one.place ?? "") > (other.place ?? "");
}
