import { errorAt, type Issue } from "../issue/index.ts";
import { compareRatios, ratio, readRatio } from "../money/ratio.ts";
import { aboveZero, ids, periodOrder, refer, referAll } from "./parseHelpers.ts";
import type { Limit, Plan } from "./plan.ts";

type BoundLimit = Extract<Limit, { readonly kind: "floor" | "cap" | "hold" }>;

const whole = ratio(1n, 1n);

/** What a schema cannot say of limits: references that lead nowhere, years outside the plan, how much in more than one way. */
export function checkLimits(plan: Plan): readonly Issue[] {
  return [
    ...checkSlices(plan),
    ...plan.limits.flatMap((limit, index) => {
      const path = `limits[${index}]`;
      switch (limit.kind) {
        case "floor":
        case "cap":
        case "hold":
          return checkBound(plan, path, limit);
        case "reserve":
          // A reserve is taken off before money goes to places: a place there would be ignored.
          return [
            ...(limit.places === undefined
              ? []
              : [errorAt(`${path}.places`, "plan.unknownKey", { key: "places" })]),
            ...checkReserve(`${path}.share`, limit.share),
          ];
        case "excluded":
        case "tier":
          return [];
      }
    }),
  ];
}

function checkSlices(plan: Plan): readonly Issue[] {
  const sources = ids(plan.sources);
  const components = ids(plan.components);
  const codes = new Set(plan.localities.map(({ code }) => code));
  return plan.limits.flatMap((limit, index) => {
    const path = `limits[${index}]`;
    return [
      ...referAll(`${path}.sources`, limit.sources ?? [], sources),
      ...referAll(`${path}.types`, limit.types ?? [], undefined),
      ...referAll(`${path}.places`, limit.places ?? [], codes),
      ...referAll(`${path}.components`, limit.components ?? [], components),
      ...checkYears(path, limit, plan),
    ];
  });
}

/** A year that is not given is the first or last of the plan. */
function checkYears(path: string, limit: Limit, { period }: Plan): readonly Issue[] {
  const { from, to } = limit;
  const outside = (["from", "to"] as const).flatMap((key) => {
    const year = limit[key];
    if (year === undefined || (year >= period.from && year <= period.to)) return [];
    const parameters = { from: year, to: year, first: period.from, last: period.to };
    return [errorAt(`${path}.${key}`, "period.outside", parameters)];
  });
  if (outside.length > 0 || from === undefined || to === undefined) return outside;
  return periodOrder(path, { from, to });
}

function checkBound(plan: Plan, path: string, limit: BoundLimit): readonly Issue[] {
  const about = { limit: { name: limit.name } };
  const count = [limit.amount, limit.share, limit.attribute].filter((given) => given !== undefined).length;
  const figures = ids([...plan.lines, ...plan.totals]);
  return [
    ...(count === 1 ? [] : [errorAt(path, "limit.oneBound", { ...about, count })]),
    ...(limit.base === undefined ? [] : refer(`${path}.base`, limit.base, figures)),
    ...(limit.base !== undefined && limit.share === undefined
      ? [errorAt(`${path}.base`, "limit.baseWithoutShare", about)]
      : []),
    ...referAll(`${path}.each`, limit.each ?? [], undefined),
    ...checkLevels(plan, path, limit),
  ];
}

/** Levels of communes stand in an attribute of money, and hold for each commune by itself. */
function checkLevels(plan: Plan, path: string, limit: BoundLimit): readonly Issue[] {
  if (limit.attribute === undefined) return [];
  const about = { limit: { name: limit.name } };
  const attribute = plan.attributes.find(({ id }) => id === limit.attribute);
  const unknown = refer(`${path}.attribute`, limit.attribute, ids(plan.attributes));
  const wrongKind =
    attribute === undefined || attribute.kind === "money"
      ? []
      : [
          errorAt(`${path}.attribute`, "limit.attribute", {
            ...about,
            attribute: { name: attribute.name },
            kind: { key: `layout.choice.valueKind.${attribute.kind}` },
          }),
        ];
  const together =
    limit.each?.includes("place") === true ? [] : [errorAt(`${path}.each`, "limit.attribute", about)];
  return [...unknown, ...wrongKind, ...together];
}

function checkReserve(path: string, share: string): readonly Issue[] {
  if (compareRatios(readRatio(share), whole) <= 0) return aboveZero(path, share);
  return [errorAt(path, "number.tooLarge", { value: share, maximum: "1" })];
}
