import { errorAt, failure, success } from "../issue/index.ts";
import { money, sum, type Money } from "../money/money.ts";
import { ratioText } from "../money/ratio.ts";
import { portion, roundTo } from "../money/rounding.ts";
import type { MoneyUnit } from "../money/unit.ts";
import { ids, periodWithin, refer, referAll, repeated } from "../plan/parseHelpers.ts";
import type { BudgetLine } from "../plan/plan.ts";
import type { Applied, Claim, Draft, Work } from "./draft.ts";
import { unless } from "./draft.ts";
import { amountIn, ratioIn, ratioTextIn } from "./figures.ts";
import { amountTouches, lineClaims, linesIn, partsOf, withAmounts, withTotals } from "./lines.ts";
import type { AdjustmentOf } from "./scenario.ts";

const usualUnit: MoneyUnit = "dong";

/** The slice times a factor: its total is rounded (halves up), its lines share that total by largest remainder. */
export function scaleLines(work: Work, adjustment: AdjustmentOf<"scaleLines">): Applied {
  const { draft, scenario, path } = work;
  const found = linesIn(draft, adjustment, path);
  if (!found.ok) return found;
  const unit = adjustment.roundTo ?? usualUnit;
  const factor = ratioIn(scenario, adjustment.factor);
  const total = portion(sum(found.value.lines.map(({ amount }) => amount)), factor, "halfUp", unit);
  return newTotal(work, found.value, { total, unit, mode: "change" });
}

/** The slice set to an amount, or to a share of other lines in the same years. */
export function setLines(work: Work, adjustment: AdjustmentOf<"setLines">): Applied {
  const { draft, scenario, path } = work;
  const found = linesIn(draft, adjustment, path);
  if (!found.ok) return found;
  const unit = adjustment.roundTo ?? usualUnit;
  if (adjustment.amount !== undefined) {
    const total = roundTo(amountIn(scenario, adjustment.amount), unit, "halfUp");
    return newTotal(work, found.value, { total, unit, mode: "set" });
  }
  const { from, to, share = "0" } = adjustment;
  const base = linesIn(found.value.draft, { ...adjustment.of, from, to }, `${path}.of`);
  if (!base.ok) return base;
  const whole = sum(base.value.lines.map(({ amount }) => amount));
  const total = portion(whole, ratioIn(scenario, share), "halfUp", unit);
  // The base is only read: cutting it to see some years of it leaves no trace in the plan.
  return newTotal(work, found.value, { total, unit, mode: "set" });
}

/** A source of which only a share is mobilised: its lines are scaled, and the rate is kept in the trace. */
export function setMobilisation(work: Work, adjustment: AdjustmentOf<"setMobilisation">): Applied {
  const { draft, scenario, path } = work;
  const { source, from, to } = adjustment;
  return unless(refer(`${path}.source`, source, ids(draft.plan.sources)), () => {
    const found = linesIn(draft, { sources: [source], from, to }, path);
    if (!found.ok) return found;
    const unit = adjustment.roundTo ?? usualUnit;
    const rate = ratioIn(scenario, adjustment.rate);
    const total = portion(sum(found.value.lines.map(({ amount }) => amount)), rate, "halfUp", unit);
    const scaled = newTotal(work, found.value, { total, unit, mode: "change" });
    if (!scaled.ok) return scaled;
    const claim: Claim = {
      key: `mobilisation.${source}`,
      mode: "set",
      value: ratioText(rate),
      from: from ?? draft.plan.period.from,
      to: to ?? draft.plan.period.to,
    };
    const { value } = scaled;
    return success({
      ...value,
      claims: [claim, ...value.claims],
      rate: ratioTextIn(scenario, adjustment.rate),
    });
  });
}

interface NewTotal {
  readonly total: Money;
  readonly unit: MoneyUnit;
  readonly mode: "set" | "change";
}

/** Gives `lines` a new total. Where nothing changes, the plan stays as it was, uncut. */
function newTotal(
  { draft: before, path }: Work,
  { draft, lines }: { readonly draft: Draft; readonly lines: readonly BudgetLine[] },
  { total, unit, mode }: NewTotal,
): Applied {
  if (lines.length === 0) return success({ draft: before, touches: [], claims: [] });
  const parts = partsOf(total, lines, unit, path);
  if (!parts.ok) return parts;
  const amounts = new Map(lines.map(({ id }, index) => [id, parts.value[index] ?? total]));
  const touches = amountTouches(lines, amounts);
  const claims = lineClaims(draft, lines, mode, mode === "set" ? amounts : undefined);
  return success({ draft: touches.length === 0 ? before : withAmounts(draft, amounts), touches, claims });
}

/** A source that the plan does not have. */
export function addSource({ draft, path }: Work, { newSource }: AdjustmentOf<"addSource">): Applied {
  const { plan } = draft;
  const doubled = repeated(
    [...plan.sources, newSource].map(({ id }, index) => ({
      path: index < plan.sources.length ? `sources[${index}].id` : `${path}.newSource.id`,
      value: id,
    })),
    "plan.duplicateId",
  );
  return unless(doubled, () =>
    success({
      draft: { ...draft, plan: { ...plan, sources: [...plan.sources, newSource] } },
      touches: [{ path: `sources.${newSource.id}`, after: newSource.name.vi }],
      claims: [{ key: `sources.${newSource.id}`, mode: "add" }],
    }),
  );
}

/** A line that the plan does not have, or a share of an amount that others share as well. */
export function addLine({ draft, scenario, path }: Work, adjustment: AdjustmentOf<"addLine">): Applied {
  const { plan } = draft;
  const { line, totals = [] } = adjustment;
  const figures = [...plan.lines, ...plan.totals];
  const isTaken = figures.some(({ id }) => id === line.id);
  const issues = [
    ...(isTaken
      ? [errorAt(`${path}.line.id`, "plan.duplicateId", { value: line.id, first: `lines.${line.id}` })]
      : []),
    ...refer(`${path}.line.source`, line.source, ids(plan.sources)),
    ...(line.component === undefined
      ? []
      : refer(`${path}.line.component`, line.component, ids(plan.components))),
    ...periodWithin(`${path}.line`, line, plan.period),
    ...referAll(`${path}.totals`, totals, ids(plan.totals)),
  ];
  if (issues.length > 0) return failure(...issues);
  const unit = adjustment.roundTo ?? usualUnit;
  const share =
    adjustment.share === undefined ? { numerator: 1n, denominator: 1n } : ratioIn(scenario, adjustment.share);
  const amount = portion(amountIn(scenario, adjustment.amount), share, "halfUp", unit);
  const added: BudgetLine = {
    ...line,
    amount: money(amount),
    status: "assumed",
    documentPlace: scenario.name.vi,
  };
  const next = {
    ...plan,
    lines: [...plan.lines, added],
    totals: plan.totals.map((total) =>
      totals.includes(total.id) ? { ...total, parts: [...total.parts, line.id] } : total,
    ),
  };
  return success({
    draft: withTotals(draft, next),
    touches: [{ path: `lines.${line.id}.amount`, after: { dong: amount } }],
    claims: [{ key: `lines.${line.id}`, mode: "add", from: line.from, to: line.to }],
  });
}
