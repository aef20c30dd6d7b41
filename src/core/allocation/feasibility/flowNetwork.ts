/** Arcs between nodes, each with its way back: arc `a` and `a ^ 1` are one pair. Node 0 is the source, node 1 the sink. */
export class FlowNetwork {
  readonly nodeCount: number;
  /** What each arc can still carry, in units; `Infinity` where nothing bounds it. */
  readonly residual: Float64Array;
  readonly head: Int32Array;
  /** What a unit earns along each arc: 1, 0, or -1 on the way back. */
  readonly profit: Int8Array;
  #arcCount = 0;
  #starts: Int32Array | undefined;
  #links: Int32Array | undefined;

  constructor(nodeCount: number, mostArcs: number) {
    this.nodeCount = nodeCount;
    this.residual = new Float64Array(mostArcs * 2);
    this.head = new Int32Array(mostArcs * 2);
    this.profit = new Int8Array(mostArcs * 2);
  }

  /** Adds an arc and gives its number; `back` is what flows along it already and may be taken back. */
  add(arc: {
    readonly from: number;
    readonly to: number;
    readonly capacity: number;
    readonly profit: number;
    readonly back?: number;
  }): number {
    const number = this.#arcCount;
    this.head[number] = arc.to;
    this.head[number + 1] = arc.from;
    this.residual[number] = arc.capacity;
    this.residual[number + 1] = arc.back ?? 0;
    this.profit[number] = arc.profit;
    this.profit[number + 1] = 0 - arc.profit;
    this.#arcCount += 2;
    return number;
  }

  /** What flows along an arc; nothing for -1, an arc that was never made. */
  flowOf(arc: number): number {
    return arc < 0 ? 0 : (this.residual[arc + 1] ?? 0);
  }

  /** The arcs from each node: those of node `n` stand in `links` from `starts[n]` to before `starts[n + 1]`. */
  links(): { readonly starts: Int32Array; readonly links: Int32Array } {
    if (this.#starts === undefined || this.#links === undefined) {
      const starts = new Int32Array(this.nodeCount + 1);
      for (let arc = 0; arc < this.#arcCount; arc++) {
        const at = (this.head[arc ^ 1] ?? 0) + 1;
        starts[at] = (starts[at] ?? 0) + 1;
      }
      for (let node = 0; node < this.nodeCount; node++)
        starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
      const filled = starts.slice();
      const links = new Int32Array(this.#arcCount);
      for (let arc = 0; arc < this.#arcCount; arc++) {
        const from = this.head[arc ^ 1] ?? 0;
        const at = filled[from] ?? 0;
        links[at] = arc;
        filled[from] = at + 1;
      }
      this.#starts = starts;
      this.#links = links;
    }
    return { starts: this.#starts, links: this.#links };
  }
}

export const sourceNode = 0;
export const sinkNode = 1;
