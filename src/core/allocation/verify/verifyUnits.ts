import { moneyFromBigInt } from "../../money/money.ts";
import { lesser, type Level } from "./verifyFractions.ts";
import type { PoolView } from "./verifyPools.ts";
import type { VerifiedTree } from "./verifyTree.ts";

interface Bound {
  readonly floor: number;
  readonly cap: number;
}

/** A unit with a bound, with all that stands beneath it; the first is all places. */
interface Unit extends Bound {
  readonly place: string;
  readonly above: number;
  whole: number;
  broken: bigint;
  /** The lowest level that could rise inside it, and the highest that could fall. */
  low: Level | undefined;
  high: Level | undefined;
}

export interface SettledUnit extends Bound {
  readonly place: string;
  readonly whole: number;
  readonly isWithin: boolean;
  readonly low: Level | undefined;
  readonly high: Level | undefined;
}

const unbounded: Bound = { floor: 0, cap: Infinity };

/** The bounds of one pool on the tree, in whole units, and the shares that are poured into it. */
export class VerifiedBounds {
  readonly #ofClaim: ReadonlyMap<number, Bound>;
  readonly #units: readonly Unit[];
  readonly #unitOf: Int32Array;
  readonly #denominator: bigint;

  constructor(tree: VerifiedTree, { pool, nodes }: PoolView, unitDong: number) {
    const byNode = new Map<number, Bound & { readonly place: string }>();
    for (const { place, floor = 0, cap } of pool.bounds) {
      const node = place === "" ? -1 : (tree.nodeOf.get(place) ?? -2);
      byNode.set(node, {
        place,
        floor: floor / unitDong,
        cap: cap === undefined ? Infinity : cap / unitDong,
      });
    }
    this.#denominator = BigInt(pool.sharing.column.denominator);
    const unit = (bound: Bound & { readonly place: string }, above: number): Unit => ({
      ...bound,
      above,
      whole: 0,
      broken: 0n,
      low: undefined,
      high: undefined,
    });
    const units = [unit(byNode.get(-1) ?? { place: "", ...unbounded }, -1)];
    const ofClaim = new Map<number, Bound>();
    this.#units = units;
    this.#ofClaim = ofClaim;
    this.#unitOf = new Int32Array(nodes.length);
    if (byNode.size === 0) return;
    const nearest = new Int32Array(tree.firstLeaf);
    for (let node = 0; node < tree.firstLeaf; node++) {
      const parent = tree.parents[node] ?? -1;
      nearest[node] = parent < 0 ? 0 : (nearest[parent] ?? 0);
      const bound = byNode.get(node);
      if (bound !== undefined) nearest[node] = units.push(unit(bound, nearest[node] ?? 0)) - 1;
    }
    nodes.forEach((node, claim) => {
      const bound = byNode.get(node);
      if (bound !== undefined) ofClaim.set(claim, bound);
      const parent = tree.parents[node] ?? -1;
      this.#unitOf[claim] = parent < 0 ? 0 : (nearest[parent] ?? 0);
    });
  }

  ofClaim(claim: number): Bound {
    return this.#ofClaim.size === 0 ? unbounded : (this.#ofClaim.get(claim) ?? unbounded);
  }

  addShare(claim: number, whole: number, remainder: number | bigint): void {
    const unit = this.#units[this.#unitOf[claim] ?? 0];
    if (unit === undefined) return;
    unit.whole += whole;
    if (remainder !== 0 && remainder !== 0n) unit.broken += BigInt(remainder);
  }

  addLevel(
    claim: number,
    level: Level,
    { mayRise, mayFall }: { readonly mayRise: boolean; readonly mayFall: boolean },
  ): void {
    const unit = this.#units[this.#unitOf[claim] ?? 0];
    if (unit === undefined) return;
    if (mayRise) unit.low = lowest(unit.low, level);
    if (mayFall) unit.high = highest(unit.high, level);
  }

  /** From below upwards: what a unit at its cap cannot take, and what a unit at its floor cannot give, does not concern those above it. */
  settle(): readonly SettledUnit[] {
    const settled: SettledUnit[] = [];
    for (let index = this.#units.length - 1; index >= 0; index--) {
      const unit = this.#units[index];
      if (unit === undefined) continue;
      const { place, floor, cap, low, high } = unit;
      const whole = unit.whole + moneyFromBigInt(unit.broken / this.#denominator);
      const broken = unit.broken % this.#denominator;
      const isWithin = whole >= floor && (whole < cap || (whole === cap && broken === 0n));
      settled.push({ place, floor, cap, whole, isWithin, low, high });
      const above = this.#units[unit.above];
      if (above === undefined) continue;
      above.whole += unit.whole;
      above.broken += unit.broken;
      if (whole < cap && low !== undefined) above.low = lowest(above.low, low);
      if ((whole > floor || broken > 0n) && high !== undefined) above.high = highest(above.high, high);
    }
    return settled;
  }
}

function lowest(one: Level | undefined, other: Level): Level {
  return one === undefined || lesser(other, one) ? other : one;
}

function highest(one: Level | undefined, other: Level): Level {
  return one === undefined || lesser(one, other) ? other : one;
}
