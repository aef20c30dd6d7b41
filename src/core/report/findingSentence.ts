import type { Parameter } from "../issue/issue.ts";
import { absolute } from "../money/index.ts";
import type { Finding, Measured } from "../reconcile/finding.ts";
import type { Label } from "./table.ts";

/** One sentence that says what was found, where, and by how much. */
export function findingSentence(finding: Finding): Label {
  return { key: `finding.${sentenceKey(finding)}`, parameters: parametersOf(finding) };
}

/** Why the first proposal is likely, or nothing where there is none. */
export function findingEvidence({ proposals }: Finding): Label | undefined {
  const [proposal] = proposals;
  if (proposal === undefined) return undefined;
  const evidence = proposal.evidence.map((code) => ({ key: `finding.evidence.${code}` }));
  return labelOf(joined(evidence));
}

/** What a finding is about: the figure, rule, target or indicator by its name. */
export function findingSubject(finding: Finding): Label {
  const { figure, rule, type, target, indicator } = finding.parameters;
  if (finding.code === "counterpart" && rule !== undefined && type !== undefined) {
    return { key: "finding.subject.rule", parameters: { rule, type } };
  }
  const subject = figure ?? target ?? indicator;
  return subject === undefined ? { key: `finding.subject.${finding.code}` } : labelOf(subject);
}

function sentenceKey(finding: Finding): string {
  switch (finding.code) {
    case "sum":
      if (finding.undecided !== true) return `sum.${finding.class}`;
      return finding.parameters["missingRow"] === undefined ? "sum.undecided" : "sum.undecided.row";
    case "counterpart":
      return counterpartKey(finding);
    case "share":
      return `share.${finding.class}`;
    case "derived":
      return `derived.${finding.class}`;
    case "unit":
      return finding.parameters["confirmedBy"] === undefined ? "unit.unconfirmed" : "unit.confirmed";
    case "target.percent":
      return finding.parameters["otherDenominator"] === undefined
        ? "target.percent"
        : "target.percent.otherDenominator";
    case "printed":
    case "corrected":
    case "grain":
    case "precision":
    case "target.statement":
    case "target.total":
    case "target.added":
      return finding.code;
  }
}

function counterpartKey({ class: kind, difference }: Finding): string {
  if (kind === "information") return "counterpart.outside";
  if (kind === "rounding") return "counterpart.rounding";
  return typeof difference === "number" && difference < 0 ? "counterpart.missing" : "counterpart.surplus";
}

function parametersOf(finding: Finding): Readonly<Record<string, Parameter>> {
  const { printed, computed, difference, tolerance, causedBy } = finding;
  return {
    ...measured("printed", printed),
    ...measured("computed", computed),
    ...measured("difference", difference),
    ...measured("tolerance", tolerance),
    ...(typeof difference === "number" ? { size: { dong: absolute(difference) } } : {}),
    ...(causedBy === undefined ? {} : { causedBy }),
    ...readable(finding.parameters),
  };
}

/** Lists are joined by semicolons, since names and decimals hold commas; an empty one is said, not left blank. */
function readable(parameters: Finding["parameters"]): Finding["parameters"] {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [key, isList(value) ? joined(value) : value]),
  );
}

function isList(value: Parameter): value is readonly Parameter[] {
  return Array.isArray(value);
}

function joined(values: readonly Parameter[]): Parameter {
  const [first, ...rest] = values;
  if (first === undefined) return { key: "finding.notApplicable" };
  return rest.reduce<Parameter>(
    (left, right) => ({ key: "finding.join", parameters: { left, right } }),
    first,
  );
}

function measured(name: string, value: Measured | undefined): Readonly<Record<string, Parameter>> {
  if (value === undefined) return {};
  return { [name]: typeof value === "number" ? { dong: value } : value };
}

function labelOf(value: Parameter): Label {
  if (typeof value === "string") return { text: value };
  if (typeof value === "object" && ("name" in value || "key" in value)) return value;
  return { key: "finding.value", parameters: { value } };
}
