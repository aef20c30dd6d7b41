import type { Allocation, Pool } from "../../allocation/allocation.ts";
import { evaluateCounterpart } from "../../plan/counterpart.ts";
import { ratio, type Ratio } from "../../money/ratio.ts";
import { money, sum, zeroMoney, type Money } from "../../money/money.ts";
import { dongPer } from "../../money/unit.ts";
import type { ExpenditureType, Plan } from "../../plan/plan.ts";

/** Which money a target is about; what is not given is not restricted. */
export interface TargetSlice {
  readonly sources?: readonly string[] | undefined;
  readonly types?: readonly ExpenditureType[] | undefined;
  readonly components?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** One figure of a result. */
export type Target =
  /** What places get (with all beneath them; all places if none is named), by year of use. */
  | ({ readonly kind: "allocated"; readonly places?: readonly string[] | undefined } & TargetSlice)
  /** What is not allocated, by year of origin. */
  | ({ readonly kind: "unallocated" } & TargetSlice)
  /** Counterpart money that rules lack: on the whole for rules of the province, place by place for the others. */
  | { readonly kind: "missing"; readonly rules?: readonly string[] | undefined };

export type TargetKind = Target["kind"];

/**
 * The figure that rounding does not touch, in đồng: exact shares as fractions. Where rounding is by Webster, under which more money
 * gives nobody less, the rounded amounts. What is not allocated and what is missing are whole units as they are.
 */
export function exactFigure(target: Target, plan: Plan, allocation: Allocation): Ratio {
  if (target.kind !== "allocated" || allocation.method === "webster") {
    return ratio(BigInt(printedFigure(target, plan, allocation)), 1n);
  }
  const isMeant = placesUnder(target.places, allocation);
  const size = BigInt(dongPer(allocation.unit));
  const byDenominator = new Map<bigint, bigint>();
  for (const pool of allocation.pools) {
    if (!isIn(target, pool)) continue;
    const denominator = BigInt(pool.sharing.column.denominator);
    const numerator = exactUnits(pool, isMeant) * size;
    byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  }
  let total = ratio(0n, 1n);
  for (const [denominator, numerator] of byDenominator) {
    const { numerator: before, denominator: common } = total;
    total = ratio(before * denominator + numerator * common, common * denominator);
  }
  return total;
}

/** The figure as the rounded table has it. */
export function printedFigure(target: Target, plan: Plan, allocation: Allocation): Money {
  switch (target.kind) {
    case "allocated": {
      const isMeant = placesUnder(target.places, allocation);
      const size = dongPer(allocation.unit);
      let units = 0;
      for (const pool of allocation.pools) {
        if (!isIn(target, pool)) continue;
        pool.places.forEach((place, claim) => {
          if (isMeant(place)) units += pool.amounts[claim] ?? 0;
        });
      }
      return money(units * size);
    }
    case "unallocated":
      return sum(allocation.unallocated.filter((row) => isIn(target, row)).map(({ amount }) => amount));
    case "missing":
      return missingMoney(target.rules, plan, allocation);
  }
}

/** The sum of the claims' exact shares in units, over the pool's denominator. */
function exactUnits(pool: Pool, isMeant: (place: string) => boolean): bigint {
  const { floors, remainders, denominator } = pool.sharing.column;
  let whole = 0n;
  let rest = 0n;
  pool.places.forEach((place, claim) => {
    if (!isMeant(place)) return;
    whole += BigInt(floors[claim] ?? 0);
    rest += BigInt(remainders[claim] ?? 0);
  });
  return whole * BigInt(denominator) + rest;
}

/** Whether money is in the slice. */
export function isIn(
  { sources, types, components, from, to }: TargetSlice,
  about: Pick<Pool, "source" | "type" | "year" | "component">,
): boolean {
  return (
    (sources === undefined || sources.includes(about.source)) &&
    (types === undefined || types.includes(about.type)) &&
    (components === undefined || (about.component !== undefined && components.includes(about.component))) &&
    (from === undefined || about.year >= from) &&
    (to === undefined || about.year <= to)
  );
}

/** Whether a commune is one of `codes` or beneath one of them. */
export function placesUnder(
  codes: readonly string[] | undefined,
  { tree }: Pick<Allocation, "tree">,
): (place: string) => boolean {
  if (codes === undefined) return () => true;
  const named = new Set(codes);
  const meant = new Set<number>();
  // A unit stands before those beneath it.
  tree.codes.forEach((code, node) => {
    if (named.has(code) || meant.has(tree.parents[node] ?? -1)) meant.add(node);
  });
  return (place) => meant.has(tree.nodeOf.get(place) ?? -1);
}

function missingMoney(rules: readonly string[] | undefined, plan: Plan, allocation: Allocation): Money {
  const isMeant = (id: string): boolean => rules === undefined || rules.includes(id);
  const ofProvince = new Set(
    plan.counterpartRules.filter(({ level }) => level === "province").map(({ id }) => id),
  );
  const whole = evaluateCounterpart(plan).filter(({ rule }) => ofProvince.has(rule) && isMeant(rule));
  const byPlace = allocation.counterpart.filter(({ rule }) => !ofProvince.has(rule) && isMeant(rule));
  const missing = [...whole, ...byPlace].map((row) => row.missing);
  return missing.length === 0 ? zeroMoney : sum(missing);
}
