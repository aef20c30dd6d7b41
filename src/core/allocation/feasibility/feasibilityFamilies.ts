import { invariant } from "../../issue/invariant.ts";
import type { Cells } from "./feasibilityCells.ts";
import type { CellSet } from "./feasibilitySets.ts";

/** Sets of which any two are apart or one within the other: a tree, from the largest to the smallest. */
export class Family {
  /** The smallest set around each set; -1 for none. */
  readonly parents: Int32Array;
  /** The smallest set that each cell stands in; -1 for none. */
  readonly smallest: Int32Array;
  readonly #cells: Cells;
  /** How many cells of each set stand in the set at hand; valid where the mark is that set. */
  readonly #shared: Int32Array;
  readonly #marks: Int32Array;

  constructor(cells: Cells, setCount: number) {
    this.#cells = cells;
    this.parents = new Int32Array(setCount).fill(-1);
    this.smallest = new Int32Array(cells.count).fill(-1);
    this.#shared = new Int32Array(setCount);
    this.#marks = new Int32Array(setCount).fill(-1);
  }

  /** Takes the set in, if it crosses none of those that are in. */
  take(set: number): boolean {
    if (!this.#nests(set)) return false;
    const { setStarts, setCells } = this.#cells;
    let around = -1;
    for (let index = setStarts[set] ?? 0; index < (setStarts[set + 1] ?? 0); index++) {
      const cell = setCells[index] ?? 0;
      let within = -1;
      let next = this.smallest[cell] ?? -1;
      while (next >= 0 && next !== set && this.#shared[next] === this.#sizeOf(next)) {
        within = next;
        next = this.parents[next] ?? -1;
      }
      if (next !== set) around = next;
      if (within < 0) this.smallest[cell] = set;
      else this.parents[within] = set;
    }
    this.parents[set] = around;
    return true;
  }

  #sizeOf(set: number): number {
    return (this.#cells.setStarts[set + 1] ?? 0) - (this.#cells.setStarts[set] ?? 0);
  }

  #nests(set: number): boolean {
    const { setStarts, setCells } = this.#cells;
    const touched: number[] = [];
    for (let index = setStarts[set] ?? 0; index < (setStarts[set + 1] ?? 0); index++) {
      const cell = setCells[index] ?? 0;
      for (let other = this.smallest[cell] ?? -1; other >= 0; other = this.parents[other] ?? -1) {
        if (this.#marks[other] !== set) {
          this.#marks[other] = set;
          this.#shared[other] = 0;
          touched.push(other);
        }
        this.#shared[other] = (this.#shared[other] ?? 0) + 1;
      }
    }
    const size = this.#sizeOf(set);
    return touched.every(
      (other) => this.#shared[other] === this.#sizeOf(other) || this.#shared[other] === size,
    );
  }
}

/** Two families that together are a network: money flows down the first, through the cells, and up the second. */
export interface Families {
  readonly first: Family;
  readonly second: Family;
  /** 1 or 2 for each set, 0 for a set that crosses others in both. */
  readonly familyOf: Uint8Array;
}

/**
 * Places each set in the first family where it nests: pools, then what stands in one unit of one pool (these always nest),
 * then sets over several units, then over several pools, the larger first. `given` repeats an earlier placing.
 */
export function placeInFamilies(cells: Cells, sets: readonly CellSet[], given?: Uint8Array): Families {
  const first = new Family(cells, sets.length);
  const second = new Family(cells, sets.length);
  const familyOf = new Uint8Array(sets.length);
  for (const set of placingOrder(cells, sets)) {
    const wanted = given?.[set] ?? 0;
    if (wanted !== 2 && first.take(set)) familyOf[set] = 1;
    else if (wanted !== 1 && second.take(set)) familyOf[set] = 2;
    else invariant(wanted === 0, "a part of two nested families is two nested families");
  }
  return { first, second, familyOf };
}

function placingOrder({ setStarts }: Cells, sets: readonly CellSet[]): readonly number[] {
  const rankOf = ({ rule, nodes, pools }: CellSet): number =>
    rule < 0 ? 0 : pools.length > 1 ? 3 : nodes.length > 1 ? 2 : 1;
  const ranks = sets.map(rankOf);
  const sizeOf = (set: number): number => (setStarts[set + 1] ?? 0) - (setStarts[set] ?? 0);
  return [...sets.keys()].sort(
    (one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0) || sizeOf(other) - sizeOf(one) || one - other,
  );
}
