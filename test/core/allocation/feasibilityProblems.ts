import type {
  BoundRule,
  Feasibility,
  FeasibilityProblem,
} from "../../../src/core/allocation/feasibility/feasibility.ts";
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

/**
 * A problem from lines such as `D1 D2 | 2024 2025 | 60 | 80`: places, pools, floor, cap; a point for all places, all pools, no
 * floor or no cap. Every place claims every pool, unless `claims` says otherwise. The usual amounts are those of `usual`, by
 * place and pool, or 0.
 */
export function problemOf(given: {
  readonly units: Readonly<Record<string, string | null>>;
  readonly pools: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, string>>;
  readonly claims?: Readonly<Record<string, string>>;
  readonly usual?: Readonly<Record<string, number>>;
}): FeasibilityProblem {
  const tree = treeOf(given.units);
  const poolNames = Object.keys(given.pools);
  const nodesOf = (text: string): readonly number[] =>
    text === "." ? [-1] : text.split(" ").map((code) => tree.nodeOf.get(code) ?? -1);
  const usual = new Map(
    Object.entries(given.usual ?? {}).map(([text, amount]) => {
      const [place = "", pool = ""] = text.split(" ");
      return [`${nodesOf(place).join(" ")}/${poolNames.indexOf(pool)}`, amount] as const;
    }),
  );
  return {
    tree,
    pools: Object.entries(given.pools).map(([name, amount]) => {
      const claims = given.claims?.[name];
      return { amount, claims: claims === undefined ? tree.leaves : Int32Array.from(nodesOf(claims)) };
    }),
    rules: Object.entries(given.rules).map(([key, text]): BoundRule => {
      const [places = "", pools = "", floor = "", cap = ""] = text.split("|").map((part) => part.trim());
      return {
        key,
        nodes: nodesOf(places),
        pools:
          pools === "." ? [...poolNames.keys()] : pools.split(" ").map((name) => poolNames.indexOf(name)),
        floor: floor === "." ? 0 : Number(floor),
        cap: cap === "." ? noCap : Number(cap),
      };
    }),
    usual: (node, pool) => usual.get(`${node}/${pool}`) ?? 0,
  };
}

/** An answer in one line for each part: `rule place pool floor`, and the cap if there is one. */
export function answerOf(
  problem: FeasibilityProblem,
  poolNames: readonly string[],
  found: Feasibility,
): readonly string[] {
  const placeOf = (node: number): string => problem.tree.codes[node] ?? ".";
  if (found.kind === "feasible") {
    return found.pieces.map(({ key, node, pool, floor, cap }) => {
      const most = cap === noCap ? "" : ` at most ${cap}`;
      return `${key}: ${placeOf(node)} ${poolNames[pool] ?? "none"} ${floor}${most}`;
    });
  }
  return [
    `conflict: ${found.conflict.join(", ")}`,
    `pools: ${found.pools.map((pool) => poolNames[pool]).join(" ")}`,
    `missing: ${found.total}`,
    ...found.missing.map(
      ({ key, node, pool, amount }) => `${key}: ${placeOf(node)} ${poolNames[pool] ?? "none"} ${amount}`,
    ),
    ...(found.divided.length === 0 ? [] : [`divided: ${found.divided.join(", ")}`]),
  ];
}

/** A country: 10,000 communes in 200 districts, 30 pools, a minimum for each commune over all pools, a cap for each district. */
export function nation(): FeasibilityProblem {
  const districts = Array.from({ length: 200 }, (_, index) => [`D${index}`, null] as const);
  const communes = Array.from({ length: 10_000 }, (_, index) => [`C${index}`, `D${index % 200}`] as const);
  const pools = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, 20_000_000]));
  const problem = problemOf({ units: Object.fromEntries([...districts, ...communes]), pools, rules: {} });
  const all = [...problem.pools.keys()];
  const minimum = [...problem.tree.leaves].map((node) => ({
    ...{ key: `min ${node}`, floor: 30_000, cap: Infinity, nodes: [node], pools: all },
  }));
  const caps = districts.map((_, node) => ({
    key: `cap ${node}`,
    floor: 0,
    cap: 3_600_000,
    nodes: [node],
    pools: all,
  }));
  const usual = (node: number, pool: number): number => 1_000 + ((node * 7_919 + pool * 104_729) % 1_000);
  return { ...problem, rules: [...minimum, ...caps], usual };
}
