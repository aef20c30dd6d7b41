import type { StopSignal } from "../solver/solver.ts";
import type { Graph } from "./graph.ts";

export interface RepairOptions {
  readonly signal?: StopSignal;
  /** Told after each round how many units are still out of place, and how many were at first. */
  readonly onProgress?: (progress: RepairProgress) => void;
}

export interface RepairProgress {
  readonly unitsLeft: number;
  readonly unitsAtFirst: number;
}

export type RepairOutcome =
  | { readonly kind: "repaired"; readonly rounds: number; readonly units: number }
  | { readonly kind: "cancelled" }
  /** No more units can be put in place; `reached` marks the nodes that the units left over can get to. */
  | { readonly kind: "stuck"; readonly reached: Uint8Array; readonly unitsLeft: number };

/** Cells up to so far (of 255) from where their line divides may move in each stage; in the last one all of them. */
const stages = (process.env['ST'] ?? '10,30,90,255').split(',').map(Number);
const PATIENCE = Number(process.env['PA'] ?? 0.1);

/**
 * Moves units from nodes with too many to nodes with too few along shortest ways (Dinic's blocking flows), at first through
 * cells that are cheap to move only. All arcs carry 0 or 1, so there are at most some √arcs rounds, each one pass over the
 * arcs; in practice a dozen. A last stage that ends with units left over is a proof that no flow exists: a maximum flow is one.
 */
export function repair(graph: Graph, options: RepairOptions = {}): RepairOutcome {
  const work = new Work(graph);
  const unitsAtFirst = work.unitsLeft;
  let rounds = 0;
  for (const stage of stages) {
    const arcLimit = graph.arcsWithin(stage);
    while (work.unitsLeft > 0 && work.measure(arcLimit)) {
      if (options.signal?.aborted === true) return { kind: "cancelled" };
      const before = work.unitsLeft;
      work.moveUnits(arcLimit);
      rounds++;
      options.onProgress?.({ unitsLeft: work.unitsLeft, unitsAtFirst });
      if (stage < 255 && before - work.unitsLeft < before * PATIENCE) break;
    }
    if (work.unitsLeft === 0) return { kind: "repaired", rounds, units: unitsAtFirst };
  }
  return { kind: "stuck", reached: work.reached(), unitsLeft: work.unitsLeft };
}

class Work {
  unitsLeft: number;
  private readonly graph: Graph;
  /** Steps from the nearest node with too many; -1 for a node that is out of reach, or of use. */
  private readonly level: Int32Array;
  private readonly queue: Int32Array;
  /** The next link of each node that has not been tried in this round. */
  private readonly next: Int32Array;
  /** The links of the way that is being followed. */
  private readonly way: Int32Array;
  private sources: Int32Array;

  constructor(graph: Graph) {
    this.graph = graph;
    this.level = new Int32Array(graph.nodeCount);
    this.queue = new Int32Array(graph.nodeCount);
    this.next = new Int32Array(graph.nodeCount);
    this.way = new Int32Array(graph.nodeCount);
    const sources: number[] = [];
    let units = 0;
    graph.excess.forEach((excess, node) => {
      if (excess <= 0) return;
      sources.push(node);
      units += excess;
    });
    this.sources = Int32Array.from(sources);
    this.unitsLeft = units;
  }

  /** Which nodes can be reached from those that still have too many. */
  reached(): Uint8Array {
    return Uint8Array.from(this.level, (level) => (level >= 0 ? 1 : 0));
  }

  /** Breadth first: how far each node is, up to the nearest that has too few. Whether there is one. */
  measure(arcLimit: number): boolean {
    const { level, queue, next } = this;
    const { excess, linkStart, links, carries, ends } = this.graph;
    level.fill(-1);
    let end = 0;
    for (const node of this.sources) {
      level[node] = 0;
      next[node] = linkStart[node] ?? 0;
      queue[end++] = node;
    }
    let last = this.graph.nodeCount;
    let found = false;
    for (let at = 0; at < end; at++) {
      const node = queue[at] ?? 0;
      const nextLevel = (level[node] ?? 0) + 1;
      if (nextLevel > last) break;
      const linkEnd = linkStart[node + 1] ?? 0;
      for (let index = linkStart[node] ?? 0; index < linkEnd; index++) {
        const link = links[index] ?? 0;
        const arc = link >> 1;
        if (arc >= arcLimit) break;
        if (carries[arc] !== (link & 1)) continue;
        const target = ends[link ^ 1] ?? 0;
        if ((level[target] ?? 0) >= 0) continue;
        level[target] = nextLevel;
        next[target] = linkStart[target] ?? 0;
        queue[end++] = target;
        if ((excess[target] ?? 0) < 0) {
          found = true;
          last = nextLevel;
        }
      }
    }
    return found;
  }

  /** Moves as many units as go along ways of the measured length. */
  moveUnits(arcLimit: number): void {
    const { excess } = this.graph;
    for (const source of this.sources) {
      while ((excess[source] ?? 0) > 0 && this.moveUnit(source, arcLimit)) this.unitsLeft--;
    }
    this.sources = this.sources.filter((node) => (excess[node] ?? 0) > 0);
  }

  /** Depth first along levels, each link tried once a round. */
  private moveUnit(source: number, arcLimit: number): boolean {
    const { level, next, way } = this;
    const { excess, linkStart, links, carries, ends } = this.graph;
    let node = source;
    let length = 0;
    for (;;) {
      if ((excess[node] ?? 0) < 0) {
        for (let step = 0; step < length; step++) {
          const arc = (way[step] ?? 0) >> 1;
          carries[arc] = 1 - (carries[arc] ?? 0);
        }
        excess[source] = (excess[source] ?? 0) - 1;
        excess[node] = (excess[node] ?? 0) + 1;
        return true;
      }
      const nextLevel = (level[node] ?? 0) + 1;
      const linkEnd = linkStart[node + 1] ?? 0;
      let index = next[node] ?? 0;
      let onward = -1;
      for (; index < linkEnd; index++) {
        const link = links[index] ?? 0;
        if (link >> 1 >= arcLimit) {
          index = linkEnd;
          break;
        }
        if (carries[link >> 1] === (link & 1) && level[ends[link ^ 1] ?? 0] === nextLevel) {
          onward = link;
          break;
        }
      }
      next[node] = index;
      if (onward >= 0) {
        way[length++] = onward;
        node = ends[onward ^ 1] ?? 0;
        continue;
      }
      level[node] = -1;
      if (length === 0) return false;
      node = ends[way[--length] ?? 0] ?? 0;
      next[node] = (next[node] ?? 0) + 1;
    }
  }
}
