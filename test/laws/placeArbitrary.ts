import fc, { type Arbitrary } from "fast-check";
import type { PlanFile } from "../../src/core/plan/index.ts";
import {
  amount,
  words,
  name,
  code,
  ratio,
  level,
  origin,
  legalReference,
  uniqueIds,
  oneOf,
  each,
  type Ids,
} from "./basicArbitrary.ts";

/** Any number that a plan file can hold; minus zero is none. */
const anyDecimal = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

type Attribute = PlanFile["attributes"][number];

/** An attribute with values for some of the places. */
export function attribute(of: string, codes: readonly string[]): Arbitrary<Attribute> {
  const valued = (value: Arbitrary<boolean | number | string>) =>
    fc.record(
      {
        id: fc.constant(of),
        name,
        origin,
        note: name,
        unit: words,
        values: fc.dictionary(oneOf(codes), value),
      },
      { requiredKeys: ["id", "name", "origin", "note", "values"] },
    );
  return fc.oneof(
    valued(fc.boolean()).map((rest): Attribute => ({ ...rest, kind: "yesNo" })),
    valued(fc.integer()).map((rest): Attribute => ({ ...rest, kind: "whole" })),
    valued(amount).map((rest): Attribute => ({ ...rest, kind: "money" })),
    valued(anyDecimal).map((rest): Attribute => ({ ...rest, kind: "decimal" })),
    uniqueIds(1, 3).chain((choices) =>
      valued(oneOf(choices)).map((rest): Attribute => ({ ...rest, kind: "choice", choices })),
    ),
  );
}

function conditions(
  attributes: readonly Attribute[],
): Arbitrary<PlanFile["norms"][number]["groups"][number]["when"]> {
  const is = fc.constantFrom("equal" as const, "atLeast" as const, "atMost" as const);
  const values: Readonly<
    Record<Attribute["kind"], (choices: readonly string[]) => Arbitrary<boolean | number | string>>
  > = {
    yesNo: () => fc.boolean(),
    whole: () => fc.integer(),
    money: () => amount,
    decimal: () => anyDecimal,
    choice: (choices) => oneOf(choices),
  };
  const condition = oneOf(attributes).chain(({ id: of, kind, choices = [] }) =>
    fc.record({ attribute: fc.constant(of), is, value: values[kind](choices) }),
  );
  return fc.array(fc.array(condition, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
}

/** A norm whose conditions are on these attributes. */
export function norm(of: string, attributes: readonly Attribute[]): Arbitrary<PlanFile["norms"][number]> {
  const when = conditions(attributes);
  return uniqueIds(1, 3).chain((groupIds) =>
    fc.integer({ min: 0, max: groupIds.length - 1 }).chain((excluded) =>
      fc.record({
        id: fc.constant(of),
        name,
        legalReference,
        validFrom: fc.constant(2020),
        validTo: fc.integer({ min: 2020, max: 2030 }),
        combination: fc.constantFrom("highest" as const, "additive" as const, "exclusive" as const),
        excluded: each(groupIds.slice(0, excluded), (group) =>
          fc.record({ id: fc.constant(group), name, when }),
        ),
        groups: each(groupIds.slice(excluded), (group) =>
          fc.record({ id: fc.constant(group), name, coefficient: ratio, when }),
        ),
      }),
    ),
  );
}

/** A weighting of any kind, made of those before it in the plan where it is made of others. */
export function weighting(of: string, ids: Ids): Arbitrary<PlanFile["weightings"][number]> {
  const common = commonOf(of);
  const requiredKeys = ["kind", "id", "name", "origin"] as const;
  return fc.oneof(
    fc.record(
      { kind: fc.constant("norm" as const), norm: oneOf(ids.norms), ...common },
      { requiredKeys: [...requiredKeys, "norm"] },
    ),
    fc.record(
      { kind: fc.constant("attribute" as const), attribute: oneOf(ids.attributes), ...common },
      { requiredKeys: [...requiredKeys, "attribute"] },
    ),
    fc.record({ kind: fc.constant("equal" as const), ...common }, { requiredKeys: [...requiredKeys] }),
    ...composed(ids.weightings.slice(0, ids.weightings.indexOf(of)), common),
  );
}

function commonOf(of: string) {
  return { id: fc.constant(of), name, origin, legalReference };
}

function composed(before: readonly string[], common: ReturnType<typeof commonOf>) {
  if (before.length < 2) return [];
  const of = fc.shuffledSubarray([...before], { minLength: 2 });
  const requiredKeys = ["kind", "id", "name", "origin", "of"] as const;
  return [
    fc.record({ kind: fc.constant("product" as const), of, ...common }, { requiredKeys: [...requiredKeys] }),
    of.chain((parts) =>
      fc.record(
        {
          kind: fc.constant("sum" as const),
          of: fc.constant(parts),
          factors: each(parts, () => ratio),
          normalised: fc.boolean(),
          ...common,
        },
        { requiredKeys: [...requiredKeys, "normalised"] },
      ),
    ),
  ];
}

/** Places with these codes, each under one of those before it. */
export function localities(codes: readonly string[]): Arbitrary<PlanFile["localities"]> {
  return each(
    codes.map((of, index) => ({ of, index })),
    ({ of, index }) =>
      fc.record(
        {
          code: fc.constant(of),
          name: words,
          level,
          kind: fc.constantFrom("tinh" as const, "huyen" as const, "xa" as const, "thi-tran" as const),
          parent: fc.constantFrom(null, ...codes.slice(0, index)),
          inProgramme: fc.boolean(),
          validFrom: fc.integer({ min: 1990, max: 2100 }),
          validTo: fc.integer({ min: 1990, max: 2100 }),
          successors: fc.uniqueArray(code, { maxLength: 2 }),
        },
        { requiredKeys: ["code", "name", "level", "kind", "parent", "inProgramme"] },
      ),
  );
}
