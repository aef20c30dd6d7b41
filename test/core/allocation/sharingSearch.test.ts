import assert from "node:assert/strict";
import fc from "fast-check";
import {
  sharePool,
  type NodeBound,
  type SharingProblem,
} from "../../../src/core/allocation/sharing/sharing.ts";
import { wholeWeights } from "../../../src/core/money/index.ts";
import { exactOf, placesOf, plainOf, type PlainProblem } from "./sharingCases.ts";

/** Sums of weights are at most 12, so that all shares are whole in this measure. */
const measure = 27_720;

const trees = [
  placesOf("D1: A B; D2: C"),
  placesOf("P: D1; D1: A B; : C"),
  placesOf("P: D1 C; D1: A B; : E"),
  placesOf("D1: A B; D2: C E"),
];

/** Shares in the measure, and how good they are: what tiers get in order, then how unevenly each shares it (less is better). */
interface Candidate {
  readonly shares: readonly number[];
  readonly served: readonly number[];
  readonly unevenness: readonly bigint[];
}

/**
 * Tries every way in which claims and units could be held to their floors or caps or not, and keeps the best of all sharings
 * that come out within the bounds: the best is among them, since what is not held is shared by weight.
 */
function searchAll(plain: PlainProblem): Candidate {
  const { weights, limits, units } = plain;
  const sorted = [...units].sort((one, other) => sizeOf(other.members) - sizeOf(one.members));
  const total = { floor: plain.total, cap: plain.total, members: weights.map(() => true) };
  let best: Candidate | undefined;
  for (const unitStates of statesOf(sorted.length)) {
    for (const takesAll of [true, false]) {
      const held = sorted.flatMap(({ floor, cap, members }, unit) => {
        const amount = [undefined, floor, cap][unitStates[unit] ?? 0];
        return amount === undefined ? [] : [{ amount: Number(amount) * measure, members }];
      });
      if (unitStates.some((state, unit) => state === 2 && sorted[unit]?.cap === undefined)) continue;
      const whole = { amount: takesAll ? Number(plain.total) * measure : undefined, members: total.members };
      for (const claimStates of statesOf(weights.length)) {
        if (claimStates.some((state, claim) => state === 2 && limits[claim]?.cap === undefined)) continue;
        const shares = sharesOf(plain, [whole, ...held], claimStates);
        if (shares === undefined || !isWithin(plain, shares)) continue;
        const candidate = { shares, ...merits(plain, shares) };
        if (best === undefined || compareMerits(candidate, best) > 0) best = candidate;
      }
    }
  }
  return best ?? assert.fail("no sharing keeps all bounds");
}

const sizeOf = (members: readonly boolean[]): number => members.filter(Boolean).length;

/** All ways to give each of `count` one of three states: not held, at the floor, at the cap. */
function statesOf(count: number): readonly (readonly number[])[] {
  const ways = Array.from({ length: 3 ** count }, (_, way) => way);
  return ways.map((way) => Array.from({ length: count }, (_, place) => Math.floor(way / 3 ** place) % 3));
}

interface Holder {
  /** Undefined where not all money is taken. */
  readonly amount: number | undefined;
  readonly members: readonly boolean[];
}

/** The shares where these units and claims are held, if there are any; holders come before those within them. */
function sharesOf(
  { weights, ranks, limits }: PlainProblem,
  holders: readonly Holder[],
  states: readonly number[],
): readonly number[] | undefined {
  const innermost = (contains: (holder: Holder, index: number) => boolean): number =>
    holders.reduce((found, holder, index) => (contains(holder, index) ? index : found), -1);
  const holderOf = weights.map((_, claim) => innermost(({ members }) => members[claim] === true));
  const rest = holders.map(({ amount }) => amount);
  holders.forEach(({ amount, members }, index) => {
    const around = innermost(
      (outer, at) => at < index && members.every((isIn, claim) => !isIn || outer.members[claim]),
    );
    const before = rest[around];
    if (around >= 0 && before !== undefined) rest[around] = before - (amount ?? 0);
  });
  const shares = weights.map((weight, claim) => {
    const { floor, cap } = limits[claim] ?? { floor: 0n, cap: undefined };
    if (weight === 0n || states[claim] === 1) return Number(floor) * measure;
    return states[claim] === 2 ? Number(cap) * measure : undefined;
  });
  for (const [index, amount] of rest.entries()) {
    const members = [...weights.keys()].filter((claim) => holderOf[claim] === index);
    const free = members.filter((claim) => shares[claim] === undefined);
    if (new Set(free.map((claim) => ranks[claim])).size > 1) return undefined;
    const left =
      amount === undefined ? undefined : members.reduce((sum, claim) => sum - (shares[claim] ?? 0), amount);
    if (free.length === 0 ? left !== undefined && left !== 0 : left === undefined || left < 0)
      return undefined;
    const weight = free.reduce((sum, claim) => sum + Number(weights[claim]), 0);
    for (const claim of free) shares[claim] = ((left ?? 0) * Number(weights[claim])) / weight;
  }
  return shares.map((share) => share ?? assert.fail("a claim without a share"));
}

function isWithin({ total, limits, units }: PlainProblem, shares: readonly number[]): boolean {
  const all = shares.map((_, claim) => ({
    ...(limits[claim] ?? assert.fail()),
    members: shares.map((_s, other) => other === claim),
  }));
  const whole = { floor: 0n, cap: total, members: shares.map(() => true) };
  return [...all, ...units, whole].every(({ floor, cap, members }) => {
    const sum = shares.reduce((added, share, claim) => added + (members[claim] === true ? share : 0), 0);
    return sum >= Number(floor) * measure && (cap === undefined || sum <= Number(cap) * measure);
  });
}

function merits({ weights, ranks }: PlainProblem, shares: readonly number[]): Omit<Candidate, "shares"> {
  const tiers = [...new Set(ranks)].sort((one, other) => one - other);
  return {
    served: tiers.map((tier) =>
      shares.reduce((sum, share, claim) => sum + (ranks[claim] === tier ? share : 0), 0),
    ),
    unevenness: tiers.map((tier) =>
      shares.reduce((sum, share, claim) => {
        const weight = weights[claim] ?? 0n;
        // Weights are at most 3.
        return ranks[claim] === tier && weight > 0n ? sum + (BigInt(share) ** 2n * 6n) / weight : sum;
      }, 0n),
    ),
  };
}

function compareMerits(one: Candidate, other: Candidate): number {
  for (const [tier, served] of one.served.entries()) {
    if (served !== other.served[tier]) return served - (other.served[tier] ?? 0);
  }
  for (const [tier, unevenness] of one.unevenness.entries()) {
    const against = other.unevenness[tier] ?? 0n;
    if (unevenness !== against) return unevenness < against ? 1 : -1;
  }
  return 0;
}

/** A small problem around a sharing in whole units that keeps its bounds. */
function smallProblem(withTiers: boolean): fc.Arbitrary<SharingProblem> {
  return fc.constantFrom(...trees).chain((tree) => {
    const { codes, parents, leaves } = tree;
    const kinds = fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2)), {
      minLength: codes.length,
      maxLength: codes.length,
    });
    const numbers = (most: number): fc.Arbitrary<number[]> =>
      fc.array(fc.nat(most), { minLength: leaves.length, maxLength: leaves.length });
    return fc
      .record({
        kinds,
        amounts: numbers(4),
        weights: numbers(3),
        tiers: numbers(withTiers ? 2 : 0),
        more: fc.nat(4),
      })
      .map(({ kinds: given, amounts, weights, tiers, more }) => {
        const sums = codes.map(() => 0);
        amounts.forEach((amount, leaf) => {
          for (let node = leaves[leaf] ?? -1; node >= 0; node = parents[node] ?? -1)
            sums[node] = (sums[node] ?? 0) + amount;
        });
        const bounds = given.map(([kind, below, above], node): NodeBound => {
          const sum = sums[node] ?? 0;
          const isFixed = weights[leaves.indexOf(node)] === 0;
          return {
            node,
            floor: isFixed ? sum : kind % 2 === 1 ? Math.max(0, sum - below) : 0,
            cap: kind >= 2 ? sum + above : Infinity,
          };
        });
        const total = amounts.reduce((sum, amount) => sum + amount, more);
        return {
          total,
          tree,
          claims: leaves,
          weights: wholeWeights(weights),
          bounds,
          tiers: Uint8Array.from(tiers),
        };
      });
  });
}

describe("sharePool, beside a search of everything that could hold", () => {
  for (const [name, withTiers, numRuns] of [
    ["without tiers", false, 300],
    ["with tiers", true, 300],
  ] as const) {
    it(`gives the best sharing of all, ${name}`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(smallProblem(withTiers), (problem) => {
          const { numerators, denominator } = exactOf(sharePool(problem));
          const best = searchAll(plainOf(problem));
          assert.deepEqual(
            numerators.map((numerator) => numerator * BigInt(measure)),
            best.shares.map((share) => BigInt(share) * denominator),
          );
        }),
        { seed: 160_2022, numRuns },
      );
    });
  }
});
