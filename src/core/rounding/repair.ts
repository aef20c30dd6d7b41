import type { StopSignal } from "../solver/solver.ts";
import { SingleUnits } from "./singleUnit.ts";
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
  /** A unit cannot be put in place; `reached` marks the nodes that it can get to. */
  | { readonly kind: "stuck"; readonly reached: Uint8Array };

/** Cells up to so many tenths from where their total divides may move in each stage; in the last one all of them. */
const stages = [0, 1, 3, 10] as const;

/** A stage is left when, after three rounds, a round moves less than this part of the units that are left. */
const worthwhile = 0.1;

/** What is left below this part of the units that were there at first is moved unit by unit. */
const tail = 0.05;

/**
 * Moves units from nodes with too many to nodes with too few, at first through cells that are cheap to move only: in rounds
 * along shortest ways (Dinic's blocking flows), each one pass over the arcs, a dozen or two in practice; the last few units
 * one by one, searching from both ends. It ends: a round moves a unit or ends its stage, and there are so many units. If a
 * unit has no way left, no flow exists: what it reaches is a cut that holds it back.
 */
export function repair(graph: Graph, options: RepairOptions = {}): RepairOutcome {
  const rounds = new Rounds(graph);
  const unitsAtFirst = rounds.unitsLeft;
  const enough = Math.floor(unitsAtFirst * tail);
  let count = 0;
  for (const stage of stages) {
    const arcLimit = graph.arcsWithin(stage);
    const firstOfStage = count;
    while (rounds.unitsLeft > enough && rounds.measure(arcLimit)) {
      if (options.signal?.aborted === true) return { kind: "cancelled" };
      const moved = rounds.moveUnits(arcLimit);
      count++;
      options.onProgress?.({ unitsLeft: rounds.unitsLeft, unitsAtFirst });
      const isPoor = moved < (rounds.unitsLeft + moved) * worthwhile;
      if (arcLimit < graph.arcCount && isPoor && count - firstOfStage > 2) break;
    }
  }
  return moveSingly(graph, rounds, options, { rounds: count, units: unitsAtFirst });
}

/** How many units are moved between two looks at the signal. */
const unitsBetweenLooks = 256;

/** Moves the units that rounds have left, one by one. */
function moveSingly(
  graph: Graph,
  { sources, unitsLeft: unitsToMove }: Rounds,
  options: RepairOptions,
  effort: { readonly rounds: number; readonly units: number },
): RepairOutcome {
  if (unitsToMove === 0) return { kind: "repaired", ...effort };
  const singles = new SingleUnits(graph);
  const targets: number[] = [];
  graph.excess.forEach((excess, node) => {
    if (excess < 0) targets.push(node);
  });
  let unitsLeft = unitsToMove;
  for (const source of sources) {
    while ((graph.excess[source] ?? 0) > 0) {
      if (unitsLeft % unitsBetweenLooks === 0) {
        if (options.signal?.aborted === true) return { kind: "cancelled" };
        options.onProgress?.({ unitsLeft, unitsAtFirst: effort.units });
      }
      if (!singles.move(source, targets)) return { kind: "stuck", reached: singles.reached(source) };
      unitsLeft--;
    }
  }
  options.onProgress?.({ unitsLeft, unitsAtFirst: effort.units });
  return { kind: "repaired", ...effort };
}

/** Dinic's rounds over a graph. */
class Rounds {
  unitsLeft: number;
  private readonly graph: Graph;
  /** Steps from the nearest node with too many; -1 for a node that is out of reach, or of use. */
  private readonly level: Int32Array;
  private readonly queue: Int32Array;
  /** The next link of each node that has not been tried in this round. */
  private readonly next: Int32Array;
  /** The links of the way that is being followed. */
  private readonly way: Int32Array;
  /** Nodes that have too many. */
  sources: Int32Array;

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

  /** Moves as many units as go along ways of the measured length, and says how many. */
  moveUnits(arcLimit: number): number {
    const { excess } = this.graph;
    const before = this.unitsLeft;
    for (const source of this.sources) {
      while ((excess[source] ?? 0) > 0 && this.moveUnit(source, arcLimit)) this.unitsLeft--;
    }
    this.sources = this.sources.filter((node) => (excess[node] ?? 0) > 0);
    return before - this.unitsLeft;
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
