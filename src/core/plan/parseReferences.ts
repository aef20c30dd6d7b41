import { errorAt, nearestWord, type Issue } from "../issue/index.ts";
import type { Norm, Plan } from "./plan.ts";

/** Ids that stand twice, references that lead nowhere, trees that run in circles. */
export function checkReferences(plan: Plan): readonly Issue[] {
  return [...checkDuplicates(plan), ...checkFunding(plan), ...checkRules(plan), ...checkPlaces(plan)];
}

interface Named {
  readonly id: string;
}

function checkDuplicates(plan: Plan): readonly Issue[] {
  const figures = [...paths("lines", plan.lines), ...paths("totals", plan.totals)];
  return [
    ...repeated(figures, "plan.duplicateId"),
    ...[
      paths("sources", plan.sources),
      paths("shares", plan.shares),
      paths("counterpartRules", plan.counterpartRules),
      paths("norms", plan.norms),
      paths("weightings", plan.weightings),
      paths("phasing.profiles", plan.phasing.profiles),
      paths("attributes", plan.attributes),
      paths("targets", plan.targets),
      paths("works", plan.works),
    ].flatMap((entries) => repeated(entries, "plan.duplicateId")),
    ...plan.norms.flatMap(({ excluded, groups }, index) =>
      repeated(
        [...paths(`norms[${index}].excluded`, excluded), ...paths(`norms[${index}].groups`, groups)],
        "plan.duplicateId",
      ),
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
  return [
    ...plan.lines.flatMap((line, index) => {
      const path = `lines[${index}]`;
      const derivation = line.derivation;
      if (derivation === undefined) return refer(`${path}.source`, line.source, sources);
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
      return [...refer(`${path}.source`, line.source, sources), ...links];
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
    ]),
    ...plan.corrections.flatMap((correction, index) =>
      refer(`corrections[${index}].target`, correction.target, figures),
    ),
  ];
}

function checkRules(plan: Plan): readonly Issue[] {
  const sources = ids(plan.sources);
  const norms = ids(plan.norms);
  const attributes = ids(plan.attributes);
  const weightings = ids(plan.weightings);
  const profiles = ids(plan.phasing.profiles);
  const targets = ids(plan.targets);
  const indicators = new Set(plan.statements.map(({ indicator }) => indicator));
  return [
    ...plan.norms.flatMap((norm, index) => conditionReferences(`norms[${index}]`, norm, attributes)),
    ...plan.weightings.flatMap((weighting, index) => {
      if (weighting.kind === "norm") return refer(`weightings[${index}].norm`, weighting.norm, norms);
      if (weighting.kind === "attribute") {
        return refer(`weightings[${index}].attribute`, weighting.attribute, attributes);
      }
      return [];
    }),
    ...plan.weightingUses.flatMap((use, index) => [
      ...refer(`weightingUses[${index}].source`, use.source, sources),
      ...refer(`weightingUses[${index}].weighting`, use.weighting, weightings),
    ]),
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

function ids(entries: readonly Named[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id));
}

function paths(
  list: string,
  entries: readonly Named[],
): readonly { readonly path: string; readonly value: string }[] {
  return entries.map(({ id }, index) => ({ path: `${list}[${index}].id`, value: id }));
}

function repeated(
  entries: readonly { readonly path: string; readonly value: string }[],
  code: "plan.duplicateId" | "plan.duplicateCode",
): readonly Issue[] {
  const firsts = new Map<string, string>();
  return entries.flatMap(({ path, value }) => {
    const first = firsts.get(value);
    if (first !== undefined) return [errorAt(path, code, { value, first })];
    firsts.set(value, path);
    return [];
  });
}

function refer(path: string, value: string, known: ReadonlySet<string>): readonly Issue[] {
  if (known.has(value)) return [];
  const nearest = nearestWord(value, known);
  return [errorAt(path, "plan.unknownReference", { value, ...(nearest === undefined ? {} : { nearest }) })];
}

function referAll(
  path: string,
  values: readonly string[],
  known: ReadonlySet<string> | undefined,
): readonly Issue[] {
  const unknown =
    known === undefined ? [] : values.flatMap((value, index) => refer(`${path}[${index}]`, value, known));
  return [
    ...unknown,
    ...repeated(
      values.map((value, index) => ({ path: `${path}[${index}]`, value })),
      "plan.duplicateId",
    ),
  ];
}

interface Step {
  readonly path: string;
  readonly id: string;
  readonly next: readonly string[];
}

/** One issue for each node that can reach itself: a total that contains itself, a place under itself. */
function circles(steps: readonly Step[]): readonly Issue[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const safe = new Set<string>();
  const reachesItself = (start: Step): boolean => {
    const seen = new Set<string>();
    const waiting = [...start.next];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (id === start.id) return true;
      if (seen.has(id) || safe.has(id)) continue;
      seen.add(id);
      waiting.push(...(byId.get(id)?.next ?? []));
    }
    safe.add(start.id);
    return false;
  };
  return steps
    .filter((step) => reachesItself(step))
    .map((step) => errorAt(step.path, "plan.cycle", { value: step.id }));
}
