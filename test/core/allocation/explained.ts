import { readFileSync } from "node:fs";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import type { Allocation } from "../../../src/core/allocation/allocation.ts";
import type { Trace } from "../../../src/core/allocation/trace/trace.ts";
import { money, type MoneyUnit } from "../../../src/core/money/index.ts";
import { parsePlan } from "../../../src/core/plan/index.ts";
import type { Limit, Plan } from "../../../src/core/plan/plan.ts";

/** The plan that ships, parsed. */
export function shippedPlan(): Plan {
  const file = new URL("../../../src/plans/lang-son-2021-2025/plan.json", import.meta.url);
  const parsed = parsePlan(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.ok) throw new Error("the shipped plan is read");
  return parsed.value;
}

const common = { name: { vi: "giới hạn", en: "limit" }, origin: "decided" as const };
const investment = { sources: ["central"], types: ["developmentInvestment" as const] };

/** Limits of every kind for the shipped plan: they leave something over in each year, which goes on to the next. */
export const shippedLimits: readonly Limit[] = [
  {
    kind: "floor",
    id: "least",
    ...common,
    ...investment,
    each: ["place", "year"],
    amount: money(300_000_000),
  },
  {
    kind: "cap",
    id: "most",
    ...common,
    ...investment,
    each: ["place", "year"],
    amount: money(1_300_000_000),
    legalReference: { document: "Nghị quyết 1", article: "Điều 2", read: true },
  },
  { kind: "tier", id: "first", ...common, sources: ["local"], tier: 1, places: ["185"] },
  { kind: "reserve", id: "kept", ...common, sources: ["central", "credit"], share: "5%" },
  { kind: "excluded", id: "out", ...common, sources: ["credit"], places: ["06034"], reason: "không vay" },
  {
    kind: "hold",
    id: "fixed",
    ...common,
    sources: ["enterprise"],
    each: ["year"],
    places: ["06010"],
    amount: money(700_000_000),
    owner: "Sở Tài chính",
    reason: "đã ký",
  },
];

/** The shipped plan within limits of every kind, with carry-over of central money. */
export function limitedShippedPlan(roundingMethod: Plan["roundingMethod"]): Plan {
  return {
    ...shippedPlan(),
    limits: shippedLimits,
    sourceUses: [{ source: "central", rank: 1, carryOver: true }],
    roundingMethod,
  };
}

export function allocationOf(plan: Plan, unit: MoneyUnit = "million"): Allocation {
  const outcome = allocate(plan, { unit });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues.slice(0, 3)));
  return outcome.value;
}

/** The trace as a reader of the JSON has it. */
export function throughJson(trace: Trace): Trace {
  return JSON.parse(JSON.stringify(trace)) as Trace;
}
