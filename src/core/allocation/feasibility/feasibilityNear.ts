import { sum, money } from "../../money/money.ts";
import type { Cells } from "./feasibilityCells.ts";
import {
  decide,
  endsOf,
  endsOfCell,
  keepsFloors,
  type Arrangement,
  type Decision,
} from "./feasibilityDecision.ts";
import { FlowNetwork, sinkNode, sourceNode } from "./flowNetwork.ts";
import { sendForProfit } from "./flowProfit.ts";

/**
 * Decides on an arrangement, starting from what another decision has in the same cells: it is moved along shortest ways until
 * all floors are kept, so that a division that nearly fits is nearly kept. Where that fails the floors cannot be kept, and the
 * flow that lacks least is found from nothing.
 */
export function decideNear(arrangement: Arrangement, near: Decision, look: () => void): Decision {
  return refill(arrangement, cellFlowsFrom(near, arrangement.cells), look) ?? decide(arrangement, look);
}

/** The flows of the cells of another decision, by unit and pool. */
function cellFlowsFrom(near: Decision, cells: Cells): Float64Array {
  const flows = new Map<string, number>();
  for (let cell = 0; cell < near.cells.count; cell++) {
    flows.set(nameOf(near.cells, cell), near.cellFlows[cell] ?? 0);
  }
  return Float64Array.from({ length: cells.count }, (_, cell) => flows.get(nameOf(cells, cell)) ?? 0);
}

/** The first entry of a cell is that of the unit right at or above its claims: both arrangements name the same units. */
function nameOf({ cellStarts, cellEntries, entries }: Cells, cell: number): string {
  const entry = cellEntries[cellStarts[cell] ?? 0] ?? 0;
  return `${entries.node[entry] ?? -1} ${entries.pool[entry] ?? -1}`;
}

/** Moves money until all floors are kept; nothing where they cannot be, or where a cap is passed at the start. */
function refill(arrangement: Arrangement, startFlows: Float64Array, look: () => void): Decision | undefined {
  const { sets, cells, families } = arrangement;
  const setFlows = setFlowsOf(arrangement, startFlows);
  if (sets.some(({ cap }, set) => (setFlows[set] ?? 0) > cap)) return undefined;
  // The source and sink of the money are nodes like others here: what lacks flows from a node of its own to another.
  const shift = 2;
  const network = new FlowNetwork(sets.length + 2 + shift, sets.length * 3 + cells.count + 1);
  const add = (
    { from, to }: { readonly from: number; readonly to: number },
    capacity: number,
    back: number,
  ): number => network.add({ from: from + shift, to: to + shift, capacity, profit: 0, back });
  const lacking: number[] = [];
  const setArcs = sets.map(({ floor, cap }, set) => {
    const flow = setFlows[set] ?? 0;
    const ends = endsOf(families, set);
    const start = Math.max(flow, floor);
    if (flow < floor) {
      const capacity = floor - flow;
      lacking.push(network.add({ from: sourceNode, to: ends.to + shift, capacity, profit: 1 }));
      network.add({ from: ends.from + shift, to: sinkNode, capacity, profit: 0 });
    }
    return add(ends, cap - start, start - floor);
  });
  const cellArcs = Array.from(startFlows, (flow, cell) => add(endsOfCell(families, cell), Infinity, flow));
  const round = sum(Array.from(startFlows, (flow) => money(flow)));
  add({ from: sinkNode, to: sourceNode }, Infinity, round);
  sendForProfit(network, look);
  if (lacking.some((arc) => (network.residual[arc] ?? 0) > 0)) return undefined;
  sets.forEach(({ floor }, set) => {
    setFlows[set] = floor + network.flowOf(setArcs[set] ?? -1);
  });
  const cellFlows = Float64Array.from(cellArcs, (arc) => network.flowOf(arc));
  return { ...arrangement, setFlows, cellFlows, isFeasible: keepsFloors(sets, setFlows) };
}

function setFlowsOf({ sets, cells }: Arrangement, cellFlows: Float64Array): Float64Array {
  const flows = new Float64Array(sets.length);
  const { cellStarts, cellEntries, entries } = cells;
  for (let cell = 0; cell < cells.count; cell++) {
    for (let index = cellStarts[cell] ?? 0; index < (cellStarts[cell + 1] ?? 0); index++) {
      const set = entries.set[cellEntries[index] ?? 0] ?? 0;
      flows[set] = (flows[set] ?? 0) + (cellFlows[cell] ?? 0);
    }
  }
  return flows;
}
