import { errorAt, nearestWord, type Issue } from "../issue/index.ts";
import { readRatio } from "../money/ratio.ts";
import type { Period } from "./plan.ts";

interface Named {
  readonly id: string;
}

/** The ids of a list. */
export function ids(entries: readonly Named[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id));
}

/** Each id of a list with its path. */
export function paths(
  list: string,
  entries: readonly Named[],
): readonly { readonly path: string; readonly value: string }[] {
  return entries.map(({ id }, index) => ({ path: `${list}[${index}].id`, value: id }));
}

/** One issue for each value that stands at an earlier path already. */
export function repeated(
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

/** An issue, with the nearest that there is, where `value` is not one of the known. */
export function refer(path: string, value: string, known: ReadonlySet<string>): readonly Issue[] {
  if (known.has(value)) return [];
  const nearest = nearestWord(value, known);
  return [errorAt(path, "plan.unknownReference", { value, ...(nearest === undefined ? {} : { nearest }) })];
}

/** The same for a list, in which no value may stand twice; where nothing is known, only that. */
export function referAll(
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
export function circles(steps: readonly Step[]): readonly Issue[] {
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

/** An issue where the years are the wrong way round. */
export function periodOrder(path: string, period: Period): readonly Issue[] {
  if (period.from <= period.to) return [];
  return [errorAt(`${path}.to`, "period.reversed", { from: period.from, to: period.to })];
}

/** An issue where a period is the wrong way round or reaches beyond the whole. */
export function periodWithin(path: string, period: Period, whole: Period): readonly Issue[] {
  const reversed = periodOrder(path, period);
  if (reversed.length > 0) return reversed;
  if (period.from >= whole.from && period.to <= whole.to) return [];
  const key = period.from < whole.from ? "from" : "to";
  return [
    errorAt(`${path}.${key}`, "period.outside", {
      from: period.from,
      to: period.to,
      first: whole.from,
      last: whole.to,
    }),
  ];
}

/** An issue for a ratio of 0. */
export function aboveZero(path: string, text: string): readonly Issue[] {
  return readRatio(text).numerator > 0n ? [] : [errorAt(path, "ratio.zero", { value: text })];
}

/** An issue for weights of which there are none, or none above 0. */
export function checkWeights(path: string, weights: readonly string[]): readonly Issue[] {
  if (weights.length === 0) return [errorAt(path, "weights.empty")];
  if (weights.some((weight) => readRatio(weight).numerator > 0n)) return [];
  return [errorAt(path, "weights.allZero", { count: weights.length })];
}
