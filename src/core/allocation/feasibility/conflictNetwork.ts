import { cellsOf } from "./feasibilityCells.ts";
import { decide, endsOf, endsOfCell, type Decision } from "./feasibilityDecision.ts";
import { placeInFamilies } from "./feasibilityFamilies.ts";
import type { Ground } from "./feasibilityGround.ts";
import type { CellSet } from "./feasibilitySets.ts";
import { sinkNode, sourceNode } from "./flowNetwork.ts";
import { Circulation, type CirculationArcs } from "./flowCirculation.ts";

/** The decision as one flow that goes round: an arc a set, then an arc a cell, then one from the sink back to the source. */
export function circulationOf({ sets, cells, families, setFlows, cellFlows }: Decision): Circulation {
  const count = sets.length + cells.count + 1;
  const arcs: CirculationArcs = {
    nodeCount: 2 + sets.length,
    from: new Int32Array(count),
    to: new Int32Array(count),
    flow: new Float64Array(count),
    lower: new Float64Array(count),
    upper: new Float64Array(count).fill(Infinity),
  };
  const setEnds = (arc: number, { from, to }: { readonly from: number; readonly to: number }): void => {
    arcs.from[arc] = from;
    arcs.to[arc] = to;
  };
  let round = 0;
  sets.forEach(({ floor, cap }, set) => {
    const ends = endsOf(families, set);
    setEnds(set, ends);
    arcs.flow[set] = setFlows[set] ?? 0;
    arcs.lower[set] = floor;
    arcs.upper[set] = cap;
    if (ends.from === sourceNode) round += setFlows[set] ?? 0;
  });
  for (let cell = 0; cell < cells.count; cell++) {
    setEnds(sets.length + cell, endsOfCell(families, cell));
    arcs.flow[sets.length + cell] = cellFlows[cell] ?? 0;
  }
  setEnds(count - 1, { from: sinkNode, to: sourceNode });
  arcs.flow[count - 1] = round;
  return new Circulation(arcs);
}

/** A decision on the suspects alone, in which pools that are the same to all of them are one. */
export interface Narrowed {
  readonly decision: Decision;
  /** The pools that each of its pools stands for. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/** Leaves out all rules but the suspects. */
export function narrowTo(
  ground: Ground,
  whole: Decision,
  suspects: ReadonlySet<number>,
  look: () => void,
): Narrowed {
  const kept = [...whole.sets.keys()].filter((set) => suspects.has(whole.sets[set]?.rule ?? -1));
  const members = membersOf(ground, whole.sets, kept);
  const sets: CellSet[] = [];
  const given: number[] = [];
  for (const [pool, all] of members) {
    const cap = all.reduce((sum, member) => sum + (ground.pools[member]?.amount ?? 0), 0);
    sets.push({ rule: -1, nodes: [-1], pools: [pool], floor: 0, cap });
    given.push(1);
  }
  for (const index of kept) {
    const set = whole.sets[index];
    if (set === undefined) continue;
    sets.push({ ...set, pools: set.pools.filter((pool) => members.has(pool)) });
    given.push(whole.families.familyOf[index] ?? 1);
  }
  const cells = cellsOf(ground, sets);
  const families = placeInFamilies(cells, sets, Uint8Array.from(given));
  return { decision: decide({ sets, cells, families, divided: whole.divided }, look), members };
}

/** Pools that the same places claim and the same sets name, by the first of them: money moves freely between them. */
function membersOf(
  { pools }: Ground,
  sets: readonly CellSet[],
  kept: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const named = new Map<number, number[]>();
  for (const set of kept) {
    for (const pool of sets[set]?.pools ?? []) {
      const before = named.get(pool);
      if (before === undefined) named.set(pool, [set]);
      else before.push(set);
    }
  }
  const alike = new Map<string, number[]>();
  for (const pool of [...named.keys()].sort((one, other) => one - other)) {
    const claims = pools[pool]?.claims.join(",") ?? "";
    const text = `${claims} ${named.get(pool)?.join(",") ?? ""}`;
    const before = alike.get(text);
    if (before === undefined) alike.set(text, [pool]);
    else before.push(pool);
  }
  return new Map([...alike.values()].map((all) => [all[0] ?? 0, all] as const));
}
