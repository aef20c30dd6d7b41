import { money } from "../money/money.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { CounterpartOfPlace } from "./allocation.ts";
import {
  countedSources,
  nodesAtLevel,
  requiredBeneath,
  requiredUnder,
  ruleYearsOf,
  unitsIn,
  type CounterpartData,
  type RuleYear,
} from "./counterpartStages.ts";
import type { RoundedPool } from "./drafts.ts";
import type { PlaceTree } from "./placeTree.ts";

/**
 * How the rules that bind in districts and communes stand on the allocated amounts. Money counts once: what an earlier rule
 * requires of the same sources under the same unit is not there for a later one, and what it does not require counts for the last.
 */
export function counterpartOfPlaces(
  plan: CounterpartData,
  pools: readonly RoundedPool[],
  tree: PlaceTree,
  unit: MoneyUnit,
): readonly CounterpartOfPlace[] {
  const size = dongPer(unit);
  const all = ruleYearsOf(plan);
  return all.flatMap((each, index) => {
    const sources = countedSources(plan, each.rule);
    const sharing = all.filter((other) => other !== each && shareMoney(plan, other, each));
    const isBefore = (other: RuleYear): boolean =>
      isReported(other) === isReported(each) ? all.indexOf(other) < index : isReported(each);
    const earlier = sharing.filter(isBefore);
    const isShared = earlier.length < sharing.length;
    return nodesAtLevel(plan, tree, each.rule).flatMap((node): readonly CounterpartOfPlace[] => {
      const base = unitsIn(each, each.rule.base, pools, tree, node);
      const used = earlier.reduce((sum, other) => sum + requiredBeneath(plan, other, pools, tree, node), 0);
      const there = Math.max(0, unitsIn(each, sources, pools, tree, node) - used);
      const required = requiredUnder(each, pools, tree, node);
      const arranged = isShared ? Math.min(required, there) : there;
      if (base === 0 && arranged === 0) return [];
      return [
        {
          rule: each.rule.id,
          place: tree.codes[node] ?? "",
          type: each.type,
          year: each.year,
          base: money(base * size),
          required: money(required * size),
          arranged: money(arranged * size),
          missing: money(Math.max(0, required - arranged) * size),
        },
      ];
    });
  });
}

function shareMoney(plan: CounterpartData, one: RuleYear, other: RuleYear): boolean {
  if (one.type !== other.type || one.year !== other.year) return false;
  const sources = countedSources(plan, other.rule);
  return countedSources(plan, one.rule).some((source) => sources.includes(source));
}

/** Rules that are only reported where they are short come after those that have to hold. */
function isReported({ rule }: RuleYear): boolean {
  return rule.onShortfall === "report";
}
