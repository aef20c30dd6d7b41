import fc, { type Arbitrary } from "fast-check";
import type { PlanFile } from "../../src/core/plan/index.ts";
import {
  amount,
  each,
  first,
  last,
  legalReference,
  name,
  oneOf,
  origin,
  ratio,
  some,
  type,
  words,
  type Ids,
} from "./basicArbitrary.ts";

type Limit = NonNullable<PlanFile["limits"]>[number];

const dimensions = ["source", "type", "year", "place", "component"] as const;

/** Years that are the right way round, either of them or none. */
const someYears = fc
  .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }), fc.nat({ max: 3 }))
  .map(([one, other, given]) => ({
    ...(given % 2 === 0 ? {} : { from: Math.min(one, other) }),
    ...(given < 2 ? {} : { to: Math.max(one, other) }),
  }));

function slice(of: string, ids: Ids) {
  const places = some(ids.codes);
  const parts = {
    sources: some(ids.sources),
    types: fc.uniqueArray(type, { minLength: 1 }),
    places,
    ...(ids.components.length === 0 ? {} : { components: some(ids.components) }),
    legalReference,
  };
  return fc
    .tuple(fc.record(parts, { requiredKeys: [] }), someYears, name, origin)
    .map(([given, years, named, from]) => ({ id: of, name: named, origin: from, ...given, ...years }));
}

/** How much, in one of the three ways. */
function bound(ids: Ids) {
  const each = fc.option(some(dimensions), { nil: undefined });
  const eachOf = (given: readonly (typeof dimensions)[number][] | undefined) =>
    given === undefined ? {} : { each: [...given] };
  const levels = ids.levels.length === 0 ? [] : [fc.tuple(oneOf(ids.levels), some(dimensions))];
  return fc.oneof(
    fc.tuple(amount, each).map(([dong, apart]) => ({ amount: dong, ...eachOf(apart) })),
    fc
      .tuple(ratio, fc.constantFrom(undefined, ...ids.figures), each)
      .map(([share, base, apart]) => ({ share, ...(base === undefined ? {} : { base }), ...eachOf(apart) })),
    ...levels.map((level) =>
      level.map(([attribute, apart]) => ({
        attribute,
        each: [...new Set([...apart, "place" as const])],
      })),
    ),
  );
}

function withoutPlaces<Slice extends object>(slice: Slice): Slice {
  return Object.fromEntries(Object.entries(slice).filter(([key]) => key !== "places")) as Slice;
}

/** A limit of any kind, over any slice. */
export function limit(of: string, ids: Ids): Arbitrary<Limit> {
  const common = slice(of, ids);
  const much = bound(ids);
  return fc.oneof(
    fc.tuple(common, much).map(([is, how]): Limit => ({ kind: "floor", ...is, ...how })),
    fc.tuple(common, much).map(([is, how]): Limit => ({ kind: "cap", ...is, ...how })),
    fc
      .tuple(common, much, words, words)
      .map(([is, how, owner, reason]): Limit => ({ kind: "hold", ...is, ...how, owner, reason })),
    fc.tuple(common, words).map(([is, reason]): Limit => ({ kind: "excluded", ...is, reason })),
    fc
      .tuple(common, fc.constantFrom("0.05", "5%", "1/3", "1"))
      // Money is set aside before it goes to places.
      .map(([is, share]): Limit => ({ kind: "reserve", ...withoutPlaces(is), share })),
    fc
      .tuple(common, fc.integer({ min: 1, max: 99 }))
      .map(([is, tier]): Limit => ({ kind: "tier", ...is, tier })),
  );
}

/** Components, limits, order of use and rounding method: each there, empty, or left out. */
export function constraints(
  ids: Ids,
): Arbitrary<Pick<PlanFile, "components" | "limits" | "sourceUses" | "roundingMethod">> {
  return fc.record(
    {
      components: each(ids.components, (of) => fc.record({ id: fc.constant(of), name })),
      limits: each(ids.limits, (of) => limit(of, ids)),
      sourceUses: fc.subarray([...ids.sources]).chain((sources) =>
        each(sources, (source) =>
          fc.record({
            source: fc.constant(source),
            rank: fc.integer({ min: 1, max: 999 }),
            carryOver: fc.boolean(),
          }),
        ),
      ),
      roundingMethod: fc.constantFrom("largestRemainder" as const, "webster" as const),
    },
    { requiredKeys: ids.components.length === 0 ? [] : ["components"] },
  );
}
