import { invariant } from "../issue/invariant.ts";
import { amountsOf, indexCells } from "./cells.ts";
import { conflictOf, type Conflict } from "./conflict.ts";
import { buildGraph } from "./graph.ts";
import { buildNetwork } from "./network.ts";
import { repair, type RepairOptions } from "./repair.ts";
import { largestRemainderStart } from "./start.ts";
import type { RoundedTable, RoundingTable } from "./table.ts";

/** How long work is watched and stopped. */
export type RoundingOptions = RepairOptions;

export interface RoundingEffort {
  /** Rounds of the repair; 0 if largest remainder for each line alone was right already. */
  readonly rounds: number;
  /** Units that were out of place after largest remainder for each line alone. */
  readonly units: number;
}

export type RoundingOutcome =
  | { readonly kind: "rounded"; readonly rounded: RoundedTable; readonly effort: RoundingEffort }
  | { readonly kind: "cancelled" }
  /** Only pins can do this: the totals that they contradict. */
  | { readonly kind: "impossible"; readonly conflict: Conflict };

/**
 * Rounds `table` so that each cell is the floor or ceiling of its exact share, and so is each published total: of each place,
 * inner or leaf, over all lines; of each node of the lines in each commune; of each node of the lines over all places; and
 * of each inner place in each line. A whole share or total stays exactly what it is, so envelopes are kept and zero stays zero.
 * Starts from largest remainder for each line and moves the fewest units it can find, cheapest cells first; exact throughout,
 * no solver, and the order of rows changes nothing.
 *
 * Of linked lines the first is rounded and the others follow, equal by construction. Totals are then promised as if the
 * followers were not there. One that counts leaders and followers is within two units of its exact value if the followers in
 * it mirror a total of their leaders; for more, or where they do not, see `roundCrossing`.
 *
 * @example
 * const places = treeOfPaths([["D", "A"], ["D", "B"]]);
 * const lines = treeOfPaths([["2021"], ["2022"]]);
 * const half = columnOfWeights(1, [1, 1]);
 * const outcome = roundTable({ places, lines, columns: [half, half] });
 * outcome.kind === "rounded" ? outcome.rounded.amounts.map(String).join(" ") : "" // => "0,1 1,0"
 */
export function roundTable(table: RoundingTable, options: RoundingOptions = {}): RoundingOutcome {
  const cells = indexCells(table);
  const network = buildNetwork(cells);
  const start = largestRemainderStart(network);
  const graph = buildGraph(network, start);
  const outcome = repair(graph, options);
  switch (outcome.kind) {
    case "cancelled":
      return outcome;
    case "stuck":
      invariant(cells.pins.size > 0, "without pins the exact shares prove that a rounding exists");
      return { kind: "impossible", conflict: conflictOf(network, start, graph, outcome.reached) };
    case "repaired": {
      for (let arc = 0; arc < graph.arcCount; arc++) {
        const cell = graph.cellOfArc[arc] ?? -1;
        if (cell >= 0) start.up[cell] = graph.carries[arc] ?? 0;
      }
      const effort = { rounds: outcome.rounds, units: outcome.units };
      return { kind: "rounded", rounded: { amounts: amountsOf(cells, start.up) }, effort };
    }
  }
}
