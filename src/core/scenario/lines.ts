import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { apportion } from "../money/apportion.ts";
import { add, money, subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import { readRatio } from "../money/ratio.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import { ids, referAll } from "../plan/parseHelpers.ts";
import { periodText, yearsOf, type BudgetLine, type ExpenditureType, type Plan } from "../plan/plan.ts";
import type { Claim, Draft, Touch } from "./draft.ts";

/** Which lines an adjustment is about. */
export interface LineSlice {
  readonly lines?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly types?: readonly ExpenditureType[] | undefined;
  readonly components?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The lines of a slice; a line that reaches beyond its years has been cut into one line a year. */
export interface SlicedLines {
  readonly draft: Draft;
  readonly lines: readonly BudgetLine[];
}

/** Issues of a slice that names what is not there. */
export function checkSlice({ plan, cutFrom }: Draft, slice: LineSlice, path: string): readonly Issue[] {
  const lines = new Set([...ids(plan.lines), ...cutFrom.values()]);
  return [
    ...referAll(`${path}.lines`, slice.lines ?? [], lines),
    ...referAll(`${path}.sources`, slice.sources ?? [], ids(plan.sources)),
    ...referAll(`${path}.components`, slice.components ?? [], ids(plan.components)),
  ];
}

/**
 * The lines of `slice`. A line of several years of which only some are in the slice is cut into one line a year by the profile of
 * its source: in whole triệu đồng if its amount is, so that cutting changes no allocation in triệu đồng, else in đồng. Issues: ids
 * that are not there, `phasing.none`.
 */
export function linesIn(draft: Draft, slice: LineSlice, path: string): Result<SlicedLines> {
  const wrong = checkSlice(draft, slice, path);
  if (wrong.length > 0) return failure(...wrong);
  const { period } = draft.plan;
  const from = slice.from ?? period.from;
  const to = slice.to ?? period.to;
  let current = draft;
  const found: BudgetLine[] = [];
  const issues: Issue[] = [];
  for (const line of draft.plan.lines) {
    if (!isMeant(draft, slice, line) || line.to < from || line.from > to) continue;
    if (from <= line.from && line.to <= to) {
      found.push(line);
      continue;
    }
    const years = inYears(draft.plan, line, path);
    if (!years.ok) {
      issues.push(...years.issues);
      continue;
    }
    current = cutInto(current, line, years.value);
    found.push(...years.value.filter((piece) => from <= piece.from && piece.to <= to));
  }
  return issues.length > 0 ? failure(...issues) : success({ draft: current, lines: found });
}

function isMeant(draft: Draft, slice: LineSlice, line: BudgetLine): boolean {
  const original = draft.cutFrom.get(line.id) ?? line.id;
  const { lines, sources, types, components } = slice;
  return (
    (lines === undefined || lines.includes(line.id) || lines.includes(original)) &&
    (sources === undefined || sources.includes(line.source)) &&
    (types === undefined || types.includes(line.type)) &&
    (components === undefined || (line.component !== undefined && components.includes(line.component)))
  );
}

function inYears(plan: Plan, line: BudgetLine, path: string): Result<readonly BudgetLine[]> {
  const id =
    plan.phasing.exceptions.find(({ source }) => source === line.source)?.profile ?? plan.phasing.default;
  const profile = plan.phasing.profiles.find((candidate) => candidate.id === id);
  const years = yearsOf(line);
  const weights = years.map((year) => profile?.weights[String(year)]);
  const missing = years.filter((_, index) => weights[index] === undefined);
  const read = weights.map((weight) => readRatio(weight ?? "0"));
  if (missing.length > 0 || read.every(({ numerator }) => numerator === 0n)) {
    const unserved = (missing.length > 0 ? missing : years).map(String);
    const about = { line: line.id, source: line.source, profile: id, years: unserved };
    return failure(errorAt(path, "phasing.none", about));
  }
  const unit: MoneyUnit = line.amount % dongPer("million") === 0 ? "million" : "dong";
  const parts = apportion(line.amount, read, unit, years.map(String));
  const taken = ids(plan.lines);
  return success(
    years.map((year, index) => ({
      ...assumed(line),
      id: freeId(`${line.id}.${year}`, taken),
      from: year,
      to: year,
      amount: parts[index] ?? zeroMoney,
    })),
  );
}

/** `wanted`, or with the first number behind it that makes it new. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}.${number}`;
  return id;
}

/** The line as the scenario has it: no longer as printed, nor as derived. */
export function assumed({
  id,
  source,
  type,
  component,
  from,
  to,
  amount,
  documentPlace,
}: BudgetLine): BudgetLine {
  const part = component === undefined ? {} : { component };
  return { id, source, type, ...part, from, to, amount, status: "assumed", documentPlace };
}

/** The plan with `pieces` in place of `line`, wherever it is named; a share of the cut line itself says nothing any more. */
function cutInto(draft: Draft, line: BudgetLine, pieces: readonly BudgetLine[]): Draft {
  const { plan, cutFrom } = draft;
  const pieceIds = pieces.map(({ id }) => id);
  const inPlace = (list: readonly string[]): readonly string[] =>
    list.flatMap((id) => (id === line.id ? pieceIds : [id]));
  const original = cutFrom.get(line.id) ?? line.id;
  return {
    ...draft,
    cutFrom: new Map([...cutFrom, ...pieceIds.map((id) => [id, original] as const)]),
    plan: {
      ...plan,
      lines: plan.lines.flatMap((other) =>
        other.id === line.id ? pieces : [derivedWithout(other, line.id, inPlace)],
      ),
      totals: plan.totals.map((total) => ({ ...total, parts: inPlace(total.parts) })),
      shares: plan.shares.filter(({ part, base }) => part !== line.id && base !== line.id),
      counterpartRules: plan.counterpartRules.map((rule) =>
        rule.excludedLines === undefined ? rule : { ...rule, excludedLines: inPlace(rule.excludedLines) },
      ),
      corrections: plan.corrections.filter(({ target }) => target !== line.id),
    },
  };
}

function derivedWithout(
  line: BudgetLine,
  gone: string,
  inPlace: (list: readonly string[]) => readonly string[],
): BudgetLine {
  const { derivation } = line;
  if (derivation === undefined) return line;
  if (derivation.method === "residual") {
    return { ...line, derivation: { ...derivation, less: inPlace(derivation.less) } };
  }
  return derivation.line === gone ? assumed(line) : line;
}

/** The parts of `total` by the amounts of `lines`, in whole `unit`s, largest remainder; `weights.allZero` if nothing tells them apart. */
export function partsOf(
  total: Money,
  lines: readonly BudgetLine[],
  unit: MoneyUnit,
  path: string,
): Result<readonly Money[]> {
  if (lines.length === 1) return success([total]);
  if (total === 0) return success(lines.map(() => zeroMoney));
  if (lines.every(({ amount }) => amount === 0)) {
    return failure(errorAt(path, "weights.allZero", { count: lines.length }));
  }
  const amounts = lines.map(({ amount }) => amount);
  const keys = lines.map(({ id }) => id);
  const isWhole = total % dongPer(unit) === 0;
  return success(apportion(total, amounts, isWhole ? unit : "dong", keys));
}

/** The draft with new amounts: the lines are assumed from now on, and printed totals move by as much as their lines do. */
export function withAmounts(draft: Draft, amounts: ReadonlyMap<string, Money>): Draft {
  const lines = draft.plan.lines.map((line) => {
    const amount = amounts.get(line.id);
    return amount === undefined || amount === line.amount ? line : { ...assumed(line), amount };
  });
  return withTotals(draft, { ...draft.plan, lines });
}

/** The draft with `plan`, its totals moved by as much as the lines beneath them differ; never below zero. */
export function withTotals(draft: Draft, plan: Plan): Draft {
  const before = sumsOfTotals(draft.plan);
  const after = sumsOfTotals(plan);
  const totals = plan.totals.map((total) => {
    const moved = subtract(after.get(total.id) ?? zeroMoney, before.get(total.id) ?? zeroMoney);
    return moved === 0 ? total : { ...total, amount: money(Math.max(0, add(total.amount, moved))) };
  });
  return { ...draft, plan: { ...plan, totals } };
}

function sumsOfTotals(plan: Plan): ReadonlyMap<string, Money> {
  const lines = new Map(plan.lines.map((line) => [line.id, line.amount]));
  const totals = new Map(plan.totals.map((total) => [total.id, total]));
  const sums = new Map<string, Money>();
  const sumOf = (id: string): Money => {
    const known = lines.get(id) ?? sums.get(id);
    if (known !== undefined) return known;
    const found = sum((totals.get(id)?.parts ?? []).map(sumOf));
    sums.set(id, found);
    return found;
  };
  for (const id of totals.keys()) sumOf(id);
  return sums;
}

/** What happened to the amounts of lines. */
export function amountTouches(
  lines: readonly BudgetLine[],
  after: ReadonlyMap<string, Money>,
): readonly Touch[] {
  return lines.flatMap(({ id, amount }) => {
    const now = after.get(id) ?? amount;
    return now === amount
      ? []
      : [{ path: `lines.${id}.amount`, before: { dong: amount }, after: { dong: now } }];
  });
}

/** Claims on the lines as they were before they were cut, for the years of each. */
export function lineClaims(
  draft: Draft,
  lines: readonly BudgetLine[],
  mode: Claim["mode"],
  values?: ReadonlyMap<string, Money>,
): readonly Claim[] {
  return lines.map((line) => {
    const value = values?.get(line.id);
    const key = `lines.${draft.cutFrom.get(line.id) ?? line.id}`;
    return {
      key,
      mode,
      from: line.from,
      to: line.to,
      ...(value === undefined ? {} : { value: String(value) }),
    };
  });
}

/** A line's name made of what it is: `central.recurrent.2023`. */
export function lineId(line: Pick<BudgetLine, "source" | "type" | "component" | "from" | "to">): string {
  const types: Readonly<Record<ExpenditureType, string>> = {
    developmentInvestment: "investment",
    recurrent: "recurrent",
    unspecified: "unspecified",
  };
  const component = line.component === undefined ? [] : [line.component];
  return [line.source, types[line.type], ...component, periodText(line)].join(".");
}
