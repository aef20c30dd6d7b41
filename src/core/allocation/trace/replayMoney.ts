import { fault, type ReplayFault } from "./replayFault.ts";
import { readExact, type Exact } from "./replayArithmetic.ts";
import type { Trace, TraceLine } from "./trace.ts";

/** From the lines of the plan to the money that is shared; the fault where a step does not follow. `unit` in đồng. */
export function replayMoney(trace: Trace, unit: bigint): ReplayFault | undefined {
  return linesFault(trace, unit) ?? yearsFault(trace) ?? setAsideFault(trace, unit) ?? carriedFault(trace);
}

function linesFault({ envelope }: Trace, unit: bigint): ReplayFault | undefined {
  let total = 0;
  for (const line of envelope.lines) {
    const found = lineFault(line, envelope.year, unit);
    if (found !== undefined) return found;
    total += line.part;
  }
  return total === envelope.amount ? undefined : fault("lines", total, envelope.amount);
}

function lineFault(
  { from, to, amount, phasing, part }: TraceLine,
  year: number,
  unit: bigint,
): ReplayFault | undefined {
  if (phasing === undefined) {
    if (from !== year || to !== year) return fault("lines", year, `${from}-${to}`);
    return part === amount ? undefined : fault("lines", amount, part);
  }
  const { years } = phasing;
  const covers = years.every((each, index) => each.year === from + index) && years.at(-1)?.year === to;
  if (!covers) return fault("lines", `${from}-${to}`, years.map((each) => each.year).join(" "));
  const parts = phasedParts(BigInt(amount), years, unit);
  for (const [index, each] of years.entries()) {
    const expected = parts?.[index];
    if (expected !== BigInt(each.part)) return fault("lines", String(expected), each.part);
  }
  const own = years.find((each) => each.year === year);
  return own?.part === part ? undefined : fault("lines", own?.part ?? 0, part);
}

/** Whole units by largest remainder, ties to the larger weight and then to the earlier year; the rest to the last year. */
function phasedParts(
  amount: bigint,
  years: readonly { readonly weight: string }[],
  unit: bigint,
): readonly bigint[] | undefined {
  const read = years.map(({ weight }) => readExact(weight));
  const weights = read.filter((weight): weight is Exact => weight !== undefined);
  if (weights.length !== years.length) return undefined;
  const common = weights.reduce((product, { under }) => product * under, 1n);
  const scaled = weights.map(({ over, under }) => over * (common / under));
  const sum = scaled.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return undefined;
  const units = amount / unit;
  const parts = scaled.map((weight, index) => ({
    index,
    weight,
    units: (units * weight) / sum,
    rest: (units * weight) % sum,
  }));
  let missing = units - parts.reduce((total, part) => total + part.units, 0n);
  const result = parts.map((part) => part.units * unit);
  const byRest = [...parts].sort(
    (one, other) =>
      compare(other.rest, one.rest) || compare(other.weight, one.weight) || one.index - other.index,
  );
  for (const { index } of byRest) {
    if (missing === 0n) break;
    result[index] = (result[index] ?? 0n) + unit;
    missing--;
  }
  const last = result.length - 1;
  result[last] = (result[last] ?? 0n) + (amount % unit);
  return result;
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Money that was not carried is used in its own year; what was carried went through all years between. */
function yearsFault({ envelope, year, origin, carried }: Trace): ReplayFault | undefined {
  const isInOrder = carried.every((carry, index) => carry.year === envelope.year + index);
  if (!isInOrder || envelope.year + carried.length !== year) {
    return fault("years", envelope.year + carried.length, year);
  }
  const expected = carried.length === 0 ? undefined : envelope.year;
  return origin === expected ? undefined : fault("years", String(expected), String(origin));
}

/** A reserve is its share of the envelope, rounded up to the unit, or what is left if that is less. */
function setAsideFault(
  { envelope, setAside, carried, shared }: Trace,
  unit: bigint,
): ReplayFault | undefined {
  let left = BigInt(envelope.amount);
  for (const { reason, amount, share } of setAside) {
    if (share !== undefined) {
      const exact = readExact(share);
      if (exact === undefined) return fault("setAside", "a share", share);
      const [numerator, denominator] = [exact.over * BigInt(envelope.amount), exact.under * unit];
      const asked = ((numerator + denominator - 1n) / denominator) * unit;
      const taken = asked < left ? asked : left;
      if (taken !== BigInt(amount)) return fault("setAside", String(taken), amount);
    }
    if (reason === "belowUnit" && BigInt(amount) >= unit) return fault("setAside", 0, amount);
    left -= BigInt(amount);
  }
  const first = carried[0]?.shared ?? shared;
  if (left !== BigInt(first) || left % unit !== 0n || left < 0n)
    return fault("setAside", String(left), first);
  return undefined;
}

function carriedFault({ carried, shared }: Trace): ReplayFault | undefined {
  for (const [index, carry] of carried.entries()) {
    if (carry.given + carry.leftOver !== carry.shared) {
      return fault("carried", carry.given + carry.leftOver, carry.shared);
    }
    const next = carried[index + 1]?.shared ?? shared;
    if (carry.leftOver !== next) return fault("carried", carry.leftOver, next);
  }
  return undefined;
}
