import { errorAt, nearestWord, type Issue } from "../issue/index.ts";
import { aboveZero, checkWeights, periodOrder, periodWithin } from "./parseHelpers.ts";
import { checkLimits } from "./parseLimits.ts";
import type { Attribute, CounterpartRule, Norm, Plan, Weighting } from "./plan.ts";

/** What a schema cannot say: periods the right way round, ratios above zero, values of the kind that was declared. */
export function checkValues(plan: Plan): readonly Issue[] {
  return [
    ...periodOrder("period", plan.period),
    ...plan.lines.flatMap((line, index) => [
      ...periodWithin(`lines[${index}]`, line, plan.period),
      ...required(`lines[${index}]`, line.status === "stated" ? { printed: line.printed } : {}),
      ...required(`lines[${index}]`, line.status === "derived" ? { derivation: line.derivation } : {}),
    ]),
    ...plan.counterpartRules.flatMap((rule, index) => [
      ...periodWithin(`counterpartRules[${index}]`, rule, plan.period),
      ...aboveZero(`counterpartRules[${index}].ratio`, rule.ratio),
      ...checkExcludedLines(`counterpartRules[${index}]`, rule),
    ]),
    ...plan.weightings.flatMap((weighting, index) => checkFactors(`weightings[${index}]`, weighting)),
    ...checkLimits(plan),
    ...plan.norms.flatMap((norm, index) => checkNorm(`norms[${index}]`, norm, plan.attributes)),
    ...plan.phasing.profiles.flatMap((profile, index) =>
      checkWeights(`phasing.profiles[${index}].weights`, Object.values(profile.weights)),
    ),
    ...plan.attributes.flatMap((attribute, index) => checkAttribute(`attributes[${index}]`, attribute)),
  ];
}

function required(path: string, entries: Readonly<Record<string, unknown>>): readonly Issue[] {
  return Object.entries(entries)
    .filter(([, value]) => value === undefined)
    .map(([key]) => errorAt(`${path}.${key}`, "plan.missingKey", { key }));
}

/** Lines have no districts or communes, so a line can be left out of a rule only at the level of the province. */
function checkExcludedLines(path: string, rule: CounterpartRule): readonly Issue[] {
  if (rule.level === "province" || rule.excludedLines === undefined) return [];
  return [
    errorAt(`${path}.excludedLines`, "counterpart.excludedBelowProvince", { rule: { name: rule.name } }),
  ];
}

function checkFactors(path: string, weighting: Weighting): readonly Issue[] {
  if (weighting.kind !== "sum" || weighting.factors === undefined) return [];
  const { factors, of } = weighting;
  if (factors.length === of.length) return checkWeights(`${path}.factors`, factors);
  const parameters = { weighting: { name: weighting.name }, given: factors.length, needed: of.length };
  return [errorAt(`${path}.factors`, "weights.factorCount", parameters)];
}

function checkNorm(path: string, norm: Norm, attributes: readonly Attribute[]): readonly Issue[] {
  const byId = new Map(attributes.map((attribute) => [attribute.id, attribute]));
  const groups = [
    ...norm.excluded.map((group, index) => ({ when: group.when, at: `${path}.excluded[${index}]` })),
    ...norm.groups.map((group, index) => ({ when: group.when, at: `${path}.groups[${index}]` })),
  ];
  return [
    ...(norm.validFrom <= norm.validTo
      ? []
      : [errorAt(`${path}.validTo`, "period.reversed", { from: norm.validFrom, to: norm.validTo })]),
    ...norm.groups.flatMap((group, index) =>
      aboveZero(`${path}.groups[${index}].coefficient`, group.coefficient),
    ),
    ...groups.flatMap(({ when, at }) =>
      when.flatMap((all, alternative) =>
        all.flatMap(({ attribute, value }, index) => {
          const declared = byId.get(attribute);
          if (declared === undefined) return [];
          return checkValue(`${at}.when[${alternative}][${index}].value`, value, declared);
        }),
      ),
    ),
  ];
}

function checkAttribute(path: string, attribute: Attribute): readonly Issue[] {
  return [
    ...(attribute.kind === "choice" && attribute.choices === undefined
      ? [errorAt(`${path}.choices`, "plan.missingKey", { key: "choices" })]
      : []),
    ...Object.entries(attribute.values).flatMap(([code, value]) =>
      checkValue(`${path}.values.${code}`, value, attribute),
    ),
  ];
}

function checkValue(path: string, value: boolean | string | number, attribute: Attribute): readonly Issue[] {
  const received = typeof value;
  switch (attribute.kind) {
    case "yesNo":
      return received === "boolean" ? [] : [wrong(path, "yes/no", received, value)];
    case "whole":
      if (typeof value !== "number") return [wrong(path, "whole number", received, value)];
      return Number.isSafeInteger(value) ? [] : [errorAt(path, "number.notWhole", { value: String(value) })];
    case "decimal":
      if (typeof value !== "number") return [wrong(path, "number", received, value)];
      return Number.isFinite(value) ? [] : [errorAt(path, "number.notFinite", { value: String(value) })];
    case "money":
      if (typeof value !== "number") return [wrong(path, "whole number", received, value)];
      if (!Number.isSafeInteger(value)) return [errorAt(path, "number.notWhole", { value: String(value) })];
      return value >= 0 ? [] : [errorAt(path, "number.negative", { value: String(value), minimum: "0" })];
    case "choice": {
      const choices = attribute.choices ?? [];
      if (typeof value === "string" && choices.includes(value)) return [];
      const nearest = nearestWord(String(value), choices);
      return [
        errorAt(path, "plan.unknownChoice", {
          value: String(value),
          choices,
          ...(nearest === undefined ? {} : { nearest }),
        }),
      ];
    }
  }
}

function wrong(path: string, expected: string, received: string, value: boolean | string | number): Issue {
  return errorAt(path, "plan.wrongType", { expected, received, value: String(value) });
}
