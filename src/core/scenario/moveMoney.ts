import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { add, subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import { portion, roundTo } from "../money/rounding.ts";
import { ids, periodWithin, refer } from "../plan/parseHelpers.ts";
import type { BudgetLine } from "../plan/plan.ts";
import type { Applied, Draft, Touch, Work } from "./draft.ts";
import { amountIn, ratioIn } from "./figures.ts";
import { amountTouches, assumed, freeId, lineClaims, lineId, linesIn, partsOf, withTotals } from "./lines.ts";
import type { AdjustmentOf } from "./scenario.ts";

type Move = AdjustmentOf<"moveMoney">;

/**
 * Takes money from the lines of the slice, in proportion (largest remainder), and gives what came from each line to a line that
 * differs from it as `target` says; such a line is made where there is none, and counts in the totals that the other counts in.
 * Refuses to take more than there is (`scenario.notEnough`).
 */
export function moveMoney(work: Work, adjustment: Move): Applied {
  const { draft, path } = work;
  const wrong = checkTarget(draft, adjustment, path);
  if (wrong.length > 0) return failure(...wrong);
  const found = linesIn(draft, adjustment, path);
  if (!found.ok) return found;
  const { lines } = found.value;
  if (lines.length === 0) return success({ draft, touches: [], claims: [] });
  const taken = takenFrom(work, adjustment, lines);
  return taken.ok ? handOver(work, adjustment, found.value, taken.value) : taken;
}

function checkTarget({ plan }: Draft, { target }: Move, path: string): readonly Issue[] {
  const { line, source, component, from, to } = target;
  return [
    ...(line === undefined ? [] : refer(`${path}.target.line`, line, ids(plan.lines))),
    ...(source === undefined ? [] : refer(`${path}.target.source`, source, ids(plan.sources))),
    ...(component === undefined ? [] : refer(`${path}.target.component`, component, ids(plan.components))),
    ...(from === undefined ? [] : periodWithin(`${path}.target`, { from, to: to ?? from }, plan.period)),
  ];
}

function takenFrom(
  { scenario, path }: Work,
  { amount, share = "0", roundTo: unit = "dong" }: Move,
  lines: readonly BudgetLine[],
): Result<readonly Money[]> {
  const available = sum(lines.map((line) => line.amount));
  const wanted =
    amount === undefined
      ? portion(available, ratioIn(scenario, share), "halfUp", unit)
      : roundTo(amountIn(scenario, amount), unit, "halfUp");
  if (wanted > available) {
    const amounts = { wanted: { dong: wanted }, available: { dong: available } };
    return failure(errorAt(path, "scenario.notEnough", amounts));
  }
  const parts = partsOf(wanted, lines, unit, path);
  if (!parts.ok) return parts;
  // A part rounded up to a coarse unit may be more than its line has; đồng by đồng it never is.
  const isCovered = parts.value.every((part, index) => part <= (lines[index]?.amount ?? zeroMoney));
  return isCovered ? parts : partsOf(wanted, lines, "dong", path);
}

function handOver(
  { draft: before, path }: Work,
  { target }: Move,
  { draft, lines }: { readonly draft: Draft; readonly lines: readonly BudgetLine[] },
  taken: readonly Money[],
): Applied {
  const amounts = new Map<string, Money>();
  const made = new Map<string, BudgetLine>();
  const joins = new Map<string, string>();
  const receivers: BudgetLine[] = [];
  const giving = new Set(lines.map(({ id }) => id));
  for (const [index, line] of lines.entries()) {
    const part = taken[index] ?? zeroMoney;
    const receiver = receiverOf(draft, line, target, made);
    if (receiver === undefined)
      return failure(errorAt(`${path}.target.line`, "plan.unknownReference", { value: target.line ?? "" }));
    if (giving.has(receiver.id))
      return failure(errorAt(`${path}.target`, "scenario.sameLine", { line: receiver.id }));
    if (!draft.plan.lines.some(({ id }) => id === receiver.id)) {
      made.set(receiver.id, receiver);
      if (receiver.source === line.source) joins.set(receiver.id, line.id);
    }
    if (!receivers.some(({ id }) => id === receiver.id)) receivers.push(receiver);
    amounts.set(line.id, subtract(line.amount, part));
    amounts.set(receiver.id, add(amounts.get(receiver.id) ?? receiver.amount, part));
  }
  const touches = [...amountTouches(lines, amounts), ...receiverTouches(receivers, amounts, made)];
  if (!touches.some(({ before: was }) => was !== undefined))
    return success({ draft: before, touches: [], claims: [] });
  return success({
    draft: withMoved(draft, amounts, made, joins),
    touches,
    claims: [...lineClaims(draft, lines, "change"), ...lineClaims(draft, receivers, "change")],
  });
}

function receiverOf(
  { plan }: Draft,
  line: BudgetLine,
  target: Move["target"],
  made: ReadonlyMap<string, BudgetLine>,
): BudgetLine | undefined {
  const all = [...plan.lines, ...made.values()];
  if (target.line !== undefined) return all.find(({ id }) => id === target.line);
  const component = target.component ?? line.component;
  const from = target.from ?? line.from;
  const wanted = {
    source: target.source ?? line.source,
    type: target.type ?? line.type,
    ...(component === undefined ? {} : { component }),
    from,
    to: target.to ?? (target.from === undefined ? line.to : from),
  };
  const same = all.find(
    (other) =>
      other.source === wanted.source &&
      other.type === wanted.type &&
      other.component === component &&
      other.from === wanted.from &&
      other.to === wanted.to,
  );
  if (same !== undefined) return same;
  const id = freeId(lineId(wanted), ids([...all, ...plan.totals]));
  return { id, ...wanted, amount: zeroMoney, status: "assumed", documentPlace: line.documentPlace };
}

function receiverTouches(
  receivers: readonly BudgetLine[],
  amounts: ReadonlyMap<string, Money>,
  made: ReadonlyMap<string, BudgetLine>,
): readonly Touch[] {
  return receivers.flatMap(({ id, amount }) => {
    const after = amounts.get(id) ?? amount;
    if (after === amount) return [];
    const now = { path: `lines.${id}.amount`, after: { dong: after } };
    return [made.has(id) ? now : { ...now, before: { dong: amount } }];
  });
}

/** New lines of the same source join the totals that count the line that they came from: moving within them changes no total. */
function withMoved(
  draft: Draft,
  amounts: ReadonlyMap<string, Money>,
  made: ReadonlyMap<string, BudgetLine>,
  joins: ReadonlyMap<string, string>,
): Draft {
  const { plan } = draft;
  const kept = plan.lines.map((line) => {
    const amount = amounts.get(line.id);
    if (amount === undefined || amount === line.amount) return line;
    return { ...assumed(line), amount };
  });
  const added = [...made.values()]
    .map((line) => ({ ...line, amount: amounts.get(line.id) ?? line.amount }))
    .filter(({ amount }) => amount > 0);
  const totals = plan.totals.map((total) => {
    const joining = added.filter(({ id }) => total.parts.includes(joins.get(id) ?? "")).map(({ id }) => id);
    return joining.length === 0 ? total : { ...total, parts: [...total.parts, ...joining] };
  });
  return withTotals(draft, { ...plan, lines: [...kept, ...added], totals });
}
