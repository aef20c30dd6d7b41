import assert from "node:assert/strict";
import type { PlaceTree } from "../../../src/core/allocation/placeTree.ts";
import {
  shareBoundOf,
  type NodeBound,
  type Sharing,
  type SharingProblem,
} from "../../../src/core/allocation/sharing/sharing.ts";

/** The tree of "P: D1 D2; D1: A B; D2: C E": a unit, and what is right beneath it; a name without a unit stands at the top. */
export function placesOf(text: string): PlaceTree {
  const above = new Map<string, string>();
  const units: string[] = [];
  for (const part of text.split(";")) {
    const [unit = "", beneath = ""] = part.split(":").map((side) => side.trim());
    units.push(unit);
    for (const code of beneath.split(" ").filter((word) => word !== "")) above.set(code, unit);
  }
  const depthOf = (code: string): number => (above.has(code) ? 1 + depthOf(above.get(code) ?? "") : 0);
  const inner = units.filter((unit) => unit !== "").sort((one, other) => depthOf(one) - depthOf(other));
  const leaves = [...above.keys()].filter((code) => !units.includes(code)).sort();
  const codes = [...inner, ...leaves];
  const nodeOf = new Map(codes.map((code, node) => [code, node]));
  return {
    codes,
    nodeOf,
    parents: Int32Array.from(codes, (code) => nodeOf.get(above.get(code) ?? "") ?? -1),
    leaves: Int32Array.from(leaves, (code) => nodeOf.get(code) ?? -1),
  };
}

/** Exact shares as numerators over one denominator. */
export interface Exact {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

export function exactOf({ column }: Sharing): Exact {
  const denominator = BigInt(column.denominator);
  return {
    denominator,
    numerators: Array.from(
      column.floors,
      (floor, index) => BigInt(floor) * denominator + BigInt(column.remainders[index] ?? 0),
    ),
  };
}

export interface Limits {
  readonly floor: bigint;
  readonly cap: bigint | undefined;
}

/** A sharing problem in whole numbers, as the tests look at it: units are sets of claims, and nothing else. */
export interface PlainProblem {
  readonly total: bigint;
  readonly weights: readonly bigint[];
  /** The place in the order of tiers, of each claim. */
  readonly ranks: readonly number[];
  readonly limits: readonly Limits[];
  readonly units: readonly (Limits & { readonly members: readonly boolean[] })[];
}

export function plainOf(problem: SharingProblem): PlainProblem {
  const { tree, claims, bounds, tiers } = problem;
  const isUnder = (node: number, unit: number): boolean =>
    unit < 0 || node === unit || (node >= 0 && isUnder(tree.parents[node] ?? -1, unit));
  const limitsOf = ({ floor, cap }: NodeBound): Limits => ({
    floor: BigInt(floor),
    cap: cap === Infinity ? undefined : BigInt(cap),
  });
  const nodes = Array.from(claims);
  return {
    total: BigInt(problem.total),
    weights: Array.from(problem.weights.values, BigInt),
    ranks: nodes.map((_, claim) => ((tiers?.[claim] ?? 0) + 255) % 256),
    limits: nodes.map((node) => tightest(bounds.filter((bound) => bound.node === node).map(limitsOf))),
    units: bounds
      .filter(({ node }) => !nodes.includes(node))
      .map((bound) => ({ ...limitsOf(bound), members: nodes.map((node) => isUnder(node, bound.node)) })),
  };
}

function tightest(limits: readonly Limits[]): Limits {
  return limits.reduce<Limits>(
    (one, other) => ({
      floor: one.floor > other.floor ? one.floor : other.floor,
      cap: one.cap === undefined || (other.cap !== undefined && other.cap < one.cap) ? other.cap : one.cap,
    }),
    { floor: 0n, cap: undefined },
  );
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

/** Every bound is kept, and shares and what is left over make up the total. */
export function assertFeasible(
  plain: PlainProblem,
  { numerators, denominator }: Exact,
  leftOver: bigint,
): void {
  assert.equal(
    sumOf(numerators) + leftOver * denominator,
    plain.total * denominator,
    "shares + left over = total",
  );
  assert.ok(leftOver >= 0n);
  plain.limits.forEach(({ floor, cap }, claim) => {
    const share = numerators[claim] ?? -1n;
    assert.ok(
      share >= floor * denominator && (cap === undefined || share <= cap * denominator),
      `claim ${claim}`,
    );
    if (plain.weights[claim] === 0n) assert.equal(share, floor * denominator, "weight zero gets its floor");
  });
  for (const { floor, cap, members } of plain.units) {
    const sum = sumOf(numerators.filter((_, claim) => members[claim]));
    assert.ok(
      sum >= floor * denominator && (cap === undefined || sum <= cap * denominator),
      "a unit in its bounds",
    );
  }
}

/**
 * No money can move to where it ought to be: from a claim of a later tier to one of an earlier tier, or from one that has more
 * for each unit of weight to one of its tier that has less; and what is left over nobody may take. For bounds on nested units
 * that is not only necessary for the fairest sharing but enough.
 */
export function assertOptimal(
  plain: PlainProblem,
  { numerators, denominator }: Exact,
  leftOver: bigint,
): void {
  const { weights, ranks, limits, units } = plain;
  const sums = units.map(({ members }) => sumOf(numerators.filter((_, claim) => members[claim])));
  const share = (claim: number): bigint => numerators[claim] ?? 0n;
  const mayGive = numerators.map((value, claim) => value > (limits[claim]?.floor ?? 0n) * denominator);
  const mayTake = numerators.map((value, claim) => {
    const cap = limits[claim]?.cap;
    return (weights[claim] ?? 0n) > 0n && (cap === undefined || value < cap * denominator);
  });
  const isEmpty = units.map(({ floor }, unit) => sums[unit] === floor * denominator);
  const isFull = units.map(({ cap }, unit) => cap !== undefined && sums[unit] === cap * denominator);
  const mayMove = (from: number | undefined, to: number): boolean =>
    units.every(({ members }, unit) => {
      const gives = from !== undefined && members[from] === true;
      const takes = members[to] === true;
      return !(gives && !takes && isEmpty[unit] === true) && !(takes && !gives && isFull[unit] === true);
    });
  numerators.forEach((_, to) => {
    if (!mayTake[to]) return;
    if (leftOver > 0n) assert.ok(!mayMove(undefined, to), `claim ${to} could take what is left over`);
    numerators.forEach((_unused, from) => {
      const order = (ranks[from] ?? 0) - (ranks[to] ?? 0);
      if (from === to || !mayGive[from] || order < 0) return;
      const better = order > 0 || share(from) * (weights[to] ?? 0n) > share(to) * (weights[from] ?? 0n);
      if (better) assert.ok(!mayMove(from, to), `claim ${to} ought to have what claim ${from} has`);
    });
  });
}

/** The blocks add up, and replaying what each says of its claims gives their shares. */
export function assertExplained(problem: SharingProblem, sharing: Sharing): void {
  const { numerators, denominator } = exactOf(sharing);
  const { blocks, blockOf, boundBy } = sharing;
  const { limits, weights } = plainOf(problem);
  const seen = new Uint8Array(numerators.length);
  for (const [index, block] of blocks.entries()) {
    let freeWeight = 0n;
    let held = 0n;
    let sum = 0n;
    assert.ok(block.claims.length > 0 && Number.isSafeInteger(block.amount));
    for (const claim of block.claims) {
      assert.equal(blockOf[claim], index);
      seen[claim] = (seen[claim] ?? 0) + 1;
      assert.equal(problem.tiers?.[claim] ?? 0, block.tier);
      const share = numerators[claim] ?? -1n;
      const weight = weights[claim] ?? 0n;
      const { floor, cap } = limits[claim] ?? { floor: 0n, cap: undefined };
      sum += share;
      const bound = shareBoundOf(sharing, claim);
      assert.equal(bound === "zeroWeight", weight === 0n);
      if (bound === "free") {
        freeWeight += weight;
        assert.equal(share * block.freeWeight, block.freeAmount * weight * denominator);
        assert.ok(!boundBy.has(claim));
        continue;
      }
      held += share;
      const own = problem.bounds.filter(({ node }) => node === problem.claims[claim]);
      const keys = own.flatMap(({ floor: least, cap: most, floorBy, capBy }) =>
        bound === "cap"
          ? most !== Infinity && BigInt(most) === cap
            ? capBy
            : []
          : least > 0 && BigInt(least) === floor
            ? floorBy
            : [],
      );
      const names = keys.filter((key) => key !== undefined);
      assert.equal(boundBy.get(claim), names.sort()[0]);
      assert.equal(share, (bound === "cap" ? (cap ?? -1n) : floor) * denominator);
      // At the level of those that are free, its weight would give it less than its floor, or more than its cap.
      const byWeight = block.freeAmount * weight - (share / denominator) * block.freeWeight;
      if (block.freeWeight > 0n && bound === "floor") assert.ok(byWeight < 0n);
      if (block.freeWeight > 0n && bound === "cap") assert.ok(byWeight > 0n);
    }
    assert.equal(sum, BigInt(block.amount) * denominator);
    assert.equal(freeWeight, block.freeWeight);
    assert.equal(held + block.freeAmount * denominator, BigInt(block.amount) * denominator);
  }
  assert.ok(
    seen.every((count) => count === 1),
    "each claim is in one block",
  );
}
