import fc, { type Arbitrary } from "fast-check";
import type { MoneyUnit } from "../../src/core/money/index.ts";
import type { FundingSource, Locality, Plan } from "../../src/core/plan/plan.ts";
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
import {
  componentIds,
  counterpartRule,
  first,
  last,
  limit,
  line,
  maybe,
  name,
  placeCodes,
  sourceIds,
} from "./ruleArbitrary.ts";

/** A whole small plan with all that an allocation must keep to, and the unit that it is allocated in. */
export interface ConstrainedPlan {
  readonly plan: Plan;
  readonly unit: MoneyUnit;
}

/** How large the amounts of one plan are, in đồng; limits are of the same order, so that many of them bind. */
const scales = [12, 400, 50_000, 3_000_000_000, 1_000_000_000_000_000] as const;

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
