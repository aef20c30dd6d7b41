import { dongOf, type Driver, type DriverSetting, type Target } from "../analysis/response/index.ts";
import type { TargetSlice } from "../analysis/response/target.ts";
import type { Parameter } from "../issue/issue.ts";
import { money, moneyFromBigInt, ratioDecimal, type Ratio } from "../money/index.ts";
import { placesOf } from "../plan/places.ts";
import { periodText, type Plan } from "../plan/plan.ts";
import type { LineSlice } from "../scenario/lines.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Cell, Label } from "./table.ts";

/** Where the names of drivers and targets are looked up. */
export interface NameSource {
  readonly plan: Plan;
  readonly scenario?: Scenario | undefined;
}

type Words = Extract<Label, { readonly key: string }>;

/** A driver as a phrase in the middle of a sentence. */
export function driverWords({ setting }: Pick<Driver, "setting">, names: NameSource): Words {
  return { key: `seek.driver.${setting.kind}`, parameters: driverParameters(setting, names) };
}

function driverParameters(
  setting: DriverSetting,
  { plan, scenario }: NameSource,
): Readonly<Record<string, Parameter>> {
  const named = (entries: readonly Named[], id: string): Parameter => nameOf(entries, id);
  switch (setting.kind) {
    case "scale":
    case "set":
      return { slice: sliceWords(setting.slice, plan) };
    case "mobilisation":
      return { slice: sliceWords({ ...setting, sources: [setting.source] }, plan) };
    case "counterpart":
      return { rule: named(plan.counterpartRules, setting.rule) };
    case "coefficient": {
      const groups = plan.norms.find(({ id }) => id === setting.norm)?.groups ?? [];
      return { group: named(groups, setting.group), norm: named(plan.norms, setting.norm) };
    }
    case "limit":
      return { limit: named(plan.limits, setting.limit) };
    case "attribute":
      return {
        attribute: named(plan.attributes, setting.attribute),
        places: placeWords(setting.places, plan),
      };
    case "parameter":
      return { parameter: named(scenario?.parameters ?? [], setting.parameter) };
  }
}

/** A target as a phrase in the middle of a sentence. */
export function targetWords(target: Target, { plan }: NameSource): Words {
  switch (target.kind) {
    case "allocated":
      return {
        key: "seek.target.allocated",
        parameters: { places: placeWords(target.places, plan), slice: sliceWords(target, plan) },
      };
    case "unallocated":
      return { key: "seek.target.unallocated", parameters: { slice: sliceWords(target, plan) } };
    case "missing": {
      const rules: Parameter =
        target.rules === undefined
          ? { key: "seek.rules.all" }
          : target.rules.map((id) => nameOf(plan.counterpartRules, id));
      return { key: "seek.target.missing", parameters: { rules } };
    }
  }
}

/** A value of a driver in the middle of a sentence. */
export function valueWords(driver: Driver, value: Ratio): Parameter {
  switch (driver.quantity) {
    case "money":
      return { dong: moneyFromBigInt(value.numerator) };
    case "whole":
      return { decimal: value.numerator.toString() };
    case "ratio":
      return isPercent(driver)
        ? { key: "seek.value.percent", parameters: { value: { decimal: shown(value, 100) } } }
        : { decimal: shown(value, 1) };
  }
}

/** A value of a driver as a cell. */
export function valueCell(driver: Driver, value: Ratio): Cell {
  switch (driver.quantity) {
    case "money":
      return { kind: "money", amount: moneyFromBigInt(value.numerator) };
    case "whole":
      return { kind: "count", value: moneyFromBigInt(value.numerator) };
    case "ratio":
      return { kind: "decimal", value: shown(value, 1), show: isPercent(driver) ? "percent" : "plain" };
  }
}

/** A value of a driver for other programs: whole numbers as they are (đồng for money), ratios as decimal text. */
export function valueData({ quantity }: Driver, value: Ratio): number | string {
  return quantity === "ratio" ? ratioDecimal(value).toString() : moneyFromBigInt(value.numerator);
}

/** An exact figure in the middle of a sentence: whole đồng, rounded away from a goal that it misses. */
export function figureWords(exact: Ratio, rounding: "floor" | "ceiling" | "halfUp"): Parameter {
  return { dong: money(dongOf(exact, rounding)) };
}

/** Coefficients are counted, all other ratios are shares. */
function isPercent({ setting }: Driver): boolean {
  return setting.kind !== "coefficient";
}

function shown(value: Ratio, times: number): string {
  return ratioDecimal(value).mul(times).toSignificantDigits(15).toString();
}

interface Named {
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
}

/** The name of an entry, or its id if it is not there. */
export function nameOf(entries: readonly Named[], id: string): Parameter {
  const found = entries.find((entry) => entry.id === id);
  return found === undefined ? id : { name: found.name };
}

function sliceWords(slice: TargetSlice | LineSlice, plan: Plan): Parameter {
  const { sources = [], types = [], components = [], from, to } = slice;
  const lines = "lines" in slice ? (slice.lines ?? []) : [];
  const years =
    from === undefined && to === undefined
      ? []
      : [periodText({ from: from ?? plan.period.from, to: to ?? plan.period.to })];
  const parts: readonly Parameter[] = [
    ...lines.map((id) => id),
    ...sources.map((id) => nameOf(plan.sources, id)),
    ...types.map((type) => ({ key: `report.type.${type}` })),
    ...components.map((id) => nameOf(plan.components, id)),
    ...years,
  ];
  return parts.length === 0 ? { key: "seek.slice.all" } : parts;
}

/** Places by name, each with the unit above it where its name is not its own. */
export function placeWords(codes: readonly string[] | undefined, plan: Plan): Parameter {
  if (codes === undefined) return { key: "seek.places.all" };
  const places = placesOf(plan);
  return codes.map((code): Parameter => {
    const place = places.byCode.get(code);
    const above = places.ancestorsOf(code)[0];
    if (place === undefined) return code;
    if (above === undefined || !places.isNameShared(code)) return place.name;
    return { key: "seek.place", parameters: { place: place.name, above: above.name } };
  });
}
