import fc, { type Arbitrary } from "fast-check";
import { money } from "../../src/core/money/index.ts";
import type { BudgetLine, CounterpartRule, Limit } from "../../src/core/plan/plan.ts";

export const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });
export const sourceIds = ["central", "local", "people"] as const;
export const componentIds = ["roads", "water"] as const;
export const first = 2021;
export const last = 2023;
export const placeCodes = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
const types = ["developmentInvestment", "recurrent"] as const;

export const maybe = <Value>(value: Arbitrary<Value>, freq = 2): Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq });

const given = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });

function amountUpTo(scale: number): Arbitrary<number> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: scale }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }) },
  );
}

const someYears = fc
  .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }))
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

/** A line of an amount up to `scale` đồng. */
export function line(scale: number): Arbitrary<BudgetLine> {
  return fc
    .record({
      source: fc.constantFrom(...sourceIds),
      type: fc.constantFrom(...types),
      years: fc.oneof(
        someYears,
        fc.integer({ min: first, max: last }).map((year) => ({ from: year, to: year })),
      ),
      amount: amountUpTo(scale),
      component: maybe(fc.constantFrom(...componentIds), 5),
    })
    .map(({ source, type, years, amount, component }) => ({
      id: "",
      source,
      type,
      ...years,
      amount: money(amount),
      status: "assumed",
      documentPlace: "I",
      ...given("component", component),
    }));
}

const slice = fc
  .record({
    sources: maybe(fc.subarray([...sourceIds], { minLength: 1 })),
    types: maybe(fc.subarray([...types], { minLength: 1 }), 4),
    years: maybe(someYears),
    places: maybe(fc.subarray([...placeCodes.slice(0, 4), "D1", "D2"], { minLength: 1, maxLength: 2 }), 1),
    components: maybe(fc.subarray([...componentIds], { minLength: 1 }), 8),
  })
  .map(({ sources, types: kinds, years, places, components }) => ({
    ...given("sources", sources),
    ...given("types", kinds),
    ...years,
    ...given("places", places),
    ...given("components", components),
  }));

const dimensions = ["source", "type", "year", "place", "component"] as const;

function bound(
  scale: number,
  part: number,
): Arbitrary<Pick<Extract<Limit, { kind: "floor" }>, "each" | "amount" | "share" | "base" | "attribute">> {
  const each = maybe(fc.subarray([...dimensions], { minLength: 1, maxLength: 3 }), 1);
  const share = fc.constantFrom("0.05", "10%", "1/3", "1/7", "0.5");
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: Math.ceil(scale / part) }), each)
        .map(([amount, apart]) => ({ amount: money(amount), ...given("each", apart) })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(share, each, maybe(fc.constantFrom("line0"), 4))
        .map(([of, apart, base]) => ({ share: of, ...given("each", apart), ...given("base", base) })),
    },
    {
      weight: 1,
      arbitrary: fc.subarray(["source", "year"] as const).map((apart) => ({
        attribute: "level",
        each: [...apart, "place" as const],
      })),
    },
  );
}

/** A limit of any kind, whose amounts are of the order of `scale` đồng. */
export function limit(scale: number, index: number): Arbitrary<Limit> {
  const id = `limit${index}`;
  const common = { id, name: name(id), origin: "decided" as const };
  const words = { owner: "x", reason: "x" };
  return fc.oneof(
    fc.tuple(slice, bound(scale, 8)).map(([is, how]): Limit => ({ kind: "floor", ...common, ...is, ...how })),
    fc.tuple(slice, bound(scale, 3)).map(([is, how]): Limit => ({ kind: "cap", ...common, ...is, ...how })),
    fc
      .tuple(slice, bound(scale, 8))
      .map(([is, how]): Limit => ({ kind: "hold", ...common, ...is, ...how, ...words })),
    slice.map((is): Limit => ({ kind: "excluded", ...common, places: ["C"], ...is, reason: "x" })),
    fc
      .tuple(slice, fc.constantFrom("0.05", "1/3", "10%"))
      .map(([is, share]): Limit => ({ kind: "reserve", ...common, ...is, share })),
    fc
      .tuple(slice, fc.integer({ min: 1, max: 3 }))
      .map(([is, tier]): Limit => ({ kind: "tier", ...common, ...is, tier })),
  );
}

/** A counterpart rule at any level. */
export function counterpartRule(index: number): Arbitrary<CounterpartRule> {
  const sides = [
    { base: ["central"], counterpart: ["local"] },
    { base: ["central"], counterpart: ["local", "people"] },
    { base: ["central", "local"], counterpart: ["people"] },
    { base: ["local"], counterpart: ["people"] },
  ] as const;
  return fc
    .record({
      sides: fc.constantFrom(...sides),
      types: fc.subarray([...types], { minLength: 1 }),
      years: fc.oneof(fc.constant({ from: first, to: last }), someYears),
      ratio: fc.constantFrom("1:1", "1:1.5", "0.1", "1/3"),
      mode: fc.constantFrom("minimum" as const, "exact" as const),
      level: fc.constantFrom("province" as const, "district" as const, "commune" as const),
      onShortfall: fc.constantFrom("report" as const, "limitBase" as const, "refuse" as const),
    })
    .map(({ sides: of, years, ...rule }) => ({
      id: `rule${index}`,
      name: name(`rule ${index}`),
      ...of,
      ...years,
      ...rule,
      tolerance: money(0),
      legalReference: { document: "QĐ 1", read: true },
    }));
}
