import {
  apportion,
  Decimal,
  dongPer,
  inUnit,
  money,
  writeNumber,
  type MoneyUnit,
  type NumberStyle,
} from "../../src/core/money/index.ts";
import { parsePlan, type Plan, type PlanFile } from "../../src/core/plan/index.ts";

type RawLine = PlanFile["lines"][number];
type RawRule = PlanFile["counterpartRules"][number];

/** A line of a made-up document. Amounts in đồng, as printed. */
export interface DocumentLine {
  readonly id: string;
  readonly source: string;
  readonly type: RawLine["type"];
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** A stated total of it. */
export interface DocumentTotal {
  readonly id: string;
  readonly parts: readonly string[];
  readonly amount: number;
}

/** A plan document that was made, not found: what it prints, figure by figure. */
export interface PlanDocument {
  readonly id: string;
  readonly style: NumberStyle;
  readonly unit: MoneyUnit;
  /** Decimals that lines are printed with. */
  readonly decimals: number;
  /** Decimals that totals are printed with. */
  readonly totalDecimals: number;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly DocumentLine[];
  readonly totals: readonly DocumentTotal[];
  readonly rules: readonly DocumentRule[];
  /** Total whose parts are printed with a share of it, one decimal, by largest remainder. */
  readonly sharesOf?: string;
}

export interface DocumentRule {
  readonly id: string;
  readonly base: string;
  readonly counterpart: string;
  readonly from: number;
  readonly to: number;
  readonly ratio: string;
  readonly mode: RawRule["mode"];
}

/** What one step of the last printed digit of lines, or of totals, is worth, đồng. */
export function stepOf(document: PlanDocument, kind: "line" | "total"): number {
  return dongPer(document.unit) / 10 ** (kind === "line" ? document.decimals : document.totalDecimals);
}

/** The printed amount of a figure, đồng. */
export function amountOf(document: PlanDocument, id: string): number {
  const figure = [...document.lines, ...document.totals].find((candidate) => candidate.id === id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure.amount;
}

/** The document with other amounts for some figures. */
export function withAmounts(document: PlanDocument, amounts: ReadonlyMap<string, number>): PlanDocument {
  const changed = <Item extends { readonly id: string; readonly amount: number }>(item: Item): Item => ({
    ...item,
    amount: amounts.get(item.id) ?? item.amount,
  });
  return { ...document, lines: document.lines.map(changed), totals: document.totals.map(changed) };
}

/** The document as a plan, read by the same parser as any other. Shares stay those of `printedShares`. */
export function planOf(document: PlanDocument, printedShares = sharesOf(document)): Plan {
  const plan = parsePlan(planFileOf(document, printedShares));
  if (!plan.ok) throw new Error(`${document.id}: ${JSON.stringify(plan.issues.slice(0, 3))}`);
  return plan.value;
}

/** Shares of the parts of one total, as percent texts that add up to 100. */
export function sharesOf(document: PlanDocument): ReadonlyMap<string, string> {
  const total = document.totals.find(({ id }) => id === document.sharesOf);
  if (total === undefined) return new Map();
  const parts = apportion(
    money(1000),
    total.parts.map((id) => amountOf(document, id)),
    "dong",
    total.parts,
  );
  return new Map(
    total.parts.map((id, index) => [
      id,
      writeNumber(new Decimal(parts[index] ?? 0).div(10), {
        style: document.style,
        minimumDecimals: 1,
        maximumDecimals: 1,
      }),
    ]),
  );
}

function planFileOf(document: PlanDocument, printedShares: ReadonlyMap<string, string>): PlanFile {
  const name = (text: string): { vi: string; en: string } => ({ vi: text, en: text });
  const sources = [...new Set(document.lines.map(({ source }) => source))];
  const years = Array.from({ length: document.to - document.from + 1 }, (_, index) => document.from + index);
  return {
    schema: "phanbo/plan/1",
    id: document.id,
    name: name(document.id),
    document: {
      number: "1/KH",
      date: "2022-01-01",
      issuer: name("UBND"),
      title: name(document.id),
      source: name("test"),
      numberStyle: document.style,
    },
    period: { from: document.from, to: document.to },
    sources: sources.map((id) => ({ kind: "credit", id, name: name(id), creditType: "test" })),
    lines: document.lines.map((line) => ({
      ...line,
      status: "stated",
      printed: printed(document, line.amount, document.decimals),
      documentPlace: "I",
    })),
    totals: document.totals.map((total) => ({
      id: total.id,
      name: name(total.id),
      parts: [...total.parts],
      amount: total.amount,
      printed: printed(document, total.amount, document.totalDecimals),
      documentPlace: "I",
    })),
    shares: [...printedShares].map(([part, printedPercent]) => ({
      id: `share.${part}`,
      part,
      base: document.sharesOf ?? "",
      printedPercent,
      documentPlace: "I",
    })),
    counterpartRules: document.rules.map(({ base, counterpart, ...rule }) => ({
      ...rule,
      name: name(rule.id),
      base: [base],
      counterpart: [counterpart],
      types: ["developmentInvestment", "recurrent"],
      tolerance: stepOf(document, "line"),
      level: "province",
      legalReference: { document: "test", read: false },
    })),
    norms: [],
    weightings: [{ kind: "equal", id: "equal", name: name("equal"), origin: "assumed" }],
    weightingUses: sources.map((source) => ({ source, weighting: "equal" })),
    phasing: {
      profiles: [
        {
          id: "equal",
          name: name("equal"),
          origin: "assumed",
          weights: Object.fromEntries(years.map((year) => [String(year), "1"])),
        },
      ],
      default: "equal",
      exceptions: [],
    },
    localities: [
      { code: "01", name: "Tỉnh", level: "province", kind: "tinh", parent: null, inProgramme: false },
    ],
    attributes: [],
    targets: [],
    statements: [],
    statedTargets: [],
    works: [],
    corrections: [],
  };
}

function printed(document: PlanDocument, amount: number, decimals: number): PlanFile["totals"][number]["printed"] {
  const format = { style: document.style, minimumDecimals: decimals, maximumDecimals: decimals };
  return { text: writeNumber(inUnit(money(amount), document.unit), format), unit: document.unit };
}
