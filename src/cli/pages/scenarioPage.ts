import type { AllocationOutcome } from "../../app/allocatePlan.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { renderText } from "../../core/report/renderText.ts";
import { effectsTable } from "../../core/report/scenarioTables.ts";
import type { Table } from "../../core/report/table.ts";
import type { Effect, Scenario } from "../../core/scenario/index.ts";
import { text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";

/** An allocation under a scenario: what was adjusted, the table that was asked for, and the hashes. */
export function scenarioPage(
  scenario: Scenario,
  effects: readonly Effect[],
  { inputs, outputs }: AllocationOutcome,
  table: () => Table,
): (writing: Writing, width: number) => string {
  return (writing, width) => {
    const draw = (each: Table): string => renderText(each, tableWriting(writing), { width });
    const hashes = { inputs: shortHash(inputs), outputs: shortHash(outputs) };
    return [
      draw(effectsTable(scenario, effects)),
      draw(table()),
      text(writing, "scenario.page.hash", hashes),
    ].join("\n\n");
  };
}
