import type { OptimizedChoice } from "../../app/optimizeChoice.ts";
import type { Conflict, OptimizeOutcome } from "../../core/analysis/optimize/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { optimumTables } from "../../core/report/optimumReport.ts";
import {
  constraintWords,
  gapPercent,
  objectiveWords,
  priceWords,
  relaxationWords,
  worthWords,
} from "../../core/report/optimumWords.ts";
import { fold, renderText } from "../../core/report/renderText.ts";
import type { Label } from "../../core/report/table.ts";
import { labelText, text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";
import { planHeading } from "./findingsPage.ts";

type Found = Extract<OptimizeOutcome, { readonly kind: "optimum" }>;

/** An optimum as a note to whoever decides: what was sought, what came of it and how sure that is, then the tables. */
export function optimumPage(choice: OptimizedChoice, writing: Writing, width: number): string {
  const { plan, inputs, outputs, outcome } = choice;
  const sentences = [...aboutLines(choice, writing), "", ...resultLines(choice, writing), ...priceLines(choice, writing)]; // prettier-ignore
  // What contradicts what has been said in sentences already.
  const tables = outcome.kind === "optimum" ? optimumTables(choice) : [];
  return [
    ...planHeading(plan, writing),
    "",
    ...sentences.flatMap((sentence) => fold(sentence, width)),
    ...tables
      .filter(({ sheet }) => sheet !== "prices")
      .flatMap(({ table }) => ["", renderText(table, tableWriting(writing), { width })]),
    "",
    text(writing, "optimum.hash", { inputs: shortHash(inputs), outputs: shortHash(outputs) }),
  ].join("\n");
}

function aboutLines(choice: OptimizedChoice, writing: Writing): readonly string[] {
  const { file, problem, objective } = choice;
  const reached = decimal((problem.reached ?? []).length);
  const years = `${problem.years[0] ?? ""}-${problem.years.at(-1) ?? ""}`;
  return [
    text(writing, "optimum.title"),
    file.origin === "illustrative"
      ? text(writing, "optimum.illustrative")
      : text(writing, "simulation.origin", { origin: { key: `simulation.origin.${file.origin}` } }),
    text(writing, "optimum.about", { name: { name: file.name } }),
    ...(file.note === undefined ? [] : [file.note[writing.language]]),
    text(writing, "optimum.asked", {
      objective: objectiveWords(objective, choice),
      reached,
      candidates: decimal(problem.candidates.length),
      years,
    }),
    ...(problem.target === undefined
      ? []
      : [text(writing, "optimum.askedTarget", { target: decimal(problem.target), year: lastYear(choice) })]),
  ];
}

function resultLines(choice: OptimizedChoice, writing: Writing): readonly string[] {
  const { outcome } = choice;
  switch (outcome.kind) {
    case "stopped":
      return [text(writing, "optimum.stopped", { seconds: decimal(outcome.effort.timeLimitSeconds) })];
    case "infeasible":
      return conflictLines(choice, outcome.conflict, writing);
    case "optimum": {
      const { choices, worth } = outcome.optimum;
      return [
        text(writing, "optimum.result", {
          count: decimal(choices.length),
          year: lastYear(choice),
          after: decimal((choice.problem.reached ?? []).length + choices.length),
          worth: worthWords(worth, choice),
        }),
        proofLine(choice, outcome, writing),
        text(writing, "optimum.verified"),
      ];
    }
  }
}

/** How sure it is that nothing is better, and in how much time that was sought. */
function proofLine(choice: OptimizedChoice, found: Found, writing: Writing): string {
  const { proof, gap, bound, provenDistricts, optimum, effort } = found;
  const seconds = decimal(effort.timeLimitSeconds);
  if (proof !== "none") return text(writing, `optimum.proof.${proof}`, { seconds });
  const percent = gapPercent(gap);
  if (optimum.worth.kind === "fairest" && provenDistricts !== undefined) {
    const all = decimal(optimum.worth.districts.length);
    return text(writing, "optimum.proof.districts", { count: decimal(provenDistricts), all, seconds });
  }
  if (percent === undefined || bound === undefined)
    return text(writing, "optimum.proof.unknown", { seconds });
  const words = { key: "optimum.bound", parameters: { worth: worthWords(bound, choice) } };
  return text(writing, "optimum.proof.none", { seconds, gap: { decimal: percent }, bound: words });
}

function conflictLines(
  choice: OptimizedChoice,
  { constraints, irreducible, relaxations, together }: Conflict,
  writing: Writing,
): readonly string[] {
  const bullets = (labels: readonly Label[]): readonly string[] =>
    labels.map((label) => `  • ${labelText(writing, label)}`);
  return [
    text(writing, "optimum.infeasible"),
    ...bullets(constraints.map((one) => constraintWords(one, choice))),
    text(writing, irreducible ? "optimum.note.irreducible" : "optimum.note.notIrreducible"),
    "",
    text(writing, relaxations.length === 0 ? "optimum.infeasible.aloneNone" : "optimum.infeasible.alone"),
    ...bullets(relaxations.map((one) => relaxationWords(one, choice))),
    ...(together.length === 0
      ? []
      : [
          "",
          text(writing, "optimum.infeasible.together"),
          ...bullets(together.map((one) => relaxationWords(one, choice))),
        ]),
  ];
}

/** What more money would change, budget by budget, where it was asked for. */
function priceLines(choice: OptimizedChoice, writing: Writing): readonly string[] {
  const { prices, objective, outcome, withPrices } = choice;
  if (!withPrices || outcome.kind !== "optimum") return [];
  if (prices === undefined) return ["", text(writing, "optimum.prices.fairest")];
  const seconds = decimal(outcome.effort.timeLimitSeconds);
  if (prices.kind === "unpriced") return ["", text(writing, "optimum.prices.unproven", { seconds })];
  if (prices.prices.length === 0) return ["", text(writing, "optimum.prices.none")];
  const same = prices.prices.filter(({ more }) => more?.numerator === 0n);
  const untold = prices.prices.filter(({ more }) => more === undefined);
  const changing = prices.prices.filter((one) => !same.includes(one) && !untold.includes(one));
  return [
    "",
    text(writing, "optimum.prices.heading"),
    ...changing.map((one) => `  • ${labelText(writing, priceWords(one, choice, objective.kind))}`),
    ...(same.length === 0 ? [] : [text(writing, "optimum.prices.same", { count: decimal(same.length), step: { dong: same[0]?.step ?? 0 } })]), // prettier-ignore
    ...(untold.length === 0 ? [] : [text(writing, "optimum.prices.untold", { count: decimal(untold.length), seconds })]), // prettier-ignore
    text(writing, "optimum.note.prices"),
  ];
}

function lastYear({ problem }: OptimizedChoice): string {
  return String(problem.years.at(-1) ?? "");
}

function decimal(value: number): { readonly decimal: string } {
  return { decimal: String(value) };
}
