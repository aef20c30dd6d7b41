import type { Cells } from "./cells.ts";
import type { Graph } from "./graph.ts";
import { nodeNumbers, type Network } from "./network.ts";
import type { Start } from "./start.ts";
import type { Pin } from "./table.ts";

/** What cannot hold together: the cut of the network that holds units back (Hoffman). */
export interface Conflict {
  /** Totals that bound the cut: place and node of lines, empty for all. */
  readonly totals: readonly { readonly place: string; readonly line: string }[];
  /** Pins across it. Without them the totals would fit. */
  readonly pins: readonly Pin[];
}

/** Names the totals and pins at the border of what the units left over can reach. */
export function conflictOf(network: Network, { up }: Start, graph: Graph, reached: Uint8Array): Conflict {
  const { cells, parent } = network;
  const totals: { place: string; line: string }[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    const above = parent[node] ?? -1;
    if (above >= 0 && reached[node] !== reached[above]) totals.push(nameOf(cells, network, node));
  }
  const { places, lines } = cells;
  const numbers = nodeNumbers(cells);
  const pins: Pin[] = [];
  for (const cell of [...cells.pins.keys()].sort((left, right) => left - right)) {
    const line = Math.floor(cell / places.leafCount);
    const place = cell % places.leafCount;
    const one = numbers.placeInner + place * numbers.lineInner + (lines.leafParent[line] ?? 0);
    const other =
      numbers.firstLineNode + numbers.lineInner + line * numbers.placeInner + (places.leafParent[place] ?? 0);
    if (reached[one] === reached[other]) continue;
    pins.push({
      place: places.leafKeys[place] ?? "",
      line: lines.leafKeys[line] ?? "",
      direction: up[cell] === 1 ? "up" : "down",
    });
  }
  return { totals, pins };
}

function nameOf(cells: Cells, { firstLineNode }: Network, node: number): { place: string; line: string } {
  const onPlaces = node < firstLineNode;
  const [outer, inner] = onPlaces ? [cells.places, cells.lines] : [cells.lines, cells.places];
  const own = onPlaces ? node : node - firstLineNode;
  const copy = own - outer.innerCount;
  const [outerKey, innerKey] =
    copy < 0
      ? [outer.innerKeys[own] ?? "", ""]
      : [
          outer.leafKeys[Math.floor(copy / inner.innerCount)] ?? "",
          inner.innerKeys[copy % inner.innerCount] ?? "",
        ];
  return onPlaces ? { place: outerKey, line: innerKey } : { place: innerKey, line: outerKey };
}
