import { invariant } from "../issue/invariant.ts";
import { amountsOf, indexCells } from "./cells.ts";
import { roundTable, type RoundingOptions } from "./roundTable.ts";
import { searchSwaps } from "./swapSearch.ts";
import type { RoundedTable, RoundingTable } from "./table.ts";
import { totalsGridOf, type LineGrouping } from "./totalsGrid.ts";

export type AllTotalsOutcome =
  | {
      readonly kind: "rounded";
      readonly rounded: RoundedTable;
      /** Whether every total is floor or ceiling of its exact value; if not, those of the two trees are. */
      readonly keepsAll: boolean;
      readonly swaps: number;
    }
  | { readonly kind: "cancelled" };

/**
 * Rounds `table` so that, besides the totals of its two trees, those of `groupings` that cross them (years below sources) are floor or
 * ceiling of their exact values too, at every place; and so are the inner nodes of the lines at inner places. `roundTable` gives the start,
 * swaps of two cells of one line do the rest: no solver, and on real plans a few hundred swaps. Three ways of adding up can contradict each other, and the
 * search may not find what exists: then the totals of the trees are kept, and `roundCrossing` can go on with a solver. The order of
 * rows changes nothing. Without `groupings` the trees are all. For tables without pins and linked lines.
 */
export function roundAllTotals(
  table: RoundingTable,
  groupings: readonly LineGrouping[] | undefined,
  options: RoundingOptions = {},
): AllTotalsOutcome {
  invariant(table.pins === undefined && table.linked === undefined, "no cell is pinned or linked");
  const onTrees = roundTable(table, options);
  if (onTrees.kind === "cancelled") return onTrees;
  invariant(onTrees.kind === "rounded", "without pins a rounding on the trees exists");
  if (groupings === undefined) return { ...onTrees, keepsAll: false, swaps: 0 };
  const cells = indexCells(table);
  const up = new Uint8Array(cells.fraction.length);
  const { leafCount } = cells.places;
  cells.columns.forEach(({ floors }, line) => {
    const amounts = onTrees.rounded.amounts[cells.lines.leafOrder[line] ?? line];
    for (let place = 0; place < leafCount; place++) {
      const position = cells.places.leafOrder[place] ?? 0;
      up[line * leafCount + place] = (amounts?.[position] ?? 0) - (floors[position] ?? 0);
    }
  });
  const found = searchSwaps(totalsGridOf(cells, groupings), up, options);
  if (found.kind === "cancelled") return { kind: "cancelled" };
  const keepsAll = found.unitsOutside === 0;
  const rounded = keepsAll ? { amounts: amountsOf(cells, up) } : onTrees.rounded;
  return { kind: "rounded", rounded, keepsAll, swaps: found.swaps };
}
