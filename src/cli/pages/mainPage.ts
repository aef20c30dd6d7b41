import type { AllocationOutcome } from "../../app/allocatePlan.ts";
import { hasErrors, type CheckedPlan } from "../../app/checkPlan.ts";
import { sum } from "../../core/money/index.ts";
import { evaluateCounterpart } from "../../core/plan/counterpart.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import type { Plan } from "../../core/plan/index.ts";
import { countBySeverity } from "../../core/reconcile/finding.ts";
import { allocationNotes } from "../../core/report/allocationNotes.ts";
import { counterpartTable } from "../../core/report/counterpartTable.ts";
import { districtsOverview, yearsOverview } from "../../core/report/overviewTables.ts";
import { fold, renderText } from "../../core/report/renderText.ts";
import type { Table } from "../../core/report/table.ts";
import { labelText, text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";
import { acceptedLines, findingLines, findingsCount, planHeading } from "./findingsPage.ts";

/** The page of the main job: what is wrong, whether the counterpart is there, where the money goes, and that it all foots. */
export function mainPage(
  printed: Plan,
  checked: CheckedPlan,
  outcome: AllocationOutcome,
  writing: Writing,
  width: number,
): string {
  const draw = (table: Table): string => renderText(table, tableWriting(writing), { width });
  const { plan } = checked;
  const hashes = {
    inputs: shortHash(outcome.inputs),
    outputs: shortHash(outcome.outputs),
  };
  return [
    ...planHeading(plan, writing),
    text(writing, "page.hashLine", hashes),
    "",
    ...checkPart(checked, writing, width),
    "",
    text(writing, "page.counterpart"),
    ...printedCounterpart(printed, writing).flatMap((line) => fold(line, width)),
    "",
    draw(counterpartTable(plan, evaluateCounterpart(plan))),
    "",
    text(writing, "page.allocation"),
    "",
    draw(yearsOverview(plan, outcome.allocation)),
    "",
    draw(districtsOverview(plan, outcome.allocation)),
    "",
    text(writing, "page.totals"),
    ...totalLines(plan, outcome, writing).flatMap((line) => fold(line, width)),
  ].join("\n");
}

function checkPart(checked: CheckedPlan, writing: Writing, width: number): readonly string[] {
  const { plan, printedFindings, findings } = checked;
  const serious = printedFindings.filter(({ severity }) => severity !== "note");
  const notes = printedFindings.length - serious.length;
  return [
    text(writing, "page.check"),
    findingsCount(printedFindings, writing),
    ...findingLines(plan, serious, writing, width),
    ...(notes === 0 ? [] : ["", text(writing, "page.more", { count: notes })]),
    ...(plan.corrections.length > 0
      ? acceptedLines(plan, writing)
      : printedFindings.some(({ proposals }) => proposals.length > 0)
        ? ["", ...fold(text(writing, "page.notAccepted"), width)]
        : []),
    ...(plan.corrections.length > 0 && hasErrors(findings)
      ? [
          text(writing, "page.errorsLeft", {
            count: countBySeverity(findings).errors,
          }),
        ]
      : []),
  ];
}

function printedCounterpart(printed: Plan, writing: Writing): readonly string[] {
  const wrong = evaluateCounterpart(printed).filter(({ holds }) => !holds);
  if (wrong.length === 0) return [text(writing, "page.counterpartPrintedFine")];
  const differences = wrong.map((row) => {
    const rule = printed.counterpartRules.find(({ id }) => id === row.rule);
    return {
      key: "page.counterpartDifference",
      parameters: {
        rule: rule === undefined ? row.rule : { name: rule.name },
        type: { key: `report.type.${row.type}` },
        amount: { dong: row.difference },
      },
    };
  });
  return [text(writing, "page.counterpartPrinted", { count: wrong.length, differences })];
}

function totalLines(plan: Plan, { allocation }: AllocationOutcome, writing: Writing): readonly string[] {
  const total = (amounts: readonly { readonly amount: (typeof plan.lines)[number]["amount"] }[]) => ({
    dong: sum(amounts.map(({ amount }) => amount)),
  });
  return [
    text(writing, "page.totalsLine", {
      allocated: total(allocation.cells),
      unallocated: total(allocation.unallocated),
      available: total(plan.lines),
      count: allocation.envelopes.length,
    }),
    text(writing, "page.verified", {
      count: counted(allocation.cells),
      receipt: counted(allocation.receipt),
    }),
    ...allocationNotes(plan, allocation).map((note) => labelText(writing, note)),
  ];
}

/** A count as a number in the reader's style. */
function counted(items: readonly unknown[]): { readonly decimal: string } {
  return { decimal: String(items.length) };
}
