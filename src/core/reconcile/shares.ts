import { apportion, Decimal, money, subtract, sum, type Money } from "../money/index.ts";
import type { Plan } from "../plan/plan.ts";
import { amountNow, contextOf, type Context } from "./context.ts";
import { diagnose } from "./diagnose.ts";
import { amountBefore, figureName } from "./figure.ts";
import type { Finding } from "./finding.ts";
import { readShares, type PrintedShare } from "./shareReading.ts";

/** What a share comes to under each rule of rounding, on one set of amounts. Percents. */
export interface ShareValues {
  readonly part: Money;
  readonly base: Money;
  readonly exact: Decimal;
  /** Rounded half up by itself. */
  readonly alone: Decimal;
  /** Rounded so that the group adds up to 100, by largest remainder; nothing where the group is not the whole. */
  readonly together?: Decimal;
}

/** A printed share with what it comes to on the printed amounts, and on those that were probably meant. */
export interface ShareAnalysis {
  readonly share: PrintedShare;
  readonly printed: ShareValues;
  readonly meant: ShareValues;
}

/** The rules of rounding, in the order in which they are tried. */
export const shareRules = ["alone", "together", "aloneMeant", "togetherMeant"] as const;

export type ShareRule = (typeof shareRules)[number];

/** Analyses the shares of a plan whose conflicts are looked into first. */
export function analyseShares(plan: Plan): readonly ShareAnalysis[] {
  const context = contextOf(plan);
  diagnose(context);
  return analyseWith(context);
}

/** The same with a context whose conflicts were diagnosed already. */
export function analyseWith(context: Context): readonly ShareAnalysis[] {
  const shares = readShares(context.plan);
  const groups = new Map<string, PrintedShare[]>();
  for (const share of shares) groups.set(share.base, [...(groups.get(share.base) ?? []), share]);
  // What the document printed stays what it printed: accepted corrections are among the amounts that were meant.
  const printedOf = (id: string): Money => {
    const figure = context.figures.get(id);
    return figure === undefined ? money(0) : amountBefore(context.plan, figure);
  };
  const meantOf = (id: string): Money => amountNow(context, id);
  return [...groups.values()].flatMap((group) => {
    const printed = valuesOf(group, printedOf);
    const meant = valuesOf(group, meantOf);
    return group.flatMap((share, index) => {
      const [one, other] = [printed[index], meant[index]];
      return one === undefined || other === undefined ? [] : [{ share, printed: one, meant: other }];
    });
  });
}

/** The first rule that gives every printed share of the group, or nothing. */
export function ruleOf(group: readonly ShareAnalysis[]): ShareRule | undefined {
  return shareRules.find((rule) =>
    group.every((item) => valueUnder(item, rule)?.equals(item.share.percent) === true),
  );
}

/** What a share comes to under a rule. */
export function valueUnder({ printed, meant }: ShareAnalysis, rule: ShareRule): Decimal | undefined {
  switch (rule) {
    case "alone":
      return printed.alone;
    case "together":
      return printed.together;
    case "aloneMeant":
      return meant.alone;
    case "togetherMeant":
      return meant.together;
  }
}

/** A finding for each printed share that is not its exact value rounded; a note where another rule explains it. */
export function shareFindings(context: Context): readonly Finding[] {
  const all = analyseWith(context);
  return all.flatMap((item) => {
    if (item.printed.base === 0) return [];
    // Rounded by itself on the amounts that were probably meant, it is right, and the amount is what was wrong.
    if (item.share.percent.equals(item.printed.alone)) return [];
    const group = all.filter(({ share }) => share.base === item.share.base);
    const explained = shareRules.find((rule) => valueUnder(item, rule)?.equals(item.share.percent) === true);
    if (explained === "aloneMeant") return [];
    return [finding(context, item, group, explained)];
  });
}

function finding(
  { plan }: Context,
  item: ShareAnalysis,
  group: readonly ShareAnalysis[],
  explained: ShareRule | undefined,
): Finding {
  const { share, printed } = item;
  const list = (values: (analysis: ShareAnalysis) => Decimal | undefined): readonly { decimal: string }[] =>
    group.flatMap((analysis) => {
      const value = values(analysis);
      return value === undefined ? [] : [{ decimal: value.toString() }];
    });
  return {
    id: `share:${share.id}`,
    code: "share",
    severity: explained === undefined ? "warning" : "note",
    class: explained === undefined ? "real" : "rounding",
    place: {
      path: `shares[${share.id}]`,
      ...placeOf(plan, share.id),
    },
    printed: { decimal: share.percent.toString() },
    computed: { decimal: printed.exact.toDecimalPlaces(3).toString() },
    difference: { decimal: share.percent.sub(printed.exact.toDecimalPlaces(3)).toString() },
    tolerance: { decimal: new Decimal(10).pow(-share.decimals).div(2).toString() },
    proposals: [],
    parameters: {
      figure: figureName(plan, share.part),
      base: figureName(plan, share.base),
      rule: { key: `finding.share.rule.${ruleOf(group) ?? explained ?? "none"}` },
      reproducesAll: { key: `finding.share.all.${ruleOf(group) === undefined ? "no" : "yes"}` },
      parts: group.map((analysis) => figureName(plan, analysis.share.part)),
      exact: list((analysis) => analysis.printed.exact.toDecimalPlaces(3)),
      alone: list((analysis) => analysis.printed.alone),
      together: list((analysis) => analysis.printed.together),
      togetherMeant: list((analysis) => analysis.meant.together),
      printedShares: list((analysis) => analysis.share.percent),
    },
  };
}

function placeOf(plan: Plan, id: string): { readonly document?: string } {
  const share = plan.shares.find((candidate) => candidate.id === id);
  return share === undefined ? {} : { document: share.documentPlace };
}

function valuesOf(group: readonly PrintedShare[], amountOf: (id: string) => Money): readonly ShareValues[] {
  const base = amountOf(group[0]?.base ?? "");
  const parts = group.map(({ part }) => amountOf(part));
  const together = togetherOf(group, parts, base);
  return group.map((share, index) => {
    const part = parts[index] ?? money(0);
    const exact = base === 0 ? new Decimal(0) : new Decimal(part).mul(100).div(base);
    const summed = together?.[index];
    return {
      part,
      base,
      exact,
      alone: exact.toDecimalPlaces(share.decimals),
      ...(summed === undefined ? {} : { together: summed }),
    };
  });
}

/** Shares that add up to 100, if these parts are the whole but for less than one step, all printed with as many decimals. */
function togetherOf(
  group: readonly PrintedShare[],
  parts: readonly Money[],
  base: Money,
): readonly Decimal[] | undefined {
  const [first] = group;
  const whole = sum(parts);
  if (first === undefined || whole === 0 || base === 0) return undefined;
  if (group.some(({ decimals }) => decimals !== first.decimals)) return undefined;
  const left = new Decimal(subtract(base, whole)).abs().mul(first.stepsPerWhole.toString());
  if (left.greaterThan(base)) return undefined;
  const stepsPerPercent = new Decimal(10).pow(first.decimals);
  return apportion(
    money(100 * 10 ** first.decimals),
    parts,
    "dong",
    group.map(({ part }) => part),
  ).map((steps) => new Decimal(steps).div(stepsPerPercent));
}
