import assert from "node:assert/strict";
import type { Allocation, Pool } from "../../../src/core/allocation/allocation.ts";
import { money } from "../../../src/core/money/index.ts";
import type { CounterpartRule, Limit, Plan } from "../../../src/core/plan/plan.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "./smallPlan.ts";

const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });
export const common = (id: string): { id: string; name: ReturnType<typeof name>; origin: "decided" } => ({
  id,
  name: name(id),
  origin: "decided",
});

export const limits: readonly Limit[] = [
  { kind: "reserve", ...common("reserve"), sources: ["c"], from: 2021, to: 2021, share: "5%" },
  { kind: "tier", ...common("first"), sources: ["c"], places: ["C"], tier: 1 },
  { kind: "cap", ...common("cap-c"), sources: ["c"], places: ["C"], each: ["year"], amount: money(200) },
  { kind: "floor", ...common("floor-nil"), sources: ["c"], from: 2022, places: ["NIL"], amount: money(30) },
  { kind: "cap", ...common("cap-2021"), sources: ["c"], from: 2021, to: 2021, amount: money(900) },
  { kind: "excluded", ...common("no-b"), sources: ["c"], from: 2022, to: 2022, places: ["B"], reason: "x" },
];

/** A rule that each commune matches a tenth of its central money. */
export function ruleOf(more: Partial<CounterpartRule>): CounterpartRule {
  return {
    id: "match",
    name: name("match"),
    base: ["c"],
    counterpart: ["l"],
    types: ["recurrent"],
    from: 2021,
    to: 2022,
    ratio: "0.1",
    mode: "minimum",
    tolerance: money(0),
    level: "commune",
    onShortfall: "limitBase",
    legalReference: { document: "QĐ 1", read: true },
    ...more,
  };
}

/** A reserve, a tier with its cap, a floor without a weight, a place left out, money that is carried over, and counterpart of communes. */
export function planOf(more: Partial<Plan> = {}): Plan {
  return {
    ...smallPlan({
      lines: [
        "c/recurrent 2021 1003",
        "c/recurrent 2022 1400",
        "l/recurrent 2021 150",
        "l/recurrent 2022 120",
      ],
      localities: [
        province,
        district("D1"),
        district("D2"),
        ...["A", "B"].map((code) => commune(code)),
        ...["C", "NIL"].map((code) => commune(code, { parent: "D2" })),
      ],
      attributes: [attribute("size", { A: 5, B: 4, C: 3, NIL: 0 }, "whole")],
      weightings: { c: byAttribute("size"), l: byAttribute("size") },
      limits,
      sourceUses: [{ source: "c", rank: 1, carryOver: true }],
    }),
    counterpartRules: [ruleOf({})],
    ...more,
  };
}

/** The allocation with one pool changed, its cells along with its amounts. */
export function withPool(of: Allocation, text: string, change: (pool: Pool) => Partial<Pool>): Allocation {
  let changed = 0;
  const pools = of.pools.map((pool) => {
    if (`${pool.source} ${pool.year}${pool.origin === undefined ? "" : ` of ${pool.origin}`}` !== text)
      return pool;
    changed++;
    return { ...pool, ...change(pool) };
  });
  assert.equal(changed, 1, `there is a pool ${text}`);
  const amounts = new Map(
    pools.flatMap((pool) =>
      pool.places.map((place, claim) => [
        `${pool.source} ${pool.year} ${pool.origin ?? ""} ${place}`,
        pool.amounts[claim] ?? 0,
      ]),
    ),
  );
  const cells = of.cells.map((cell) => ({
    ...cell,
    amount: money(
      amounts.get(`${cell.source} ${cell.year} ${cell.origin ?? ""} ${cell.place}`) ?? cell.amount,
    ),
  }));
  return { ...of, pools, cells };
}

/** Amounts with units taken from one claim and given to another. */
export function moved({ amounts, places }: Pool, from: string, to: string, units: number): Partial<Pool> {
  const next = amounts.slice();
  next[places.indexOf(from)] = (next[places.indexOf(from)] ?? 0) - units;
  next[places.indexOf(to)] = (next[places.indexOf(to)] ?? 0) + units;
  return { amounts: next };
}

/** Whole exact shares moved from one claim to another. */
export function movedShare(pool: Pool, from: string, to: string, units: number): Partial<Pool> {
  const { sharing, places } = pool;
  const floors = sharing.column.floors.slice();
  floors[places.indexOf(from)] = (floors[places.indexOf(from)] ?? 0) - units;
  floors[places.indexOf(to)] = (floors[places.indexOf(to)] ?? 0) + units;
  return { ...moved(pool, from, to, units), sharing: { ...sharing, column: { ...sharing.column, floors } } };
}
