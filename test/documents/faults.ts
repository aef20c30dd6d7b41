import { amountOf, stepOf, withAmounts, type PlanDocument } from "./document.ts";
import type { Random } from "./random.ts";

/** The kinds of fault that are seeded, in the order of the reference page. */
export const faultKinds = [
  "digit slip",
  "transposed digits",
  "factor 1000",
  "part left out of a sum",
  "part counted twice",
  "stale total",
  "swapped rows",
  "lost row",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A document with one fault, and what the figures at fault should be. */
export interface Faulted {
  readonly document: PlanDocument;
  /** Figures that are wrong, with their right amounts; empty where no figure is wrong but a row is gone. */
  readonly truth: ReadonlyMap<string, number>;
}

/** Puts one fault of a kind into a copy of the document, or gives nothing where this draw does not allow it. */
export function seedFault(document: PlanDocument, kind: FaultKind, random: Random): Faulted | undefined {
  switch (kind) {
    case "digit slip":
      return misprint(document, random, (digits) => {
        const place = random.whole(0, digits.length - 1);
        return `${digits.slice(0, place)}${random.whole(0, 9)}${digits.slice(place + 1)}`;
      });
    case "transposed digits":
      return misprint(document, random, (digits) => {
        const place = random.whole(0, digits.length - 2);
        return `${digits.slice(0, place)}${digits[place + 1] ?? ""}${digits[place] ?? ""}${digits.slice(place + 2)}`;
      });
    case "factor 1000":
      return misprint(document, random, (digits) =>
        digits.endsWith("000") ? digits.slice(0, -3) : `${digits}000`,
      );
    case "part left out of a sum":
      return wrongSum(document, random, -1);
    case "part counted twice":
      return wrongSum(document, random, 1);
    case "stale total":
      return staleTotal(document, random);
    case "swapped rows":
      return swappedRows(document, random);
    case "lost row":
      return lostRow(document, random);
  }
}

/** One figure printed with other digits; everything else as it was. */
function misprint(
  document: PlanDocument,
  random: Random,
  slip: (digits: string) => string,
): Faulted | undefined {
  const figure = random.pick([...document.lines, ...document.totals]);
  const step = stepOf(document, "parts" in figure ? "total" : "line");
  const amount = Number(slip(String(figure.amount / step))) * step;
  if (amount === figure.amount || amount === 0 || !Number.isSafeInteger(amount)) return undefined;
  return { document: withAmounts(document, new Map([[figure.id, amount]])), truth: new Map([[figure.id, figure.amount]]) };
}

/** A total added up with one part missing or twice; the totals above were added up with it. */
function wrongSum(document: PlanDocument, random: Random, sign: 1 | -1): Faulted | undefined {
  const total = random.pick(document.totals);
  const shift = sign * amountOf(document, random.pick(total.parts));
  if (total.amount + shift <= 0) return undefined;
  const truth = new Map([[total.id, total.amount]]);
  const amounts = new Map([[total.id, total.amount + shift]]);
  for (const above of ancestors(document, total.id)) {
    amounts.set(above, amountOf(document, above) + shift);
    truth.set(above, amountOf(document, above));
  }
  return { document: withAmounts(document, amounts), truth };
}

/** A line was revised with the totals just above it; from some total on, the old sum was left standing. */
function staleTotal(document: PlanDocument, random: Random): Faulted | undefined {
  const matched = new Set(document.rules.flatMap(({ base, counterpart }) => [base, counterpart]));
  const lines = document.lines.filter(({ source }) => !matched.has(source));
  if (lines.length === 0) return undefined;
  const line = random.pick(lines);
  const [stale = [], ...others] = random.shuffled(chainsOver(document, line.id));
  if (stale.length === 0) return undefined;
  const step = Math.max(stepOf(document, "line"), stepOf(document, "total"));
  const shift = Math.ceil((line.amount * (0.02 + random.next() * 0.3)) / step) * step;
  const revised = random.whole(0, stale.length - 1);
  const raised = [line.id, ...others.flat(), ...stale.slice(0, revised)];
  const amounts = new Map(raised.map((id) => [id, amountOf(document, id) + shift]));
  const truth = new Map(stale.slice(revised).map((id) => [id, amountOf(document, id) + shift]));
  return { document: withAmounts(document, amounts), truth };
}

/** Two lines in each other's place. */
function swappedRows(document: PlanDocument, random: Random): Faulted | undefined {
  const [one, other] = [random.pick(document.lines), random.pick(document.lines)];
  if (one.amount === other.amount) return undefined;
  const amounts = new Map([
    [one.id, other.amount],
    [other.id, one.amount],
  ]);
  const truth = new Map([
    [one.id, one.amount],
    [other.id, other.amount],
  ]);
  return { document: withAmounts(document, amounts), truth };
}

/** A row that the document no longer shows, while the totals still hold it. */
function lostRow(document: PlanDocument, random: Random): Faulted | undefined {
  const line = random.pick(document.lines);
  const totals = document.totals.map((total) => ({
    ...total,
    parts: total.parts.filter((part) => part !== line.id),
  }));
  if (totals.some(({ parts }) => parts.length === 0)) return undefined;
  const lines = document.lines.filter(({ id }) => id !== line.id);
  return { document: { ...document, lines, totals }, truth: new Map() };
}

/** The totals over a figure, nearest first. */
function ancestors(document: PlanDocument, id: string): readonly string[] {
  const [chain = []] = chainsOver(document, id);
  return chain;
}

/** Every chain of totals over a figure: one for each total that it is a part of. */
function chainsOver(document: PlanDocument, id: string): readonly (readonly string[])[] {
  return document.totals
    .filter(({ parts }) => parts.includes(id))
    .map((total) => [total.id, ...ancestors(document, total.id)]);
}
