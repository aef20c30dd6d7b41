import { compareExact, nought, over, plus, readExact, times, type Exact } from "./replayArithmetic.ts";
import type { TraceGroup, TraceWeighing } from "./trace.ts";

type Values = ReadonlyMap<string, boolean | string | number>;

/** The weight that a weighing comes to, worked out from its parts; undefined where a part does not follow from its own. */
export function replayWeighing(weighing: TraceWeighing): Exact | undefined {
  const found = weighed(weighing);
  const stated = readExact(weighing.value);
  return found !== undefined && stated !== undefined && compareExact(found, stated) === 0 ? found : undefined;
}

function weighed(weighing: TraceWeighing): Exact | undefined {
  switch (weighing.kind) {
    case "equal":
      return readExact("1");
    case "attribute":
      return numberOf(weighing.attribute.value);
    case "norm":
      return weighedByNorm(weighing);
    case "product":
      return combined(weighing.parts.map(replayWeighing), times);
    case "sum":
      return combined(
        weighing.parts.map(({ factor, total, part }) => {
          const [value, by] = [replayWeighing(part), readExact(factor)];
          const of = total === undefined ? readExact("1") : readExact(total);
          if (value === undefined || by === undefined || of === undefined) return undefined;
          // A place has a part of the total of all.
          return compareExact(value, of) > 0 && total !== undefined ? undefined : over(times(value, by), of);
        }),
        plus,
      );
  }
}

function weighedByNorm(weighing: Extract<TraceWeighing, { kind: "norm" }>): Exact | undefined {
  const values: Values = new Map(weighing.attributes.map(({ attribute, value }) => [attribute, value]));
  const { excluded, groups, combination } = weighing;
  if (![...excluded, ...groups].every((group) => isMet(group, values))) return undefined;
  if (excluded.length > 0) return groups.length === 0 ? nought : undefined;
  if (combination === "exclusive" && groups.length > 1) return undefined;
  return combined(
    groups.map(({ coefficient }) => readExact(coefficient)),
    combination === "additive" ? plus : (one, other) => (compareExact(one, other) >= 0 ? one : other),
  );
}

function isMet({ conditions }: TraceGroup, values: Values): boolean {
  return conditions.every(({ attribute, is, value }) => {
    const own = values.get(attribute);
    if (is === "equal") return own === value;
    if (typeof own !== "number" || typeof value !== "number") return false;
    return is === "atLeast" ? own >= value : own <= value;
  });
}

function combined(
  parts: readonly (Exact | undefined)[],
  combine: (one: Exact, other: Exact) => Exact,
): Exact | undefined {
  let result: Exact | undefined;
  for (const part of parts) {
    if (part === undefined) return undefined;
    result = result === undefined ? part : combine(result, part);
  }
  return result;
}

function numberOf(value: boolean | string | number): Exact | undefined {
  if (typeof value === "boolean") return readExact(value ? "1" : "0");
  return typeof value === "number" ? readDouble(value) : undefined;
}

/** The shortest decimal that reads back as the same double, which is what the plan's file holds. */
function readDouble(value: number): Exact | undefined {
  const [, digits, decimals = "", exponent = "0"] =
    /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (digits === undefined) return undefined;
  const shift = BigInt(exponent) - BigInt(decimals.length);
  const all = BigInt(digits + decimals);
  return shift >= 0n ? { over: all * 10n ** shift, under: 1n } : { over: all, under: 10n ** -shift };
}
