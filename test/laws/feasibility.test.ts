import assert from "node:assert/strict";
import fc from "fast-check";
import {
  checkFeasibility,
  type BoundRule,
  type Feasibility,
  type FeasibilityProblem,
} from "../../src/core/allocation/feasibility/feasibility.ts";
import {
  amountIn,
  leastMissing,
  treeOf,
  waysToGive,
  withPieces,
  type Amounts,
} from "../core/allocation/feasibilityProblems.ts";

const seed = 20_220_131;

const trees = [
  treeOf({ north: null, south: null, a: "north", b: "north", c: "south" }),
  treeOf({ province: null, north: "province", a: "north", b: "north", c: "province" }),
  treeOf({ a: null, b: null, c: null }),
];

const someUnits = [
  ["all"],
  ["north"],
  ["south"],
  ["a"],
  ["b"],
  ["c"],
  ["a", "c"],
  ["a", "b"],
  ["b", "c"],
  ["north", "c"],
];

/** Mostly little, so that about half of the problems are feasible. */
const floor = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 2, 3, 5);

/** Groups of places that overlap, with every pool: what no two families of nested sets hold. */
const overlapping = [["a", "c"], ["a", "b"], ["b", "c"], ["a"], ["all"]];

const ruleOver = (units: readonly (readonly string[])[]) =>
  fc.record({
    units: fc.constantFrom(...units),
    pools: fc.subarray([0, 1, 2], { minLength: 1 }),
    floor,
    cap: fc.constantFrom("none", "none", "hold", "above", "above", "any"),
    more: fc.integer({ min: 0, max: 4 }),
  });

/** At most three places and three pools, small enough to try all ways to give the money away. */
const problemOver = (units: readonly (readonly string[])[]): fc.Arbitrary<FeasibilityProblem> =>
  fc
    .record({
      tree: fc.constantFrom(...trees),
      pools: fc.array(
        fc.record({
          amount: fc.integer({ min: 0, max: 5 }),
          claims: fc.subarray(["a", "b", "c"], { minLength: 1 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      rules: fc.array(ruleOver(units), { minLength: 1, maxLength: 5 }),
      usual: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 24, maxLength: 24 }),
    })
    .map(({ tree, pools, rules, usual }) => {
      const nodesOf = (units: readonly string[]): readonly number[] =>
        units[0] === "all" ? [-1] : units.flatMap((unit) => tree.nodeOf.get(unit) ?? []);
      return {
        tree,
        pools: pools.map(({ amount, claims }) => ({ amount, claims: Int32Array.from(nodesOf(claims)) })),
        rules: rules.flatMap(({ units, pools: inPools, floor, cap, more }, index): readonly BoundRule[] => {
          const nodes = nodesOf(units);
          const caps = { none: Infinity, hold: floor, above: floor + more, any: more };
          const ownPools = inPools.filter((pool) => pool < pools.length);
          return [{ key: `rule ${index}`, floor, cap: caps[cap], nodes, pools: ownPools }];
        }),
        usual: (node: number, pool: number) => usual[(node + 1) * 3 + pool] ?? 0,
      };
    });

const problem = problemOver(someUnits);

type Feasible = Feasibility & { readonly kind: "feasible" };

/** The parts of each floor add up to it; they, all caps and all pools can be kept together. */
function assertPiecesFit(given: FeasibilityProblem, found: Feasible): void {
  assert.equal(leastMissing(withPieces(given, found)), 0);
  for (const { key, floor, cap } of given.rules) {
    const own = found.pieces.filter((piece) => piece.key === key);
    const sum = own.reduce((total, piece) => total + piece.floor, 0);
    assert.equal(sum, floor, key);
    if (floor === cap) assert.ok(own.every((piece) => piece.floor === piece.cap));
  }
  for (const { key, node, pool } of found.pieces) {
    const owner = given.rules.find((candidate) => candidate.key === key);
    assert.ok(owner?.nodes.includes(node) === true && owner.pools.includes(pool), key);
  }
}

/** Gives the pools away one by one, each as much as caps and reserves allow: the pieces of the next can always be kept. */
function assertSharesInAnyOrder(given: FeasibilityProblem, found: Feasible, order: readonly number[]): void {
  const amounts: (readonly number[])[] = given.pools.map(() => []);
  order.forEach((pool, turn) => {
    const later = new Set(order.slice(turn + 1));
    const fits = (way: readonly number[]): boolean => {
      const here: Amounts = given.pools.map((_, other) => (other === pool ? way : []));
      const keepsPieces = found.pieces.every((piece) => {
        const amount = amountIn(given, { nodes: [piece.node], pools: [piece.pool] }, here);
        return piece.pool !== pool || (piece.floor <= amount && amount <= piece.cap);
      });
      return (
        keepsPieces &&
        given.rules.every((owner) => {
          const kept = (found.reserves ?? []).filter(
            ({ key, pool: at }) => key === owner.key && later.has(at),
          );
          const reserved = kept.reduce((sum, { amount }) => sum + amount, 0);
          return amountIn(given, owner, amounts) + amountIn(given, owner, here) + reserved <= owner.cap;
        })
      );
    };
    const { claims, amount } = given.pools[pool] ?? { claims: new Int32Array(), amount: 0 };
    const ways = [...waysToGive(claims.length, amount)].filter(fits);
    const sumOf = (way: readonly number[]): number => way.reduce((sum, own) => sum + own, 0);
    const [most] = ways.sort((one, other) => sumOf(other) - sumOf(one));
    assert.ok(most !== undefined, `pool ${pool} cannot keep its pieces`);
    amounts[pool] = most;
  });
}

/** The named rules cannot be kept together, and without any one of them the others can. */
function assertIrreducible(
  given: FeasibilityProblem,
  conflict: readonly string[],
  pools: readonly number[],
): void {
  const rules = given.rules.filter(({ key }) => conflict.includes(key));
  assert.equal(rules.length, conflict.length);
  assert.ok(leastMissing({ ...given, rules }) > 0);
  for (const left of rules) {
    assert.equal(leastMissing({ ...given, rules: rules.filter((other) => other !== left) }), 0, left.key);
  }
  const unbounded = (without?: number): FeasibilityProblem => ({
    ...given,
    rules,
    pools: given.pools.map(({ amount, claims }, pool) => {
      return { claims, amount: pools.includes(pool) && pool !== without ? amount : 25 };
    }),
  });
  assert.equal(checkFeasibility(unbounded()).kind, "infeasible", "the pools named are enough");
}

describe("laws of feasibility", () => {
  it("agree with trying all ways: feasible or not, the least money missing, and a conflict without a rule too many", () => {
    const met = { feasible: 0, infeasible: 0, divided: 0 };
    fc.assert(
      fc.property(problem, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (given, order) => {
        const found = checkFeasibility(given);
        met[found.kind]++;
        if (found.kind === "feasible") {
          assertPiecesFit(given, found);
          const inOrder = order.filter((pool) => pool < given.pools.length);
          assertSharesInAnyOrder(given, found, inOrder);
          return;
        }
        const parts = found.missing.reduce((sum, { amount }) => sum + amount, 0);
        assert.equal(parts, found.total);
        assert.ok(found.missing.every(({ amount }) => amount > 0));
        if (found.divided.length > 0) {
          met.divided++;
          assert.ok(found.total >= leastMissing(given));
          return;
        }
        assert.equal(found.total, leastMissing(given));
        assertIrreducible(given, found.conflict, found.pools);
      }),
      { seed, numRuns: 3_000 },
    );
    assert.ok(Math.min(met.feasible, met.infeasible) > 500 && met.divided > 20, JSON.stringify(met));
  });

  it("divide rules that cross so that all can be kept, nearly always where that is possible at all", () => {
    const met = { feasible: 0, infeasible: 0, wrong: 0 };
    fc.assert(
      fc.property(
        problemOver(overlapping),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (given, order) => {
          const found = checkFeasibility(given);
          met[found.kind]++;
          if (found.kind === "infeasible") {
            const least = leastMissing(given);
            assert.ok(found.total >= least);
            if (least === 0) met.wrong++;
            assert.ok(least > 0 || found.divided.length > 0);
            return;
          }
          assertPiecesFit(given, found);
          assertSharesInAnyOrder(
            given,
            found,
            order.filter((pool) => pool < given.pools.length),
          );
        },
      ),
      { seed, numRuns: 3_000 },
    );
    assert.ok(met.wrong * 100 < met.feasible && met.feasible > 300, JSON.stringify(met));
  });

  it("do not depend on the order of rules, of claims, or of the places and pools of a rule", () => {
    const shuffled = problem.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray([...given.rules], { minLength: given.rules.length }),
        fc.infiniteStream(fc.boolean()),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, rules, turns]) => {
        const turned = <Item>(items: readonly Item[]): readonly Item[] =>
          turns.next().value === true ? [...items].reverse() : items;
        const other: FeasibilityProblem = {
          ...given,
          rules: rules.map((own) => ({ ...own, nodes: turned(own.nodes), pools: turned(own.pools) })),
          pools: given.pools.map(({ amount, claims }) => ({
            amount,
            claims: Int32Array.from(turned([...claims])),
          })),
        };
        assert.deepEqual(checkFeasibility(other), checkFeasibility(given));
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it("hold for amounts of any size: what is possible in units is possible in thousands, and lacks a thousand times as much", () => {
    fc.assert(
      fc.property(problem, (given) => {
        const thousand = 1_000_000_000_000;
        const found = checkFeasibility(given);
        const large = checkFeasibility({
          ...given,
          pools: given.pools.map(({ amount, claims }) => ({ amount: amount * thousand, claims })),
          rules: given.rules.map((own) => ({
            ...own,
            floor: own.floor * thousand,
            cap: own.cap * thousand || own.cap,
          })),
        });
        if (found.kind === "infeasible" && found.divided.length === 0) {
          assert.ok(large.kind === "infeasible");
          assert.equal(large.total, found.total * thousand);
          assert.deepEqual(large.conflict, found.conflict);
        }
        if (found.kind === "feasible" && large.kind === "infeasible") assert.notDeepEqual(large.divided, []);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});
