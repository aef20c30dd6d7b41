import type { Plan } from "../plan/plan.ts";
import type { PoolDraft, SharedPool } from "./drafts.ts";
import type { Piece, Reserve } from "./feasibility/feasibility.ts";
import type { LimitRule } from "./limitRules.ts";
import { boundsInMultiples, type MatchedMultiples } from "./matchedMultiples.ts";
import { unitsUnder, type UsualShares } from "./nodeTotals.ts";
import { compareMoneyKeys } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";
import { SharedCaps } from "./sharedCaps.ts";
import { sharePool, type NodeBound } from "./sharing/sharing.ts";

/** What decides in which order pools are shared, and what becomes of what is left. */
export type OrderData = Pick<Plan, "sources" | "sourceUses" | "period">;

export interface SharingWork {
  readonly plan: OrderData;
  readonly tree: PlaceTree;
  readonly drafts: readonly PoolDraft[];
  /** The drafts to share now; of the others, only what their floors need is kept free. */
  readonly isShared: (draft: PoolDraft) => boolean;
  /** Floors, caps and holds; `pools` are positions in `drafts`. */
  readonly rules: readonly LimitRule[];
  /** Floors and holds by node and pool, which are known to fit. */
  readonly pieces: readonly Piece[];
  /** What caps over several keep free for pools that come later. */
  readonly reserves: readonly Reserve[];
  readonly usual: UsualShares;
  /** What is left of a pool goes on to this year: who claims it then. */
  readonly carry: (draft: PoolDraft, leftOver: number) => PoolDraft;
  /** Multiples in which a pool must go to places, where counterpart must equal a ratio of it. */
  readonly multiplesOf: (draft: PoolDraft) => MatchedMultiples | undefined;
  /** Rounds a pool at once where that cannot wait for the others (Webster); its amounts then count against caps. */
  readonly roundNow?: (pool: SharedPool) => Float64Array;
}

/** A pool with its shares, and its amounts if they could not wait. */
export interface BoundedPool extends SharedPool {
  readonly rounded?: Float64Array;
}

/**
 * Shares the pools one after the other: by year, in the order of use of their sources, older money first. A cap over several
 * pools is used up in that order, in whole units, but never what the floors of later pools need of it. What caps leave over is
 * carried over to the next year where the source may, or stays unallocated.
 */
export function shareInOrder(work: SharingWork): readonly BoundedPool[] {
  const room = new SharedCaps(work.tree, work.rules, work.reserves, work.usual);
  const waiting = work.drafts
    .map((draft, pool): Waiting => ({ draft, pool }))
    .filter(({ draft }) => work.isShared(draft));
  const shared: BoundedPool[] = [];
  const before = comparing(work.plan);
  waiting.sort((one, other) => before(one.draft, other.draft));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const pool = shareOne(work, next, room);
    room.use(pool, next.pool, pool.rounded);
    const carriedTo = carriedYear(work.plan, pool);
    shared.push(carriedTo === undefined ? pool : { ...pool, carriedTo });
    if (carriedTo === undefined) continue;
    waiting.push({ draft: work.carry(next.draft, pool.sharing.leftOver), pool: undefined });
    waiting.sort((one, other) => before(one.draft, other.draft));
  }
  return shared.sort(compareMoneyKeys);
}

interface Waiting {
  readonly draft: PoolDraft;
  /** Position in the drafts; undefined for money that was carried over. */
  readonly pool: number | undefined;
}

/** By year of use, order of use of the source, year of origin, type, component. */
function comparing(plan: OrderData): (one: PoolDraft, other: PoolDraft) => number {
  const ranks = new Map(
    plan.sources.map(({ id }, index) => {
      const rank = plan.sourceUses.find(({ source }) => source === id)?.rank;
      return [id, rank ?? 1_000 + index] as const;
    }),
  );
  const rankOf = ({ source }: PoolDraft): number => ranks.get(source) ?? 0;
  const originOf = ({ year, origin }: PoolDraft): number => origin ?? year;
  return (one, other) =>
    one.year - other.year ||
    rankOf(one) - rankOf(other) ||
    originOf(one) - originOf(other) ||
    compareMoneyKeys(one, other);
}

function carriedYear(
  { sourceUses, period }: OrderData,
  { source, year, sharing }: SharedPool,
): number | undefined {
  const mayCarry = sourceUses.some((use) => use.source === source && use.carryOver);
  return mayCarry && sharing.leftOver > 0 && year < period.to ? year + 1 : undefined;
}

function shareOne(work: SharingWork, { draft, pool }: Waiting, room: SharedCaps): BoundedPool {
  let nodeBounds = boundsOf(work, draft, pool, room);
  const sharedWithin = (bounds: readonly NodeBound[]): BoundedPool => {
    const sharing = sharePool({
      total: draft.units,
      tree: work.tree,
      claims: draft.claims.nodes,
      weights: draft.claims.weights,
      bounds,
      ...(draft.tiers === undefined ? {} : { tiers: draft.tiers }),
    });
    return { ...draft, sharing, nodeBounds: bounds };
  };
  const { roundNow } = work;
  const multiples = work.multiplesOf(draft);
  if (multiples !== undefined) {
    const matched = boundsInMultiples(work.tree, sharedWithin(nodeBounds), multiples);
    if (matched !== undefined) nodeBounds = matched;
  }
  return roundNow === undefined
    ? sharedWithin(nodeBounds)
    : roundWithin(work.tree, sharedWithin, roundNow, nodeBounds);
}

/**
 * Webster may carry the total of a unit beyond a bound that its exact total keeps: such a unit is then held at the bound, until
 * all hold. Each round fixes one unit more, so there are at most as many rounds as bounds.
 */
function roundWithin(
  tree: PlaceTree,
  sharedWithin: (bounds: readonly NodeBound[]) => BoundedPool,
  roundNow: (pool: SharedPool) => Float64Array,
  given: readonly NodeBound[],
): BoundedPool {
  let bounds = given;
  for (;;) {
    const pool = sharedWithin(bounds);
    const rounded = roundNow(pool);
    const broken = bounds.find(({ node, floor, cap }) => {
      const amount = unitsUnder(tree, pool.claims.nodes, rounded, node);
      return amount < floor || amount > cap;
    });
    if (broken === undefined) return { ...pool, rounded };
    const amount = unitsUnder(tree, pool.claims.nodes, rounded, broken.node);
    const held = amount < broken.floor ? broken.floor : broken.cap;
    bounds = bounds.map((bound) => (bound === broken ? { ...bound, floor: held, cap: held } : bound));
  }
}

/** What the units of the tree must keep to in one pool: the tightest of all rules, node by node. */
function boundsOf(
  { rules, pieces }: SharingWork,
  draft: PoolDraft,
  pool: number | undefined,
  room: SharedCaps,
): readonly NodeBound[] {
  const bounds = new Map<number, NodeBound>();
  const tighten = (node: number, floor: number, cap: number, by: string): void => {
    const before = bounds.get(node) ?? { node, floor: 0, cap: Infinity };
    bounds.set(node, {
      ...before,
      ...(floor > before.floor ? { floor, floorBy: by } : {}),
      ...(cap < before.cap ? { cap, capBy: by } : {}),
    });
  };
  for (const piece of pieces) {
    if (piece.pool === pool) tighten(piece.node, piece.floor, piece.cap, piece.key);
  }
  for (const rule of rules) {
    if (!rule.covers(draft)) continue;
    const [node = -1, ...others] = rule.nodes;
    if (rule.pools.length === 1 && others.length === 0 && rule.pools[0] === pool) {
      tighten(node, rule.floor, Infinity, rule.key);
    }
    if (rule.cap !== Infinity) {
      for (const [at, cap] of room.capsIn(rule, draft, pool)) tighten(at, 0, cap, rule.key);
    }
  }
  return [...bounds.values()].sort((one, other) => one.node - other.node);
}
