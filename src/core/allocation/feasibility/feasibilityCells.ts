import type { Ground } from "./feasibilityGround.ts";
import type { CellSet } from "./feasibilitySets.ts";

/** One unit of a set in one pool. */
export interface Entries {
  /** Those of set `s` stand from `starts[s]` to before `starts[s + 1]`. */
  readonly starts: Int32Array;
  readonly set: Int32Array;
  readonly node: Int32Array;
  readonly pool: Int32Array;
}

/** Claims that stand in the same entries, taken together: only those that count towards a floor. */
export interface Cells {
  readonly count: number;
  readonly entries: Entries;
  /** The entries of cell `c` stand in `cellEntries` from `cellStarts[c]` to before `cellStarts[c + 1]`. */
  readonly cellStarts: Int32Array;
  readonly cellEntries: Int32Array;
  /** The cells of set `s` stand in `setCells` from `setStarts[s]` to before `setStarts[s + 1]`. */
  readonly setStarts: Int32Array;
  readonly setCells: Int32Array;
}

/**
 * Gathers the claims of each pool by the nearest unit above them that a set names: all that is named further up is the same
 * for them. Ten thousand communes under one district cap are one cell.
 */
export function cellsOf(ground: Ground, sets: readonly CellSet[]): Cells {
  const entries = entriesOf(sets);
  const starts = [0];
  const members: number[] = [];
  const finder = new CellFinder(ground, sets, entries);
  for (let pool = 0; pool < ground.pools.length; pool++) finder.addCells(pool, starts, members);
  const cellStarts = Int32Array.from(starts);
  const cellEntries = Int32Array.from(members);
  return {
    count: starts.length - 1,
    entries,
    cellStarts,
    cellEntries,
    ...bySet(sets.length, entries, cellStarts, cellEntries),
  };
}

function entriesOf(sets: readonly CellSet[]): Entries {
  const starts = new Int32Array(sets.length + 1);
  sets.forEach(({ nodes, pools }, set) => {
    starts[set + 1] = (starts[set] ?? 0) + nodes.length * pools.length;
  });
  const count = starts[sets.length] ?? 0;
  const entries = {
    starts,
    set: new Int32Array(count),
    node: new Int32Array(count),
    pool: new Int32Array(count),
  };
  let entry = 0;
  sets.forEach(({ nodes, pools }, set) => {
    for (const pool of pools) {
      for (const node of nodes) {
        entries.set[entry] = set;
        entries.node[entry] = node;
        entries.pool[entry] = pool;
        entry++;
      }
    }
  });
  return entries;
}

class CellFinder {
  readonly #ground: Ground;
  /** Whether the rule of a set has a floor, be it that this part of it is 0. */
  readonly #hasFloor: Uint8Array;
  readonly #entries: Entries;
  /** The first entry of each pool, and the next of the same pool; -1 at the end. */
  readonly #firstOfPool: Int32Array;
  readonly #nextOfPool: Int32Array;
  /** In the pool at hand, by node + 1: its first entry, the nearest node at or above it with one, and the cell there. */
  readonly #firstOfNode: Int32Array;
  readonly #nextOfNode: Int32Array;
  readonly #nearest: Int32Array;
  readonly #isKnown: Uint8Array;

  constructor(ground: Ground, sets: readonly CellSet[], entries: Entries) {
    this.#ground = ground;
    this.#hasFloor = Uint8Array.from(sets, ({ rule }) => ((ground.rules[rule]?.floor ?? 0) > 0 ? 1 : 0));
    this.#entries = entries;
    const nodeCount = ground.tree.parents.length + 1;
    this.#firstOfPool = new Int32Array(ground.pools.length).fill(-1);
    this.#nextOfPool = new Int32Array(entries.set.length);
    this.#firstOfNode = new Int32Array(nodeCount);
    this.#nextOfNode = new Int32Array(entries.set.length);
    this.#nearest = new Int32Array(nodeCount);
    this.#isKnown = new Uint8Array(nodeCount);
    for (let entry = entries.set.length - 1; entry >= 0; entry--) {
      const pool = entries.pool[entry] ?? 0;
      this.#nextOfPool[entry] = this.#firstOfPool[pool] ?? -1;
      this.#firstOfPool[pool] = entry;
    }
  }

  addCells(pool: number, starts: number[], members: number[]): void {
    this.#mark(pool);
    for (const leaf of this.#ground.pools[pool]?.claims ?? []) {
      const nearest = this.#nearest[leaf + 1] ?? 0;
      if (nearest < 0 || this.#isKnown[nearest] === 1) continue;
      this.#isKnown[nearest] = 1;
      const before = members.length;
      if (this.#collect(nearest, members)) starts.push(members.length);
      else members.length = before;
    }
  }

  #mark(pool: number): void {
    const { parents } = this.#ground.tree;
    this.#firstOfNode.fill(-1);
    this.#isKnown.fill(0);
    for (let entry = this.#firstOfPool[pool] ?? -1; entry >= 0; entry = this.#nextOfPool[entry] ?? -1) {
      const at = (this.#entries.node[entry] ?? -1) + 1;
      this.#nextOfNode[entry] = this.#firstOfNode[at] ?? -1;
      this.#firstOfNode[at] = entry;
    }
    // A unit stands before those beneath it.
    this.#nearest[0] = this.#firstOfNode[0] === -1 ? -1 : 0;
    for (let node = 0; node < parents.length; node++) {
      const isNamed = this.#firstOfNode[node + 1] !== -1;
      this.#nearest[node + 1] = isNamed ? node + 1 : (this.#nearest[(parents[node] ?? -1) + 1] ?? -1);
    }
  }

  /** Adds the entries of a unit and of all above it; whether a floor is among them. */
  #collect(nearest: number, members: number[]): boolean {
    const { parents } = this.#ground.tree;
    let hasFloor = false;
    for (let at = nearest; at >= 0;) {
      for (let entry = this.#firstOfNode[at] ?? -1; entry >= 0; entry = this.#nextOfNode[entry] ?? -1) {
        members.push(entry);
        if (this.#hasFloor[this.#entries.set[entry] ?? 0] === 1) hasFloor = true;
      }
      at = at === 0 ? -1 : (this.#nearest[(parents[at - 1] ?? -1) + 1] ?? -1);
    }
    return hasFloor;
  }
}

function bySet(
  setCount: number,
  { set }: Entries,
  cellStarts: Int32Array,
  cellEntries: Int32Array,
): Pick<Cells, "setStarts" | "setCells"> {
  const setStarts = new Int32Array(setCount + 1);
  for (const entry of cellEntries) {
    const at = (set[entry] ?? 0) + 1;
    setStarts[at] = (setStarts[at] ?? 0) + 1;
  }
  for (let at = 0; at < setCount; at++) setStarts[at + 1] = (setStarts[at + 1] ?? 0) + (setStarts[at] ?? 0);
  const filled = setStarts.slice();
  const setCells = new Int32Array(cellEntries.length);
  for (let cell = 0; cell + 1 < cellStarts.length; cell++) {
    for (let index = cellStarts[cell] ?? 0; index < (cellStarts[cell + 1] ?? 0); index++) {
      const owner = set[cellEntries[index] ?? 0] ?? 0;
      const at = filled[owner] ?? 0;
      setCells[at] = cell;
      filled[owner] = at + 1;
    }
  }
  return { setStarts, setCells };
}
