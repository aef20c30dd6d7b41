import type { Allocation } from "../allocation/allocation.ts";
import { weightsOf } from "../allocation/weights.ts";
import type { Parameter } from "../issue/issue.ts";
import { addRatios, ratio, ratioDecimal, type Ratio } from "../money/ratio.ts";
import { placesOf, type Places } from "../plan/places.ts";
import type { Plan, Weighting } from "../plan/plan.ts";
import { allocationNotes, attributesOf } from "./allocationNotes.ts";
import { sourceName } from "./allocationParts.ts";
import { column, emptyCell, textCell, type Cell, type Label, type Row, type Table } from "./table.ts";

/** For each source: the weighting that divides it, what that rests on, the data it uses, and how many communes have a weight. */
export function weightingsTable(plan: Plan, allocation: Allocation): Table {
  const places = placesOf(plan);
  const order = new Map(plan.sources.map(({ id }, index) => [id, index]));
  const applied = [...allocation.weightings].sort(
    (left, right) => (order.get(left.source) ?? 0) - (order.get(right.source) ?? 0),
  );
  return {
    id: "allocation.weightings",
    title: { key: "allocation.weightings.title" },
    columns: [
      column("source", { key: "allocation.column.source" }, "left", 40),
      column("weighting", { key: "allocation.column.weighting" }, "left", 40),
      column("origin", { key: "allocation.column.weightingOrigin" }, "left", 18),
      column("data", { key: "allocation.column.data" }, "left", 40),
      column("legalReference", { key: "allocation.column.legalReference" }, "left", 36),
      column("sum", { key: "allocation.column.weightSum" }),
      column("weighted", { key: "allocation.column.weightedPlaces" }, "right", 12),
      column("places", { key: "allocation.column.places" }, "right", 12),
    ],
    rows: applied.flatMap(({ source, weighting }) => {
      const found = plan.weightings.find(({ id }) => id === weighting);
      const years = allocation.envelopes.filter((row) => row.source === source).map(({ year }) => year);
      return found === undefined ? [] : [weightingRow(plan, places, source, found, years)];
    }),
    hasMoney: false,
    notes: allocationNotes(plan, allocation),
  };
}

function weightingRow(
  plan: Plan,
  places: Places,
  source: string,
  weighting: Weighting,
  years: readonly number[],
): Row {
  const weights = weightsOf(plan, weighting, [...new Set(years)], places);
  return {
    key: source,
    role: "item",
    level: 0,
    cells: [
      textCell({ name: sourceName(plan, source) }),
      textCell({ name: weighting.name }),
      textCell({ key: `allocation.origin.${weighting.origin}` }),
      textCell(dataLabel(plan, weighting)),
      textCell(legalLabel(weighting)),
      ...(weights.ok ? weightCells([...weights.value.values()]) : [emptyCell, emptyCell]),
      { kind: "count", value: places.communes.length },
    ],
  };
}

function weightCells(weights: readonly Ratio[]): readonly Cell[] {
  const total = ratioDecimal(weights.reduce(addRatios, ratio(0n, 1n)));
  const weighted = weights.filter(({ numerator }) => numerator > 0n);
  return [
    { kind: "decimal", value: total.toString(), show: "plain", decimals: total.isInteger() ? 0 : 3 },
    { kind: "count", value: weighted.length },
  ];
}

/** The data with their origin, so that a weighting fixed by a decision does not hide that its data are a sample. */
function dataLabel(plan: Plan, weighting: Weighting): Label {
  const attributes: readonly Parameter[] = attributesOf(plan, weighting).map(({ name, origin }) => ({
    key: "allocation.withOrigin",
    parameters: { name: { name }, origin: { key: `allocation.origin.${origin}` } },
  }));
  if (attributes.length === 0) return { key: "allocation.data.none" };
  return { key: "allocation.data.list", parameters: { attributes } };
}

function legalLabel({ legalReference }: Weighting): Label {
  if (legalReference === undefined) return { key: "allocation.legal.none" };
  const { document, article, read } = legalReference;
  const reference: Parameter =
    article === undefined
      ? document
      : { key: "allocation.legal.withArticle", parameters: { document, article } };
  if (!read) return { key: "allocation.legal.notRead", parameters: { reference } };
  return typeof reference === "string" ? { text: reference } : reference;
}
