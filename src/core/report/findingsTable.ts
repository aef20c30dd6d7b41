import type { Finding, Measured } from "../reconcile/finding.ts";
import { findingEvidence, findingSentence, findingSubject } from "./findingSentence.ts";
import { column, emptyCell, moneyCell, textCell, type Cell, type Row, type Table } from "./table.ts";

export { findingSentence } from "./findingSentence.ts";

/** The findings, one a row: how grave, about what, printed beside computed with the difference live, what is proposed, and why. */
export function findingsTable(findings: readonly Finding[]): Table {
  return {
    id: "findings",
    title: { key: "finding.table.title" },
    columns: [
      column("severity", { key: "finding.table.severity" }, "left", 11),
      column("class", { key: "finding.table.class" }, "left", 13),
      column("subject", { key: "finding.table.subject" }, "left", 40),
      column("printed", { key: "finding.table.printed" }),
      column("computed", { key: "finding.table.computed" }),
      column("difference", { key: "finding.table.difference" }),
      column("proposal", { key: "finding.table.proposal" }),
      column("evidence", { key: "finding.table.evidence" }, "left", 40),
      column("sentence", { key: "finding.table.sentence" }, "left", 90),
      column("place", { key: "finding.table.place" }, "left", 12),
      column("id", { key: "finding.table.id" }, "left", 36),
    ],
    rows: findings.map(findingRow),
    hasMoney: true,
    notes: [
      { key: "finding.table.noteClasses" },
      ...(findings.some(({ proposals }) => proposals.length > 0)
        ? [{ key: "finding.table.noteProposals" }]
        : []),
    ],
  };
}

function findingRow(finding: Finding): Row {
  const [proposal] = finding.undecided === true ? [] : finding.proposals;
  const evidence = proposal === undefined ? undefined : findingEvidence(finding);
  return {
    key: finding.id,
    role: "item",
    level: 0,
    cells: [
      textCell({ key: `finding.severity.${finding.severity}` }),
      textCell({ key: `finding.class.${finding.class}` }),
      textCell(findingSubject(finding)),
      measuredCell(finding.printed),
      measuredCell(finding.computed),
      differenceCell(finding),
      proposal === undefined ? emptyCell : moneyCell(proposal.amount),
      evidence === undefined ? emptyCell : textCell(evidence),
      textCell(findingSentence(finding)),
      finding.place.document === undefined ? emptyCell : textCell({ text: finding.place.document }),
      { kind: "code", text: finding.id },
    ],
  };
}

function differenceCell(finding: Finding): Cell {
  const { id, printed, computed, difference } = finding;
  if (typeof difference !== "number") return measuredCell(difference);
  if (typeof printed !== "number" || typeof computed !== "number") return moneyCell(difference);
  return moneyCell(difference, {
    kind: "difference",
    left: { row: id, column: "printed" },
    right: { row: id, column: "computed" },
  });
}

function measuredCell(value: Measured | undefined): Cell {
  if (value === undefined) return emptyCell;
  if (typeof value === "number") return moneyCell(value);
  return { kind: "decimal", value: value.decimal, show: "plain" };
}
