import {
  unallocatedReasons,
  type Allocation,
  type Unallocated,
  type UnallocatedReason,
} from "../allocation/allocation.ts";
import type { Parameter } from "../issue/issue.ts";
import { sum } from "../money/money.ts";
import type { Attribute, Norm, Plan, Weighting } from "../plan/plan.ts";
import { sourceName } from "./allocationParts.ts";
import { ruleWords } from "./explanationWords.ts";
import type { Label } from "./table.ts";

/** What a reader must know about every table of an allocation: method and unit, profile, assumed weightings, illustrative data. */
export function allocationNotes(plan: Plan, allocation: Allocation): readonly Label[] {
  return [
    ...methodNotes(plan, allocation),
    ...phasingNotes(plan, allocation),
    ...assumedNotes(plan, allocation),
    ...illustrativeNotes(plan, allocation),
  ];
}

/** How amounts were rounded, which totals are near their exact values, and which could not be. */
function methodNotes(plan: Plan, { method, totals, moved, unit }: Allocation): readonly Label[] {
  const parameters = { unit: { key: `unit.${unit}` } };
  const isNested = method === "largestRemainder" && totals === "nested";
  const how: Label = { key: `allocation.note.method.${isNested ? "nested" : method}`, parameters };
  if (moved.length === 0) return [how];
  const list = moved.map(({ place, line, units }): Parameter => ({
    key: "allocation.movedTotal",
    parameters: {
      place: plan.localities.find(({ code }) => code === place)?.name ?? place,
      line: lineLabels(plan, line),
      units: { decimal: String(units) },
    },
  }));
  return [how, { key: "allocation.note.moved", parameters: { ...parameters, moved: list } }];
}

/** The parts of a total's line: `year=2022`, or a source and a type as a path. */
function lineLabels(plan: Plan, line: string): readonly Parameter[] {
  return line.split(/[|/]/).map((part): Parameter => {
    const [, dimension = "", value = part] = /^(\w+)=(.*)$/.exec(part) ?? [];
    if (dimension === "year") return value;
    const source = plan.sources.find(({ id }) => id === value);
    return source === undefined ? { key: `report.type.${value}` } : { name: source.name };
  });
}

/** Why money is left over, one sentence a reason and the limits or rules that set it aside. */
export function unallocatedNotes(plan: Plan, allocation: Allocation): readonly Label[] {
  return unallocatedReasons.flatMap((reason) => {
    const rows = allocation.unallocated.filter((row) => row.reason === reason);
    const groups = new Map<string, Unallocated[]>();
    for (const row of rows) groups.set(row.by ?? "", [...(groups.get(row.by ?? "") ?? []), row]);
    return [...groups].map(([by, group]) => unallocatedNote(plan, allocation, { reason, by, rows: group }));
  });
}

function unallocatedNote(
  plan: Plan,
  allocation: Allocation,
  {
    reason,
    by,
    rows,
  }: { readonly reason: UnallocatedReason; readonly by: string; readonly rows: readonly Unallocated[] },
): Label {
  const sources: readonly Parameter[] = [...new Set(rows.map(({ source }) => source))].map((source) => ({
    name: sourceName(plan, source),
  }));
  const amount = sum(rows.map((row) => row.amount));
  const parameters: Readonly<Record<string, Parameter>> =
    reason === "belowUnit"
      ? { sources, unit: { key: `unit.${allocation.unit}` }, dong: { decimal: String(amount) } }
      : { sources, amount: { dong: amount }, rules: by.split(", ").map((id) => ruleName(plan, id)) };
  return { key: `allocation.note.${reason}`, parameters };
}

/** The name of a limit or counterpart rule; its id if the plan does not know it. */
function ruleName(plan: Plan, id: string): Parameter {
  const rule = [...plan.limits, ...plan.counterpartRules].find((each) => each.id === id);
  return rule === undefined
    ? ruleWords(undefined)
    : { key: "explanation.rule", parameters: { name: { name: rule.name } } };
}

/** The attributes that decide a weighting, each once, in the plan's order. */
export function attributesOf(plan: Plan, weighting: Weighting): readonly Attribute[] {
  const used = new Set([...weightingParts(plan, weighting)].flatMap((part) => ownAttributes(plan, part)));
  return plan.attributes.filter(({ id }) => used.has(id));
}

/** The weighting and all that it multiplies or adds, at any depth. */
function weightingParts(plan: Plan, weighting: Weighting): ReadonlySet<Weighting> {
  const parts = new Set([weighting]);
  // A set grows while it is walked, so that parts of parts are reached as well.
  for (const part of parts) {
    if (part.kind !== "product" && part.kind !== "sum") continue;
    for (const inner of plan.weightings) if (part.of.includes(inner.id)) parts.add(inner);
  }
  return parts;
}

function ownAttributes(plan: Plan, weighting: Weighting): readonly string[] {
  switch (weighting.kind) {
    case "equal":
    case "product":
    case "sum":
      return [];
    case "attribute":
      return [weighting.attribute];
    case "norm": {
      const norm = plan.norms.find(({ id }) => id === weighting.norm);
      return norm === undefined ? [] : attributeIds(norm);
    }
  }
}

function attributeIds(norm: Norm): readonly string[] {
  const groups = [...norm.excluded, ...norm.groups];
  return groups.flatMap(({ when }) => when.flatMap((all) => all.map(({ attribute }) => attribute)));
}

/** The weightings that the allocation followed, each once, in the plan's order. */
function weightingsUsed(plan: Plan, allocation: Allocation): readonly Weighting[] {
  const used = new Set(allocation.weightings.map(({ weighting }) => weighting));
  return plan.weightings.filter(({ id }) => used.has(id));
}

function phasingNotes(plan: Plan, allocation: Allocation): readonly Label[] {
  const used = new Set(allocation.profiles.map(({ profile }) => profile));
  const profiles: readonly Parameter[] = plan.phasing.profiles
    .filter(({ id }) => used.has(id))
    .map(({ name, origin }) => ({
      key: "allocation.withOrigin",
      parameters: { name: { name }, origin: { key: `allocation.origin.${origin}` } },
    }));
  return profiles.length === 0 ? [] : [{ key: "allocation.note.phasing", parameters: { profiles } }];
}

function assumedNotes(plan: Plan, allocation: Allocation): readonly Label[] {
  const weightings: readonly Parameter[] = weightingsUsed(plan, allocation)
    .filter(({ origin }) => origin === "assumed")
    .map(({ name }) => ({ name }));
  return weightings.length === 0 ? [] : [{ key: "allocation.note.assumed", parameters: { weightings } }];
}

function illustrativeNotes(plan: Plan, allocation: Allocation): readonly Label[] {
  const used = new Set(
    weightingsUsed(plan, allocation)
      .flatMap((weighting) => attributesOf(plan, weighting))
      .map(({ id }) => id),
  );
  const attributes: readonly Parameter[] = plan.attributes
    .filter(({ id, origin }) => origin === "illustrative" && used.has(id))
    .map(({ name }) => ({ name }));
  return attributes.length === 0 ? [] : [{ key: "allocation.note.illustrative", parameters: { attributes } }];
}
