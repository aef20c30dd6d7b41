import fc, { type Arbitrary } from "fast-check";
import type { ScenarioFile } from "../../src/core/scenario/index.ts";
import { code, id, name, origin, ratio, words } from "./basicArbitrary.ts";

type AdjustmentFile = ScenarioFile["adjustments"][number];

const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const year = fc.integer({ min: 2021, max: 2025 });
const type = fc.constantFrom("developmentInvestment" as const, "recurrent" as const, "unspecified" as const);
const unit = fc.constantFrom("dong" as const, "thousand" as const, "million" as const, "billion" as const);
const list = <Item>(item: Arbitrary<Item>): Arbitrary<Item[]> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const maybe = { requiredKeys: [] as [] };

const lineNames = { lines: list(id), sources: list(id), types: list(type), components: list(id) };
const common = fc.record({ note: words, roundTo: unit }, maybe);
const note = fc.record({ note: words }, maybe);
const slice = fc.record(lineNames, maybe);
const years = fc.oneof(
  fc.constant({}),
  fc.tuple(year, year).map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) })),
);

function kind(of: AdjustmentFile["kind"], ...parts: readonly Arbitrary<object>[]): Arbitrary<AdjustmentFile> {
  return fc.tuple(...parts).map((all) => Object.assign({ kind: of }, ...all) as AdjustmentFile);
}

const howMuch = fc.oneof(
  amount.map((given) => ({ amount: given })),
  ratio.map((share) => ({ share })),
);

/** `share` needs `of`. */
const level = fc.oneof(
  amount.map((given) => ({ amount: given })),
  fc.record({ share: ratio, of: fc.record(lineNames, { requiredKeys: ["sources"] }) }),
);

const money: readonly Arbitrary<AdjustmentFile>[] = [
  kind("scaleLines", slice, years, common, fc.record({ factor: ratio })),
  kind("setLines", slice, years, common, level),
  kind(
    "moveMoney",
    slice,
    years,
    common,
    howMuch,
    fc.record({
      target: fc.oneof(
        fc.record({ line: id, source: id, type, component: id }, maybe),
        years.map((span) => ({ ...span })),
      ),
    }),
  ),
  kind("setMobilisation", years, common, fc.record({ source: id, rate: ratio })),
  kind(
    "addLine",
    common,
    fc.record({ amount, share: ratio, totals: list(id) }, { requiredKeys: ["amount"] }),
    fc.record({
      line: fc
        .tuple(
          fc.record({ id, source: id, type, component: id }, { requiredKeys: ["id", "source", "type"] }),
          year,
        )
        .map(([line, from]) => ({ ...line, from, to: from })),
    }),
  ),
  kind(
    "addSource",
    note,
    fc.record({
      newSource: fc.oneof(
        fc.record({ kind: fc.constant("centralBudget"), id, name }),
        fc.record({ kind: fc.constant("community"), id, name, forms: list(fc.constantFrom("cash", "land")) }),
        fc.record({ kind: fc.constant("credit"), id, name, creditType: words }),
      ),
    }),
  ),
  kind(
    "setProfile",
    note,
    fc.record(
      {
        profile: id,
        sources: list(id),
        weights: fc.dictionary(fc.constantFrom("2021", "2022"), ratio, { minKeys: 1 }),
      },
      { requiredKeys: ["profile"] },
    ),
  ),
];

const limit = fc.record(
  {
    kind: fc.constant("floor" as const),
    id,
    name,
    sources: list(id),
    from: year,
    places: list(code),
    each: fc.constant(["place" as const, "year" as const]),
    amount,
    origin,
  },
  { requiredKeys: ["kind", "id", "name", "amount", "origin"] },
);

const rules: readonly Arbitrary<AdjustmentFile>[] = [
  kind("setCounterpart", note, fc.record({ rule: id, ratio })),
  kind("setCoefficient", note, fc.record({ norm: id, group: id, coefficient: ratio })),
  kind("setWeighting", note, fc.record({ source: id, weighting: id })),
  kind("addLimit", note, fc.record({ limit })),
  kind("replaceLimit", note, fc.record({ limit })),
  kind("removeLimit", note, fc.record({ limitId: id })),
  kind(
    "setSourceUse",
    fc.record({ source: id, rank: fc.integer({ min: 1, max: 999 }), carryOver: fc.boolean() }),
  ),
  kind("setRounding", note, fc.record({ unit, method: fc.constantFrom("webster", "largestRemainder") })),
  kind("acceptCorrections", note, fc.record({ findings: list(id) }, maybe)),
];

const places: readonly Arbitrary<AdjustmentFile>[] = [
  kind(
    "setAttribute",
    note,
    fc.record({
      attribute: id,
      places: list(code),
      value: fc.oneof(fc.boolean(), fc.integer(), fc.constantFrom("khu-vuc-1", "b.2")),
    }),
  ),
  kind(
    "addPlace",
    note,
    fc.record({
      place: fc.record(
        {
          code,
          name: words,
          level: fc.constantFrom("district", "commune"),
          kind: fc.constantFrom("xa", "huyen"),
          parent: fc.option(code, { nil: null }),
          inProgramme: fc.boolean(),
          validFrom: year,
        },
        { requiredKeys: ["code", "name", "level", "kind", "parent", "inProgramme"] },
      ),
    }),
  ),
  kind("removePlaces", note, fc.record({ places: list(code), from: year }, { requiredKeys: ["places"] })),
  kind(
    "mergePlaces",
    note,
    fc.record(
      {
        places: list(code),
        into: code,
        from: year,
        rules: list(fc.record({ attribute: id, take: fc.constantFrom("sum", "any", "first") })),
      },
      { requiredKeys: ["places", "into"] },
    ),
  ),
];

/** Any scenario that the file allows: every kind of adjustment, every optional part there or not. */
export const anyScenario: Arbitrary<ScenarioFile> = fc.record(
  {
    schema: fc.constant("phanbo/scenario/1" as const),
    id,
    name,
    base: id,
    note: name,
    author: words,
    parameters: fc.uniqueArray(fc.record({ id, name, value: words, origin }), {
      selector: (one) => one.id,
      maxLength: 2,
    }),
    adjustments: fc.array(fc.oneof(...money, ...rules, ...places), { maxLength: 6 }),
  },
  { requiredKeys: ["schema", "id", "name", "base", "adjustments"] },
);
