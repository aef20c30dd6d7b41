import { fault, type ReplayFault } from "./replayFault.ts";
import { compareExact, readExact, times, whole, type Exact } from "./replayArithmetic.ts";
import type { Trace } from "./trace.ts";

/** The amount (đồng) that the rounding of a share comes to. `unit` in đồng. */
export function replayRounding(
  trace: Trace,
  share: Exact,
  weight: Exact,
  unit: bigint,
): bigint | ReplayFault {
  const { rounding } = trace;
  const amount =
    rounding.webster === undefined ? byDirection(trace, share, unit) : byFactor(trace, weight, unit);
  if (typeof amount === "object") return amount;
  const side = compareExact(whole(amount), share);
  const direction = side === 0 ? "exact" : side > 0 ? "up" : "down";
  if (direction !== rounding.direction) return fault("rounding", direction, rounding.direction);
  return reasonFault(trace, share, amount, unit) ?? amount;
}

/** The unit below or above the share. */
function byDirection({ rounding }: Trace, { over, under }: Exact, unit: bigint): bigint | ReplayFault {
  const size = under * unit;
  const [units, rest] = [over / size, over % size];
  switch (rounding.direction) {
    case "exact":
      return rest === 0n ? units * unit : fault("rounding", "a share in whole units", `${over}/${under}`);
    case "down":
      return rest > 0n ? units * unit : fault("rounding", "exact", "down");
    case "up":
      return rest > 0n ? (units + 1n) * unit : fault("rounding", "exact", "up");
  }
}

/** Webster: weight × factor to the nearest unit, unless the place's own floor or cap stops it. */
function byFactor({ rounding }: Trace, weight: Exact, unit: bigint): bigint | ReplayFault {
  const { webster } = rounding;
  const factor = readExact(`${webster?.factor.numerator ?? ""}/${webster?.factor.denominator ?? ""}`);
  if (factor === undefined) return fault("rounding", "a factor", webster?.factor.numerator ?? "");
  const { over, under } = times(weight, factor);
  const size = under * unit;
  const [units, twice] = [over / size, 2n * (over % size)];
  const isHalf = twice === size;
  if (isHalf !== (webster?.half !== undefined)) return fault("rounding", "a half", webster?.half ?? "");
  const isUp = isHalf ? webster?.half === "up" : twice > size;
  const nearest = (isUp ? units + 1n : units) * unit;
  const stop = webster?.stop;
  if (stop === undefined) return nearest;
  const stopped = BigInt(stop);
  return stopped !== nearest && stopped % unit === 0n ? stopped : fault("rounding", String(nearest), stop);
}

/** A reason stands where the amount is not its nearest unit, and says which way it went. */
function reasonFault(
  { rounding }: Trace,
  share: Exact,
  amount: bigint,
  unit: bigint,
): ReplayFault | undefined {
  const gap = amount * share.under - share.over;
  const isNearest = 2n * (gap < 0n ? -gap : gap) <= share.under * unit;
  const { reason, method } = rounding;
  if (isNearest !== (reason === undefined))
    return fault("rounding", isNearest ? "nearest" : "a reason", reason ?? "");
  if (reason === undefined) return undefined;
  const isWebster = reason.endsWith("ByDivisor");
  const isRaised = reason.startsWith("raised");
  const isSo = isRaised === gap > 0n && isWebster === (method === "webster");
  return isSo ? undefined : fault("rounding", gap > 0n ? "raised" : "lowered", reason);
}
