import fc, { type Arbitrary } from "fast-check";
import type { PlanFile } from "../../src/core/plan/index.ts";
import {
  words,
  name,
  id,
  code,
  digits,
  ratio,
  origin,
  uniqueIds,
  oneOf,
  each,
  first,
  last,
  type Ids,
} from "./basicArbitrary.ts";
import { funding } from "./fundingArbitrary.ts";
import { constraints } from "./limitArbitrary.ts";
import { milestones } from "./milestoneArbitrary.ts";
import { attribute, localities, norm, weighting } from "./placeArbitrary.ts";

/** Any small plan that the plan file allows: every optional part there or not, every choice, every kind of text. */
export const anyPlan: Arbitrary<PlanFile> = fc
  .record({
    sources: uniqueIds(1, 3),
    figures: uniqueIds(3, 5),
    constraintIds: uniqueIds(1, 5),
    ruleCount: fc.integer({ min: 1, max: 2 }),
    components: uniqueIds(0, 2),
    norms: uniqueIds(1, 2),
    weightings: uniqueIds(0, 4),
    profiles: uniqueIds(1, 2),
    codes: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }),
    attributes: uniqueIds(1, 3),
    targets: uniqueIds(0, 2),
  })
  .map(({ constraintIds, ruleCount, ...ids }) => ({
    ...ids,
    totals: ids.figures.slice(-1),
    rules: constraintIds.slice(0, ruleCount),
    limits: constraintIds.slice(ruleCount),
  }))
  .chain((ids) =>
    each(ids.attributes, (of) => attribute(of, ids.codes)).map((attributes) => {
      const levels = attributes.filter(({ kind }) => kind === "money").map(({ id: of }) => of);
      const all: Ids = { ...ids, levels };
      return [all, attributes] as const;
    }),
  )
  .chain(([ids, attributes]) => {
    const weightText = fc.dictionary(fc.constantFrom("2021", "2022", "2030"), ratio, { minKeys: 1 });
    const statement = fc.record({ indicator: id, name, printed: digits, unit: words, documentPlace: words });
    const whole = fc.array(statement, { maxLength: 2 }).chain((statements) =>
      fc.record({
        schema: fc.constant("phanbo/plan/1" as const),
        id,
        name,
        document: fc.record({
          number: words,
          date: fc.constantFrom("2022-07-13", "2024-02-29"),
          issuer: name,
          title: name,
          source: name,
          numberStyle: fc.constantFrom("vi-VN" as const, "en-US" as const),
        }),
        period: fc.constant({ from: first, to: last }),
        ...funding(ids),
        norms: each(ids.norms, (of) => norm(of, attributes)),
        weightings: each(ids.weightings, (of) => weighting(of, ids)),
        weightingUses:
          ids.weightings.length === 0
            ? fc.constant<PlanFile["weightingUses"]>([])
            : fc
                .subarray([...ids.sources])
                .chain((of) =>
                  each(of, (use) =>
                    fc.record({ source: fc.constant(use), weighting: oneOf(ids.weightings) }),
                  ),
                ),
        phasing: fc.record({
          profiles: each(ids.profiles, (of) =>
            fc.record({ id: fc.constant(of), name, origin, weights: weightText }),
          ),
          default: oneOf(ids.profiles),
          exceptions: fc
            .subarray([...ids.sources])
            .chain((of) =>
              each(of, (exception) =>
                fc.record({ source: fc.constant(exception), profile: oneOf(ids.profiles) }),
              ),
            ),
        }),
        localities: localities(ids.codes),
        attributes: fc.constant(attributes),
        statements: fc.constant(statements),
        statedTargets:
          statements.length === 0 || ids.targets.length === 0
            ? fc.constant<PlanFile["statedTargets"]>([])
            : fc.array(
                fc.record({
                  indicator: oneOf(statements.map(({ indicator }) => indicator)),
                  target: oneOf(ids.targets),
                }),
                { maxLength: 2 },
              ),
        works: fc.uniqueArray(id, { maxLength: 2 }).chain((workIds) =>
          each(workIds, (of) =>
            fc.record(
              {
                id: fc.constant(of),
                name,
                quantity: digits,
                unit: name,
                perYear: digits,
                place: oneOf(ids.codes),
                documentPlace: words,
              },
              { requiredKeys: ["id", "name", "quantity", "unit", "documentPlace"] },
            ),
          ),
        ),
      }),
    );
    return fc
      .tuple(whole, constraints(ids), fc.option(milestones, { nil: undefined }))
      .map(([plan, more, past]): PlanFile => ({
        ...plan,
        ...more,
        ...(past === undefined ? {} : { milestones: past }),
      }));
  });
