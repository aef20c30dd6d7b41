import type { CheckedPlan } from "../../app/checkPlan.ts";
import { figureName } from "../../core/reconcile/figure.ts";
import type { Plan } from "../../core/plan/index.ts";
import { countBySeverity, type Finding, type Proposal } from "../../core/reconcile/finding.ts";
import { findingSentence } from "../../core/report/findingsTable.ts";
import { fold, renderText } from "../../core/report/renderText.ts";
import { documentParameters } from "../../core/report/summaryTable.ts";
import { sharesTable } from "../../core/report/sharesTable.ts";
import { labelText, text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";

/** The findings as a person reads them: most serious first, each with its id, evidence and what would put it right. */
export function findingsPage({ plan, findings }: CheckedPlan, writing: Writing, width: number): string {
  return [
    ...planHeading(plan, writing),
    "",
    findingsCount(findings, writing),
    ...findingLines(plan, findings, writing, width),
    ...acceptedLines(plan, writing),
    "",
    renderText(sharesTable(plan), tableWriting(writing), { width }),
  ].join("\n");
}

/** Name and document of the plan. */
export function planHeading(plan: Plan, writing: Writing): readonly string[] {
  return [plan.name[writing.language], text(writing, "page.documentLine", documentParameters(plan))];
}

/** How many findings of each severity there are, in one line. */
export function findingsCount(findings: readonly Finding[], writing: Writing): string {
  if (findings.length === 0) return text(writing, "page.noFindings");
  return text(writing, "page.checkCount", countBySeverity(findings));
}

/** One paragraph a finding. */
export function findingLines(
  plan: Plan,
  findings: readonly Finding[],
  writing: Writing,
  width: number,
): readonly string[] {
  return findings.flatMap((finding) => {
    const mark = text(writing, `page.severity.${finding.severity}`);
    const place = finding.place.document === undefined ? "" : ` (${finding.place.document})`;
    const sentence = `${mark}${place}: ${labelText(writing, findingSentence(finding))}`;
    const details = finding.proposals
      .slice(0, 3)
      .map((proposal, index) => proposalText(plan, proposal, index, writing));
    return [
      "",
      ...fold(sentence, width),
      ...details.flatMap((detail) => indented(detail, width)),
      `   ${text(writing, "page.id", { id: finding.id })}`,
    ];
  });
}

/** What a person accepted, figure by figure. */
export function acceptedLines(plan: Plan, writing: Writing): readonly string[] {
  if (plan.corrections.length === 0) return [];
  return [
    "",
    text(writing, "page.accepted", { count: plan.corrections.length }),
    ...plan.corrections.map(({ target, from, to }) => {
      const parameters = { target: figureName(plan, target), from: { dong: from }, to: { dong: to } };
      return `   ${text(writing, "page.acceptedLine", parameters)}`;
    }),
  ];
}

function proposalText(plan: Plan, proposal: Proposal, index: number, writing: Writing): string {
  return text(writing, index === 0 ? "page.proposal" : "page.proposalOther", {
    target: figureName(plan, proposal.target),
    amount: { dong: proposal.amount },
    evidence: proposal.evidence.map((code) => ({ key: `finding.evidence.${code}` })),
  });
}

function indented(sentence: string, width: number): readonly string[] {
  return fold(sentence, width - 3).map((line) => `   ${line}`);
}
