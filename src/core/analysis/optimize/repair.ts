import { checkChoice } from "./checkChoice.ts";
import type { Demand } from "./demand.ts";
import type { Indexed } from "./indexed.ts";
import { judge, type Proposal, type Settled } from "./judge.ts";

/** Each try takes an exact check; a proposal that is off by a tolerance needs one or two. */
const mostTries = 60;

/**
 * Makes a rejected proposal right by leaving places out, those that add the least for their cost first, each only if
 * nothing but money is missing then. Gives nothing if that does not help.
 */
export function repair(
  indexed: Indexed,
  demand: Demand,
  { chosen, start }: Proposal,
  values: readonly bigint[],
): Settled | undefined {
  const { options, candidates } = indexed;
  const candidateOf = (option: number) => options[option]?.candidate ?? -1;
  const valueOf = (option: number) => values[candidateOf(option)] ?? 0n;
  const costOf = (option: number) => BigInt(candidates[candidateOf(option)]?.cost ?? 0);
  const weakestFirst = [...chosen].sort((one, other) => {
    const difference = valueOf(one) * costOf(other) - valueOf(other) * costOf(one);
    return difference < 0n ? -1 : difference > 0n ? 1 : one - other;
  });
  let kept = chosen;
  for (const option of weakestFirst.slice(0, mostTries)) {
    const fewer = kept.filter((one) => one !== option);
    const isNeeded =
      candidates[candidateOf(option)]?.choice === "yes" ||
      fewer.some((one) => candidates[candidateOf(one)]?.prerequisites.includes(candidateOf(option)));
    if (isNeeded || !checkChoice(indexed, demand, fewer).holds) continue;
    const verdict = judge(indexed, demand, { chosen: fewer, start });
    if (verdict.kind === "accepted") return verdict.settled;
    kept = fewer;
  }
  return undefined;
}
