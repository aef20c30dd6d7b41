import type { Allocation } from "../allocation/allocation.ts";
import { sum, zeroMoney, type Money } from "../money/money.ts";
import { placesOf } from "../plan/places.ts";
import { yearsOf, type Plan } from "../plan/plan.ts";
import { envelopeKey, envelopeSums, pairsOf, sumCell } from "./allocationParts.ts";
import { column, moneyCell, textCell, type CellReference, type Row, type Table } from "./table.ts";

/** What is allocated of each source and type in each year: one line each, for a page that is read at a glance. */
export function yearsOverview(plan: Plan, allocation: Allocation): Table {
  const years = yearsOf(plan.period);
  const sums = envelopeSums(allocation);
  const rows = pairsOf(plan, allocation).map(({ key, source, type, sourceLabel, typeLabel }) => {
    const amounts = years.map(
      (year) => sums.get(envelopeKey({ source, type, year }))?.allocated ?? zeroMoney,
    );
    return { key, labels: [sourceLabel, typeLabel], amounts };
  });
  return overview({
    id: "overview.years",
    title: "allocation.overview.years",
    leading: [
      column("source", { key: "allocation.column.source" }, "left", 40),
      column("type", { key: "allocation.column.type" }, "left", 22),
    ],
    headings: years.map((year) => ({
      id: String(year),
      label: { key: "allocation.column.yearOf", parameters: { year: String(year) } },
    })),
    rows,
  });
}

/** What each district's communes get from each source, all types and years together. */
export function districtsOverview(plan: Plan, allocation: Allocation): Table {
  const places = placesOf(plan);
  const sources = plan.sources.filter(({ id }) => allocation.envelopes.some(({ source }) => source === id));
  const groups = new Map<string, Map<string, Money[]>>();
  for (const { place, source, amount } of allocation.cells) {
    const group = places.groupOf(place)?.code ?? place;
    const bySource = groups.get(group) ?? new Map<string, Money[]>();
    groups.set(group, bySource);
    const amounts = bySource.get(source) ?? [];
    amounts.push(amount);
    bySource.set(source, amounts);
  }
  const rows = [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, bySource]) => ({
      key: code,
      labels: [{ text: places.byCode.get(code)?.name ?? code }],
      amounts: sources.map(({ id }) => sum(bySource.get(id) ?? [])),
    }));
  return overview({
    id: "overview.districts",
    title: "allocation.overview.districts",
    leading: [column("name", { key: "allocation.column.groupName" }, "left", 30)],
    headings: sources.map(({ id, name }) => ({ id, label: { name } })),
    rows,
  });
}

interface Overview {
  readonly id: string;
  readonly title: string;
  readonly leading: Table["columns"];
  readonly headings: readonly { readonly id: string; readonly label: Table["title"] }[];
  readonly rows: readonly {
    readonly key: string;
    readonly labels: readonly Table["title"][];
    readonly amounts: readonly Money[];
  }[];
}

function overview({ id, title, leading, headings, rows }: Overview): Table {
  const references = (row: string): readonly CellReference[] =>
    headings.map((heading) => ({ row, column: heading.id }));
  const columnSums = headings.map((_, index) => sum(rows.map(({ amounts }) => amounts[index] ?? zeroMoney)));
  const total: Row = {
    key: "total",
    role: "total",
    level: 0,
    cells: [
      textCell({ key: "allocation.column.total" }),
      ...leading.slice(1).map(() => textCell({ text: "" })),
      ...headings.map((heading, index) =>
        sumCell(
          [columnSums[index] ?? zeroMoney],
          rows.map(({ key }) => ({ row: key, column: heading.id })),
        ),
      ),
      sumCell(columnSums, references("total")),
    ],
  };
  return {
    id,
    title: { key: title },
    columns: [
      ...leading,
      ...headings.map((heading) => column(heading.id, heading.label)),
      column("total", { key: "allocation.column.total" }),
    ],
    rows: [
      ...rows.map(({ key, labels, amounts }): Row => ({
        key,
        role: "item",
        level: 0,
        cells: [
          ...labels.map(textCell),
          ...amounts.map((amount) => moneyCell(amount)),
          sumCell(amounts, references(key)),
        ],
      })),
      total,
    ],
    hasMoney: true,
    notes: [],
  };
}
