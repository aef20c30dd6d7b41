import { portion, readRatio, money } from "../../src/core/money/index.ts";
import type { DocumentLine, DocumentRule, PlanDocument } from "./document.ts";
import { stepOf } from "./document.ts";
import type { Random } from "./random.ts";

/** A document before it is printed: exact amounts of the lines, and which totals stand over them. */
interface Draft extends Omit<PlanDocument, "totals"> {
  readonly totals: readonly { readonly id: string; readonly parts: readonly string[] }[];
}

/** How a document is printed: every figure exact, or each rounded by itself from finer amounts, as people do. */
export type Printing = "exact" | "rounded";

export interface Template {
  readonly id: string;
  /** What it is like, for the reference page. */
  readonly about: string;
  readonly make: (random: Random, printing: Printing) => PlanDocument;
}

const investment = "developmentInvestment";
const recurrent = "recurrent";

/** The documents that the detection of faults is measured on; each is made anew for every seed. */
export const templates: readonly Template[] = [
  {
    id: "province-matched",
    about: "province, central matched 1:1 by local, two periods, shares, tỷ with 3 decimals, vi-VN",
    make: (random, printing) => print(provinceMatched(amounts(random, "billion", 3, printing)), printing),
  },
  {
    id: "deep-tree",
    about: "five levels of totals, no counterpart, whole triệu, vi-VN",
    make: (random, printing) => print(deepTree(amounts(random, "million", 0, printing), random), printing),
  },
  {
    id: "english-years",
    about: "single years, at least 30 % counterpart, billion with 2 decimals, en-US",
    make: (random, printing) => print(englishYears(amounts(random, "billion", 2, printing)), printing),
  },
  {
    id: "two-parts-2026",
    about: "2026-2030, two parts of 10 and 5 components, 1:1.5 counterpart, tỷ with 3 decimals, vi-VN",
    make: (random, printing) => print(twoParts(amounts(random, "billion", 3, printing)), printing),
  },
  {
    id: "crossed-totals",
    about: "totals by source and by year over the same lines, shares, whole triệu, vi-VN",
    make: (random, printing) => print(crossedTotals(amounts(random, "million", 0, printing)), printing),
  },
  {
    id: "flat-list",
    about: "one total over twelve lines, nothing else, whole nghìn, vi-VN",
    make: (random, printing) => print(flatList(amounts(random, "thousand", 0, printing)), printing),
  },
];

interface Amounts {
  readonly of: (least: number, most: number) => number;
  readonly match: (base: number, ratio: string) => number;
  readonly unit: PlanDocument["unit"];
  readonly decimals: number;
}

/** Draws amounts: in whole printed steps, or a thousand times finer where the document is to be rounded. */
function amounts(random: Random, unit: PlanDocument["unit"], decimals: number, printing: Printing): Amounts {
  const step = { dong: 1, thousand: 1e3, million: 1e6, billion: 1e9 }[unit] / 10 ** decimals;
  const grain = printing === "exact" ? step : Math.max(1, step / 1000);
  return {
    of: (least, most) => Math.round(random.ofAnySize(least * 1e9, most * 1e9) / grain) * grain,
    match: (base, ratio) => portionOf(base, ratio, grain),
    unit,
    decimals,
  };
}

function portionOf(base: number, ratio: string, grain: number): number {
  return Math.ceil(portion(money(base), readRatio(ratio), "ceiling") / grain) * grain;
}

function provinceMatched({ of, match, unit, decimals }: Amounts): Draft {
  const lines: DocumentLine[] = [];
  for (const [from, to, ratio] of [
    [2021, 2021, "5%"],
    [2022, 2025, "1:1"],
  ] as const) {
    for (const type of [investment, recurrent] as const) {
      const base = of(20, 900);
      lines.push({ id: `central.${type === investment ? "inv" : "rec"}.${from}`, source: "central", type, from, to, amount: base });
      lines.push({ id: `local.${type === investment ? "inv" : "rec"}.${from}`, source: "local", type, from, to, amount: match(base, ratio) });
    }
  }
  const span = { from: 2021, to: 2025 };
  for (const source of ["ethnic", "poverty"]) {
    for (const type of [investment, recurrent] as const) {
      lines.push({ id: `${source}.${type === investment ? "inv" : "rec"}`, source, type, ...span, amount: of(100, 3000) });
    }
  }
  for (const source of ["credit", "community"]) {
    lines.push({ id: source, source, type: "unspecified", ...span, amount: of(500, 16000) });
  }
  return {
    ...common("province-matched", "vi-VN", unit, decimals, span),
    lines,
    totals: [
      { id: "total", parts: ["direct", "integrated", "credit", "community"] },
      { id: "direct", parts: ["central", "local"] },
      { id: "central", parts: ["central.inv.2021", "central.rec.2021", "central.inv.2022", "central.rec.2022"] },
      { id: "local", parts: ["local.2021", "local.2022"] },
      { id: "local.2021", parts: ["local.inv.2021", "local.rec.2021"] },
      { id: "local.2022", parts: ["local.inv.2022", "local.rec.2022"] },
      { id: "integrated", parts: ["ethnic", "poverty"] },
      { id: "ethnic", parts: ["ethnic.inv", "ethnic.rec"] },
      { id: "poverty", parts: ["poverty.inv", "poverty.rec"] },
    ],
    rules: [rule(2021, 2021, "5%", "exact"), rule(2022, 2025, "1:1", "exact")],
    sharesOf: "total",
  };
}

function deepTree({ of, unit, decimals }: Amounts, random: Random): Draft {
  const lines: DocumentLine[] = [];
  const totals: { id: string; parts: string[] }[] = [];
  const span = { from: 2021, to: 2025 };
  const grow = (id: string, depth: number): string => {
    if (depth === 0) {
      lines.push({ id, source: `source${lines.length % 3}`, type: investment, ...span, amount: of(0.5, 90) });
      return id;
    }
    const total: { id: string; parts: string[] } = { id, parts: [] };
    totals.push(total);
    const width = random.whole(2, 3);
    for (let index = 1; index <= width; index++) total.parts.push(grow(`${id}.${index}`, depth - 1));
    return id;
  };
  grow("t", 5);
  return { ...common("deep-tree", "vi-VN", unit, decimals, span), lines, totals, rules: [] };
}

function englishYears({ of, match, unit, decimals }: Amounts): Draft {
  const lines: DocumentLine[] = [];
  const years = [2021, 2022, 2023, 2024, 2025];
  for (const year of years) {
    for (const [short, type] of [
      ["inv", investment],
      ["rec", recurrent],
    ] as const) {
      const base = of(50, 800);
      const at = { type, from: year, to: year };
      lines.push({ id: `central.${year}.${short}`, source: "central", ...at, amount: base });
      lines.push({ id: `local.${year}.${short}`, source: "local", ...at, amount: match(base, "30%") + of(1, 40) });
    }
  }
  const ofYear = (source: string, year: number): string[] => [`${source}.${year}.inv`, `${source}.${year}.rec`];
  const totals = ["central", "local"].flatMap((source) => [
    { id: source, parts: years.map((year) => `${source}.${year}`) },
    ...years.map((year) => ({ id: `${source}.${year}`, parts: ofYear(source, year) })),
  ]);
  return {
    ...common("english-years", "en-US", unit, decimals, { from: 2021, to: 2025 }),
    lines,
    totals: [{ id: "total", parts: ["central", "local"] }, ...totals],
    rules: years.map((year) => rule(year, year, "30%", "minimum")),
  };
}

function twoParts({ of, match, unit, decimals }: Amounts): Draft {
  const span = { from: 2026, to: 2030 };
  const lines: DocumentLine[] = [];
  const totals: { id: string; parts: string[] }[] = [];
  const central = { investment: 0, recurrent: 0 };
  for (const [part, count] of [
    ["part1", 10],
    ["part2", 5],
  ] as const) {
    const components: string[] = [];
    for (let index = 1; index <= count; index++) {
      const id = `${part}.c${index}`;
      const [inv, rec] = [of(10, 700), of(5, 200)];
      central.investment += inv;
      central.recurrent += rec;
      lines.push({ id: `${id}.inv`, source: "central", type: investment, ...span, amount: inv });
      lines.push({ id: `${id}.rec`, source: "central", type: recurrent, ...span, amount: rec });
      totals.push({ id, parts: [`${id}.inv`, `${id}.rec`] });
      components.push(id);
    }
    totals.push({ id: part, parts: components });
  }
  const local = { source: "local", ...span };
  lines.push({ id: "local.inv", type: investment, ...local, amount: match(central.investment, "1:1.5") });
  lines.push({ id: "local.rec", type: recurrent, ...local, amount: match(central.recurrent, "1:1.5") });
  totals.push({ id: "central", parts: ["part1", "part2"] }, { id: "local", parts: ["local.inv", "local.rec"] });
  return {
    ...common("two-parts-2026", "vi-VN", unit, decimals, span),
    lines,
    totals: [{ id: "total", parts: ["central", "local"] }, ...totals],
    rules: [rule(2026, 2030, "1:1.5", "exact")],
  };
}

function crossedTotals({ of, unit, decimals }: Amounts): Draft {
  const years = [2021, 2022, 2023, 2024, 2025];
  const sources = ["central", "local", "credit", "community"];
  const lines = sources.flatMap((source) =>
    years.map((year): DocumentLine => ({
      id: `${source}.${year}`,
      source,
      type: "unspecified",
      from: year,
      to: year,
      amount: of(5, 900),
    })),
  );
  return {
    ...common("crossed-totals", "vi-VN", unit, decimals, { from: 2021, to: 2025 }),
    lines,
    totals: [
      { id: "total", parts: sources },
      { id: "total.by-year", parts: years.map((year) => `y${year}`) },
      ...sources.map((id) => ({ id, parts: years.map((year) => `${id}.${year}`) })),
      ...years.map((year) => ({ id: `y${year}`, parts: sources.map((id) => `${id}.${year}`) })),
    ],
    rules: [],
    sharesOf: "total",
  };
}

function flatList({ of, unit, decimals }: Amounts): Draft {
  const span = { from: 2021, to: 2025 };
  const lines = Array.from({ length: 12 }, (_, index): DocumentLine => ({
    id: `line${index + 1}`,
    source: `source${index + 1}`,
    type: "unspecified",
    ...span,
    amount: of(0.1, 60),
  }));
  return {
    ...common("flat-list", "vi-VN", unit, decimals, span),
    lines,
    totals: [{ id: "total", parts: lines.map(({ id }) => id) }],
    rules: [],
  };
}

function common(
  id: string,
  style: PlanDocument["style"],
  unit: PlanDocument["unit"],
  decimals: number,
  span: { readonly from: number; readonly to: number },
): Pick<PlanDocument, "id" | "style" | "unit" | "decimals" | "totalDecimals" | "from" | "to"> {
  return { id, style, unit, decimals, totalDecimals: decimals, ...span };
}

function rule(from: number, to: number, ratio: string, mode: DocumentRule["mode"]): DocumentRule {
  return { id: `rule-${from}`, base: "central", counterpart: "local", from, to, ratio, mode };
}

/** Adds the totals up on the exact amounts, then prints every figure at its own precision. */
function print(draft: Draft, printing: Printing): PlanDocument {
  const exact = new Map(draft.lines.map(({ id, amount }) => [id, amount]));
  const parts = new Map(draft.totals.map((total) => [total.id, total.parts]));
  const sumOf = (id: string): number =>
    exact.get(id) ?? (parts.get(id) ?? []).reduce((sum, part) => sum + sumOf(part), 0);
  // Rounded documents print totals more coarsely than lines where there are decimals to drop.
  const totalDecimals = printing === "rounded" ? Math.max(0, draft.decimals - 1) : draft.decimals;
  const document: PlanDocument = { ...draft, totalDecimals, totals: [] };
  const round = (amount: number, step: number): number => Math.round(amount / step) * step;
  return {
    ...document,
    lines: draft.lines.map((line) => ({ ...line, amount: round(line.amount, stepOf(document, "line")) })),
    totals: draft.totals.map((total) => ({ ...total, amount: round(sumOf(total.id), stepOf(document, "total")) })),
  };
}
