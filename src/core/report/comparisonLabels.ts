import type { CauseEffect, ComparedResult, PathStep, RowKey } from "../comparison/index.ts";
import type { Parameter } from "../issue/issue.ts";
import { Decimal } from "../money/decimal.ts";
import { placesOf, type Places } from "../plan/places.ts";
import type { Fraction } from "../comparison/index.ts";
import { placeLabel } from "./allocationParts.ts";
import type { Cell, Label } from "./table.ts";

/** How rows of a comparison are called: by the first of the results that knows the source or the place. */
export type RowLabels = (key: RowKey) => Label;

/** The words of rows, over all results. */
export function rowLabels(results: readonly ComparedResult[]): RowLabels {
  const places = results.map(({ plan }) => placesOf(plan));
  return (key) => {
    const parts = partsOf(key, results, places);
    const [only] = parts;
    const isUnallocated = key.state === "unallocated";
    if (only === undefined) return { key: isUnallocated ? "comparison.unallocated" : "comparison.allocated" };
    if (parts.length === 1 && !isUnallocated) return only;
    const about = { parts: parts.map(asParameter) };
    return { key: isUnallocated ? "comparison.unallocatedOf" : "comparison.joined", parameters: about };
  };
}

function partsOf(
  { source, type, year, district, commune }: RowKey,
  results: readonly ComparedResult[],
  places: readonly Places[],
): readonly Label[] {
  const placeOf = (code: string): Label => {
    const known = places.find(({ byCode }) => byCode.has(code));
    return known === undefined ? { text: code } : placeLabel(known, code);
  };
  return [
    ...(source === undefined ? [] : [sourceLabel(results, source)]),
    ...(type === undefined ? [] : [{ key: `report.type.${type}` }]),
    ...(year === undefined ? [] : [{ key: "comparison.year", parameters: { year: String(year) } }]),
    ...[district, commune].flatMap((code) => (code === undefined ? [] : [placeOf(code)])),
  ];
}

/** The name of a source, from the first result that has it. */
export function sourceLabel(results: readonly ComparedResult[], source: string): Label {
  const found = results.flatMap(({ plan }) => plan.sources).find(({ id }) => id === source);
  return found === undefined ? { text: source } : { name: found.name };
}

/** The sources of all results, in the order of the first plan that has them. */
export function sourcesOf(results: readonly ComparedResult[]): readonly string[] {
  const used = new Set(results.flatMap(({ allocation }) => allocation.envelopes.map(({ source }) => source)));
  const known = results.flatMap(({ plan }) => plan.sources.map(({ id }) => id));
  return [...new Set(known)].filter((id) => used.has(id));
}

/** A cause in words: the adjustments that are made or undone, limits, rounding. */
export function causeLabel({ cause }: Pick<CauseEffect, "cause">): Label {
  const steps = stepWords(cause.steps);
  switch (cause.kind) {
    case "adjustments":
      return { key: "comparison.cause.adjustments", parameters: { steps } };
    case "limits":
    case "rounding":
      return steps.length === 0
        ? { key: `comparison.cause.${cause.kind}` }
        : { key: `comparison.cause.${cause.kind}With`, parameters: { steps } };
  }
}

/** The adjustments of one scenario are named together. */
function stepWords(steps: readonly PathStep[]): readonly Parameter[] {
  const groups = new Map<string, readonly PathStep[]>();
  for (const step of steps) {
    const group = `${step.undone ? "-" : ""}${step.scenario.id}`;
    groups.set(group, [...(groups.get(group) ?? []), step]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const adjustment = group.map(({ number, kind }) => ({
      key: "scenario.adjustment",
      parameters: { number: String(number), kind: { key: `scenario.kind.${kind}` } },
    }));
    return [
      {
        key: first.undone ? "comparison.step.undone" : "comparison.step",
        parameters: { adjustment, scenario: { name: first.scenario.name } },
      },
    ];
  });
}

/** A label as a part of a sentence. */
export function asParameter(label: Label): Parameter {
  return "text" in label ? label.text : label;
}

/** A result by its number, the base being 0: the heading of its columns. */
export function resultHeading(index: number): Label {
  return index === 0
    ? { key: "comparison.column.base" }
    : { key: "comparison.column.resultOf", parameters: { number: String(index) } };
}

/** A result by its number and id, where a name would be too long. */
export function resultShort({ id }: ComparedResult, index: number): Label {
  return index === 0
    ? { key: "comparison.column.base" }
    : { key: "comparison.short", parameters: { number: String(index), id } };
}

/** The name of a result with its number. */
export function resultLabel({ name }: ComparedResult, index: number): Label {
  return index === 0
    ? { key: "comparison.base", parameters: { name: { name } } }
    : { key: "comparison.result", parameters: { number: String(index), name: { name } } };
}

/** A fraction as a decimal of 40 digits, for showing. */
export function fractionDecimal({ numerator, denominator }: Fraction): Decimal {
  return new Decimal(numerator.toString()).div(denominator.toString());
}

/** A share that may be negative, shown as a percentage with one digit. */
export function percentCell(
  value: Fraction,
  formula?: (Cell & { readonly kind: "decimal" })["formula"],
): Cell {
  const cell = { kind: "decimal", value: fractionDecimal(value).toString(), show: "percent" } as const;
  return { ...cell, decimals: 1, ...(formula === undefined ? {} : { formula }) };
}
