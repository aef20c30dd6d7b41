import { setAsidesOf } from "../../allocation/setAside.ts";
import type { Envelope } from "../../allocation/allocation.ts";
import { allocate, type AllocationOptions } from "../../allocation/index.ts";
import { envelopeKeyOf } from "../../allocation/order.ts";
import { money } from "../../money/index.ts";
import type { Plan } from "../../plan/plan.ts";
import type { StopSignal } from "../../solver/index.ts";
import type { CounterpartOfDraw, CounterpartRowDraws } from "./counterpartDraws.ts";
import type { DistrictDraws } from "./districtDraws.ts";
import { ExactSharing } from "./shareGroups.ts";

/** The amounts of one draw, in đồng, in the order of the plan's lines and of its envelopes. */
export interface DrawAmounts {
  readonly lines: Float64Array;
  readonly envelopes: Float64Array;
  readonly counterpart: CounterpartOfDraw;
}

/** What one draw leaves with districts (filled in) and with nobody: nothing is allocated where `isRefused`. */
export interface DrawShares {
  readonly unallocated: number;
  readonly isRefused: boolean;
}

/** Fills the amounts of the districts; undefined if the signal was raised. */
export type DrawSharing = (amounts: DrawAmounts, districts: Float64Array) => DrawShares | undefined;

/** The plan with the amounts of a draw. */
export function planOfDraw(plan: Plan, amounts: Float64Array): Plan {
  return {
    ...plan,
    lines: plan.lines.map((line, index) => ({ ...line, amount: money(amounts[index] ?? 0) })),
  };
}

function totalOf(amounts: Float64Array): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}

const nothingAllocated = (amounts: DrawAmounts, districts: Float64Array): DrawShares => {
  districts.fill(0);
  return { unallocated: totalOf(amounts.lines), isRefused: true };
};

/** By the shares of weights, which no draw changes; what is set aside first is what the engine sets aside. */
export function exactSharing(
  plan: Plan,
  envelopes: readonly Envelope[],
  rows: readonly CounterpartRowDraws[],
  { districts: units, groups, groupOf }: DistrictDraws,
): DrawSharing {
  const sharing = new ExactSharing(groups, units.length);
  const ofGroups = new Float64Array(groups.length);
  const hasReserve = plan.limits.some(({ kind }) => kind === "reserve");
  const cutting = rows.flatMap(({ rule }, index) => (rule.onShortfall === "limitBase" ? [index] : []));
  const refusing = rows.flatMap(({ rule }, index) => (rule.onShortfall === "refuse" ? [index] : []));
  const isShort = ({ counterpart }: DrawAmounts, among: readonly number[]): boolean =>
    among.some((row) => (counterpart.missing[row] ?? 0) > 0);
  return (amounts, districts) => {
    if (isShort(amounts, refusing)) return nothingAllocated(amounts, districts);
    const setsAside = hasReserve || isShort(amounts, cutting);
    const aside = setsAside ? setAsideOfDraw(plan, envelopes, amounts) : undefined;
    ofGroups.fill(0);
    let unallocated = 0;
    for (let index = 0; index < groupOf.length; index++) {
      const off = aside?.[index] ?? 0;
      const left = (amounts.envelopes[index] ?? 0) - off;
      const group = groupOf[index] ?? -1;
      unallocated += group < 0 ? off + left : off;
      if (group >= 0) ofGroups[group] = (ofGroups[group] ?? 0) + left;
    }
    sharing.share(ofGroups, districts);
    return { unallocated, isRefused: false };
  };
}

/** What is taken off each envelope in this draw. */
function setAsideOfDraw(plan: Plan, envelopes: readonly Envelope[], amounts: DrawAmounts): readonly number[] {
  const drawn = envelopes.map((envelope, index) => ({
    ...envelope,
    amount: money(amounts.envelopes[index] ?? 0),
  }));
  const { byEnvelope } = setAsidesOf(planOfDraw(plan, amounts.lines), drawn, "dong", new Map());
  return drawn.map((envelope) =>
    (byEnvelope.get(envelopeKeyOf(envelope)) ?? []).reduce((sum, { amount }) => sum + amount, 0),
  );
}

/** Whole đồng, and of the totals those that nest: a district's total over all money is one of them. */
export function engineOptions(signal: StopSignal | undefined): AllocationOptions {
  return { unit: "dong", totals: "nested", ...(signal === undefined ? {} : { signal }) };
}

/** By the engine, which keeps limits, counterpart of places and money carried over. Where they contradict each other nothing is allocated. */
export function engineSharing(
  plan: Plan,
  { districtOf }: DistrictDraws,
  signal: StopSignal | undefined,
): DrawSharing {
  const options = engineOptions(signal);
  return (amounts, districts) => {
    const allocated = allocate(planOfDraw(plan, amounts.lines), options);
    if (!allocated.ok) {
      if (allocated.issues.some(({ code }) => code === "work.cancelled")) return undefined;
      return nothingAllocated(amounts, districts);
    }
    districts.fill(0);
    for (const { place, amount } of allocated.value.cells) {
      const district = districtOf.get(place) ?? 0;
      districts[district] = (districts[district] ?? 0) + amount;
    }
    const unallocated = allocated.value.unallocated.reduce((sum, { amount }) => sum + amount, 0);
    return { unallocated, isRefused: false };
  };
}
