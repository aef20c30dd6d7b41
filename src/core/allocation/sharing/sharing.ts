import { invariant } from "../../issue/invariant.ts";
import type { ShareColumn } from "../../rounding/table.ts";
import { settleGroups, shareBounds, type Block, type ShareBound, type TierOrder } from "./shareBlocks.ts";
import { boundsOf, type PoolBounds, type SharingProblem } from "./shareBounds.ts";
import { columnOfBlocks } from "./shareColumn.ts";
import { groupClaims, type Grouping } from "./shareGroups.ts";
import { highestLevel, lowestLevel } from "./shareLevels.ts";

export { shareBounds, type Block, type ShareBound } from "./shareBlocks.ts";
export type { NodeBound, SharingProblem } from "./shareBounds.ts";

/** Exact shares of the claims: whole amounts by block, shares + leftOver = total. */
export interface Sharing {
  /** By tier, in the order in which they are served, then in the order of the tree. */
  readonly blocks: readonly Block[];
  /** Block of each claim. */
  readonly blockOf: Uint32Array;
  /** Of each claim, what decided its share, as a position in `shareBounds`. */
  readonly bounds: Uint8Array;
  /**
   * By position of the claim: the key of the rule that it is held to. A claim that is held to a floor without a rule gets 0,
   * because its tier was not reached.
   */
  readonly boundBy: ReadonlyMap<number, string>;
  /** The exact shares, in units. */
  readonly column: ShareColumn;
  /** What caps refuse, in units: nobody may take it. */
  readonly leftOver: number;
}

/** What decided the share of a claim. */
export function shareBoundOf({ bounds }: Pick<Sharing, "bounds">, claim: number): ShareBound {
  return shareBounds[bounds[claim] ?? 0] ?? "free";
}

/**
 * Shares a pool by weight within floors and caps of communes, of the units above them, and of all together, one tier after the
 * other: what a cap refuses goes to the others by weight, and what a floor adds comes from them. Among all sharings that keep
 * the bounds it is the only one in which nobody could be given more but by taking from one of an earlier tier, or from one of the
 * same tier who has no more for each unit of weight. Floors are owed whatever the tier, but the floor of a unit goes to the
 * earlier tiers in it first. The caller has seen to it that all floors fit.
 */
export function sharePool(problem: SharingProblem): Sharing {
  const { total, weights } = problem;
  const bounds = boundsOf(problem);
  const order = orderOf(problem.tiers);
  const most = Math.min(total, bounds.ofAll?.cap ?? Infinity);
  const grouping =
    bounds.ofUnits.length > 0 || order.tiers.length > 1
      ? groupClaims(problem, bounds, most, order.tierOf)
      : oneGroup(problem, most);
  const outcome = settleGroups(weights, bounds, underCap(grouping, bounds, most < total), order);
  const given = outcome.blocks.reduce((sum, { amount }) => sum + amount, 0);
  invariant(
    given >= (bounds.ofAll?.floor ?? 0) && given <= most,
    "what is given keeps the bounds of all places",
  );
  const { blocks, blockOf, boundBy } = outcome;
  return {
    blocks,
    blockOf,
    bounds: outcome.bounds,
    boundBy,
    column: columnOfBlocks(weights, outcome),
    leftOver: total - given,
  };
}

/** Numbers the tiers that claims are in, in the order in which they are served: those without a tier come last. */
function orderOf(given: Uint8Array | undefined): TierOrder {
  if (given === undefined) return { tiers: [0], tierOf: undefined };
  const found = new Set(given);
  const tiers = [...found].filter((tier) => tier > 0).sort((one, other) => one - other);
  if (found.has(0) || tiers.length === 0) tiers.push(0);
  if (tiers.length === 1) return { tiers, tierOf: undefined };
  const positions = new Uint8Array(256);
  tiers.forEach((tier, position) => (positions[tier] = position));
  return { tiers, tierOf: given.map((tier) => positions[tier] ?? 0) };
}

/** All claims share all, where no unit has a bound and no claim goes before another. */
function oneGroup({ claims }: SharingProblem, amount: number): Grouping {
  return {
    groups: [{ node: -1, by: undefined, amount, level: lowestLevel }],
    groupOf: new Uint32Array(claims.length),
  };
}

/** Names the rule that caps all places together, where it is that which fixes the amount. */
function underCap({ groups, groupOf }: Grouping, { ofAll }: PoolBounds, isCapped: boolean): Grouping {
  if (!isCapped) return { groups, groupOf };
  return {
    groups: groups.map((group) =>
      group.node < 0 && group.level !== highestLevel ? { ...group, by: ofAll?.capBy } : group,
    ),
    groupOf,
  };
}
