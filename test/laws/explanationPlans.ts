import fc, { type Arbitrary } from "fast-check";
import { money } from "../../src/core/money/index.ts";
import type { CounterpartRule, Limit, Plan, Weighting } from "../../src/core/plan/plan.ts";
import { commune, district, line, province, smallPlan } from "../core/allocation/smallPlan.ts";

const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

const sources = ["a", "b", "c"] as const;
const communes = ["A1", "A2", "A3", "B1", "B2", "C1"] as const;
const units = [...communes, "D1", "D2"] as const;

/** Amounts that meet, exceed and fall short of each other. */
const amount = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5_000 }));

const lineText = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.constantFrom("recurrent", "developmentInvestment"),
    fc.constantFrom("2021", "2022", "2021-2023", "2022-2025"),
    fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9_000_000 })),
  )
  .map(([source, type, years, dong]) => `${source}/${type} ${years} ${dong}`);

const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 1, max: 400 }).map((hundredths) => hundredths / 100),
);

const slice = fc.record(
  {
    sources: fc.subarray([...sources], { minLength: 1 }),
    types: fc.constantFrom(["recurrent" as const], ["developmentInvestment" as const]),
    from: fc.constantFrom(2021, 2022),
    to: fc.constantFrom(2023, 2025),
    places: fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const each = fc.constantFrom<Limit & { kind: "cap" } extends { each?: infer Each } ? Each : never>(
  undefined,
  ["place"],
  ["place", "year"],
  ["source", "year"],
);

const bound = fc.tuple(slice, each, amount).map(([where, apart, dong]) => ({
  ...where,
  ...(apart === undefined ? {} : { each: apart }),
  amount: money(dong),
}));

function limitOf(id: string): Arbitrary<Limit> {
  const common = { id, name: name(id), origin: "assumed" as const };
  return fc.oneof(
    bound.map((much): Limit => ({ kind: "floor", ...common, ...much, amount: money(much.amount % 40) })),
    bound.map((much): Limit => ({ kind: "cap", ...common, ...much })),
    bound.map((much): Limit => ({
      kind: "hold",
      ...common,
      ...much,
      amount: money(much.amount % 30),
      owner: "owner",
      reason: "reason",
    })),
    slice.map((where): Limit => ({ kind: "excluded", ...common, ...where, reason: "reason" })),
    fc
      .tuple(slice, fc.constantFrom("5%", "1/3", "0.125"))
      .map(([where, share]): Limit => ({ kind: "reserve", ...common, ...where, share })),
    fc
      .tuple(slice, fc.integer({ min: 1, max: 3 }))
      .map(([where, tier]): Limit => ({ kind: "tier", ...common, ...where, tier })),
  );
}

const rule = fc
  .tuple(
    fc.constantFrom("5%", "1:1", "1/3"),
    fc.constantFrom("minimum" as const, "exact" as const),
    fc.constantFrom("province" as const, "district" as const, "commune" as const),
    fc.constantFrom("report" as const, "limitBase" as const),
  )
  .map(([ratio, mode, level, onShortfall]): CounterpartRule => ({
    id: "match",
    name: name("match"),
    base: ["a"],
    counterpart: ["b"],
    types: ["recurrent"],
    from: 2021,
    to: 2025,
    ratio,
    mode,
    tolerance: money(0),
    level,
    onShortfall,
    legalReference: { document: "NQ 1", read: true },
  }));

const common = { origin: "assumed" as const };
const first: Weighting = { kind: "attribute", id: "first", name: name("first"), ...common, attribute: "x" };
const second: Weighting = {
  kind: "attribute",
  id: "second",
  name: name("second"),
  ...common,
  attribute: "y",
};
const composed: readonly Weighting[] = [
  first,
  second,
  { kind: "equal", id: "equal", name: name("equal"), ...common },
  { kind: "product", id: "product", name: name("product"), ...common, of: ["first", "second"] },
  {
    kind: "sum",
    id: "shares",
    name: name("shares"),
    ...common,
    of: ["first", "equal"],
    factors: ["0.3", "2/3"],
    normalised: true,
  },
];

const localities = [
  province,
  district("D1"),
  district("D2"),
  commune("A1"),
  commune("A2"),
  commune("A3", { validFrom: 2022 }),
  commune("B1", { parent: "D2" }),
  commune("B2", { parent: "D2" }),
  commune("C1", { parent: "P" }),
];

/** Small plans with every kind of limit; many of them cannot be kept, and their allocation says so. */
export const limitedPlan: Arbitrary<Plan> = fc
  .record({
    lines: fc.array(lineText, { minLength: 1, maxLength: 5 }),
    x: fc.array(weight, { minLength: 6, maxLength: 6 }),
    y: fc.array(weight, { minLength: 6, maxLength: 6 }),
    weightings: fc.array(fc.constantFrom(...composed), { minLength: 3, maxLength: 3 }),
    limits: fc
      .array(fc.constant(null), { maxLength: 4 })
      .chain((slots) => fc.tuple(...slots.map((_, index) => limitOf(`limit-${index}`)))),
    carryOver: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    rules: fc.array(rule, { maxLength: 1 }),
    roundingMethod: fc.constantFrom("largestRemainder" as const, "webster" as const),
  })
  .map(({ lines, x, y, weightings, limits, carryOver, rules, roundingMethod }) => {
    const valuesOf = (values: readonly number[]) =>
      Object.fromEntries(communes.map((code, index) => [code, values[index] ?? 0]));
    const note = name("test");
    // Shares of a weighting that is 0 everywhere cannot be added.
    const values = x.every((value) => value === 0) ? x.map(() => 1) : x;
    const plan = smallPlan({
      lines: lines.map((text, index) => ({ ...line(text), id: `line-${index}` })),
      localities,
      attributes: [
        { id: "x", name: name("x"), kind: "decimal", origin: "illustrative", note, values: valuesOf(values) },
        { id: "y", name: name("y"), kind: "decimal", origin: "official", note, values: valuesOf(y) },
      ],
      weightings: Object.fromEntries(sources.map((id, index) => [id, weightings[index] ?? first])),
      parts: composed,
      limits,
      roundingMethod,
      profile: { 2021: "1", 2022: "2", 2023: "1/3", 2024: "0", 2025: "0.5" },
    });
    return {
      ...plan,
      sourceUses: sources.map((source, index) => ({
        source,
        rank: 1 + index,
        carryOver: carryOver[index] ?? false,
      })),
      counterpartRules: rules,
    };
  });
