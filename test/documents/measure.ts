import { divideRounded, portion, readRatio, money } from "../../src/core/money/index.ts";
import type { Finding, Proposal } from "../../src/core/reconcile/finding.ts";
import { reconcile } from "../../src/core/reconcile/reconcile.ts";
import { planOf, sharesOf, stepOf, type PlanDocument } from "./document.ts";
import { faultKinds, seedFault, type Faulted, type FaultKind } from "./faults.ts";
import { Random } from "./random.ts";
import { templates, type Printing, type Template } from "./templates.ts";

/** What was measured for one kind of fault, or one document. Counts of variants. */
export interface Score {
  readonly variants: number;
  /** Some sum or rule is broken by more than printed rounding explains, by the plain arithmetic of this file. */
  readonly visible: number;
  /** Of those: an error is reported. */
  readonly detected: number;
  /** Of those: the first proposals give every wrong figure its right amount. */
  readonly restored: number;
  /** Of those: the right amount is among the proposals. */
  readonly listed: number;
  /** Of those: the finding says that the evidence does not decide. */
  readonly undecided: number;
  /** Of those: a finding that claims to be decided proposes another amount. */
  readonly misled: number;
}

/** What was reported on documents without a fault. */
export interface Unfaulted {
  readonly documents: number;
  readonly alarms: readonly string[];
  readonly notes: number;
}

export interface Measurement {
  readonly byKind: ReadonlyMap<FaultKind, Score>;
  /** The same faults in documents whose figures were each rounded by themselves. */
  readonly byKindRounded: ReadonlyMap<FaultKind, Score>;
  readonly byTemplate: ReadonlyMap<string, Score>;
  readonly clean: Unfaulted;
  readonly rounded: Unfaulted;
}

const variantsEach = 16;
const cleanEach = 20;

/** Other seeds than those that the weights of the evidence were chosen on. */
const firstSeed = 1_300_000_000;

/** Makes the documents, seeds the faults, and counts what `reconcile` makes of them. The same on every machine. */
export function measure(): Measurement {
  const byKind = new Map<FaultKind, Score>();
  const byKindRounded = new Map<FaultKind, Score>();
  const byTemplate = new Map<string, Score>();
  for (const { template, kind, printing, seed } of experiments()) {
    const random = new Random(seed);
    const document = template.make(random, printing);
    const faulted = firstFault(document, kind, random);
    if (faulted === undefined) continue;
    const score = scoreOf(document, faulted, printing);
    const kinds = printing === "exact" ? byKind : byKindRounded;
    kinds.set(kind, addScores(kinds.get(kind), score));
    if (printing === "exact") byTemplate.set(template.id, addScores(byTemplate.get(template.id), score));
  }
  return { byKind, byKindRounded, byTemplate, clean: unfaulted("exact"), rounded: unfaulted("rounded") };
}

function* experiments(): Iterable<{
  readonly template: Template;
  readonly kind: FaultKind;
  readonly printing: Printing;
  readonly seed: number;
}> {
  let seed = firstSeed;
  for (const printing of ["exact", "rounded"] as const) {
    for (const template of templates) {
      for (const kind of faultKinds) {
        for (let variant = 0; variant < variantsEach; variant++) yield { template, kind, printing, seed: seed++ };
      }
    }
  }
}

/** Errors and warnings on documents that have no fault: there should be none. */
function unfaulted(printing: Printing): Unfaulted {
  const alarms: string[] = [];
  let documents = 0;
  let notes = 0;
  templates.forEach((template, position) => {
    for (let variant = 0; variant < cleanEach; variant++) {
      const document = template.make(new Random(77_000_000 + 1000 * position + variant), printing);
      const findings = reconcile(planOf(document));
      documents++;
      notes += findings.filter(({ class: kind }) => kind === "rounding").length;
      alarms.push(
        ...findings
          .filter(({ severity }) => severity !== "note")
          .map(({ id }) => `${document.id} ${variant}: ${id}`),
      );
    }
  });
  return { documents, alarms, notes };
}

function firstFault(document: PlanDocument, kind: FaultKind, random: Random): Faulted | undefined {
  for (let attempt = 0; attempt < 50; attempt++) {
    const faulted = seedFault(document, kind, random);
    if (faulted !== undefined) return faulted;
  }
  return undefined;
}

function scoreOf(clean: PlanDocument, { document, truth }: Faulted, printing: Printing): Score {
  // The shares were printed before the fault came in.
  const shares = new Map(
    [...sharesOf(clean)].filter(([part]) => [...document.lines, ...document.totals].some(({ id }) => id === part)),
  );
  const errors = reconcile(planOf(document, shares)).filter(({ severity }) => severity === "error");
  const visible = isVisible(document);
  const detected = errors.length > 0;
  const [target] = truth.keys();
  // A rounded document does not say its figures more closely than this.
  const near = printing === "exact" ? 0 : 3 * stepOf(document, "total");
  const isRight = (item: Proposal): boolean => {
    const right = truth.get(item.target);
    return right !== undefined && Math.abs(right - item.amount) <= near;
  };
  const restored = target !== undefined && restores(errors, isRight, target);
  const listed =
    target !== undefined &&
    errors.some(({ proposals }) => proposals.some((item) => item.target === target && isRight(item)));
  const count = (condition: boolean): number => (visible && condition ? 1 : 0);
  return {
    variants: 1,
    visible: count(true),
    detected: count(detected),
    restored: count(restored),
    listed: count(listed),
    undecided: count(errors.some((finding) => finding.undecided === true)),
    misled: count(
      errors.some(
        (finding) =>
          finding.undecided !== true &&
          finding.proposals[0] !== undefined &&
          !isRight(finding.proposals[0]),
      ),
    ),
  };
}

/** Whether the first proposals put right the figure at fault and propose nothing wrong for any other. */
function restores(errors: readonly Finding[], isRight: (item: Proposal) => boolean, target: string): boolean {
  const proposed = errors.flatMap(({ proposals }) => proposals.slice(0, 1));
  return proposed.some((item) => item.target === target) && proposed.every(isRight);
}

/** Plain arithmetic that shares nothing with the engine: is any sum or rule off by more than half of the last digits? */
function isVisible(document: PlanDocument): boolean {
  const lineStep = stepOf(document, "line");
  const totalStep = stepOf(document, "total");
  const lines = new Map(document.lines.map(({ id, amount }) => [id, amount]));
  const totals = new Map(document.totals.map(({ id, amount }) => [id, amount]));
  const sums = document.totals.some(({ parts, amount }) => {
    const sum = parts.reduce((value, id) => value + (lines.get(id) ?? totals.get(id) ?? 0), 0);
    const slack = parts.reduce((value, id) => value + (lines.has(id) ? lineStep : totalStep), totalStep);
    return 2 * Math.abs(amount - sum) > slack;
  });
  const rules = document.rules.some(({ base, counterpart, from, to, ratio, mode }) =>
    (["developmentInvestment", "recurrent"] as const).some((type) => {
      const of = (source: string): readonly number[] =>
        document.lines
          .filter((line) => line.source === source && line.type === type && line.from >= from && line.to <= to)
          .map(({ amount }) => amount);
      const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
      const [bases, arranged] = [of(base), of(counterpart)];
      const required = portion(money(add(bases)), readRatio(ratio), "ceiling");
      const { numerator, denominator } = readRatio(ratio);
      const halves = divideRounded(BigInt(bases.length * lineStep) * numerator, 2n * denominator, "ceiling");
      const slack = Math.max(Number(halves) + (arranged.length * lineStep) / 2, lineStep) + 1;
      const difference = add(arranged) - required;
      return mode === "minimum" ? difference < -slack : Math.abs(difference) > slack;
    }),
  );
  return sums || rules;
}

function addScores(left: Score | undefined, right: Score): Score {
  if (left === undefined) return right;
  return {
    variants: left.variants + right.variants,
    visible: left.visible + right.visible,
    detected: left.detected + right.detected,
    restored: left.restored + right.restored,
    listed: left.listed + right.listed,
    undecided: left.undecided + right.undecided,
    misled: left.misled + right.misled,
  };
}
