/** Arcs with the least and the most they may carry, and what flows: it always adds up at each node, and keeps to the most. */
export interface CirculationArcs {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly flow: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** What holds an arc below its least: the nodes reached from its head, without its tail. */
export interface Cut {
  /** Arcs into it: they carry no more than their least. */
  readonly into: readonly number[];
  /** Arcs out of it: they carry their most. */
  readonly outOf: readonly number[];
}

/** A flow that is led round until every arc carries its least, or a cut shows that none can. Bounds may be changed in between. */
export class Circulation {
  readonly arcs: CirculationArcs;
  /** The arcs at each node, out and in: arc × 2, and 1 more where they lead in. */
  readonly #starts: Int32Array;
  readonly #links: Int32Array;
  readonly #queue: Int32Array;
  /** By which link each node was reached; valid where the mark is that of the search. */
  readonly #by: Int32Array;
  readonly #marks: Int32Array;
  #search = 0;

  constructor(arcs: CirculationArcs) {
    this.arcs = arcs;
    const { nodeCount, from, to } = arcs;
    this.#starts = new Int32Array(nodeCount + 1);
    this.#links = new Int32Array(from.length * 2);
    this.#queue = new Int32Array(nodeCount);
    this.#by = new Int32Array(nodeCount);
    this.#marks = new Int32Array(nodeCount);
    const endOf = (link: number): number => ((link & 1) === 0 ? from : to)[link >> 1] ?? 0;
    for (let link = 0; link < this.#links.length; link++) {
      const at = endOf(link) + 1;
      this.#starts[at] = (this.#starts[at] ?? 0) + 1;
    }
    for (let node = 0; node < nodeCount; node++) {
      this.#starts[node + 1] = (this.#starts[node + 1] ?? 0) + (this.#starts[node] ?? 0);
    }
    const filled = this.#starts.slice();
    for (let link = 0; link < this.#links.length; link++) {
      const at = filled[endOf(link)] ?? 0;
      this.#links[at] = link;
      filled[endOf(link)] = at + 1;
    }
  }

  isShort(arc: number): boolean {
    return (this.arcs.flow[arc] ?? 0) < (this.arcs.lower[arc] ?? 0);
  }

  /** Leads more through an arc until it carries its least; whether that can be done. No other arc falls below its least. */
  fill(arc: number): boolean {
    const { flow, lower, from, to } = this.arcs;
    while (this.isShort(arc)) {
      const [start, end] = [to[arc] ?? 0, from[arc] ?? 0];
      if (!this.#reach(start, end)) return false;
      const lacking = (lower[arc] ?? 0) - (flow[arc] ?? 0);
      const amount = Math.min(lacking, this.#roomOnWay(start, end));
      this.#lead(start, end, amount);
      flow[arc] = (flow[arc] ?? 0) + amount;
    }
    return true;
  }

  /** The cut that the last search of `fill` ended at, in vain. */
  cut(): Cut {
    const { from, to, lower, upper } = this.arcs;
    const into: number[] = [];
    const outOf: number[] = [];
    const isReached = (node: number): boolean => this.#marks[node] === this.#search;
    for (let arc = 0; arc < from.length; arc++) {
      const [tail, head] = [isReached(from[arc] ?? 0), isReached(to[arc] ?? 0)];
      if (!tail && head && (lower[arc] ?? 0) > 0) into.push(arc);
      if (tail && !head && upper[arc] !== Infinity) outOf.push(arc);
    }
    return { into, outOf };
  }

  #reach(start: number, end: number): boolean {
    const { from, to, flow, lower, upper } = this.arcs;
    const [starts, links, queue, marks, by] = [this.#starts, this.#links, this.#queue, this.#marks, this.#by];
    const search = ++this.#search;
    marks[start] = search;
    queue[0] = start;
    let last = 1;
    for (let first = 0; first < last; first++) {
      const node = queue[first] ?? 0;
      if (node === end) return true;
      const after = starts[node + 1] ?? 0;
      for (let index = starts[node] ?? 0; index < after; index++) {
        const link = links[index] ?? 0;
        const arc = link >> 1;
        const isForward = (link & 1) === 0;
        const next = (isForward ? to : from)[arc] ?? 0;
        if (marks[next] === search) continue;
        const own = flow[arc] ?? 0;
        if (isForward ? own >= (upper[arc] ?? 0) : own <= (lower[arc] ?? 0)) continue;
        marks[next] = search;
        by[next] = link;
        queue[last++] = next;
      }
    }
    return false;
  }

  #nodeBefore(link: number): number {
    return ((link & 1) === 0 ? this.arcs.from : this.arcs.to)[link >> 1] ?? 0;
  }

  /** How much more may flow along an arc, or how much less on the way back. */
  #roomOf(link: number): number {
    const { flow, lower, upper } = this.arcs;
    const arc = link >> 1;
    const own = flow[arc] ?? 0;
    return (link & 1) === 0 ? (upper[arc] ?? 0) - own : own - (lower[arc] ?? 0);
  }

  #roomOnWay(start: number, end: number): number {
    let room = Infinity;
    for (let node = end; node !== start;) {
      const link = this.#by[node] ?? 0;
      room = Math.min(room, this.#roomOf(link));
      node = this.#nodeBefore(link);
    }
    return room;
  }

  #lead(start: number, end: number, amount: number): void {
    const { flow } = this.arcs;
    for (let node = end; node !== start;) {
      const link = this.#by[node] ?? 0;
      const arc = link >> 1;
      flow[arc] = (flow[arc] ?? 0) + ((link & 1) === 0 ? amount : 0 - amount);
      node = this.#nodeBefore(link);
    }
  }
}
