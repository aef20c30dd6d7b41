import type { BoundRule, Feasibility, FeasibilityProblem } from "../../../src/core/allocation/feasibility.ts";
import type { PlaceTree } from "../../../src/core/allocation/placeTree.ts";

/** A tree from names of units to the unit above each; a unit stands before those beneath it. */
export function treeOf(units: Readonly<Record<string, string | null>>): PlaceTree {
  const codes = Object.keys(units);
  const nodeOf = new Map(codes.map((code, node) => [code, node]));
  const parents = Int32Array.from(codes, (code) => nodeOf.get(units[code] ?? "") ?? -1);
  const above = new Set(parents);
  return {
    codes,
    nodeOf,
    parents,
    leaves: Int32Array.from([...codes.keys()].filter((node) => !above.has(node))),
  };
}

/** Whether a node is `above` or beneath it; all are beneath -1. */
export function isUnder({ parents }: PlaceTree, node: number, above: number): boolean {
  for (let at = node; at >= 0; at = parents[at] ?? -1) if (at === above) return true;
  return above === -1;
}

export const noCap = Infinity;

/** What each claim gets: by pool, in the order of its claims. */
export type Amounts = readonly (readonly number[])[];

export function amountIn(
  { tree, pools }: FeasibilityProblem,
  rule: Pick<BoundRule, "nodes" | "pools">,
  amounts: Amounts,
): number {
  let sum = 0;
  for (const pool of rule.pools) {
    pools[pool]?.claims.forEach((leaf, claim) => {
      if (rule.nodes.some((node) => isUnder(tree, leaf, node))) sum += amounts[pool]?.[claim] ?? 0;
    });
  }
  return sum;
}

/** All ways to give `count` claims whole amounts that are together at most `most`. */
export function* waysToGive(count: number, most: number): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let own = 0; own <= most; own++)
    for (const rest of waysToGive(count - 1, most - own)) yield [own, ...rest];
}

/** All ways to give away the pools. */
export function* allAmounts(problem: FeasibilityProblem): Generator<Amounts> {
  const ways = problem.pools.map(({ claims, amount }) => [...waysToGive(claims.length, amount)]);
  const chosen: (readonly number[])[] = [];
  function* choose(pool: number): Generator<Amounts> {
    const own = ways[pool];
    if (own === undefined) {
      yield chosen;
      return;
    }
    for (const way of own) {
      chosen[pool] = way;
      yield* choose(pool + 1);
    }
  }
  yield* choose(0);
}

/** The least money that floors lack in any way to give away the pools within all caps, by trying all of them. */
export function leastMissing(problem: FeasibilityProblem): number {
  let least = Infinity;
  for (const amounts of allAmounts(problem)) {
    let missing = 0;
    for (const rule of problem.rules) {
      const amount = amountIn(problem, rule, amounts);
      missing = amount > rule.cap ? Infinity : missing + Math.max(0, rule.floor - amount);
      if (missing >= least) break;
    }
    least = Math.min(least, missing);
    if (least === 0) return 0;
  }
  return least;
}

/** The pieces and the given rules as one problem: its rules hold if and only if the pieces and all caps can be kept together. */
export function withPieces(
  problem: FeasibilityProblem,
  found: Feasibility & { readonly kind: "feasible" },
): FeasibilityProblem {
  const pieces = found.pieces.map(({ key, node, pool, floor, cap }, index): BoundRule => {
    return { key: `piece ${index} of ${key}`, floor, cap, nodes: [node], pools: [pool] };
  });
  return { ...problem, rules: [...problem.rules, ...pieces] };
}
