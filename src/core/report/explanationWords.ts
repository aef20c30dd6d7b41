import { readExact, type Exact } from "../allocation/trace/replayArithmetic.ts";
import type {
  Trace,
  TraceAttribute,
  TracePlace,
  TraceRule,
  TraceWeighing,
} from "../allocation/trace/trace.ts";
import type { Parameter } from "../issue/issue.ts";
import { Decimal } from "../money/decimal.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { Label } from "./table.ts";

/** Decimals that an exact share shows; its fraction is beside it. */
const shownDecimals = 6;

/** A place with its district and code: names repeat. */
export function placeWords({ code, name, above }: TracePlace): Label & Parameter {
  if (above === undefined) return { key: "explanation.place", parameters: { name, code } };
  return { key: "explanation.placeIn", parameters: { name, code, above: withSmallInitial(above.name) } };
}

/** "Huyện A" behind another name is written "huyện A". */
function withSmallInitial(name: string): string {
  const [initial = "", ...rest] = name;
  return initial.toLowerCase() + rest.join("");
}

/** Source, type, component, year, and year of origin. */
export function moneyWords(
  trace: Pick<Trace, "source" | "type" | "year" | "component" | "origin">,
): Label & Parameter {
  const { source, type, year, component, origin } = trace;
  const about = { source: { name: source.name }, type: { key: `report.type.${type}` }, year: String(year) };
  const money =
    component === undefined
      ? { key: "explanation.titleOfMoney", parameters: about }
      : {
          key: "explanation.titleOfMoneyPart",
          parameters: { ...about, component: { name: component.name } },
        };
  if (origin === undefined) return money;
  return { key: "explanation.titleCarried", parameters: { money, origin: String(origin) } };
}

/** A rule by its name, with where it comes from, who holds it and why. */
export function ruleWords(rule: TraceRule | undefined): Label & Parameter {
  if (rule?.name === undefined) {
    return rule === undefined || rule.kind === "weightless"
      ? { key: "explanation.ruleWeightless" }
      : { key: "explanation.ruleUnnamed", parameters: { id: rule.id } };
  }
  const name = { name: rule.name };
  if (rule.origin === undefined) return { key: "explanation.rule", parameters: { name } };
  const origin = { key: `allocation.origin.${rule.origin}` };
  if (rule.owner !== undefined && rule.reason !== undefined) {
    return {
      key: "explanation.ruleHeld",
      parameters: { name, origin, owner: rule.owner, reason: rule.reason },
    };
  }
  if (rule.reason !== undefined) {
    return { key: "explanation.ruleExcluded", parameters: { name, origin, reason: rule.reason } };
  }
  return { key: "explanation.ruleOfOrigin", parameters: { name, origin } };
}

/** An exact number as a decimal where it ends, else as the fraction that it is. */
export function numberWords(text: string): Parameter {
  const exact = readExact(text);
  const decimal = exact === undefined ? undefined : endingDecimal(exact);
  return decimal === undefined ? text.replace("/", " / ") : { decimal };
}

/** A share in percent, where that ends. */
export function percentWords(text: string): Parameter {
  const exact = readExact(text);
  const value = exact === undefined ? undefined : endingDecimal({ ...exact, over: 100n * exact.over });
  return value === undefined
    ? numberWords(text)
    : { key: "explanation.percent", parameters: { value: { decimal: value } } };
}

/** The decimal that a fraction is, if it ends after a few digits. */
export function endingDecimal({ over, under }: Exact): string | undefined {
  let rest = under;
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  if (over % rest !== 0n) return undefined;
  const decimal = new Decimal(over.toString()).div(under.toString());
  return decimal.decimalPlaces() <= shownDecimals ? decimal.toFixed() : undefined;
}

/** An exact share in `unit`, cut (not rounded) to a few decimals, and whether something was cut off. */
export function shareWords(
  { numerator, denominator }: Trace["exact"],
  unit: MoneyUnit,
): { readonly value: Parameter; readonly isCut: boolean } {
  const scale = 10n ** BigInt(shownDecimals);
  const [over, under] = [BigInt(numerator) * scale, BigInt(denominator) * BigInt(dongPer(unit))];
  const value = new Decimal((over / under).toString()).div(scale.toString());
  return { value: { decimal: value.toFixed() }, isCut: over % under !== 0n };
}

/** How a weight came about, a sentence each for the weighting, its parts and the data. */
export function weighingWords(weighing: TraceWeighing): readonly Label[] {
  const about = { name: { name: weighing.name }, origin: { key: `allocation.origin.${weighing.origin}` } };
  const value = numberWords(weighing.value);
  switch (weighing.kind) {
    case "equal":
      return [{ key: "explanation.weight.equal", parameters: about }];
    case "attribute": {
      const attribute = { name: weighing.attribute.name };
      return [
        { key: "explanation.weight.attribute", parameters: { ...about, attribute, value } },
        dataWords([weighing.attribute]),
      ];
    }
    case "norm":
      return normWords(weighing, about);
    case "product": {
      const values = joined(
        weighing.parts.map((part) => numberWords(part.value)),
        "times",
      );
      return [
        { key: "explanation.weight.product", parameters: { ...about, values, value } },
        ...weighing.parts.flatMap(weighingWords),
      ];
    }
    case "sum": {
      const values = joined(weighing.parts.map(termWords), "plus");
      return [
        { key: "explanation.weight.sum", parameters: { ...about, values, value } },
        ...weighing.parts.flatMap(({ part }) => weighingWords(part)),
      ];
    }
  }
}

function normWords(
  weighing: Extract<TraceWeighing, { kind: "norm" }>,
  about: Readonly<Record<string, Parameter>>,
): readonly Label[] {
  const norm = { name: weighing.norm };
  const { excluded, groups, attributes } = weighing;
  const data = attributes.length === 0 ? [] : [dataWords(attributes)];
  if (excluded.length > 0) {
    const names = excluded.map(({ name }): Parameter => ({
      key: "explanation.weight.groupAlone",
      parameters: { group: { name } },
    }));
    return [
      { key: "explanation.weight.normExcluded", parameters: { ...about, norm, groups: names } },
      ...data,
    ];
  }
  const names = groups.map(({ name, coefficient }): Parameter => ({
    key: "explanation.weight.group",
    parameters: { group: { name }, coefficient: numberWords(coefficient) },
  }));
  const many =
    groups.length < 2 || weighing.combination === "exclusive"
      ? []
      : [{ key: `explanation.weight.${weighing.combination}` }];
  return [
    { key: "explanation.weight.norm", parameters: { ...about, norm, groups: names } },
    ...many,
    ...data,
  ];
}

function termWords({
  factor,
  total,
  part,
}: Extract<TraceWeighing, { kind: "sum" }>["parts"][number]): Parameter {
  const of = { factor: numberWords(factor), value: numberWords(part.value) };
  if (total === undefined) return { key: "explanation.weight.part", parameters: of };
  return { key: "explanation.weight.partOf", parameters: { ...of, total: numberWords(total) } };
}

/** `a × b × c`, `a + b + c`. */
function joined(values: readonly Parameter[], by: "times" | "plus"): Parameter {
  const [first = "", ...others] = values;
  return others.reduce<Parameter>(
    (one, other) => ({ key: `explanation.weight.${by}`, parameters: { one, other } }),
    first,
  );
}

function dataWords(attributes: readonly TraceAttribute[]): Label {
  return { key: "explanation.weight.data", parameters: { values: attributes.map(attributeWords) } };
}

function attributeWords({ name, value, unit, origin }: TraceAttribute): Parameter {
  const shown: Parameter =
    typeof value === "boolean"
      ? { key: value ? "allocation.yes" : "allocation.no" }
      : typeof value === "number"
        ? { decimal: String(value) }
        : value;
  const about = { name: { name }, value: shown, origin: { key: `allocation.origin.${origin}` } };
  if (unit === undefined) return { key: "explanation.attribute", parameters: about };
  return { key: "explanation.attributeWithUnit", parameters: { ...about, unit } };
}
