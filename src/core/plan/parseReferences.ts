import type { Issue } from "../issue/index.ts";
import { circles, ids, paths, refer, referAll, repeated } from "./parseHelpers.ts";
import type { Norm, Plan } from "./plan.ts";

/** Ids that stand twice, references that lead nowhere, trees that run in circles. */
export function checkReferences(plan: Plan): readonly Issue[] {
  return [...checkDuplicates(plan), ...checkFunding(plan), ...checkRules(plan), ...checkPlaces(plan)];
}

function checkDuplicates(plan: Plan): readonly Issue[] {
  const figures = [...paths("lines", plan.lines), ...paths("totals", plan.totals)];
  return [
    ...repeated(figures, "plan.duplicateId"),
    ...[
      paths("sources", plan.sources),
      paths("shares", plan.shares),
      paths("components", plan.components),
      // Explanations name limits and counterpart rules alike: no two of them share an id.
      [...paths("counterpartRules", plan.counterpartRules), ...paths("limits", plan.limits)],
      paths("norms", plan.norms),
      paths("weightings", plan.weightings),
      paths("phasing.profiles", plan.phasing.profiles),
      paths("attributes", plan.attributes),
      paths("targets", plan.targets),
      paths("works", plan.works),
      paths("milestones", plan.milestones),
    ].flatMap((entries) => repeated(entries, "plan.duplicateId")),
    ...plan.norms.flatMap(({ excluded, groups }, index) =>
      repeated(
        [...paths(`norms[${index}].excluded`, excluded), ...paths(`norms[${index}].groups`, groups)],
        "plan.duplicateId",
      ),
    ),
    ...plan.milestones.flatMap(({ figures }, index) =>
      repeated(paths(`milestones[${index}].figures`, figures), "plan.duplicateId"),
    ),
    ...repeated(
      plan.localities.map(({ code }, index) => ({ path: `localities[${index}].code`, value: code })),
      "plan.duplicateCode",
    ),
    ...repeated(
      plan.weightingUses.map(({ source }, index) => ({
        path: `weightingUses[${index}].source`,
        value: source,
      })),
      "plan.duplicateId",
    ),
    ...repeated(
      plan.sourceUses.map(({ source }, index) => ({ path: `sourceUses[${index}].source`, value: source })),
      "plan.duplicateId",
    ),
    ...repeated(
      plan.phasing.exceptions.map(({ source }, index) => ({
        path: `phasing.exceptions[${index}].source`,
        value: source,
      })),
      "plan.duplicateId",
    ),
  ];
}

function checkFunding(plan: Plan): readonly Issue[] {
  const sources = ids(plan.sources);
  const figures = ids([...plan.lines, ...plan.totals]);
  const totals = ids(plan.totals);
  const lines = ids(plan.lines);
  const rules = ids(plan.counterpartRules);
  const components = ids(plan.components);
  return [
    ...plan.lines.flatMap((line, index) => {
      const path = `lines[${index}]`;
      const derivation = line.derivation;
      const own = [
        ...refer(`${path}.source`, line.source, sources),
        ...(line.component === undefined ? [] : refer(`${path}.component`, line.component, components)),
      ];
      if (derivation === undefined) return own;
      const links =
        derivation.method === "counterpartBase"
          ? [
              ...refer(`${path}.derivation.rule`, derivation.rule, rules),
              ...refer(`${path}.derivation.line`, derivation.line, lines),
            ]
          : [
              ...refer(`${path}.derivation.total`, derivation.total, totals),
              ...referAll(`${path}.derivation.less`, derivation.less, figures),
            ];
      return [...own, ...links];
    }),
    ...plan.totals.flatMap((total, index) => referAll(`totals[${index}].parts`, total.parts, figures)),
    ...circles(
      plan.totals.map((total, index) => ({
        path: `totals[${index}].parts`,
        id: total.id,
        next: total.parts,
      })),
    ),
    ...plan.shares.flatMap((share, index) => [
      ...refer(`shares[${index}].part`, share.part, figures),
      ...refer(`shares[${index}].base`, share.base, figures),
    ]),
    ...plan.counterpartRules.flatMap((rule, index) => [
      ...referAll(`counterpartRules[${index}].base`, rule.base, sources),
      ...referAll(`counterpartRules[${index}].counterpart`, rule.counterpart, sources),
      ...referAll(`counterpartRules[${index}].excludedLines`, rule.excludedLines ?? [], lines),
    ]),
    ...plan.corrections.flatMap((correction, index) =>
      refer(`corrections[${index}].target`, correction.target, figures),
    ),
  ];
}

function checkRules(plan: Plan): readonly Issue[] {
  const sources = ids(plan.sources);
  const attributes = ids(plan.attributes);
  const weightings = ids(plan.weightings);
  const profiles = ids(plan.phasing.profiles);
  const targets = ids(plan.targets);
  const indicators = new Set(plan.statements.map(({ indicator }) => indicator));
  return [
    ...plan.norms.flatMap((norm, index) => conditionReferences(`norms[${index}]`, norm, attributes)),
    ...weightingReferences(plan),
    ...plan.weightingUses.flatMap((use, index) => [
      ...refer(`weightingUses[${index}].source`, use.source, sources),
      ...refer(`weightingUses[${index}].weighting`, use.weighting, weightings),
    ]),
    ...plan.sourceUses.flatMap((use, index) => refer(`sourceUses[${index}].source`, use.source, sources)),
    ...refer("phasing.default", plan.phasing.default, profiles),
    ...plan.phasing.exceptions.flatMap((exception, index) => [
      ...refer(`phasing.exceptions[${index}].source`, exception.source, sources),
      ...refer(`phasing.exceptions[${index}].profile`, exception.profile, profiles),
    ]),
    ...plan.statedTargets.flatMap((link, index) => [
      ...refer(`statedTargets[${index}].target`, link.target, targets),
      ...refer(`statedTargets[${index}].indicator`, link.indicator, indicators),
    ]),
  ];
}

function weightingReferences(plan: Plan): readonly Issue[] {
  const norms = ids(plan.norms);
  const attributes = ids(plan.attributes);
  const weightings = ids(plan.weightings);
  const ofPath = (index: number): string => `weightings[${index}].of`;
  return [
    ...plan.weightings.flatMap((weighting, index) => {
      switch (weighting.kind) {
        case "norm":
          return refer(`weightings[${index}].norm`, weighting.norm, norms);
        case "attribute":
          return refer(`weightings[${index}].attribute`, weighting.attribute, attributes);
        case "equal":
          return [];
        case "product":
        case "sum":
          return referAll(ofPath(index), weighting.of, weightings);
      }
    }),
    ...circles(
      plan.weightings.map((weighting, index) => ({
        path: ofPath(index),
        id: weighting.id,
        next: weighting.kind === "product" || weighting.kind === "sum" ? weighting.of : [],
      })),
    ),
  ];
}

function checkPlaces(plan: Plan): readonly Issue[] {
  const codes = new Set(plan.localities.map(({ code }) => code));
  return [
    ...plan.localities.flatMap((locality, index) => [
      ...(locality.parent === null ? [] : refer(`localities[${index}].parent`, locality.parent, codes)),
      ...referAll(`localities[${index}].successors`, locality.successors ?? [], undefined),
    ]),
    ...circles(
      plan.localities.map(({ code, parent }, index) => ({
        path: `localities[${index}].parent`,
        id: code,
        next: parent === null ? [] : [parent],
      })),
    ),
    ...plan.attributes.flatMap((attribute, index) =>
      Object.keys(attribute.values).flatMap((code) =>
        refer(`attributes[${index}].values.${code}`, code, codes),
      ),
    ),
    ...plan.works.flatMap((work, index) =>
      work.place === undefined ? [] : refer(`works[${index}].place`, work.place, codes),
    ),
  ];
}

function conditionReferences(path: string, norm: Norm, attributes: ReadonlySet<string>): readonly Issue[] {
  const groups = [
    ...norm.excluded.map((group, index) => ({ group, at: `${path}.excluded[${index}]` })),
    ...norm.groups.map((group, index) => ({ group, at: `${path}.groups[${index}]` })),
  ];
  return groups.flatMap(({ group, at }) =>
    group.when.flatMap((all, alternative) =>
      all.flatMap(({ attribute }, index) =>
        refer(`${at}.when[${alternative}][${index}].attribute`, attribute, attributes),
      ),
    ),
  );
}
