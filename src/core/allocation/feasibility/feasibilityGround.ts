import { apportion } from "../../money/apportion.ts";
import { money, sum } from "../../money/money.ts";
import type { BoundRule, FeasibilityPool, FeasibilityProblem } from "./feasibilityProblem.ts";
import { compareTexts } from "../order.ts";
import type { PlaceTree } from "../placeTree.ts";

/** What a unit and all beneath it may get of one pool. */
export interface Pair {
  /** -1 for all places. */
  readonly node: number;
  readonly pool: number;
}

/**
 * A problem in one order, whatever the order it was given in: rules by key, claims by node. Throws `number.tooLarge` if the
 * pools together, or a floor, pass the exact range.
 */
export class Ground {
  readonly tree: PlaceTree;
  readonly pools: readonly FeasibilityPool[];
  readonly rules: readonly BoundRule[];
  readonly #usual: (node: number, pool: number) => number;
  readonly #alone: (readonly number[] | undefined)[] = [];
  readonly #claimed: (Uint8Array | undefined)[] = [];
  readonly #pairs: (readonly Pair[] | undefined)[] = [];
  readonly #floors: (readonly number[] | undefined)[] = [];

  constructor({ tree, pools, rules, usual }: FeasibilityProblem) {
    this.tree = tree;
    this.#usual = usual;
    sum(pools.map(({ amount }) => money(amount)));
    this.pools = pools.map(({ amount, claims }) => ({
      amount,
      claims: Int32Array.from(new Set(claims)).sort(),
    }));
    this.rules = [...rules].sort((one, other) => compareTexts(one.key, other.key)).map(inOrder);
  }

  /** The units of a rule in each of its pools, where anybody under them claims; the first of all where nobody does. */
  pairsOf(rule: number): readonly Pair[] {
    const before = this.#pairs[rule];
    if (before !== undefined) return before;
    const { nodes, pools } = this.#ruleAt(rule);
    const pairs: Pair[] = [];
    for (const pool of pools) {
      for (const node of nodes) if (this.#isClaimed(node, pool)) pairs.push({ node, pool });
    }
    if (pairs.length === 0) {
      const isAboutNothing = nodes.length === 0 || pools.length === 0;
      pairs.push({ node: nodes[0] ?? -1, pool: isAboutNothing ? -1 : (pools[0] ?? -1) });
    }
    this.#pairs[rule] = pairs;
    return pairs;
  }

  /** The floor of a rule, divided in proportion to what its pairs usually get. */
  floorsOf(rule: number): readonly number[] {
    return (this.#floors[rule] ??= this.#divide(rule, this.#ruleAt(rule).floor));
  }

  /** The cap of a rule, divided so that no part is below that of the floor, unless the cap is below the floor. */
  capsOf(rule: number): readonly number[] {
    const { floor, cap } = this.#ruleAt(rule);
    if (cap === Infinity) return this.pairsOf(rule).map(() => Infinity);
    if (cap < floor) return this.#divide(rule, cap);
    const more = this.#divide(rule, cap - floor);
    return this.floorsOf(rule).map((part, index) => part + (more[index] ?? 0));
  }

  /** A list of one number, the same each time: there are hundreds of thousands of them. */
  alone(number: number): readonly number[] {
    return (this.#alone[number + 1] ??= [number]);
  }

  #ruleAt(rule: number): BoundRule {
    return this.rules[rule] ?? { key: "", floor: 0, cap: Infinity, nodes: [], pools: [] };
  }

  #divide(rule: number, amount: number): readonly number[] {
    const pairs = this.pairsOf(rule);
    if (pairs.length === 1) return [money(amount)];
    const usual = pairs.map(({ node, pool }) => Math.max(0, Math.round(this.#usual(node, pool))));
    const byPool = pairs.map(({ pool }) => this.pools[pool]?.amount ?? 0);
    const weights = [usual, byPool].find((candidate) => candidate.some((weight) => weight > 0));
    return apportion(money(amount), weights ?? pairs.map(() => 1));
  }

  #isClaimed(node: number, pool: number): boolean {
    return (this.#claimed[pool] ??= this.#claimedNodes(pool))[node + 1] === 1;
  }

  #claimedNodes(pool: number): Uint8Array {
    const { parents } = this.tree;
    const claimed = new Uint8Array(parents.length + 1);
    for (const leaf of this.pools[pool]?.claims ?? []) {
      for (let node = leaf; claimed[node + 1] === 0; node = parents[node] ?? -1) {
        claimed[node + 1] = 1;
        if (node < 0) break;
      }
    }
    return claimed;
  }
}

function inOrder(rule: BoundRule): BoundRule {
  const ascending = (numbers: readonly number[]): readonly number[] =>
    [...new Set(numbers)].sort((one, other) => one - other);
  return { ...rule, nodes: ascending(rule.nodes), pools: ascending(rule.pools) };
}
