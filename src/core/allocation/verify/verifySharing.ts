import type { Pool } from "../allocation.ts";
import { lesser, sameProduct, type Level } from "./verifyFractions.ts";
import type { PoolView } from "./verifyPools.ts";
import { VerifiedBounds } from "./verifyUnits.ts";
import type { VerifiedTree } from "./verifyTree.ts";
import type { About, Report } from "./violation.ts";

/** Positions of the names in the certificate. */
const bounds = ["free", "floor", "cap", "zeroWeight"] as const;

/**
 * Whether the exact shares of a pool are the only ones that its weights, tiers, floors and caps allow, from the shares alone:
 * in each block the free claims share in proportion to their weights, the others are held to their own floor or cap; all units
 * keep to their bounds; and nobody could be given more but at the cost of one of an earlier tier, or of one of the same tier
 * who has no more for each unit of weight. Floors of units above are owed first. What is left over nobody may have.
 */
export function verifySharing(tree: VerifiedTree, view: PoolView, unitDong: number, report: Report): void {
  const { pool, about } = view;
  if (!isWellFormed(pool)) {
    report("share.block", about);
    return;
  }
  const own = new VerifiedBounds(tree, view, unitDong);
  verifyClaimShares(view, own, report);
  const given = verifyBlocks(view, report);
  const { leftOver } = pool.sharing;
  const total = given + leftOver;
  if (total * unitDong !== pool.shared || leftOver < 0 || leftOver * unitDong !== pool.leftOver) {
    report("share.total", about, pool.shared, total * unitDong);
  }
  verifyLevels(view, own, leftOver, report);
}

/** Whether every claim is in one block and has a share. */
function isWellFormed({ places, sharing, amounts, tiers }: Pool): boolean {
  const { blocks, blockOf, bounds: codes, column } = sharing;
  const sizes = [blockOf, codes, column.floors, column.remainders, amounts, ...(tiers ? [tiers] : [])];
  if (sizes.some(({ length }) => length !== places.length) || !(column.denominator > 0)) return false;
  let members = 0;
  for (const [position, { claims }] of blocks.entries()) {
    members += claims.length;
    for (const claim of claims) if (blockOf[claim] !== position) return false;
  }
  return members === places.length;
}

/** What is given in all, in whole units. */
function verifyBlocks({ pool, about }: PoolView, report: Report): number {
  const { blocks, bounds: codes, column } = pool.sharing;
  let given = 0;
  for (const { tier, amount, claims, freeAmount, freeWeight } of blocks) {
    let held = 0;
    let weight = 0;
    let large = 0n;
    for (const claim of claims) {
      if ((pool.tiers?.[claim] ?? 0) !== tier) report("share.block", about, pool.tiers?.[claim], tier);
      if (codes[claim] !== 0) held += column.floors[claim] ?? 0;
      else if (pool.weights.kind === "doubles") weight += pool.weights.values[claim] ?? 0;
      else large += pool.weights.values[claim] ?? 0n;
    }
    if (BigInt(weight) + large !== freeWeight || (freeWeight === 0n && freeAmount !== 0n)) {
      report("share.block", about, BigInt(weight) + large, freeWeight);
    }
    if (BigInt(held) + freeAmount !== BigInt(amount) || freeAmount < 0n) {
      report("share.total", about, amount, BigInt(held) + freeAmount);
    }
    given += amount;
  }
  return given;
}

/** Whether each claim has what the certificate says of it. */
function verifyClaimShares({ pool, about }: PoolView, own: VerifiedBounds, report: Report): void {
  const { column, bounds: codes, blocks, blockOf } = pool.sharing;
  const { floors, remainders, denominator } = column;
  const where = (claim: number): About => ({ ...about, place: pool.places[claim] ?? "" });
  for (let claim = 0; claim < pool.places.length; claim++) {
    const floor = floors[claim] ?? -1;
    const remainder = remainders[claim] ?? 0;
    const weight = pool.weights.values[claim] ?? 0;
    const bound = bounds[codes[claim] ?? 0];
    if (!(remainder >= 0 && remainder < denominator)) report("share.block", where(claim));
    if (bound === "free") {
      const block = blocks[blockOf[claim] ?? 0];
      const isRight =
        weight > 0 && block !== undefined && sameProduct({ floor, remainder, denominator }, block, weight);
      if (!isRight) report("share.weight", where(claim), undefined, floor);
      continue;
    }
    const { floor: least, cap: most } = own.ofClaim(claim);
    const right = bound === "cap" ? most : least;
    const isAllowed = weight > 0 === (bound !== "zeroWeight");
    if (floor !== right || remainder > 0 || !isAllowed) report("share.bound", where(claim), right, floor);
  }
}

/** Whether units keep to their bounds, and money could not go from one who has more to one who has less. */
function verifyLevels(view: PoolView, own: VerifiedBounds, leftOver: number, report: Report): void {
  const { pool, about } = view;
  const levels = levelsOfBlocks(pool);
  const { bounds: codes, blockOf, column } = pool.sharing;
  for (let claim = 0; claim < pool.places.length; claim++) {
    const weight = pool.weights.values[claim] ?? 0;
    const { floor, cap } = own.ofClaim(claim);
    const [whole, remainder] = [column.floors[claim] ?? 0, column.remainders[claim] ?? 0];
    if (whole < floor || whole > cap || (whole === cap && remainder > 0)) {
      report("share.outsideBounds", { ...about, place: pool.places[claim] ?? "" }, `${floor}..${cap}`, whole);
    }
    own.addShare(claim, whole, remainder);
    if (!(weight > 0)) continue;
    const isFree = codes[claim] === 0;
    const level = isFree
      ? levels[blockOf[claim] ?? 0]
      : { tier: tierOf(pool, claim), over: BigInt(whole), under: BigInt(weight) };
    if (level === undefined) continue;
    const isAtFloor = whole === floor && remainder <= 0;
    own.addLevel(claim, level, { mayRise: whole < cap, mayFall: !isAtFloor });
  }
  for (const { place, floor, cap, whole, isWithin, low, high } of own.settle()) {
    const where = place === "" ? about : { ...about, place };
    if (!isWithin) report("share.outsideBounds", where, `${floor}..${cap}`, whole);
    if (low !== undefined && high !== undefined && lesser(low, high)) report("share.level", where);
    if (place === "" && leftOver > 0 && low !== undefined && whole < cap)
      report("share.leftOver", about, 0, leftOver);
  }
}

function levelsOfBlocks(pool: Pool): readonly (Level | undefined)[] {
  return pool.sharing.blocks.map(({ claims, freeAmount, freeWeight }) =>
    freeWeight === 0n
      ? undefined
      : { tier: tierOf(pool, claims[0] ?? 0), over: freeAmount, under: freeWeight },
  );
}

/** Places without a tier come last. */
function tierOf({ tiers }: Pool, claim: number): number {
  const tier = tiers?.[claim] ?? 0;
  return tier === 0 ? Infinity : tier;
}
