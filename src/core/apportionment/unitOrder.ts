import { invariant } from "../issue/invariant.ts";
import { compareFractions, type Approximated } from "./compare.ts";
import { heapOf } from "./heap.ts";

/** Units that stand in one order, of which the first `total` are given: those below a floor come before all others. */
export interface UnitOrder {
  readonly total: number;
  /** The claims that may get units beyond their floor. */
  readonly open: Uint32Array;
  readonly floors: (index: number) => number;
  readonly caps: (index: number) => number;
  /** How strong a claim that holds `units` is to one more; the more it holds, the weaker. */
  readonly claimToNext: (index: number, units: number) => Approximated;
  /** Which of two equal claims goes first; negative for the first. */
  readonly tieBreak: (one: number, other: number) => number;
}

/**
 * Gives or takes back units, in order, until `units` add up to the total. What they hold at first must be the first units
 * of the order, for whatever total: then they are at the end.
 */
export function settleUnits(order: UnitOrder, units: Float64Array): void {
  let left = order.total;
  for (let index = 0; index < units.length; index++) left -= units[index] ?? 0;
  if (left > 0) giveInOrder(order, units, left);
  else if (left < 0) takeBackInOrder(order, units, -left);
}

function giveInOrder(order: UnitOrder, units: Float64Array, count: number): void {
  const held = (index: number): number => units[index] ?? 0;
  const open = order.open.filter((index) => held(index) < order.caps(index));
  const { before, refresh } = claimsTo(order, units.length, held);
  open.forEach(refresh);
  const heap = heapOf(open, before);
  for (let given = 0; given < count; given++) {
    const index = heap.first();
    invariant(index !== undefined, "the caps can take the total");
    units[index] = held(index) + 1;
    if (held(index) >= order.caps(index)) {
      heap.removeFirst();
    } else {
      refresh(index);
      heap.sink();
    }
  }
}

function takeBackInOrder(order: UnitOrder, units: Float64Array, count: number): void {
  const held = (index: number): number => units[index] ?? 0;
  const open = order.open.filter((index) => held(index) > order.floors(index));
  const { before, refresh } = claimsTo(order, units.length, (index) => held(index) - 1);
  open.forEach(refresh);
  const heap = heapOf(open, (one, other) => before(other, one));
  for (let taken = 0; taken < count; taken++) {
    const index = heap.first();
    invariant(index !== undefined, "the floors leave the total enough");
    units[index] = held(index) - 1;
    if (held(index) <= order.floors(index)) {
      heap.removeFirst();
    } else {
      refresh(index);
      heap.sink();
    }
  }
}

interface Claims {
  /** Whether one claim goes before the other. */
  readonly before: (one: number, other: number) => boolean;
  readonly refresh: (index: number) => void;
}

/** The claims to the unit after `held(index)` units, each kept until it is refreshed. */
function claimsTo(order: UnitOrder, size: number, held: (index: number) => number): Claims {
  const claims: (Approximated | undefined)[] = new Array<undefined>(size);
  return {
    before: (one, other) => {
      const left = claims[one];
      const right = claims[other];
      invariant(left !== undefined && right !== undefined, "every claim in the heap is known");
      return (compareFractions(right, left) || order.tieBreak(one, other)) < 0;
    },
    refresh: (index) => {
      claims[index] = order.claimToNext(index, held(index));
    },
  };
}
