import { apportion } from "../money/apportion.ts";
import { money } from "../money/money.ts";
import type { PoolDraft, SharedPool } from "./drafts.ts";
import type { Piece } from "./feasibility.ts";
import type { LimitRule } from "./limitRules.ts";
import { ceilingUnder, unitsUnder, type UsualShares } from "./nodeTotals.ts";
import type { PlaceTree } from "./placeTree.ts";
import { allPlaces } from "./slices.ts";

/** Caps over several pools or units, as they are used up pool by pool. */
export class SharedCaps {
  readonly #tree: PlaceTree;
  readonly #rules: readonly LimitRule[];
  readonly #usual: UsualShares;
  readonly #needs: FloorNeeds;
  readonly #used = new Map<string, number>();
  readonly #done = new Set<number>();

  constructor(tree: PlaceTree, rules: readonly LimitRule[], pieces: readonly Piece[], usual: UsualShares) {
    this.#tree = tree;
    this.#rules = rules;
    this.#usual = usual;
    this.#needs = new FloorNeeds(tree, pieces);
  }

  /** What each node of `rule` may have of this pool at most, with what later pools owe inside the rule set aside. */
  capsIn(
    rule: LimitRule,
    draft: PoolDraft,
    pool: number | undefined,
  ): readonly (readonly [number, number])[] {
    let owedLater = 0;
    for (const other of rule.pools) {
      if (other === pool || this.#done.has(other)) continue;
      for (const node of rule.nodes) owedLater += this.#needs.under(other, node);
    }
    const left = Math.max(0, rule.cap - (this.#used.get(rule.key) ?? 0) - owedLater);
    const [node = allPlaces, ...others] = rule.nodes;
    if (others.length === 0) return [[node, left]];
    const owed = rule.nodes.map((at) => (pool === undefined ? 0 : this.#needs.under(pool, at)));
    const free = Math.max(0, left - owed.reduce((sum, floor) => sum + floor, 0));
    const weights = rule.nodes.map((at) => ({
      numerator: this.#usual.weightUnder(draft, at),
      denominator: 1n,
    }));
    const isWeighed = weights.some(({ numerator }) => numerator > 0n);
    const parts = isWeighed ? apportion(money(free), weights) : weights.map(() => money(0));
    return rule.nodes.map((at, index) => [at, (owed[index] ?? 0) + (parts[index] ?? 0)] as const);
  }

  /** Counts what a pool takes of every cap over several: what it was rounded to, or the most that it can be rounded to. */
  use(shared: SharedPool, pool: number | undefined, rounded: Float64Array | undefined): void {
    if (pool !== undefined) this.#done.add(pool);
    for (const rule of this.#rules) {
      if (rule.cap === Infinity || !rule.covers(shared)) continue;
      const taken = rule.nodes.reduce(
        (sum, node) =>
          sum +
          (rounded === undefined
            ? ceilingUnder(this.#tree, shared, node)
            : unitsUnder(this.#tree, shared.claims.nodes, rounded, node)),
        0,
      );
      this.#used.set(rule.key, (this.#used.get(rule.key) ?? 0) + taken);
    }
  }
}

/** What the floors of a pool need under each node: a floor there, or the needs beneath it where they are more. */
class FloorNeeds {
  readonly #byPool = new Map<number, Float64Array>();

  constructor(tree: PlaceTree, pieces: readonly Piece[]) {
    const floors = new Map<number, Map<number, number>>();
    for (const { pool, node, floor } of pieces) {
      const own = floors.get(pool) ?? new Map<number, number>();
      own.set(node, Math.max(own.get(node) ?? 0, floor));
      floors.set(pool, own);
    }
    for (const [pool, own] of floors) this.#byPool.set(pool, needsOf(tree, own));
  }

  under(pool: number, node: number): number {
    const needs = this.#byPool.get(pool);
    return needs?.[node === allPlaces ? needs.length - 1 : node] ?? 0;
  }
}

/** One a node, and at the end that of all places. A unit stands before those beneath it, so backwards is bottom-up. */
function needsOf({ codes, parents }: PlaceTree, floors: ReadonlyMap<number, number>): Float64Array {
  const needs = new Float64Array(codes.length + 1);
  for (let node = codes.length - 1; node >= 0; node--) {
    const need = Math.max(needs[node] ?? 0, floors.get(node) ?? 0);
    needs[node] = need;
    const above = parents[node] ?? -1;
    const at = above < 0 ? codes.length : above;
    needs[at] = (needs[at] ?? 0) + need;
  }
  needs[codes.length] = Math.max(needs[codes.length] ?? 0, floors.get(allPlaces) ?? 0);
  return needs;
}
