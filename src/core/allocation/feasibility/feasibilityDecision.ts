import { cellsOf, type Cells } from "./feasibilityCells.ts";
import { placeInFamilies, type Families } from "./feasibilityFamilies.ts";
import type { Ground } from "./feasibilityGround.ts";
import { cellSetsOf, type CellSet } from "./feasibilitySets.ts";
import { FlowNetwork, sinkNode, sourceNode } from "./flowNetwork.ts";
import { sendForProfit } from "./flowProfit.ts";

/** The sets of a problem, placed so that they are a network. */
export interface Arrangement {
  readonly sets: readonly CellSet[];
  readonly cells: Cells;
  readonly families: Families;
  /** Rules that cross others in both families and were divided in proportion. */
  readonly divided: ReadonlySet<number>;
}

/** The money of all sets, such that no cap is passed and the floors lack as little as can be. */
export interface Decision extends Arrangement {
  /** What is in each set and in each cell, in units. */
  readonly setFlows: Float64Array;
  readonly cellFlows: Float64Array;
  readonly isFeasible: boolean;
}

/** Arranges the rules with all floors over several divided in proportion, or with only those that a network cannot hold. */
export function arrange(ground: Ground, isFloorDivided: boolean): Arrangement {
  const divided = new Set<number>();
  for (;;) {
    const sets = cellSetsOf(ground, { divided, isFloorDivided });
    const cells = cellsOf(ground, sets);
    const families = placeInFamilies(cells, sets);
    const before = divided.size;
    sets.forEach(({ rule }, set) => {
      if (families.familyOf[set] === 0) divided.add(rule);
    });
    // Parts of a divided rule may cross what nested before: each round divides a rule more.
    if (divided.size === before) return { sets, cells, families, divided };
  }
}

/** Finds the flow through an arrangement that lacks least. */
export function decide(arrangement: Arrangement, look: () => void): Decision {
  const { sets, cells, families } = arrangement;
  const network = new FlowNetwork(2 + sets.length, 2 * sets.length + cells.count);
  const must = new Int32Array(sets.length).fill(-1);
  const may = new Int32Array(sets.length).fill(-1);
  sets.forEach(({ floor, cap }, set) => {
    const { from, to } = endsOf(families, set);
    // What a floor asks for earns a profit, once; what is above it may flow, and earns nothing.
    if (floor > 0) must[set] = network.add({ from, to, capacity: floor, profit: 1 });
    if (cap > floor) may[set] = network.add({ from, to, capacity: cap - floor, profit: 0 });
  });
  const inCell = new Int32Array(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    const { from, to } = endsOfCell(families, cell);
    inCell[cell] = network.add({ from, to, capacity: Infinity, profit: 0 });
  }
  sendForProfit(network, look);
  const setFlows = new Float64Array(sets.length);
  for (let set = 0; set < sets.length; set++) {
    setFlows[set] = network.flowOf(must[set] ?? -1) + network.flowOf(may[set] ?? -1);
  }
  const cellFlows = Float64Array.from(inCell, (arc) => network.flowOf(arc));
  return { ...arrangement, setFlows, cellFlows, isFeasible: keepsFloors(sets, setFlows) };
}

export function keepsFloors(sets: readonly CellSet[], setFlows: Float64Array): boolean {
  return sets.every(({ floor }, set) => (setFlows[set] ?? 0) >= floor);
}

/** The arc of a set: in the first family from the set around it, in the second to it. */
export function endsOf({ first, second, familyOf }: Families, set: number): Ends {
  const own = nodeOf(set, sourceNode);
  if (familyOf[set] === 1) return { from: nodeOf(first.parents[set] ?? -1, sourceNode), to: own };
  return { from: own, to: nodeOf(second.parents[set] ?? -1, sinkNode) };
}

/** The arc of a cell: from its smallest set in the first family to that in the second. */
export function endsOfCell({ first, second }: Families, cell: number): Ends {
  return {
    from: nodeOf(first.smallest[cell] ?? -1, sourceNode),
    to: nodeOf(second.smallest[cell] ?? -1, sinkNode),
  };
}

interface Ends {
  readonly from: number;
  readonly to: number;
}

function nodeOf(set: number, outermost: number): number {
  return set < 0 ? outermost : 2 + set;
}

/** What the entries of all sets hold, in units. */
export function entryFlowsOf({ cells, cellFlows }: Decision): Float64Array {
  const { cellStarts, cellEntries, entries } = cells;
  const flows = new Float64Array(entries.set.length);
  for (let cell = 0; cell < cells.count; cell++) {
    const flow = cellFlows[cell] ?? 0;
    for (let index = cellStarts[cell] ?? 0; index < (cellStarts[cell + 1] ?? 0); index++) {
      const entry = cellEntries[index] ?? 0;
      flows[entry] = (flows[entry] ?? 0) + flow;
    }
  }
  return flows;
}
