import { errorAt, failure, success } from "../issue/index.ts";
import { canonicalText } from "../plan/fingerprint.ts";
import { ids, refer, referAll } from "../plan/parseHelpers.ts";
import type { Limit, Plan, Profile } from "../plan/plan.ts";
import { changed, unless, type Applied, type Claim, type Touch, type Work } from "./draft.ts";
import { ratioTextIn } from "./figures.ts";
import type { AdjustmentOf } from "./scenario.ts";

/** Another ratio of a counterpart rule, or another thing to do where it is short. */
export function setCounterpart(
  { draft, scenario, path }: Work,
  adjustment: AdjustmentOf<"setCounterpart">,
): Applied {
  const { plan } = draft;
  const { rule: id, onShortfall } = adjustment;
  const rule = plan.counterpartRules.find((candidate) => candidate.id === id);
  if (rule === undefined) return failure(...refer(`${path}.rule`, id, ids(plan.counterpartRules)));
  const ratio = adjustment.ratio === undefined ? undefined : ratioTextIn(scenario, adjustment.ratio);
  const next = {
    ...rule,
    ...(ratio === undefined ? {} : { ratio }),
    ...(onShortfall === undefined ? {} : { onShortfall }),
  };
  const at = `counterpartRules.${id}`;
  return changed(
    draft,
    { ...plan, counterpartRules: plan.counterpartRules.map((other) => (other === rule ? next : other)) },
    [
      { path: `${at}.ratio`, before: rule.ratio, after: next.ratio },
      { path: `${at}.onShortfall`, before: rule.onShortfall, after: next.onShortfall },
    ],
    [
      ...(ratio === undefined ? [] : [setClaim(`${at}.ratio`, ratio)]),
      ...(onShortfall === undefined ? [] : [setClaim(`${at}.onShortfall`, onShortfall)]),
    ],
  );
}

/** Another coefficient of one group of a norm. */
export function setCoefficient(
  { draft, scenario, path }: Work,
  adjustment: AdjustmentOf<"setCoefficient">,
): Applied {
  const { plan } = draft;
  const { norm: normId, group: groupId } = adjustment;
  const norm = plan.norms.find(({ id }) => id === normId);
  if (norm === undefined) return failure(...refer(`${path}.norm`, normId, ids(plan.norms)));
  const group = norm.groups.find(({ id }) => id === groupId);
  if (group === undefined) return failure(...refer(`${path}.group`, groupId, ids(norm.groups)));
  const coefficient = ratioTextIn(scenario, adjustment.coefficient);
  const groups = norm.groups.map((other) => (other === group ? { ...group, coefficient } : other));
  const at = `norms.${normId}.groups.${groupId}.coefficient`;
  return changed(
    draft,
    { ...plan, norms: plan.norms.map((other) => (other === norm ? { ...norm, groups } : other)) },
    [{ path: at, before: group.coefficient, after: coefficient }],
    [setClaim(at, coefficient)],
  );
}

/** Another weighting of a source. */
export function setWeighting(
  { draft, path }: Work,
  { source, weighting }: AdjustmentOf<"setWeighting">,
): Applied {
  const { plan } = draft;
  const issues = [
    ...refer(`${path}.source`, source, ids(plan.sources)),
    ...refer(`${path}.weighting`, weighting, ids(plan.weightings)),
  ];
  return unless(issues, () => {
    const before = plan.weightingUses.find((use) => use.source === source)?.weighting;
    const others = plan.weightingUses.filter((use) => use.source !== source);
    const at = `weightingUses.${source}`;
    return changed(
      draft,
      { ...plan, weightingUses: [...others, { source, weighting }] },
      [{ path: at, ...(before === undefined ? {} : { before }), after: weighting }],
      [setClaim(at, weighting)],
    );
  });
}

/** Another rank of a source, and whether what is left of it goes to the next year. */
export function setSourceUse({ draft, path }: Work, adjustment: AdjustmentOf<"setSourceUse">): Applied {
  const { plan } = draft;
  const { source, rank, carryOver } = adjustment;
  return unless(refer(`${path}.source`, source, ids(plan.sources)), () => {
    const before = plan.sourceUses.find((use) => use.source === source);
    const others = plan.sourceUses.filter((use) => use.source !== source);
    const at = `sourceUses.${source}`;
    const touch = (key: "rank" | "carryOver"): Touch =>
      before === undefined
        ? { path: `${at}.${key}`, after: adjustment[key] }
        : { path: `${at}.${key}`, before: before[key], after: adjustment[key] };
    return changed(
      draft,
      { ...plan, sourceUses: [...others, { source, rank, carryOver }] },
      [touch("rank"), touch("carryOver")],
      [setClaim(at, `${rank} ${String(carryOver)}`)],
    );
  });
}

/** A limit that the plan does not have. */
export function addLimit({ draft, path }: Work, { limit }: AdjustmentOf<"addLimit">): Applied {
  const { plan } = draft;
  const taken = ids([...plan.limits, ...plan.counterpartRules]);
  const issues = taken.has(limit.id)
    ? [errorAt(`${path}.limit.id`, "plan.duplicateId", { value: limit.id, first: `limits.${limit.id}` })]
    : [];
  return unless(issues, () =>
    success({
      draft: { ...draft, plan: { ...plan, limits: [...plan.limits, limit] } },
      touches: [{ path: `limits.${limit.id}`, after: limit.name.vi }],
      claims: [{ key: `limits.${limit.id}`, mode: "add" }, ...placeUses(limit)],
    }),
  );
}

/** A limit in place of the one with the same id. */
export function replaceLimit({ draft, path }: Work, { limit }: AdjustmentOf<"replaceLimit">): Applied {
  const { plan } = draft;
  const before = plan.limits.find(({ id }) => id === limit.id);
  if (before === undefined) return failure(...refer(`${path}.limit.id`, limit.id, ids(plan.limits)));
  return changed(
    draft,
    { ...plan, limits: plan.limits.map((other) => (other === before ? limit : other)) },
    [{ path: `limits.${limit.id}`, before: canonicalText(before), after: canonicalText(limit) }],
    [setClaim(`limits.${limit.id}`, canonicalText(limit)), ...placeUses(limit)],
  );
}

/** One limit less. */
export function removeLimit({ draft, path }: Work, { limitId }: AdjustmentOf<"removeLimit">): Applied {
  const { plan } = draft;
  const before = plan.limits.find(({ id }) => id === limitId);
  if (before === undefined) return failure(...refer(`${path}.limitId`, limitId, ids(plan.limits)));
  return success({
    draft: { ...draft, plan: { ...plan, limits: plan.limits.filter((limit) => limit !== before) } },
    touches: [{ path: `limits.${limitId}`, before: before.name.vi }],
    claims: [{ key: `limits.${limitId}`, mode: "remove" }],
  });
}

function placeUses({ places = [] }: Limit): readonly Claim[] {
  return places.map((code) => ({ key: `places.${code}`, mode: "use" }));
}

/** Another profile of some sources or of the plan, new weights of a profile, or a profile that the plan does not have. */
export function setProfile({ draft, path }: Work, adjustment: AdjustmentOf<"setProfile">): Applied {
  const { plan } = draft;
  const { profile: id, sources, weights } = adjustment;
  const known = plan.phasing.profiles.find((profile) => profile.id === id);
  const issues = [
    ...(known === undefined && weights === undefined
      ? refer(`${path}.profile`, id, ids(plan.phasing.profiles))
      : []),
    ...referAll(`${path}.sources`, sources ?? [], ids(plan.sources)),
  ];
  return unless(issues, () => {
    const profiles = withWeights(plan, id, known, weights);
    const phasing =
      sources === undefined
        ? { ...plan.phasing, profiles, default: id }
        : {
            ...plan.phasing,
            profiles,
            exceptions: [
              ...plan.phasing.exceptions.filter(({ source }) => !sources.includes(source)),
              ...sources.map((source) => ({ source, profile: id })),
            ],
          };
    const profileOf = (source: string): string =>
      plan.phasing.exceptions.find((exception) => exception.source === source)?.profile ??
      plan.phasing.default;
    const weightText = weights === undefined ? undefined : canonicalText(weights);
    const old = known === undefined ? undefined : canonicalText(known.weights);
    const used: readonly Touch[] =
      sources === undefined
        ? [{ path: "phasing.default", before: plan.phasing.default, after: id }]
        : sources.map((source) => ({
            path: `phasing.exceptions.${source}`,
            before: profileOf(source),
            after: id,
          }));
    const weighed = weightText === undefined ? [] : [weightTouch(id, old, weightText)];
    return changed(
      draft,
      { ...plan, phasing },
      [...weighed, ...used],
      [
        ...used.map((touch) => setClaim(touch.path, id)),
        ...(weightText === undefined ? [] : [setClaim(`phasing.profiles.${id}.weights`, weightText)]),
      ],
    );
  });
}

function weightTouch(id: string, before: string | undefined, after: string): Touch {
  return { path: `phasing.profiles.${id}.weights`, ...(before === undefined ? {} : { before }), after };
}

function withWeights(
  { phasing: { profiles } }: Plan,
  id: string,
  known: Profile | undefined,
  weights: Profile["weights"] | undefined,
): readonly Profile[] {
  if (weights === undefined) return profiles;
  if (known === undefined) return [...profiles, { id, name: { vi: id, en: id }, origin: "assumed", weights }];
  return profiles.map((profile) =>
    profile === known ? { ...profile, origin: "assumed", weights } : profile,
  );
}

/** Another unit or method of rounding. */
export function setRounding({ draft, path }: Work, { unit, method }: AdjustmentOf<"setRounding">): Applied {
  const { plan, options } = draft;
  if (unit === undefined && method === undefined) {
    return failure(errorAt(`${path}.unit`, "plan.missingKey", { key: "unit" }));
  }
  const before = options.unit === undefined ? {} : { before: options.unit };
  const touches: readonly Touch[] = [
    ...(unit === undefined || unit === options.unit
      ? []
      : [{ path: "options.unit", ...before, after: unit }]),
    ...(method === undefined || method === plan.roundingMethod
      ? []
      : [{ path: "roundingMethod", before: plan.roundingMethod, after: method }]),
  ];
  return success({
    draft: {
      ...draft,
      options: unit === undefined ? options : { ...options, unit },
      plan:
        method === undefined || method === plan.roundingMethod ? plan : { ...plan, roundingMethod: method },
    },
    touches,
    claims: [
      ...(unit === undefined ? [] : [setClaim("options.unit", unit)]),
      ...(method === undefined ? [] : [setClaim("roundingMethod", method)]),
    ],
  });
}

/** A claim that something is set to a value. */
export function setClaim(key: string, value: string): Claim {
  return { key, mode: "set", value };
}
