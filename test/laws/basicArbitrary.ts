import fc, { type Arbitrary } from "fast-check";

/** Text of any letters, blanks and marks that a plan may hold, in the composed form in which sheets keep text. */
export const words = fc
  .string({
    unit: fc.constantFrom("a", "Ộ", "đ", "7", ".", ";", '"', "'", " ", "=", "-", "[", "]", "(", "\n", "𝑥"),
    minLength: 1,
    maxLength: 5,
  })
  .map((text) => text.normalize("NFC"));
export const name = fc.record({ vi: words, en: words });
export const id = fc.stringMatching(/^[a-z0-9]{1,3}(?:[-.][a-z0-9]{1,2})?$/);
export const code = fc.stringMatching(/^[A-Z0-9]{1,5}$/);
export const digits = fc.stringMatching(/^[0-9.,]{1,6}$/);
export const ratio = fc.constantFrom("0.05", "5%", "1/3", "1:1.5", "2", "1");
export const unit = fc.constantFrom(
  "dong" as const,
  "thousand" as const,
  "million" as const,
  "billion" as const,
);
export const type = fc.constantFrom(
  "developmentInvestment" as const,
  "recurrent" as const,
  "unspecified" as const,
);
export const level = fc.constantFrom("province" as const, "district" as const, "commune" as const);
export const origin = fc.constantFrom(
  ...(["stated", "derived", "assumed", "decided", "official", "illustrative"] as const),
);
export const amount = fc.oneof(
  fc.nat({ max: 30_000_000 }).map((million) => million * 1_000_000),
  fc.maxSafeNat(),
  fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER, 10_049_500_000),
);
export const printed = fc.record({ text: digits, unit: fc.option(unit, { nil: null }) });
export const legalReference = fc.record(
  { document: words, article: words, read: fc.boolean() },
  { requiredKeys: ["document", "read"] },
);
export const uniqueIds = (minLength: number, maxLength: number) =>
  fc.uniqueArray(id, { minLength, maxLength });
export const some = <Item>(items: readonly Item[]) => fc.subarray([...items], { minLength: 1 });
export const oneOf = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
export const each = <Item, Out>(
  items: readonly Item[],
  make: (item: Item) => Arbitrary<Out>,
): Arbitrary<Out[]> => fc.tuple<Out[]>(...items.map(make));

export const first = 2021;
export const last = 2024;
export const years = fc
  .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }))
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

/** The ids that the parts of one plan refer to. */
export interface Ids {
  readonly sources: readonly string[];
  readonly figures: readonly string[];
  readonly totals: readonly string[];
  readonly rules: readonly string[];
  readonly components: readonly string[];
  readonly limits: readonly string[];
  readonly norms: readonly string[];
  readonly weightings: readonly string[];
  readonly profiles: readonly string[];
  readonly codes: readonly string[];
  readonly attributes: readonly string[];
  /** Attributes of kind money. */
  readonly levels: readonly string[];
  readonly targets: readonly string[];
}
