import { Decimal } from "../money/index.ts";
import type { Plan } from "../plan/plan.ts";
import { figureName } from "../reconcile/figure.ts";
import { analyseShares, ruleOf, type ShareAnalysis, type ShareValues } from "../reconcile/shares.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** Printed shares beside what each rule of rounding gives, on the plan's amounts and on those that were probably meant. */
export function sharesTable(plan: Plan): Table {
  const analyses = analyseShares(plan);
  const bases = [...new Set(analyses.map(({ share }) => share.base))];
  return {
    id: "shares",
    title: { key: "finding.shares.title" },
    columns: [
      column("part", { key: "finding.shares.part" }, "left", 48),
      column("amount", { key: "finding.shares.amount" }),
      column("exact", { key: "finding.shares.exact" }, "right", 11),
      column("alone", { key: "finding.shares.alone" }, "right", 11),
      column("together", { key: "finding.shares.together" }, "right", 11),
      column("togetherMeant", { key: "finding.shares.togetherMeant" }, "right", 11),
      column("printed", { key: "finding.shares.printed" }, "right", 11),
    ],
    rows: bases.flatMap((base) => groupRows(plan, base, analyses)),
    hasMoney: true,
    notes: bases.map((base) => noteOf(plan, base, analyses)),
  };
}

function groupRows(plan: Plan, base: string, analyses: readonly ShareAnalysis[]): readonly Row[] {
  const group = analyses.filter(({ share }) => share.base === base);
  const [first] = group;
  if (first === undefined) return [];
  const key = `base:${base}`;
  return [
    ...group.map((analysis) => shareRow(plan, key, analysis)),
    {
      key,
      role: "total",
      level: 0,
      cells: [
        textCell(labelOf(plan, base)),
        moneyCell(first.printed.base),
        percentCell(new Decimal(100), 3),
        sumCell(group, (analysis) => analysis.printed.alone),
        sumCell(group, (analysis) => analysis.printed.together),
        sumCell(group, (analysis) => analysis.meant.together),
        sumCell(group, (analysis) => analysis.share.percent),
      ],
    },
  ];
}

function shareRow(plan: Plan, base: string, { share, printed, meant }: ShareAnalysis): Row {
  return {
    key: share.id,
    role: "item",
    level: 1,
    cells: [
      textCell(labelOf(plan, share.part)),
      moneyCell(printed.part),
      exactCell(share.id, base, printed),
      percentCell(printed.alone, share.decimals),
      percentCell(printed.together, share.decimals),
      percentCell(meant.together, share.decimals),
      percentCell(share.percent, share.decimals),
    ],
  };
}

function exactCell(row: string, base: string, { exact }: ShareValues): Cell {
  return {
    kind: "decimal",
    value: exact.div(100).toString(),
    show: "percent",
    decimals: 3,
    formula: {
      kind: "quotient",
      part: { row, column: "amount" },
      whole: { row: base, column: "amount" },
    },
  };
}

function percentCell(percent: Decimal | undefined, decimals: number): Cell {
  if (percent === undefined) return emptyCell;
  return { kind: "decimal", value: percent.div(100).toString(), show: "percent", decimals };
}

/** What the column adds up to; nothing where a share has no value in it. */
function sumCell(
  group: readonly ShareAnalysis[],
  valueOf: (analysis: ShareAnalysis) => Decimal | undefined,
): Cell {
  let total = new Decimal(0);
  for (const analysis of group) {
    const value = valueOf(analysis);
    if (value === undefined) return emptyCell;
    total = total.add(value);
  }
  return percentCell(total, Math.max(...group.map(({ share }) => share.decimals)));
}

function noteOf(plan: Plan, base: string, analyses: readonly ShareAnalysis[]): Label {
  const rule = ruleOf(analyses.filter(({ share }) => share.base === base));
  return {
    key: "finding.shares.note",
    parameters: {
      base: figureName(plan, base),
      rule: { key: `finding.share.rule.${rule ?? "none"}` },
    },
  };
}

function labelOf(plan: Plan, id: string): Label {
  const name = figureName(plan, id);
  if (typeof name === "object" && ("name" in name || "key" in name)) return name;
  return { text: id };
}
