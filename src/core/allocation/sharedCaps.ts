import { apportion } from "../money/apportion.ts";
import { money } from "../money/money.ts";
import type { PoolDraft, SharedPool } from "./drafts.ts";
import type { Reserve } from "./feasibility/feasibility.ts";
import type { LimitRule } from "./limitRules.ts";
import { ceilingUnder, unitsUnder, type UsualShares } from "./nodeTotals.ts";
import type { PlaceTree } from "./placeTree.ts";
import { allPlaces } from "./slices.ts";

/** Caps over several pools or units, as they are used up pool by pool. */
export class SharedCaps {
  readonly #tree: PlaceTree;
  readonly #rules: readonly LimitRule[];
  readonly #usual: UsualShares;
  readonly #reserves: Reserves;
  readonly #used = new Map<string, number>();
  readonly #done = new Set<number>();

  constructor(
    tree: PlaceTree,
    rules: readonly LimitRule[],
    reserves: readonly Reserve[],
    usual: UsualShares,
  ) {
    this.#tree = tree;
    this.#rules = rules;
    this.#usual = usual;
    this.#reserves = new Reserves(reserves);
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
      owedLater += this.#reserves.of(rule.key, other);
    }
    const left = Math.max(0, rule.cap - (this.#used.get(rule.key) ?? 0) - owedLater);
    const [node = allPlaces, ...others] = rule.nodes;
    if (others.length === 0) return [[node, left]];
    const owed = rule.nodes.map((at) => (pool === undefined ? 0 : this.#reserves.of(rule.key, pool, at)));
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

/** What must be kept free inside caps over several, by cap, pool and node. */
class Reserves {
  readonly #byCap = new Map<string, Map<number, Map<number, number>>>();

  constructor(reserves: readonly Reserve[]) {
    for (const { key, pool, node, amount } of reserves) {
      const pools = this.#byCap.get(key) ?? new Map<number, Map<number, number>>();
      const nodes = pools.get(pool) ?? new Map<number, number>();
      nodes.set(node, (nodes.get(node) ?? 0) + amount);
      pools.set(pool, nodes);
      this.#byCap.set(key, pools);
    }
  }

  /** What a pool needs inside a cap, under one of its nodes or, without one, under all. */
  of(key: string, pool: number, node?: number): number {
    const nodes = this.#byCap.get(key)?.get(pool);
    if (nodes === undefined) return 0;
    return node === undefined
      ? [...nodes.values()].reduce((sum, amount) => sum + amount, 0)
      : (nodes.get(node) ?? 0);
  }
}
