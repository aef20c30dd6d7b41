import type { Conflict, Objective, OptimizeOutcome, ShadowPrices } from "../analysis/optimize/index.ts";
import { budgetsTable, chosenTable, districtsTable, originCell, originColumn, originNotes, pricesTable } from "./optimumTables.ts"; // prettier-ignore
import { constraintWords, relaxationWords, type ChoiceNames } from "./optimumWords.ts";
import { column, textCell, type Label, type Row, type Table } from "./table.ts";

/** What an optimisation has to say. */
export interface OptimumReport extends ChoiceNames {
  readonly objective: Objective;
  readonly outcome: OptimizeOutcome;
  readonly prices?: ShadowPrices;
}

export type OptimumSheet = "communes" | "districts" | "budgets" | "prices" | "conflict";

/** The tables of a report, each with the sheet that it belongs on; none where time ended before there was anything. */
export function optimumTables(
  report: OptimumReport,
): readonly { readonly sheet: OptimumSheet; readonly table: Table }[] {
  const { outcome, objective, prices } = report;
  switch (outcome.kind) {
    case "stopped":
      return [];
    case "infeasible":
      return [{ sheet: "conflict", table: conflictTable(report, outcome.conflict) }];
    case "optimum": {
      const { optimum } = outcome;
      return [
        { sheet: "communes", table: chosenTable(report, optimum) },
        { sheet: "districts", table: districtsTable(report, optimum) },
        { sheet: "budgets", table: budgetsTable(report, optimum) },
        ...(prices?.kind !== "priced" || prices.prices.length === 0
          ? []
          : [{ sheet: "prices", table: pricesTable(report, objective.kind, prices) } as const]),
      ];
    }
  }
}

/** What contradicts what, by how much one alone would have to give way, and the least that is needed together. */
export function conflictTable(
  names: ChoiceNames,
  { constraints, irreducible, relaxations, together }: Conflict,
): Table {
  const row = (kind: "contradicts" | "alone" | "together", index: number, label: Label): Row => ({
    key: `${kind}-${index}`,
    role: "item",
    level: 0,
    cells: [textCell({ key: `optimum.conflict.${kind}` }), textCell(label), originCell(names.file)],
  });
  return {
    id: "optimum-conflict",
    title: { key: "optimum.conflict.title" },
    columns: [
      column("kind", { key: "optimum.column.kind" }, "left", 26),
      column("what", { key: "optimum.column.what" }, "left", 80),
      originColumn,
    ],
    rows: [
      ...constraints.map((one, index) => row("contradicts", index, constraintWords(one, names))),
      ...relaxations.map((one, index) => row("alone", index, relaxationWords(one, names))),
      ...together.map((one, index) => row("together", index, relaxationWords(one, names))),
    ],
    hasMoney: false,
    notes: [
      { key: irreducible ? "optimum.note.irreducible" : "optimum.note.notIrreducible" },
      { key: "optimum.note.together" },
      ...originNotes(names.file),
    ],
  };
}
