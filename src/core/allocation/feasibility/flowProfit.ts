import { sinkNode, sourceNode, type FlowNetwork } from "./flowNetwork.ts";

/**
 * Sends the flow of greatest profit from source to sink (primal-dual): along the ways of greatest profit first, all of those
 * of one profit by blocking flows (Dinic), until a unit more would earn nothing. There are as many phases as different
 * profits. `look` is called between rounds, so that long work can be stopped.
 */
export function sendForProfit(network: FlowNetwork, look: () => void): void {
  const search = new ProfitSearch(network);
  while (search.measureProfit() > 0) {
    look();
    while (search.measureSteps()) {
      look();
      search.block();
    }
  }
}

/** Nothing is so far away. */
const unreached = -0x40000000;

class ProfitSearch {
  readonly #network: FlowNetwork;
  readonly #starts: Int32Array;
  readonly #links: Int32Array;
  /** The greatest profit of a way from the source to each node. */
  readonly #best: Int32Array;
  /** Steps from the source along ways of greatest profit; -1 for a node without, or that leads nowhere. */
  readonly #level: Int32Array;
  /** The next link of each node that has not been tried in this round. */
  readonly #next: Int32Array;
  readonly #queue: Int32Array;
  readonly #isQueued: Uint8Array;
  /** The arcs of the way that is being followed. */
  readonly #way: Int32Array;

  constructor(network: FlowNetwork) {
    this.#network = network;
    const { starts, links } = network.links();
    this.#starts = starts;
    this.#links = links;
    this.#best = new Int32Array(network.nodeCount);
    this.#level = new Int32Array(network.nodeCount);
    this.#next = new Int32Array(network.nodeCount);
    this.#queue = new Int32Array(network.nodeCount + 1);
    this.#isQueued = new Uint8Array(network.nodeCount);
    this.#way = new Int32Array(network.nodeCount);
  }

  /** The greatest profit of a way to the sink. Profits are small whole numbers, so that labels are corrected a few times only. */
  measureProfit(): number {
    const { residual, head, profit } = this.#network;
    const [best, queue, isQueued] = [this.#best, this.#queue, this.#isQueued];
    best.fill(unreached);
    best[sourceNode] = 0;
    queue[0] = sourceNode;
    let [first, last] = [0, 1];
    while (first !== last) {
      const node = queue[first] ?? 0;
      first = first + 1 === queue.length ? 0 : first + 1;
      isQueued[node] = 0;
      const own = best[node] ?? 0;
      for (let index = this.#starts[node] ?? 0; index < (this.#starts[node + 1] ?? 0); index++) {
        const arc = this.#links[index] ?? 0;
        if ((residual[arc] ?? 0) <= 0) continue;
        const to = head[arc] ?? 0;
        const reached = own + (profit[arc] ?? 0);
        if (reached <= (best[to] ?? 0)) continue;
        best[to] = reached;
        if (isQueued[to] === 1) continue;
        isQueued[to] = 1;
        queue[last] = to;
        last = last + 1 === queue.length ? 0 : last + 1;
      }
    }
    return best[sinkNode] ?? unreached;
  }

  /** Counts the steps along ways of greatest profit; whether one leads to the sink. */
  measureSteps(): boolean {
    const [level, queue] = [this.#level, this.#queue];
    level.fill(-1);
    level[sourceNode] = 0;
    queue[0] = sourceNode;
    let last = 1;
    for (let first = 0; first < last && level[sinkNode] === -1; first++) {
      const node = queue[first] ?? 0;
      for (let index = this.#starts[node] ?? 0; index < (this.#starts[node + 1] ?? 0); index++) {
        const arc = this.#links[index] ?? 0;
        const to = this.#network.head[arc] ?? 0;
        if (level[to] !== -1 || !this.#isOpen(node, arc, to)) continue;
        level[to] = (level[node] ?? 0) + 1;
        queue[last++] = to;
      }
    }
    for (let node = 0; node < level.length; node++) this.#next[node] = this.#starts[node] ?? 0;
    return level[sinkNode] !== -1;
  }

  /** Sends along shortest ways until each is blocked. */
  block(): void {
    const { head } = this.#network;
    let [node, length] = [sourceNode, 0];
    for (;;) {
      if (node === sinkNode) {
        length = this.#send(length);
        node = head[(this.#way[length] ?? 0) ^ 1] ?? 0;
      }
      const arc = this.#advance(node);
      if (arc >= 0) {
        this.#way[length++] = arc;
        node = head[arc] ?? 0;
      } else {
        this.#level[node] = -1;
        if (length === 0) return;
        length--;
        node = head[(this.#way[length] ?? 0) ^ 1] ?? 0;
      }
    }
  }

  #isOpen(from: number, arc: number, to: number): boolean {
    const { residual, profit } = this.#network;
    return (residual[arc] ?? 0) > 0 && (this.#best[from] ?? 0) + (profit[arc] ?? 0) === this.#best[to];
  }

  #advance(node: number): number {
    const end = this.#starts[node + 1] ?? 0;
    for (let index = this.#next[node] ?? 0; index < end; index++) {
      const arc = this.#links[index] ?? 0;
      const to = this.#network.head[arc] ?? 0;
      if (this.#level[to] === (this.#level[node] ?? 0) + 1 && this.#isOpen(node, arc, to)) {
        this.#next[node] = index;
        return arc;
      }
    }
    this.#next[node] = end;
    return -1;
  }

  /** Sends as much as the way of `length` arcs holds; gives the position of the first arc that is full now. */
  #send(length: number): number {
    const { residual } = this.#network;
    let amount = Infinity;
    for (let at = 0; at < length; at++) amount = Math.min(amount, residual[this.#way[at] ?? 0] ?? 0);
    let firstFull = 0;
    for (let at = length - 1; at >= 0; at--) {
      const arc = this.#way[at] ?? 0;
      const left = (residual[arc] ?? 0) - amount;
      residual[arc] = left;
      residual[arc ^ 1] = (residual[arc ^ 1] ?? 0) + amount;
      if (left === 0) firstFull = at;
    }
    return firstFull;
  }
}
