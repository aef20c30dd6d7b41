import { invariant } from "../../issue/index.ts";
import { money, moneyFromBigInt, sum, type Money } from "../../money/money.ts";
import { ratio, ratioText, readRatio, type Ratio } from "../../money/ratio.ts";
import { dongPer, type MoneyUnit } from "../../money/unit.ts";
import type { Limit, Plan } from "../../plan/plan.ts";
import { linesIn, type LineSlice } from "../../scenario/lines.ts";
import type { Adjustment, Scenario } from "../../scenario/scenario.ts";

/** What of a plan is varied: any one thing that an adjustment of a scenario can set to a number. */
export type DriverSetting =
  /** The lines of a slice times a factor. */
  | { readonly kind: "scale"; readonly slice: LineSlice }
  /** The total of the lines of a slice. */
  | { readonly kind: "set"; readonly slice: LineSlice }
  /** The share of a source that is mobilised. */
  | { readonly kind: "mobilisation"; readonly source: string; readonly from?: number; readonly to?: number }
  /** The ratio of a counterpart rule. */
  | { readonly kind: "counterpart"; readonly rule: string }
  /** The coefficient of a group of a norm. */
  | { readonly kind: "coefficient"; readonly norm: string; readonly group: string }
  /** How much a floor, cap or hold says, which share a reserve keeps, which tier a place is in. */
  | { readonly kind: "limit"; readonly limit: string }
  /** A count or an amount of some places. */
  | { readonly kind: "attribute"; readonly attribute: string; readonly places: readonly string[] }
  /** A parameter of the scenario that the plan is put under: whatever its adjustments do with it. */
  | { readonly kind: "parameter"; readonly parameter: string };

export type DriverKind = DriverSetting["kind"];

/** What the values of a driver are: whole đồng, ratios, or whole numbers. */
export type Quantity = "money" | "ratio" | "whole";

/** One thing that is varied, as data: `changeAt` makes of each value what a scenario would do. */
export interface Driver {
  /** As it is written on the command line: unique among the drivers of one analysis. */
  readonly id: string;
  readonly setting: DriverSetting;
  readonly quantity: Quantity;
  /** Unit that new totals of lines are rounded to, halves up; đồng where the lines as they are do not come out whole in it. */
  readonly roundTo: MoneyUnit;
}

/** What a value of a driver does: adjustments on top of the scenario, or another value of one of its parameters. */
export type Change =
  | { readonly kind: "adjust"; readonly adjustment: Adjustment }
  | { readonly kind: "parameter"; readonly parameter: string; readonly value: string };

/** A driver for `setting`; without a number to vary (a limit that is no number, text as an attribute) there is none. */
export function driverOf(
  id: string,
  setting: DriverSetting,
  about: { readonly plan: Plan; readonly scenario?: Scenario | undefined; readonly unit: MoneyUnit },
): Driver | undefined {
  const quantity = quantityOf(setting, about.plan, about.scenario);
  if (quantity === undefined) return undefined;
  const total = totalOf(setting, about.plan);
  const isWhole = total !== undefined && total % dongPer(about.unit) === 0;
  return { id, setting, quantity, roundTo: isWhole ? about.unit : "dong" };
}

/** What `value` (đồng for money) of `driver` does to `plan`. The value of money and counts is whole. */
export function changeAt({ setting, quantity, roundTo }: Driver, value: Ratio, plan: Plan): Change {
  const adjust = (adjustment: Adjustment): Change => ({ kind: "adjust", adjustment });
  switch (setting.kind) {
    case "scale":
      return adjust({ kind: "scaleLines", ...setting.slice, factor: ratioText(value), roundTo });
    case "set": {
      const amount = wholeOf(value);
      const isWhole = amount % dongPer(roundTo) === 0;
      return adjust({ kind: "setLines", ...setting.slice, amount, roundTo: isWhole ? roundTo : "dong" });
    }
    case "mobilisation": {
      const { source, from, to } = setting;
      return adjust({ kind: "setMobilisation", source, rate: ratioText(value), from, to, roundTo });
    }
    case "counterpart":
      return adjust({ kind: "setCounterpart", rule: setting.rule, ratio: ratioText(value) });
    case "coefficient": {
      const { norm, group } = setting;
      return adjust({ kind: "setCoefficient", norm, group, coefficient: ratioText(value) });
    }
    case "limit": {
      const limit = plan.limits.find(({ id }) => id === setting.limit);
      invariant(limit !== undefined, "the limit of a driver is one of the plan");
      return adjust({ kind: "replaceLimit", limit: limitAt(limit, value) });
    }
    case "attribute": {
      const { attribute, places } = setting;
      return adjust({ kind: "setAttribute", attribute, places: [...places], value: wholeOf(value) });
    }
    case "parameter": {
      const text = quantity === "money" ? String(wholeOf(value)) : ratioText(value);
      return { kind: "parameter", parameter: setting.parameter, value: text };
    }
  }
}

/** The value that stands in `plan` now; nothing where places differ, or the slice has no lines. */
export function currentValue(setting: DriverSetting, plan: Plan, scenario?: Scenario): Ratio | undefined {
  switch (setting.kind) {
    case "scale":
    case "mobilisation":
      return ratio(1n, 1n);
    case "set":
      return fromWhole(totalOf(setting, plan));
    case "counterpart":
      return fromText(plan.counterpartRules.find(({ id }) => id === setting.rule)?.ratio);
    case "coefficient": {
      const norm = plan.norms.find(({ id }) => id === setting.norm);
      return fromText(norm?.groups.find(({ id }) => id === setting.group)?.coefficient);
    }
    case "limit": {
      const limit = plan.limits.find(({ id }) => id === setting.limit);
      return limit === undefined ? undefined : limitValue(limit);
    }
    case "attribute": {
      const values = plan.attributes.find(({ id }) => id === setting.attribute)?.values ?? {};
      const found = new Set(setting.places.map((code) => values[code]));
      const [first] = found;
      return found.size === 1 && typeof first === "number" ? fromWhole(first) : undefined;
    }
    case "parameter":
      return fromText(scenario?.parameters.find(({ id }) => id === setting.parameter)?.value);
  }
}

function quantityOf(setting: DriverSetting, plan: Plan, scenario?: Scenario): Quantity | undefined {
  switch (setting.kind) {
    case "scale":
    case "mobilisation":
    case "counterpart":
    case "coefficient":
      return "ratio";
    case "set":
      return "money";
    case "limit": {
      const limit = plan.limits.find(({ id }) => id === setting.limit);
      if (limit === undefined) return undefined;
      if (limit.kind === "tier") return "whole";
      if (limit.kind === "reserve") return "ratio";
      if (limit.kind === "excluded") return undefined;
      return limit.amount !== undefined ? "money" : limit.share !== undefined ? "ratio" : undefined;
    }
    case "attribute": {
      const kind = plan.attributes.find(({ id }) => id === setting.attribute)?.kind;
      return kind === "money" ? "money" : kind === "whole" ? "whole" : undefined;
    }
    case "parameter":
      return scenario === undefined ? undefined : parameterQuantity(scenario, setting.parameter);
  }
}

/** A parameter is money where an amount names it; digits alone could be both. */
function parameterQuantity({ adjustments, parameters }: Scenario, id: string): Quantity | undefined {
  if (!parameters.some((parameter) => parameter.id === id)) return undefined;
  const isAmount = adjustments.some((adjustment) => "amount" in adjustment && adjustment.amount === `$${id}`);
  return isAmount ? "money" : "ratio";
}

function totalOf(setting: DriverSetting, plan: Plan): Money | undefined {
  const slice = sliceOf(setting);
  if (slice === undefined) return undefined;
  const found = linesIn({ plan, options: {}, cutFrom: new Map() }, slice, "");
  if (!found.ok || found.value.lines.length === 0) return undefined;
  return sum(found.value.lines.map(({ amount }) => amount));
}

/** The lines that a driver changes; nothing where it changes rules. */
export function sliceOf(setting: DriverSetting): LineSlice | undefined {
  if (setting.kind === "scale" || setting.kind === "set") return setting.slice;
  if (setting.kind !== "mobilisation") return undefined;
  return { sources: [setting.source], from: setting.from, to: setting.to };
}

function limitAt(limit: Limit, value: Ratio): Limit {
  switch (limit.kind) {
    case "tier":
      return { ...limit, tier: wholeOf(value) };
    case "reserve":
      return { ...limit, share: ratioText(value) };
    case "excluded":
      return limit;
    case "floor":
    case "cap":
    case "hold":
      return limit.amount === undefined
        ? { ...limit, share: ratioText(value) }
        : { ...limit, amount: wholeOf(value) };
  }
}

function limitValue(limit: Limit): Ratio | undefined {
  switch (limit.kind) {
    case "tier":
      return fromWhole(limit.tier);
    case "reserve":
      return fromText(limit.share);
    case "excluded":
      return undefined;
    case "floor":
    case "cap":
    case "hold":
      return limit.amount === undefined ? fromText(limit.share) : fromWhole(limit.amount);
  }
}

function fromWhole(value: number | undefined): Ratio | undefined {
  return value === undefined || value < 0 || !Number.isSafeInteger(value)
    ? undefined
    : ratio(BigInt(money(value)), 1n);
}

function fromText(text: string | undefined): Ratio | undefined {
  return text === undefined ? undefined : readRatio(text);
}

/** The whole number that a value of money or of a count is. */
export function wholeOf(value: Ratio): Money {
  invariant(value.denominator === 1n, "money and counts are whole");
  return moneyFromBigInt(value.numerator);
}
