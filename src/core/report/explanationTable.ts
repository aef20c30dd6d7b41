import type { Trace, TraceWeighing } from "../allocation/trace/trace.ts";
import type { Parameter } from "../issue/issue.ts";
import type { Norm } from "../plan/plan.ts";
import { explanationSteps } from "./explanationSteps.ts";
import { moneyWords, placeWords } from "./explanationWords.ts";
import { column, emptyCell, moneyCell, textCell, type Label, type Row, type Table } from "./table.ts";

type LegalReference = Norm["legalReference"];

/** The steps of one explanation as a table, a row for each sentence; amounts stand where a step ends. */
export function explanationTable(trace: Trace): Table {
  return {
    id: "explanation",
    title: { key: "explanation.title", parameters: { place: placeWords(trace.place) } },
    columns: [
      column("step", { key: "explanation.column.step" }, "centre", 6),
      column("what", { key: "explanation.column.what" }, "left", 30),
      column("how", { key: "explanation.column.how" }, "left", 70),
      column("amount", { key: "explanation.column.amount" }),
    ],
    rows: explanationSteps(trace).flatMap((step, index) => {
      const { heading, lines, amount } = step;
      const isAmount = step.id === "amount";
      const sentences: readonly (Label | undefined)[] = lines.length === 0 ? [undefined] : lines;
      return sentences.map((line, position): Row => ({
        key: `${step.id}/${position}`,
        role: isAmount ? "total" : "item",
        level: 0,
        cells: [
          position === 0 ? { kind: "count", value: index + 1 } : emptyCell,
          position === 0 ? textCell(heading) : emptyCell,
          line === undefined ? emptyCell : textCell(line),
          amount !== undefined && position === sentences.length - 1 ? moneyCell(amount) : emptyCell,
        ],
      }));
    }),
    hasMoney: true,
    notes: [moneyWords(trace), ...legalLines(trace), ...illustrativeNotes(trace)],
  };
}

/** The legal references behind an amount, each once, with what it is about. */
export function legalLines(trace: Trace): readonly Label[] {
  const found = new Map<string, Label>();
  const add = (subject: Parameter, reference: LegalReference | undefined): void => {
    if (reference === undefined) return;
    found.set(JSON.stringify(reference), {
      key: "explanation.legal.of",
      parameters: { subject, reference: legalWords(reference) },
    });
  };
  for (const weighing of partsOf(trace.weighing)) {
    if (weighing.kind === "norm") add({ name: weighing.norm }, weighing.normReference);
    add({ name: weighing.name }, weighing.legalReference);
  }
  const rules = [
    ...trace.setAside.map(({ by }) => by),
    trace.block?.by,
    trace.bound.by,
    ...trace.counterpart.map(({ rule }) => rule),
  ];
  for (const rule of rules) {
    if (rule?.name !== undefined) add({ name: rule.name }, rule.legalReference);
  }
  return [...found.values()];
}

/** A legal reference in words; that its text was not read is said. */
export function legalWords({ document, article, read }: LegalReference): Label & Parameter {
  const reference =
    article === undefined
      ? { key: "explanation.legal.document", parameters: { document } }
      : { key: "allocation.legal.withArticle", parameters: { document, article } };
  return read ? reference : { key: "explanation.legal.notRead", parameters: { reference } };
}

/** That an amount rests on illustrative data is never left out. */
export function illustrativeNotes({ weighing }: Pick<Trace, "weighing">): readonly Label[] {
  const isIllustrative = partsOf(weighing).some((part) =>
    part.kind === "attribute"
      ? part.attribute.origin === "illustrative"
      : part.kind === "norm" && part.attributes.some(({ origin }) => origin === "illustrative"),
  );
  return isIllustrative ? [{ key: "explanation.note.illustrative" }] : [];
}

/** The weighing and all that it multiplies or adds, at any depth. */
export function partsOf(weighing: TraceWeighing): readonly TraceWeighing[] {
  switch (weighing.kind) {
    case "equal":
    case "attribute":
    case "norm":
      return [weighing];
    case "product":
      return [weighing, ...weighing.parts.flatMap(partsOf)];
    case "sum":
      return [weighing, ...weighing.parts.flatMap(({ part }) => partsOf(part))];
  }
}
