import { errorAt, type Issue } from "../../issue/index.ts";
import { contradiction, factorise, normalCorrelation, type Matrix } from "./correlation.ts";
import type { RankCorrelation, Uncertainty } from "./distributionSchema.ts";
import { factorValue } from "./factorValue.ts";

/**
 * What is wrong with the correlations, references to unknown factors apart: `correlation.withItself`, `.repeated`, `.ofConstant`,
 * and, where each by itself is right, `.inconsistent`: no variables can have them all at once. It names the fewest pairs that
 * contradict each other, those not given (and so 0) as well, and the largest share of those given at which they would agree,
 * in hundredths. Nothing is adjusted: which correlation to give up is for a person to say.
 */
export function checkCorrelations(uncertainty: Uncertainty, path: string): readonly Issue[] {
  const single = checkEach(uncertainty, path);
  return single.length > 0 ? single : checkTogether(uncertainty, path);
}

/** The two ids in order, so that a pair is the same whichever is named first. */
function pairKey(first: string, second: string): string {
  return first < second ? `${first} ~ ${second}` : `${second} ~ ${first}`;
}

function checkEach({ factors, correlations }: Uncertainty, path: string): readonly Issue[] {
  const constants = new Set(
    factors.filter(({ distribution }) => distribution.kind === "constant").map(({ id }) => id),
  );
  const places = new Map<string, string>();
  return correlations.flatMap(({ first, second }, index): readonly Issue[] => {
    const place = `${path}[${index}]`;
    if (first === second) return [errorAt(place, "correlation.withItself", { value: first })];
    const key = pairKey(first, second);
    const earlier = places.get(key);
    if (earlier !== undefined) {
      return [errorAt(place, "correlation.repeated", { pair: key, first: earlier })];
    }
    places.set(key, place);
    return [first, second]
      .filter((id) => constants.has(id))
      .map((id) => errorAt(place, "correlation.ofConstant", { value: id }));
  });
}

/** One issue for each group of factors that correlations connect and that contradicts itself. */
function checkTogether(uncertainty: Uncertainty, path: string): readonly Issue[] {
  return connectedGroups(uncertainty).flatMap((group): readonly Issue[] => {
    const ids = contradiction(correlationMatrix(group, uncertainty.correlations)).map(
      (index) => group[index] ?? "",
    );
    if (ids.length === 0) return [];
    const among = new Set(ids);
    const given = uncertainty.correlations.filter(
      ({ first, second }) => among.has(first) && among.has(second),
    );
    const stated = new Set(given.map(({ first, second }) => pairKey(first, second)));
    const unstated = ids.flatMap((id, index) =>
      ids.slice(index + 1).flatMap((other) => (stated.has(pairKey(id, other)) ? [] : [pairKey(id, other)])),
    );
    const last = uncertainty.correlations.indexOf(given.at(-1) ?? { first: "", second: "", rank: "" });
    const share = agreeingShare(ids, given);
    return [
      errorAt(`${path}[${last}]`, "correlation.inconsistent", {
        pairs: given.map(({ first, second, rank }) => `${pairKey(first, second)}: ${rank}`),
        ...(unstated.length === 0 ? {} : { unstated }),
        share: { decimal: share },
      }),
    ];
  });
}

/** The largest number of hundredths by which the given correlations of the contradicting factors can all be multiplied. */
function agreeingShare(ids: readonly string[], given: readonly RankCorrelation[]): string {
  let hundredths = 99;
  while (factorise(correlationMatrix(ids, given, hundredths / 100)).kind === "notPositive") hundredths -= 1;
  return `0.${`${hundredths}`.padStart(2, "0")}`;
}

/**
 * The correlations that normal variables must have for `ids` to have the rank correlations given (times `share`); 0 for pairs not
 * given, 1 with itself.
 */
export function correlationMatrix(
  ids: readonly string[],
  correlations: readonly RankCorrelation[],
  share = 1,
): Matrix {
  const known = new Map(
    correlations.map(({ first, second, rank }) => [
      pairKey(first, second),
      normalCorrelation(factorValue(rank) * share),
    ]),
  );
  return ids.map((row) => ids.map((column) => (row === column ? 1 : (known.get(pairKey(row, column)) ?? 0))));
}

/** The factors that correlations connect, directly or through others, in the order of the factors; single ones left out. */
function connectedGroups({ factors, correlations }: Uncertainty): readonly (readonly string[])[] {
  const groupOf = new Map(factors.map(({ id }) => [id, id]));
  for (const { first, second } of correlations) {
    const [kept, merged] = [groupOf.get(first), groupOf.get(second)];
    if (kept === undefined || merged === undefined) continue;
    for (const [id, group] of groupOf) if (group === merged) groupOf.set(id, kept);
  }
  const groups = new Map<string, string[]>();
  for (const [id, group] of groupOf) groups.set(group, [...(groups.get(group) ?? []), id]);
  return [...groups.values()].filter((group) => group.length > 1);
}
