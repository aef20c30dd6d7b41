import { nodeNumbers, type Network } from "./network.ts";
import { immovable, type Start } from "./start.ts";

/**
 * What can still move, as arcs that carry 0 or 1: each cell with a fraction, and each total with one, above its floor. A unit
 * goes along an arc that carries 0 and makes it carry 1, or back along one that carries 1. Arcs are numbered so that what is
 * cheaper to move comes first: totals, then cells by their distance from where their line divides.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly arcCount: number;
  readonly carries: Uint8Array;
  /** The end of arc `a` that it leaves from is `ends[2 * a]`, the other `ends[2 * a + 1]`. */
  readonly ends: Int32Array;
  /** The cell of an arc, or -1 if it is that of a total. */
  readonly cellOfArc: Int32Array;
  /** The arcs at node `n` are `links` from `linkStart[n]` to before `linkStart[n + 1]`: `2 * arc` at its start, `2 * arc + 1` at its end. */
  readonly linkStart: Int32Array;
  readonly links: Int32Array;
  /** How many units more come into a node than leave it. */
  readonly excess: Int32Array;
  /** How many arcs are totals or cells at most as far as `distance` (in tenths). */
  readonly arcsWithin: (distance: number) => number;
}

/** The graph of a network in which cells are rounded as in `start`, each total clamped to its bounds. */
export function buildGraph(network: Network, start: Start): Graph {
  const order = orderArcs(network, start);
  const { firstArc } = order;
  const arcCount = firstArc[firstArc.length - 1] ?? 0;
  const graph = {
    nodeCount: network.nodeCount,
    arcCount,
    carries: new Uint8Array(arcCount),
    ends: new Int32Array(2 * arcCount),
    cellOfArc: new Int32Array(arcCount).fill(-1),
    excess: new Int32Array(network.nodeCount),
    arcsWithin: (distance: number) => firstArc[distance + 2] ?? arcCount,
  };
  const throughNode = new Int32Array(network.nodeCount);
  placeCells(network, start, firstArc.slice(), graph, throughNode);
  placeTotals(network, graph, throughNode);
  return { ...graph, ...linkArcs(graph) };
}

/** The first arc of totals (0), and of the cells of each distance d (d + 1); arcs are counted, not sorted. */
function orderArcs(network: Network, { distance }: Start): { readonly firstArc: Int32Array } {
  const firstArc = new Int32Array(immovable + 2);
  let totals = 0;
  for (const slack of network.slack) totals += slack;
  // Node `firstLineNode` is the same total as node 0 and has no arc of its own.
  firstArc[1] = totals - (network.slack[network.firstLineNode] ?? 0);
  for (const cellDistance of distance) {
    if (cellDistance !== immovable) firstArc[cellDistance + 2] = (firstArc[cellDistance + 2] ?? 0) + 1;
  }
  for (let index = 2; index < firstArc.length; index++) {
    firstArc[index] = (firstArc[index] ?? 0) + (firstArc[index - 1] ?? 0);
  }
  return { firstArc };
}

type Arcs = Omit<Graph, "linkStart" | "links">;

/** Gives cells their arcs, and counts what flows through the nodes at their two ends. */
function placeCells(
  network: Network,
  { up, distance }: Start,
  nextArc: Int32Array,
  { carries, ends, cellOfArc, excess }: Arcs,
  throughNode: Int32Array,
): void {
  const { places, lines } = network.cells;
  const numbers = nodeNumbers(network.cells);
  for (let line = 0, cell = 0; line < lines.leafCount; line++) {
    const placeSide = numbers.placeInner + (lines.leafParent[line] ?? 0);
    const lineSide = numbers.firstLineNode + numbers.lineInner + line * numbers.placeInner;
    for (let place = 0; place < places.leafCount; place++, cell++) {
      const one = placeSide + place * numbers.lineInner;
      const other = lineSide + (places.leafParent[place] ?? 0);
      if (up[cell] === 1) {
        throughNode[one] = (throughNode[one] ?? 0) + 1;
        throughNode[other] = (throughNode[other] ?? 0) + 1;
        excess[one] = (excess[one] ?? 0) - 1;
        excess[other] = (excess[other] ?? 0) + 1;
      }
      const cellDistance = distance[cell] ?? immovable;
      if (cellDistance === immovable) continue;
      const arc = nextArc[cellDistance + 1] ?? 0;
      nextArc[cellDistance + 1] = arc + 1;
      carries[arc] = up[cell] ?? 0;
      ends[2 * arc] = one;
      ends[2 * arc + 1] = other;
      cellOfArc[arc] = cell;
    }
  }
}

/** Gives totals that may be floor or ceiling their arcs; what the cells below do not fit in stays as excess. */
function placeTotals(network: Network, graph: Arcs, throughNode: Int32Array): void {
  const { parent, firstLineNode, least, slack } = network;
  for (let node = parent.length - 1; node > 0; node--) {
    if (node === firstLineNode) continue;
    const above = parent[node] ?? 0;
    throughNode[above] = (throughNode[above] ?? 0) + (throughNode[node] ?? 0);
  }
  let arc = 0;
  for (let node = 0; node < parent.length; node++) {
    if (node === firstLineNode) continue;
    const above = parent[node] ?? 0;
    const raised = slack[node] === 1 && (throughNode[node] ?? 0) > (least[node] ?? 0) ? 1 : 0;
    const flow = (least[node] ?? 0) + raised;
    const [from, to] = node < firstLineNode ? [above, node] : [node, above];
    graph.excess[from] = (graph.excess[from] ?? 0) - flow;
    graph.excess[to] = (graph.excess[to] ?? 0) + flow;
    if (slack[node] === 0) continue;
    graph.carries[arc] = raised;
    graph.ends[2 * arc] = from;
    graph.ends[2 * arc + 1] = to;
    arc++;
  }
}

/** Lists the arcs at each node, the cheaper ones first. */
function linkArcs({ nodeCount, arcCount, ends }: Arcs): Pick<Graph, "linkStart" | "links"> {
  const linkStart = new Int32Array(nodeCount + 1);
  for (const node of ends) linkStart[node + 1] = (linkStart[node + 1] ?? 0) + 1;
  for (let node = 0; node < nodeCount; node++) {
    linkStart[node + 1] = (linkStart[node + 1] ?? 0) + (linkStart[node] ?? 0);
  }
  const links = new Int32Array(2 * arcCount);
  const next = linkStart.slice();
  for (let link = 0; link < 2 * arcCount; link++) {
    const node = ends[link] ?? 0;
    const at = next[node] ?? 0;
    links[at] = link;
    next[node] = at + 1;
  }
  return { linkStart, links };
}
