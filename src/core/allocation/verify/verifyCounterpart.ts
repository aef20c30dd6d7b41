import type { BudgetLine, CounterpartRule, ExpenditureType, Plan } from "../../plan/plan.ts";
import type { CounterpartOfPlace } from "../allocation.ts";
import { unitsByNode } from "./verifyLimits.ts";
import type { PoolView } from "./verifyPools.ts";
import { isBeneath, type VerifiedTree } from "./verifyTree.ts";
import { fractionOf } from "./verifyWeights.ts";
import type { Report } from "./violation.ts";

/** A rule on the lines of the plan, in đồng. */
export interface CounterpartOfLines {
  readonly rule: CounterpartRule;
  readonly type: ExpenditureType;
  /** What is short beyond the tolerance. */
  readonly missing: bigint;
  /** How much base there is above what the arranged money matches, where it is short; else 0. */
  readonly excess: bigint;
}

/** Sources whose money counts as counterpart: what is not all cash does not. */
export function countingSources(plan: Pick<Plan, "sources">, rule: CounterpartRule): readonly string[] {
  const notMoney = plan.sources.flatMap((source) =>
    source.kind === "community" && !source.forms.every((form) => form === "cash") ? [source.id] : [],
  );
  return rule.counterpart.filter((id) => !notMoney.includes(id));
}

/** Each rule for each type on the lines of the plan; what one rule needs of a line does not count for the next. */
export function readCounterpart(plan: Plan): readonly CounterpartOfLines[] {
  const demands = plan.counterpartRules.flatMap((rule) =>
    rule.types.map((type) => ({ rule, type, ...sidesOf(plan, rule, type) })),
  );
  const left = new Map(plan.lines.map((line) => [line, BigInt(line.amount)]));
  return demands.map(({ rule, type, base, matching }, index) => {
    const ratio = fractionOf(rule.ratio) ?? { over: 0n, under: 1n };
    const amount = base.reduce((sum, line) => sum + BigInt(line.amount), 0n);
    const required = (amount * ratio.over + ratio.under - 1n) / ratio.under;
    const laterUses = (line: BudgetLine): number =>
      demands.slice(index + 1).filter((later) => later.matching.includes(line)).length;
    let arranged = 0n;
    for (const line of [...matching].sort((one, other) => laterUses(one) - laterUses(other))) {
      const there = left.get(line) ?? 0n;
      const wanted = required > arranged ? required - arranged : 0n;
      const used = laterUses(line) > 0 && there > wanted ? wanted : there;
      arranged += used;
      left.set(line, there - used);
    }
    const short = required - arranged;
    const missing = short > BigInt(rule.tolerance) ? short : 0n;
    const excess = missing === 0n || ratio.over === 0n ? 0n : amount - (arranged * ratio.under) / ratio.over;
    return { rule, type, missing, excess };
  });
}

function sidesOf(
  plan: Plan,
  rule: CounterpartRule,
  type: ExpenditureType,
): { readonly base: readonly BudgetLine[]; readonly matching: readonly BudgetLine[] } {
  const counting = countingSources(plan, rule);
  const lines = plan.lines.filter(
    (line) =>
      line.type === type &&
      rule.from <= line.from &&
      line.to <= rule.to &&
      rule.excludedLines?.includes(line.id) !== true,
  );
  return {
    base: lines.filter(({ source }) => rule.base.includes(source)),
    matching: lines.filter(({ source }) => counting.includes(source)),
  };
}

/** One rule of districts or communes in one type and year, with what units have, in whole units by node. */
interface RuleOfPlaces {
  readonly rule: CounterpartRule;
  readonly type: ExpenditureType;
  readonly year: number;
  readonly sources: readonly string[];
  readonly base: Float64Array;
  readonly matching: Float64Array;
  /** The units at its level. */
  readonly nodes: readonly number[];
}

/**
 * Whether the rules of districts and communes hold on what is printed, where they are not only reported, and whether the rows
 * say how they stand. Money counts once: what an earlier rule requires of the same sources under a unit does not count again, and what it does not require counts for the last.
 */
export function verifyCounterpart(
  plan: Plan,
  tree: VerifiedTree,
  views: readonly PoolView[],
  stated: readonly CounterpartOfPlace[],
  unit: bigint,
  report: Report,
): void {
  const rows = new Map<string, CounterpartOfPlace>();
  for (const row of stated) {
    const key = `${row.rule}/${row.type}/${row.year}/${row.place}`;
    if (rows.has(key)) report("counterpart.row", { ...placeOf(row), rule: row.rule });
    rows.set(key, row);
  }
  const all = rulesOf(plan, tree, views);
  all.forEach((each, index) => {
    const sharing = all.filter(
      (other) =>
        other.type === each.type &&
        other.year === each.year &&
        other.sources.some((source) => each.sources.includes(source)),
    );
    const isExact = sharing.every(({ rule }) => rule.mode === "exact");
    const isBefore = (other: RuleOfPlaces): boolean => {
      const [first, second] = [isReported(other), isReported(each)];
      return first === second ? all.indexOf(other) < index : second;
    };
    const earlier = sharing.filter((other) => other !== each && isBefore(other));
    const isShared = sharing.some((other) => other !== each && !isBefore(other));
    for (const node of each.nodes) {
      const place = tree.codes[node] ?? "";
      const used = earlier.reduce((sum, other) => sum + requiredBeneath(tree, other, node), 0n);
      const there = BigInt(each.matching[node] ?? 0) - used;
      const base = BigInt(each.base[node] ?? 0);
      const required = requiredAt(each, node);
      const most = isShared && there > required ? required : there;
      const arranged = most < 0n ? 0n : most;
      const about = { type: each.type, year: each.year, place, rule: each.rule.id };
      const key = `${each.rule.id}/${each.type}/${each.year}/${place}`;
      const missing = required > arranged ? required - arranged : 0n;
      const right = [base, required, arranged, missing].map((units) => String(units * unit)).join(" ");
      const row = rows.get(key);
      const found = row && [row.base, row.required, row.arranged, row.missing].join(" ");
      const isDue = base > 0n || arranged > 0n;
      if (found !== (isDue ? right : undefined)) report("counterpart.row", about, right, found);
      rows.delete(key);
      if (missing > 0n && each.rule.onShortfall !== "report") {
        report("counterpart.missing", about, required * unit, arranged * unit);
      }
      if (isExact && arranged > required) {
        report("counterpart.surplus", about, required * unit, arranged * unit);
      }
    }
  });
  for (const row of rows.values()) report("counterpart.row", { ...placeOf(row), rule: row.rule });
}

/** Rules that are only reported where they are short come after those that have to hold. */
function isReported({ rule }: RuleOfPlaces): boolean {
  return rule.onShortfall === "report";
}

function placeOf({ type, year, place }: CounterpartOfPlace): {
  readonly type: ExpenditureType;
  readonly year: number;
  readonly place: string;
} {
  return { type, year, place };
}

function rulesOf(plan: Plan, tree: VerifiedTree, views: readonly PoolView[]): readonly RuleOfPlaces[] {
  const found: RuleOfPlaces[] = [];
  for (const rule of plan.counterpartRules) {
    if (rule.level === "province") continue;
    const sources = countingSources(plan, rule);
    const nodes = tree.codes.flatMap((code, node) => {
      const isCommune = node >= tree.firstLeaf;
      const isAt = rule.level === "commune" ? isCommune : tree.levelOf.get(code) === rule.level;
      return isAt ? [node] : [];
    });
    for (const type of rule.types) {
      for (let year = rule.from; year <= rule.to; year++) {
        const own = views.filter(({ pool }) => pool.type === type && pool.year === year);
        const unitsOf = (of: readonly string[]): Float64Array =>
          unitsByNode(
            tree,
            own.filter(({ pool }) => of.includes(pool.source)),
          );
        const [base, matching] = [unitsOf(rule.base), unitsOf(sources)];
        found.push({ rule, type, year, sources, base, matching, nodes });
      }
    }
  }
  return found;
}

/** What a unit must match, rounded up to the unit of rounding. */
function requiredAt({ rule, base }: RuleOfPlaces, node: number): bigint {
  const ratio = fractionOf(rule.ratio) ?? { over: 0n, under: 1n };
  return (BigInt(base[node] ?? 0) * ratio.over + ratio.under - 1n) / ratio.under;
}

function requiredBeneath(tree: VerifiedTree, each: RuleOfPlaces, node: number): bigint {
  return each.nodes
    .filter((at) => isBeneath(tree, at, node))
    .reduce((sum, at) => sum + requiredAt(each, at), 0n);
}
