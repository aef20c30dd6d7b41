import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlaceTree } from "../../src/core/allocation/placeTree.ts";
import {
  sharePool,
  type NodeBound,
  type Sharing,
  type SharingProblem,
} from "../../src/core/allocation/sharing/sharing.ts";
import { waterFill } from "../../src/core/apportionment/index.ts";
import { wholeWeights, type Weight } from "../../src/core/money/index.ts";
import {
  assertExplained,
  assertFeasible,
  assertOptimal,
  exactOf,
  plainOf,
} from "../core/allocation/sharingCases.ts";

const law = <Values extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Values>,
  numRuns = 1000,
): void => {
  fc.assert(property, { seed: 160_2022, numRuns });
};

/** How large the numbers of a problem are: small ones make ties common, a nation spends large ones, some need BigInts. */
const scales = {
  small: { weight: fc.oneof(fc.constant(0), fc.nat(4)), units: fc.nat(6) },
  large: { weight: fc.oneof(fc.constant(0), fc.nat(1e6), fc.nat(1e9)), units: fc.nat(300_000_000_000_000) },
  fine: {
    weight: fc.oneof(fc.constant("0"), fc.bigInt(1n, 10n ** 22n).map(String), fc.constantFrom("1/3", "2.5")),
    units: fc.nat(300_000_000_000_000),
  },
} as const;

interface Shape {
  readonly weight: Weight;
  readonly units: number;
  readonly above: number;
  readonly tier: number;
  readonly bound: number;
  readonly slack: readonly [number, number];
}

interface Unit {
  readonly above: number;
  readonly bound: number;
  readonly slack: readonly [number, number];
}

/**
 * A problem that some sharing solves: the bounds are laid around one that is drawn first, and a little more money is given
 * than it shares.
 */
function problemOf(
  units: readonly Unit[],
  leaves: readonly Shape[],
  more: number,
  whole: Unit,
): SharingProblem {
  const parents = [
    ...units.map(({ above }, unit) => (above % (unit + 1)) - 1),
    ...leaves.map(({ above }) => (above % (units.length + 1)) - 1),
  ];
  const sums = new Array<number>(parents.length).fill(0);
  let all = 0;
  leaves.forEach(({ units: amount }, leaf) => {
    all += amount;
    for (let node = units.length + leaf; node >= 0; node = parents[node] ?? -1)
      sums[node] = (sums[node] ?? 0) + amount;
  });
  const around = (
    node: number,
    kind: number,
    amount: number,
    [below, above]: readonly [number, number],
  ): NodeBound => ({
    node,
    floor: kind % 2 === 1 ? Math.max(0, amount - below) : 0,
    cap: kind >= 2 ? amount + above : Infinity,
    floorBy: `floor${node}`,
    capBy: `cap${node}`,
  });
  const bounds: NodeBound[] = [around(-1, whole.bound, all, whole.slack)];
  units.forEach(({ bound, slack }, unit) => bounds.push(around(unit, bound, sums[unit] ?? 0, slack)));
  leaves.forEach(({ weight, bound, slack, units: amount }, leaf) => {
    const node = units.length + leaf;
    // A claim without weight gets its floor and nothing more.
    bounds.push(
      weight === 0 || weight === "0"
        ? { node, floor: amount, cap: Infinity }
        : around(node, bound, amount, slack),
    );
  });
  const codes = parents.map((_, node) => `K${String(node).padStart(4, "0")}`);
  return {
    total: all + more,
    tree: {
      codes,
      parents: Int32Array.from(parents),
      leaves: Int32Array.from(leaves, (_, leaf) => units.length + leaf),
      nodeOf: new Map(codes.map((code, node) => [code, node])),
    },
    claims: Int32Array.from(leaves, (_, leaf) => units.length + leaf),
    weights: wholeWeights(leaves.map(({ weight }) => weight)),
    bounds,
    ...(leaves.some(({ tier }) => tier > 0) ? { tiers: Uint8Array.from(leaves, ({ tier }) => tier) } : {}),
  };
}

function problems(
  { weight, units }: { readonly weight: fc.Arbitrary<Weight>; readonly units: fc.Arbitrary<number> },
  tier: fc.Arbitrary<number>,
): fc.Arbitrary<SharingProblem> {
  const slack = fc.tuple(fc.oneof(fc.constant(0), units), fc.oneof(fc.constant(0), units));
  const unit = fc.record({ above: fc.nat(100), bound: fc.nat(3), slack });
  const leaf = fc.record({ weight, units, above: fc.nat(100), tier, bound: fc.nat(3), slack });
  const more = fc.oneof(fc.constant(0), units);
  return fc
    .tuple(
      fc.array(unit, { maxLength: 10, size: "max" }),
      fc.array(leaf, { maxLength: 14, size: "max" }),
      more,
      unit,
    )
    .map(([inner, leaves, extra, whole]) => problemOf(inner, leaves, extra, whole));
}

const noTier = fc.constant(0);
const tiers = fc.nat(3);

function check(problem: SharingProblem): Sharing {
  const sharing = sharePool(problem);
  const plain = plainOf(problem);
  const exact = exactOf(sharing);
  assertFeasible(plain, exact, BigInt(sharing.leftOver));
  assertOptimal(plain, exact, BigInt(sharing.leftOver));
  assertExplained(problem, sharing);
  return sharing;
}

/** Whether one of the units stands above the node. */
function isUnderOne(tree: PlaceTree, node: number, units: readonly number[]): boolean {
  const parent = tree.parents[node] ?? -1;
  return parent >= 0 && (units.includes(parent) || isUnderOne(tree, parent, units));
}

describe("laws of sharing a pool", () => {
  for (const [name, scale] of Object.entries(scales)) {
    it(`${name} numbers: shares keep all bounds, are the fairest that do, and can be replayed`, () => {
      const counts = { held: 0, nested: 0, leftOver: 0 };
      law(
        fc.property(problems(scale, noTier), (problem) => {
          const { blocks, leftOver } = check(problem);
          const held = blocks.filter(({ node }) => node >= 0);
          if (held.length > 0) counts.held++;
          if (
            held.some(({ node }) =>
              isUnderOne(
                problem.tree,
                node,
                held.map((block) => block.node),
              ),
            )
          )
            counts.nested++;
          if (leftOver > 0) counts.leftOver++;
        }),
      );
      assert.ok(counts.held > 100 && counts.nested > 20 && counts.leftOver > 20, JSON.stringify(counts));
    });

    it(`${name} numbers: earlier tiers go first`, () => {
      law(fc.property(problems(scale, tiers), (problem) => void check(problem)));
    });
  }

  it("without bounds on units and without tiers it is water-filling", () => {
    law(
      fc.property(problems(scales.small, noTier), (given) => {
        const first = given.tree.codes.length - given.claims.length;
        const problem = { ...given, bounds: given.bounds.filter(({ node }) => node >= first) };
        const sharing = sharePool(problem);
        const { weights, limits, total } = plainOf(problem);
        const filled = waterFill(
          total,
          limits.map((limit, claim) => ({ ...limit, weight: weights[claim] ?? 0n })),
        );
        const { numerators, denominator } = exactOf(sharing);
        assert.deepEqual(
          numerators.map((numerator) => numerator * filled.denominator),
          filled.numerators.map((numerator) => numerator * denominator),
        );
        assert.equal(BigInt(sharing.leftOver), filled.leftOver);
      }),
    );
  });

  it("the order of bounds changes nothing, nor do bounds that say less than others", () => {
    law(
      fc.property(problems(scales.small, tiers), fc.nat(), (problem, turn) => {
        const { bounds } = problem;
        const turned = bounds.map(
          (_, index) => bounds[(index + turn) % bounds.length] ?? { node: -1, floor: 0, cap: 0 },
        );
        const looser = bounds.map(({ node, floor, cap }) => ({
          node,
          floor: Math.max(0, floor - 1),
          cap: cap + 1,
        }));
        assert.deepEqual(sharePool({ ...problem, bounds: turned.reverse() }), sharePool(problem));
        assert.deepEqual(sharePool({ ...problem, bounds: [...looser, ...bounds] }), sharePool(problem));
      }),
      300,
    );
  });

  it("weights in another measure give the same shares", () => {
    law(
      fc.property(problems(scales.large, tiers), (problem) => {
        const finer = wholeWeights(
          plainOf(problem).weights.map((weight) => ({ numerator: weight * 10n ** 20n, denominator: 1n })),
        );
        const [one, other] = [sharePool(problem), sharePool({ ...problem, weights: finer })];
        const [plain, fine] = [exactOf(one), exactOf(other)];
        assert.deepEqual(
          plain.numerators.map((numerator) => numerator * fine.denominator),
          fine.numerators.map((numerator) => numerator * plain.denominator),
        );
        assert.deepEqual(one.bounds, other.bounds);
        assert.deepEqual(one.blockOf, other.blockOf);
      }),
      300,
    );
  });
});
