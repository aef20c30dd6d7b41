import { money, type Money } from "../../money/money.ts";
import { compareExact, over, readExact, times, whole, type Exact } from "./replayArithmetic.ts";
import { fault, type ReplayFault } from "./replayFault.ts";
import { replayMoney } from "./replayMoney.ts";
import { replayRounding } from "./replayRounding.ts";
import { replayWeighing } from "./replayWeighing.ts";
import type { Trace, TraceCounterpart } from "./trace.ts";

export type { ReplayFault, ReplayStep } from "./replayFault.ts";

export type Replay = { readonly kind: "amount"; readonly amount: Money } | ReplayFault;

const dongPerUnit = { dong: 1n, thousand: 1_000n, million: 1_000_000n, billion: 1_000_000_000n } as const;

/**
 * Works the amount of a trace out again from its data alone: the lines give the envelope, that less what is set aside is shared,
 * parted into blocks, shared by weight or held by a limit, and rounded. It has no plan, no allocation and no code of the engine.
 * The first step that contradicts those before it is the fault.
 */
export function replay(trace: Trace): Replay {
  const unit = dongPerUnit[trace.rounding.unit];
  const weight = replayWeighing(trace.weighing);
  if (weight === undefined) return fault("weight", "the weight of its parts", trace.weighing.value);
  const found =
    replayMoney(trace, unit) ??
    blocksFault(trace) ??
    tiersFault(trace) ??
    blockFault(trace) ??
    counterpartFault(trace, unit);
  if (found !== undefined) return found;
  const share = shareOf(trace, weight);
  if ("kind" in share) return share;
  const stated = exactFault(trace, share);
  if (stated !== undefined) return stated;
  const amount = replayRounding(trace, share, weight, unit);
  if (typeof amount === "object") return amount;
  if (amount !== BigInt(trace.amount)) return fault("amount", whole(amount), trace.amount);
  return { kind: "amount", amount: money(trace.amount) };
}

/** Blocks and what is left over are what is shared. */
function blocksFault({ shared, leftOver, block, otherBlocks }: Trace): ReplayFault | undefined {
  const parts = [...otherBlocks, ...(block === undefined ? [] : [block])];
  const total = parts.reduce<number>((sum, { amount }) => sum + amount, leftOver);
  return total === shared ? undefined : fault("blocks", total, shared);
}

function tiersFault({ tiers, block, otherBlocks }: Trace): ReplayFault | undefined {
  if (tiers === undefined) return undefined;
  // Those without a tier come last.
  const order = tiers.tiers.map(({ tier }) => (tier === 0 ? Infinity : tier));
  if (order.some((tier, index) => index > 0 && tier <= (order[index - 1] ?? 0))) {
    return fault("tiers", "tiers in order", tiers.tiers.map(({ tier }) => tier).join(" "));
  }
  const given = otherBlocks.reduce<number>((sum, { amount }) => sum + amount, block?.amount ?? 0);
  const total = tiers.tiers.reduce<number>((sum, { amount }) => sum + amount, 0);
  if (total !== given) return fault("tiers", given, total);
  const own = tiers.tiers.find(({ tier }) => tier === tiers.own);
  const others = otherBlocks.filter(({ tier }) => tier === tiers.own);
  const inTier = others.reduce<number>((sum, { amount }) => sum + amount, block?.amount ?? 0);
  if (own?.amount !== inTier) return fault("tiers", inTier, own?.amount ?? "");
  for (const { tier, amount } of tiers.tiers) {
    if (tier === tiers.own) continue;
    const sum = otherBlocks.reduce((before, other) => before + (other.tier === tier ? other.amount : 0), 0);
    if (sum !== amount) return fault("tiers", sum, amount);
  }
  return undefined;
}

/** What limits of single places take of the block and what is left to share by weight are the block. */
function blockFault({ block }: Trace): ReplayFault | undefined {
  if (block === undefined) return undefined;
  const { held, free } = block;
  const amount = held.reduce<number>((sum, part) => sum + part.amount, free.amount);
  if (amount !== block.amount) return fault("block", amount, block.amount);
  const places = held.reduce<number>((sum, part) => sum + part.places, free.places);
  if (places !== block.places) return fault("block", places, block.places);
  const sum = readExact(free.weightSum);
  const rate = sum === undefined ? undefined : over(whole(free.amount), sum);
  if (rate === undefined) {
    return sum?.over === 0n && free.amount === 0 && free.rate === undefined
      ? undefined
      : fault("block", 0, free.weightSum);
  }
  const isStated =
    free.rate !== undefined &&
    rate.over === BigInt(free.rate.numerator) &&
    rate.under === BigInt(free.rate.denominator);
  return isStated
    ? undefined
    : fault("block", rate, `${free.rate?.numerator ?? ""}/${free.rate?.denominator ?? ""}`);
}

function counterpartFault({ counterpart }: Trace, unit: bigint): ReplayFault | undefined {
  for (const row of counterpart) {
    const required = requiredBy(row, unit);
    if (required !== BigInt(row.required)) return fault("counterpart", String(required), row.required);
    if (row.arranged - row.required !== row.difference) {
      return fault("counterpart", row.arranged - row.required, row.difference);
    }
  }
  return undefined;
}

/** ratio × base, rounded up: to the unit at a place, to the đồng in the province. */
function requiredBy({ ratio, base, level }: TraceCounterpart, unit: bigint): bigint | undefined {
  const exact = readExact(ratio);
  if (exact === undefined) return undefined;
  const size = level === "province" ? 1n : unit;
  const [numerator, denominator] = [exact.over * BigInt(base), exact.under * size];
  return ((numerator + denominator - 1n) / denominator) * size;
}

/** By weight, or what a limit holds it to. */
function shareOf({ bound, block, shared }: Trace, weight: Exact): Exact | ReplayFault {
  if (bound.kind === "free") {
    const sum = readExact(block?.free.weightSum ?? "0");
    const share = sum === undefined ? undefined : over(times(whole(block?.free.amount ?? 0), weight), sum);
    if (share === undefined || weight.over === 0n || bound.amount !== undefined) {
      return fault("bound", "a weight and money to share", bound.kind);
    }
    return share;
  }
  const amount = bound.amount ?? -1;
  if (block === undefined) {
    const isNothing = amount === 0 && (bound.kind !== "zeroWeight" || weight.over === 0n);
    const isSo = isNothing && (bound.kind !== "belowUnit" || shared === 0);
    return isSo ? whole(0) : fault("bound", 0, amount);
  }
  const same = block.held.find((part) => part.bound === bound.kind && part.by?.id === bound.by?.id);
  if (
    same === undefined ||
    amount < 0 ||
    amount > same.amount ||
    (same.places === 1 && amount !== same.amount)
  ) {
    return fault("bound", same?.amount ?? 0, amount);
  }
  return whole(amount);
}

/** The share as a fraction and as a decimal, which is off by half of its last digit at most. */
function exactFault({ exact }: Trace, share: Exact): ReplayFault | undefined {
  const [fraction, decimal] = [
    readExact(`${exact.numerator}/${exact.denominator}`),
    readExact(exact.decimal),
  ];
  if (fraction === undefined || compareExact(fraction, share) !== 0) {
    return fault("exact", share, `${exact.numerator}/${exact.denominator}`);
  }
  if (decimal === undefined) return fault("exact", share, exact.decimal);
  const gap = decimal.over * share.under - share.over * decimal.under;
  const isNear = 2n * (gap < 0n ? -gap : gap) <= share.under;
  return isNear ? undefined : fault("exact", share, exact.decimal);
}
