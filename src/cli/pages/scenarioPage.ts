import type { AllocationOutcome } from "../../app/allocatePlan.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { fold, renderText } from "../../core/report/renderText.ts";
import { effectsTable } from "../../core/report/scenarioTables.ts";
import type { Table } from "../../core/report/table.ts";
import type { Effect, Scenario } from "../../core/scenario/index.ts";
import { text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";

/** An allocation: what was adjusted if it is under a scenario, the table that was asked for, and the hashes. */
export function allocationPage(
  scenario: Scenario | undefined,
  effects: readonly Effect[],
  { inputs, outputs }: AllocationOutcome,
  table: () => Table,
): (writing: Writing, width: number) => string {
  return (writing, width) => {
    const draw = (each: Table): string => renderText(each, tableWriting(writing), { width });
    const hashes = { inputs: shortHash(inputs), outputs: shortHash(outputs) };
    const trace = scenario === undefined ? [] : [draw(effectsTable(scenario, effects))];
    return [...trace, draw(table()), text(writing, "scenario.page.hash", hashes)].join("\n\n");
  };
}

/** The scenarios one below the other: id and name, what each builds on, the question that it asks. */
export function scenariosPage(scenarios: readonly Scenario[], writing: Writing, width: number): string {
  if (scenarios.length === 0) return text(writing, "scenario.list.none");
  return scenarios
    .map(({ id, name, base, adjustments, note }) => {
      const count = String(adjustments.length);
      return [
        text(writing, "scenario.list.heading", { id, name: { name } }),
        ...fold(`  ${text(writing, "scenario.list.base", { base, count })}`, width),
        ...(note === undefined ? [] : fold(`  ${note[writing.language]}`, width)),
      ].join("\n");
    })
    .join("\n\n");
}
