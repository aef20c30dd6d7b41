import type { Graph } from "./graph.ts";

/**
 * Finds ways for single units from both ends at once: from a node with too many, and from all nodes with too few. Where only
 * a few units are left, the two searches meet long before either has seen much of the graph.
 */
export class SingleUnits {
  private readonly graph: Graph;
  /** Which search has seen each node: those of this one are marked `stamp` (from too many) and `stamp + 1` (from too few). */
  private readonly seen: Int32Array;
  /** The link by which a node was seen: on the side of too many the one that leads to it, on the other the one that leads on. */
  private readonly via: Int32Array;
  private readonly forward: Int32Array;
  private readonly backward: Int32Array;
  private stamp = 1;
  /** The link over which the two searches met, in the direction of the unit; -1 if they have not. */
  private met = -1;

  constructor(graph: Graph) {
    this.graph = graph;
    this.seen = new Int32Array(graph.nodeCount);
    this.via = new Int32Array(graph.nodeCount);
    this.forward = new Int32Array(graph.nodeCount);
    this.backward = new Int32Array(graph.nodeCount);
  }

  /** Moves one unit away from `source` to the first of `targets` that is found. Whether there was a way. */
  move(source: number, targets: readonly number[]): boolean {
    const { seen, via, forward, backward, stamp } = this;
    const { excess } = this.graph;
    let forwardAt = 0;
    let forwardEnd = 0;
    let backwardAt = 0;
    let backwardEnd = 0;
    seen[source] = stamp;
    via[source] = -1;
    forward[forwardEnd++] = source;
    for (const target of targets) {
      if ((excess[target] ?? 0) >= 0) continue;
      seen[target] = stamp + 1;
      via[target] = -1;
      backward[backwardEnd++] = target;
    }
    let meeting = -1;
    while (meeting < 0 && forwardAt < forwardEnd && backwardAt < backwardEnd) {
      if (forwardEnd - forwardAt <= backwardEnd - backwardAt) {
        const levelEnd = forwardEnd;
        while (meeting < 0 && forwardAt < levelEnd) {
          forwardEnd = this.expand(forward, forward[forwardAt++] ?? 0, forwardEnd, 0);
          meeting = this.met;
        }
      } else {
        const levelEnd = backwardEnd;
        while (meeting < 0 && backwardAt < levelEnd) {
          backwardEnd = this.expand(backward, backward[backwardAt++] ?? 0, backwardEnd, 1);
          meeting = this.met;
        }
      }
    }
    this.stamp += 2;
    if (meeting < 0) return false;
    this.flipWay(source, meeting);
    return true;
  }

  /** Which nodes can be reached from `source`. */
  reached(source: number): Uint8Array {
    const { forward, seen, stamp } = this;
    seen[source] = stamp;
    forward[0] = source;
    let end = 1;
    for (let at = 0; at < end; at++) end = this.expand(forward, forward[at] ?? 0, end, 0);
    this.stamp += 2;
    return Uint8Array.from(seen, (mark) => (mark === stamp ? 1 : 0));
  }

  /** Adds what a node leads to (side 0), or is led to from (side 1), to the queue of its side. Returns the queue's new end. */
  private expand(queue: Int32Array, node: number, queueEnd: number, side: 0 | 1): number {
    const { seen, via, stamp } = this;
    const { linkStart, links, carries, ends } = this.graph;
    const linkEnd = linkStart[node + 1] ?? 0;
    let end = queueEnd;
    this.met = -1;
    for (let index = linkStart[node] ?? 0; index < linkEnd; index++) {
      // The same arc has one link at either end; a unit goes along the one whose number says what the arc carries.
      const link = (links[index] ?? 0) ^ side;
      if (carries[link >> 1] !== (link & 1)) continue;
      const other = ends[side === 0 ? link ^ 1 : link] ?? 0;
      const mark = seen[other] ?? 0;
      if (mark === stamp + side) continue;
      if (mark === stamp + 1 - side) {
        this.met = link;
        return end;
      }
      seen[other] = stamp + side;
      via[other] = link;
      queue[end++] = other;
    }
    return end;
  }

  /** Moves a unit along the way that leads over the link where the searches met. */
  private flipWay(source: number, meeting: number): void {
    const { via } = this;
    const { ends, excess } = this.graph;
    let node = ends[meeting] ?? 0;
    for (let link = via[node] ?? -1; link >= 0; link = via[node] ?? -1) {
      node = ends[link] ?? 0;
      this.flip(link);
    }
    node = ends[meeting ^ 1] ?? 0;
    for (let link = via[node] ?? -1; link >= 0; link = via[node] ?? -1) {
      node = ends[link ^ 1] ?? 0;
      this.flip(link);
    }
    this.flip(meeting);
    excess[source] = (excess[source] ?? 0) - 1;
    excess[node] = (excess[node] ?? 0) + 1;
  }

  private flip(link: number): void {
    const { carries } = this.graph;
    carries[link >> 1] = 1 - (carries[link >> 1] ?? 0);
  }
}
