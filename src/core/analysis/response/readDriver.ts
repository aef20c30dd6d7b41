import { failure, success, type Result } from "../../issue/index.ts";
import type { MoneyUnit } from "../../money/unit.ts";
import type { Ratio } from "../../money/ratio.ts";
import { linesIn } from "../../scenario/lines.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import {
  currentValue,
  driverOf,
  sliceOf,
  type Driver,
  type DriverKind,
  type DriverSetting,
} from "./driver.ts";
import { gridOf, type Grid, type GridWish } from "./grid.ts";
import {
  listOf,
  missingKeys,
  phraseOf,
  problem,
  unknownIds,
  unknownKeys,
  yearsIn,
  type Phrase,
  type Problem,
} from "./phrase.ts";
import { readFigure } from "./readFigure.ts";
import { given, sliceIn, sliceProblems } from "./readTarget.ts";

export const driverKinds = [
  "scale",
  "set",
  "mobilisation",
  "counterpart",
  "coefficient",
  "limit",
  "attribute",
  "parameter",
] as const satisfies readonly DriverKind[];

const sliceKeys = ["line", "source", "type", "component", "year", "from", "to"] as const;
const gridKeys = ["range", "step"] as const;

/** What each kind of driver takes, besides `range` and `step`; those in `needed` must be there. */
export const driverKeys: Readonly<
  Record<DriverKind, { readonly needed: readonly string[]; readonly more: readonly string[] }>
> = {
  scale: { needed: [], more: sliceKeys },
  set: { needed: [], more: sliceKeys },
  mobilisation: { needed: ["source"], more: ["year", "from", "to"] },
  counterpart: { needed: ["rule"], more: [] },
  coefficient: { needed: ["norm", "group"], more: [] },
  limit: { needed: ["id"], more: [] },
  attribute: { needed: ["id", "place"], more: [] },
  parameter: { needed: ["id"], more: [] },
};

/** A driver as it was asked for: the values it may take, and the one that stands in the plan. */
export interface AskedDriver {
  readonly driver: Driver;
  readonly grid: Grid;
  readonly current: Ratio | undefined;
}

/** What a driver is about. The plan is the one under the scenario, if there is one. */
export interface DriverContext {
  readonly plan: Plan;
  readonly scenario?: Scenario | undefined;
  readonly unit: MoneyUnit;
}

/**
 * Reads `scale:source=central range=50%..150%`, `set:source=credit`, `mobilisation:source=credit`, `counterpart:rule=…`,
 * `coefficient:norm=… group=…`, `limit:id=…`, `attribute:id=… place=…`, `parameter:id=…`. All problems come back at once, with the
 * nearest id there is.
 */
export function readDriver(text: string, context: DriverContext): Result<AskedDriver, Problem> {
  const phrase = phraseOf(text);
  const kind = driverKinds.find((known) => known === phrase.kind);
  if (kind === undefined) {
    const about = { phrase: text, value: phrase.kind ?? "", known: [...driverKinds] };
    return failure(problem("unknownDriver", about, driverKinds), ...phrase.problems);
  }
  const { needed, more } = driverKeys[kind];
  const problems = [
    ...phrase.problems,
    ...unknownKeys(phrase, [...needed, ...more, ...gridKeys]),
    ...missingKeys(phrase, needed),
    ...idProblems(kind, phrase, context),
    ...yearsIn(phrase).problems,
  ];
  if (problems.length > 0) return failure(...problems);
  return withGrid(phrase, settingOf(kind, phrase), context);
}

/** A driver made by code, in the words that a person would write. */
export function driverText(setting: DriverSetting): string {
  const pairs = (
    entries: Readonly<Record<string, readonly string[] | string | number | undefined>>,
  ): string =>
    Object.entries(entries)
      .flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}=${typeof value === "object" ? value.join(",") : value}`],
      )
      .join(" ");
  switch (setting.kind) {
    case "scale":
    case "set": {
      const { lines, sources, types, components, from, to } = setting.slice;
      const what = { line: lines, source: sources, type: types, component: components, from, to };
      return `${setting.kind}:${pairs(what)}`;
    }
    case "mobilisation":
      return `mobilisation:${pairs({ source: setting.source, from: setting.from, to: setting.to })}`;
    case "counterpart":
      return `counterpart:${pairs({ rule: setting.rule })}`;
    case "coefficient":
      return `coefficient:${pairs({ norm: setting.norm, group: setting.group })}`;
    case "limit":
      return `limit:${pairs({ id: setting.limit })}`;
    case "attribute":
      return `attribute:${pairs({ id: setting.attribute, place: setting.places })}`;
    case "parameter":
      return `parameter:${pairs({ id: setting.parameter })}`;
  }
}

function idProblems(kind: DriverKind, phrase: Phrase, { plan, scenario }: DriverContext): readonly Problem[] {
  const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] =>
    entries.map(({ id }) => id);
  const among = (key: string, known: readonly string[]): readonly Problem[] => unknownIds(phrase, key, known);
  switch (kind) {
    case "scale":
    case "set":
      return [...among("line", idsOf(plan.lines)), ...sliceProblems(phrase, plan)];
    case "mobilisation":
      return among("source", idsOf(plan.sources));
    case "counterpart":
      return among("rule", idsOf(plan.counterpartRules));
    case "coefficient": {
      const norm = plan.norms.find(({ id }) => id === phrase.entries.get("norm"));
      return norm === undefined ? among("norm", idsOf(plan.norms)) : among("group", idsOf(norm.groups));
    }
    case "limit":
      return among("id", idsOf(plan.limits));
    case "attribute":
      return [
        ...among("id", idsOf(plan.attributes)),
        ...among(
          "place",
          plan.localities.map(({ code }) => code),
        ),
      ];
    case "parameter":
      if (scenario === undefined) return [problem("noScenario", { phrase: phrase.text })];
      return among("id", idsOf(scenario.parameters));
  }
}

function settingOf(kind: DriverKind, phrase: Phrase): DriverSetting {
  const entry = (key: string): string => phrase.entries.get(key) ?? "";
  switch (kind) {
    case "scale":
    case "set":
      return { kind, slice: { ...given("lines", listOf(phrase, "line")), ...sliceIn(phrase) } };
    case "mobilisation": {
      const { from, to } = yearsIn(phrase);
      return { kind, source: entry("source"), ...given("from", from), ...given("to", to) };
    }
    case "counterpart":
      return { kind, rule: entry("rule") };
    case "coefficient":
      return { kind, norm: entry("norm"), group: entry("group") };
    case "limit":
      return { kind, limit: entry("id") };
    case "attribute":
      return { kind, attribute: entry("id"), places: listOf(phrase, "place") ?? [] };
    case "parameter":
      return { kind, parameter: entry("id") };
  }
}

function withGrid(
  phrase: Phrase,
  setting: DriverSetting,
  context: DriverContext,
): Result<AskedDriver, Problem> {
  const { plan, scenario, unit } = context;
  const about = { phrase: phrase.text };
  const driver = driverOf(driverText(setting), setting, context);
  if (driver === undefined) return failure(problem("notANumber", about));
  const slice = sliceOf(setting);
  if (slice !== undefined) {
    const lines = linesIn({ plan, options: {}, cutFrom: new Map() }, slice, "");
    if (!lines.ok || lines.value.lines.length === 0) return failure(problem("noLines", about));
  }
  const wish = wishOf(phrase, driver, unit);
  if (!wish.ok) return wish;
  const current = currentValue(setting, plan, scenario);
  const grid = gridOf(driver, plan, unit, current, wish.value);
  if (typeof grid === "string") return failure(problem(`range.${grid}`, about));
  return success({ driver, grid, current });
}

function wishOf(phrase: Phrase, { quantity }: Driver, unit: MoneyUnit): Result<GridWish, Problem> {
  const problems: Problem[] = [];
  const figure = (text: string): Ratio | undefined => {
    const read = readFigure(text, quantity, unit, phrase.text);
    if (read.ok) return read.value;
    problems.push(...read.issues);
    return undefined;
  };
  const range = phrase.entries.get("range");
  const step = phrase.entries.get("step");
  const [low, high, ...others] = range?.split("..") ?? [];
  if (range !== undefined && (low === undefined || high === undefined || others.length > 0)) {
    problems.push(problem("notARange", { phrase: phrase.text, value: range }));
  }
  const wish: GridWish =
    problems.length > 0
      ? {}
      : {
          from: low === undefined ? undefined : figure(low),
          to: high === undefined ? undefined : figure(high),
          step: step === undefined ? undefined : figure(step),
        };
  return problems.length > 0 ? failure(...problems) : success(wish);
}
