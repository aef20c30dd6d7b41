import fc, { type Arbitrary } from "fast-check";
import { money, type MoneyUnit } from "../../src/core/money/index.ts";
import type {
  BudgetLine,
  CounterpartRule,
  FundingSource,
  Limit,
  Locality,
  Plan,
} from "../../src/core/plan/plan.ts";
import {
  attribute,
  byAttribute,
  commune,
  district,
  equalWeighting,
  frozen,
  province,
  smallPlan,
} from "../core/allocation/smallPlan.ts";

/** A whole small plan with all that an allocation must keep to, and the unit that it is allocated in. */
export interface ConstrainedPlan {
  readonly plan: Plan;
  readonly unit: MoneyUnit;
}

const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });
const sourceIds = ["central", "local", "people"] as const;
const types = ["developmentInvestment", "recurrent"] as const;
const componentIds = ["roads", "water"] as const;
const first = 2021;
const last = 2023;

/** How large the amounts of one plan are, in đồng; limits are of the same order, so that many of them bind. */
const scales = [12, 400, 50_000, 3_000_000_000, 1_000_000_000_000_000] as const;

const placeCodes = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

const maybe = <Value>(value: Arbitrary<Value>, freq = 2): Arbitrary<Value | undefined> =>
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

function line(scale: number): Arbitrary<BudgetLine> {
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

function limit(scale: number, index: number): Arbitrary<Limit> {
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

function counterpartRule(index: number): Arbitrary<CounterpartRule> {
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

/** Zero often, small numbers, fractions, and numbers of very different size. */
const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 99_999 }).map((value) => value / 1000),
  fc.integer({ min: 1, max: 2_000_000_000 }),
  fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
);

const place = fc.record({
  size: weight,
  hard: fc.integer({ min: 0, max: 4 }),
  parent: fc.constantFrom("D1", "D1", "D2", "P"),
  validity: fc.constantFrom<Partial<Locality>>({}, {}, {}, {}, { validTo: 2021 }, { validFrom: 2022 }),
  level: maybe(fc.integer({ min: 0, max: 9 })),
});

const weightings: readonly Plan["weightings"][number][] = [
  equalWeighting,
  byAttribute("size"),
  {
    kind: "product",
    id: "hard-size",
    name: name("hard × size"),
    origin: "assumed",
    of: ["by-size", "by-hard"],
  },
  {
    kind: "sum",
    id: "half-half",
    name: name("half size, half equal"),
    origin: "assumed",
    of: ["by-size", "equal"],
    factors: ["2", "1/3"],
    normalised: false,
  },
];

/** The sources; contributions of people are in cash or in kind. */
function sourcesOf(cash: boolean): Plan["sources"] {
  const community: FundingSource = {
    kind: "community",
    id: "people",
    name: name("people"),
    forms: cash ? ["cash"] : ["cash", "labour"],
  };
  return [
    { kind: "centralBudget", id: "central", name: name("central") },
    { kind: "localBudget", id: "local", name: name("local"), level: "all" },
    community,
  ];
}

export interface PlanSize {
  readonly places: { readonly min: number; readonly max: number };
  readonly limits: number;
  readonly rules: number;
}

export const smallSize: PlanSize = { places: { min: 1, max: 8 }, limits: 4, rules: 2 };

/** Plans with lines of three sources, floors, caps, holds, tiers, reserves, exclusions, counterpart rules at all levels, carry-over. */
export function constrainedPlan(size: PlanSize = smallSize): Arbitrary<ConstrainedPlan> {
  const withScale = fc.constantFrom(...scales).chain((scale) =>
    fc.record({
      scale: fc.constant(scale),
      lines: fc.array(line(scale), { minLength: 1, maxLength: 6 }),
      limits: fc
        .integer({ min: 0, max: size.limits })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => limit(scale, index)))),
    }),
  );
  return fc
    .record({
      withScale,
      places: fc.array(place, { minLength: size.places.min, maxLength: size.places.max, size: "max" }),
      rules: fc
        .integer({ min: 0, max: size.rules })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => counterpartRule(index)))),
      uses: fc.subarray([...sourceIds]).chain((of) =>
        fc.tuple(
          ...of.map((source) =>
            fc.record({
              source: fc.constant(source),
              rank: fc.integer({ min: 1, max: 9 }),
              carryOver: fc.boolean(),
            }),
          ),
        ),
      ),
      weighting: fc.tuple(...sourceIds.map(() => fc.constantFrom(...weightings))),
      method: fc.constantFrom("largestRemainder" as const, "webster" as const),
      unit: fc.constantFrom<MoneyUnit>("dong", "dong", "dong", "thousand"),
      cash: fc.boolean(),
    })
    .map((made) => {
      const codes = made.places.map((_, index) => placeCodes[index] ?? `X${String(index).padStart(5, "0")}`);
      const values = <Value>(pick: (from: (typeof made.places)[number]) => Value): Record<string, Value> =>
        Object.fromEntries(made.places.map((from, index) => [codes[index] ?? "", pick(from)]));
      const levels = made.places.flatMap(({ level }, index) =>
        level === undefined ? [] : [[codes[index] ?? "", Math.ceil((level * made.withScale.scale) / 200)]],
      );
      const plan = smallPlan({
        lines: made.withScale.lines.map((row, index) => ({ ...row, id: `line${index}` })),
        localities: [
          province,
          district("D1"),
          district("D2"),
          ...made.places.map(({ parent, validity }, index) =>
            commune(codes[index] ?? "", { parent, ...validity }),
          ),
        ],
        attributes: [
          attribute(
            "size",
            values(({ size: of }) => of),
            "decimal",
          ),
          attribute(
            "hard",
            values(({ hard }) => hard),
            "whole",
          ),
          attribute("level", Object.fromEntries(levels) as Record<string, number>, "money"),
        ],
        weightings: Object.fromEntries(
          sourceIds.map((source, index) => [source, made.weighting[index] ?? equalWeighting]),
        ),
        parts: [byAttribute("size"), byAttribute("hard"), equalWeighting],
        limits: made.withScale.limits,
        sourceUses: made.uses,
        roundingMethod: made.method,
        profile: { 2021: "1", 2022: "2", 2023: "1/3" },
      });
      const whole: Plan = {
        ...plan,
        period: { from: first, to: last },
        sources: sourcesOf(made.cash),
        components: componentIds.map((id) => ({ id, name: name(id) })),
        counterpartRules: made.rules,
      };
      return { plan: frozen(whole), unit: made.unit };
    });
}
