import fc, { type Arbitrary } from "fast-check";
import type { PlanFile } from "../../src/core/plan/index.ts";
import {
  words,
  name,
  id,
  digits,
  ratio,
  type,
  level,
  amount,
  printed,
  legalReference,
  some,
  oneOf,
  each,
  years,
  type Ids,
} from "./basicArbitrary.ts";

type Line = PlanFile["lines"][number];

function source(of: string): Arbitrary<PlanFile["sources"][number]> {
  const common = { id: fc.constant(of), name };
  return fc.oneof(
    fc.record({ kind: fc.constant("centralBudget" as const), ...common }),
    fc.record({
      kind: fc.constant("localBudget" as const),
      ...common,
      level: fc.oneof(level, fc.constant("all" as const)),
    }),
    fc.record({ kind: fc.constant("integrated" as const), ...common, owner: words }),
    fc.record({ kind: fc.constant("enterprise" as const), ...common, group: words }),
    fc.record({ kind: fc.constant("credit" as const), ...common, creditType: words }),
    fc.record({
      kind: fc.constant("community" as const),
      ...common,
      forms: some(["cash", "kind", "land", "labour"] as const),
    }),
  );
}

function line(of: string, ids: Ids): Arbitrary<Line> {
  const derivation = fc.oneof(
    fc.record({
      method: fc.constant("counterpartBase" as const),
      rule: oneOf(ids.rules),
      line: oneOf(ids.figures),
    }),
    fc.record({
      method: fc.constant("residual" as const),
      total: oneOf(ids.totals),
      less: some(ids.figures),
    }),
  );
  const status = fc.constantFrom(
    "stated" as const,
    "derived" as const,
    "assumed" as const,
    "decided" as const,
  );
  return fc
    .record({
      status,
      printed,
      derivation,
      has: fc.boolean(),
      years,
      source: oneOf(ids.sources),
      type,
      amount,
      words,
      component: fc.constantFrom(undefined, ...ids.components),
    })
    .map(({ status: is, has, years: span, words: documentPlace, component, ...rest }) => ({
      id: of,
      source: rest.source,
      type: rest.type,
      ...span,
      amount: rest.amount,
      status: is,
      documentPlace,
      ...(component === undefined ? {} : { component }),
      ...(is === "stated" || has ? { printed: rest.printed } : {}),
      ...(is === "derived" || !has ? { derivation: rest.derivation } : {}),
    }));
}

/** The money of a plan: sources, lines, totals, rules, targets, corrections. */
export function funding(ids: Ids) {
  const nullable = <Value>(value: Arbitrary<Value>) => fc.option(value, { nil: null });
  const count = fc.integer({ min: 0, max: 1_000_000 });
  const lineIds = ids.figures.filter((figure) => !ids.totals.includes(figure));
  return {
    sources: each(ids.sources, source),
    lines: each(lineIds, (of) => line(of, { ...ids, figures: lineIds })),
    totals: each(ids.totals, (of) =>
      fc.record({ id: fc.constant(of), name, parts: some(lineIds), amount, printed, documentPlace: words }),
    ),
    shares: fc.array(
      fc.record({
        id,
        part: oneOf(ids.figures),
        base: oneOf(ids.totals),
        printedPercent: digits,
        documentPlace: words,
      }),
      { maxLength: 1 },
    ),
    counterpartRules: each(ids.rules, (of) =>
      fc
        .record(
          {
            onShortfall: fc.constantFrom("report" as const, "limitBase" as const, "refuse" as const),
            excludedLines: fc.subarray([...lineIds]),
            id: fc.constant(of),
            name,
            base: some(ids.sources),
            counterpart: some(ids.sources),
            types: fc.uniqueArray(type, { minLength: 1 }),
            years,
            ratio,
            mode: fc.constantFrom("minimum" as const, "exact" as const),
            tolerance: amount,
            level,
            legalReference,
            documentPlace: words,
          },
          {
            requiredKeys: [
              "id",
              "name",
              "base",
              "counterpart",
              "types",
              "years",
              "ratio",
              "mode",
              "tolerance",
              "level",
              "legalReference",
            ],
          },
        )
        .map(({ years: span, excludedLines, ...rest }) => ({
          ...rest,
          ...span,
          ...(excludedLines === undefined || rest.level !== "province" ? {} : { excludedLines }),
        })),
    ),
    targets: each(ids.targets, (of) =>
      fc.record({
        id: fc.constant(of),
        set: id,
        number: words,
        name,
        count: nullable(count),
        denominator: nullable(count),
        added: nullable(count),
        baseline: nullable(count),
        kept: fc.boolean(),
        printedPercent: nullable(digits),
        documentPlace: words,
      }),
    ),
    corrections: fc.array(
      fc.record({
        finding: words,
        target: oneOf(ids.figures),
        from: amount,
        to: amount,
        evidence: fc.array(fc.oneof(words, fc.constant(""))),
      }),
      { maxLength: 2 },
    ),
  };
}
