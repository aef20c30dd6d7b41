import { errorAt, type Issue } from "../../issue/index.ts";
import type { Attribute, Plan } from "../../plan/index.ts";
import { ids, periodWithin, refer, repeated } from "../../plan/parseHelpers.ts";
import { placesOf } from "../../plan/places.ts";
import type { ChoiceFile } from "./choiceSchema.ts";

/** What a file names that the plan does not have, or has otherwise than it must be. */
export function checkChoiceFile(plan: Plan, file: ChoiceFile): readonly Issue[] {
  return [
    ...refer("base", file.base, new Set([plan.id])),
    ...periodWithin("", file, plan.period).map((issue) => ({
      ...issue,
      place: { path: issue.place.path.replace(/^\./, "") },
    })),
    ...(file.reached === undefined ? [] : attributeOf(plan, "reached", file.reached, ["yesNo"])),
    ...(file.people === undefined ? [] : attributeOf(plan, "people", file.people, ["whole"])),
    ...groupIssues(plan, file),
    ...file.criteria.flatMap(({ attribute }, index) =>
      attributeOf(plan, `criteria[${index}].attribute`, attribute, ["yesNo", "whole", "decimal", "money"]),
    ),
    ...placeIssues(plan, file),
    ...moneyIssues(plan, file),
  ];
}

function attributeOf(
  plan: Plan,
  path: string,
  id: string,
  kinds: readonly Attribute["kind"][],
): readonly Issue[] {
  const attribute = plan.attributes.find((one) => one.id === id);
  if (attribute === undefined) return refer(path, id, ids(plan.attributes));
  if (kinds.includes(attribute.kind)) return [];
  return [errorAt(path, "plan.wrongType", { expected: kinds.join(", "), received: attribute.kind, value: id })]; // prettier-ignore
}

function groupIssues(plan: Plan, { groups }: ChoiceFile): readonly Issue[] {
  const sources = ids(plan.sources);
  const communes = new Set(placesOf(plan).communes.map(({ code }) => code));
  return groups.flatMap(({ cost, bearers }, index) => [
    ...(cost.kind === "attribute"
      ? attributeOf(plan, `groups[${index}].cost.attribute`, cost.attribute, ["money"])
      : Object.keys(cost.amounts).flatMap((code) =>
          refer(`groups[${index}].cost.amounts.${code}`, code, communes),
        )),
    ...bearers.flatMap(({ source }, at) => refer(`groups[${index}].bearers[${at}].source`, source, sources)),
  ]);
}

function placeIssues(plan: Plan, { places, districts }: ChoiceFile): readonly Issue[] {
  const known = placesOf(plan);
  const communes = new Set(known.communes.map(({ code }) => code));
  const groups = new Set(known.communes.flatMap(({ code }) => known.groupOf(code)?.code ?? []));
  return [
    ...places.flatMap(({ place, prerequisites = [] }, index) => [
      ...refer(`places[${index}].place`, place, communes),
      ...prerequisites.flatMap((first, at) =>
        refer(`places[${index}].prerequisites[${at}]`, first, communes),
      ),
    ]),
    ...districts.flatMap(({ district }, index) => refer(`districts[${index}].district`, district, groups)),
  ];
}

function moneyIssues(plan: Plan, { budgets, counterparts, objective }: ChoiceFile): readonly Issue[] {
  const sources = ids(plan.sources);
  const rules = ids(plan.counterpartRules);
  const own = objective.kind === "money" ? (objective.sources ?? []) : [];
  // A source and type in two budgets would be asked for twice of the same money.
  const named = budgets.flatMap(({ sources: some, types }, index) =>
    some.flatMap((source) =>
      (types ?? typesOf(plan, source)).map((type) => ({
        path: `budgets[${index}]`,
        value: `${source} · ${type}`,
      })),
    ),
  );
  return [
    ...budgets.flatMap(({ sources: some }, index) =>
      some.flatMap((source, at) => refer(`budgets[${index}].sources[${at}]`, source, sources)),
    ),
    ...repeated(named, "plan.duplicateId"),
    ...counterparts.flatMap(({ rule }, index) => refer(`counterparts[${index}].rule`, rule, rules)),
    ...own.flatMap((source, at) => refer(`objective.sources[${at}]`, source, sources)),
  ];
}

function typesOf(plan: Plan, source: string): readonly string[] {
  return [...new Set(plan.lines.filter((line) => line.source === source).map(({ type }) => type))];
}
