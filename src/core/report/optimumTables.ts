import type { ChoiceFile } from "../analysis/choice/index.ts";
import {
  budgetUse,
  placeSpending,
  type Choice,
  type Objective,
  type Optimum,
  type PlaceSpending,
  type ShadowPrices,
} from "../analysis/optimize/index.ts";
import { sum } from "../money/index.ts";
import { placesOf } from "../plan/places.ts";
import { changeWords, priceWords, sourceName, type ChoiceNames } from "./optimumWords.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type CellReference,
  type Label,
  type Row,
  type RowRole,
  type Table,
} from "./table.ts";

/** Which communes reach the standard, when, and what each source pays for them; a subtotal for each year. */
export function chosenTable(names: ChoiceNames, optimum: Optimum): Table {
  const { plan, problem } = names;
  const parts = placeSpending(problem, optimum);
  const sources = plan.sources.map(({ id }) => id).filter((id) => parts.some(({ source }) => source === id));
  const line = lineWriter(names, parts, sources);
  const years = problem.years.flatMap((year) => {
    const own = optimum.choices.filter((choice) => choice.year === year);
    if (own.length === 0) return [];
    const label: Label = { key: "optimum.row.year", parameters: { year: String(year), count: own.length } };
    return [...own.map(line.item), line.sum(`year-${year}`, "subtotal", label, own, own.map(keyOf))];
  });
  const yearKeys = years.filter(({ role }) => role === "subtotal").map(({ key }) => key);
  const label: Label = { key: "optimum.row.total", parameters: { count: optimum.choices.length } };
  return {
    id: "optimum-communes",
    title: { key: "optimum.communes.title" },
    columns: [
      column("year", { key: "optimum.column.year" }, "left", 8),
      column("code", { key: "optimum.column.code" }, "left", 9),
      column("commune", { key: "optimum.column.commune" }, "left", 26),
      column("district", { key: "optimum.column.district" }, "left", 22),
      column("people", { key: "optimum.column.people" }, "right", 11),
      ...sources.map((id) => column(id, sourceLabel(names, id), "right", 15)),
      column("total", { key: "optimum.column.total" }, "right", 15),
      originColumn,
    ],
    rows: [...years, line.sum("total", "total", label, optimum.choices, yearKeys)],
    hasMoney: true,
    notes: [{ key: "optimum.note.split" }, ...originNotes(names.file)],
  };
}

/** Writes the rows of the table of communes: one of a place, and sums over rows above. */
function lineWriter(names: ChoiceNames, parts: readonly PlaceSpending[], sources: readonly string[]) {
  const places = placesOf(names.plan);
  const peopleOf = new Map(names.problem.candidates.map(({ place, people }) => [place, people]));
  const paid = (chosen: readonly Choice[], source?: string) => {
    const codes = new Set(chosen.map(({ place }) => place));
    return sum(
      parts
        .filter((part) => codes.has(part.place) && (source === undefined || part.source === source))
        .map(({ amount }) => amount),
    );
  };
  const people = (chosen: readonly Choice[]): number =>
    chosen.reduce((all, { place }) => all + (peopleOf.get(place) ?? 0), 0);
  const across = (row: string) => sources.map((id): CellReference => ({ row, column: id }));
  const item = (choice: Choice): Row => {
    const { place, year } = choice;
    const key = keyOf(choice);
    return {
      key,
      role: "item",
      level: 0,
      cells: [
        textCell({ text: String(year) }),
        { kind: "code", text: place },
        textCell({ text: places.byCode.get(place)?.name ?? place }),
        textCell({ text: places.groupOf(place)?.name ?? "" }),
        { kind: "count", value: people([choice]) },
        ...sources.map((id) => moneyCell(paid([choice], id))),
        moneyCell(paid([choice]), { kind: "sum", of: across(key) }),
        originCell(names.file),
      ],
    };
  };
  const down = (rows: readonly string[], id: string) =>
    ({ kind: "sum", of: rows.map((row) => ({ row, column: id })) }) as const;
  const total = (
    key: string,
    role: RowRole,
    label: Label,
    chosen: readonly Choice[],
    rows: readonly string[],
  ): Row => ({
    key,
    role,
    level: 0,
    cells: [
      emptyCell,
      emptyCell,
      textCell(label),
      emptyCell,
      { kind: "count", value: people(chosen), formula: down(rows, "people") },
      ...sources.map((id) => moneyCell(paid(chosen, id), down(rows, id))),
      moneyCell(paid(chosen), down(rows, "total")),
      originCell(names.file),
    ],
  });
  return { item, sum: total };
}

/** Each budget: what was carried in, what there is, what is used, what is left. */
export function budgetsTable(names: ChoiceNames, optimum: Optimum): Table {
  const rows = budgetUse(names.problem, optimum).map((use): Row => ({
    key: [use.source, use.type, use.year].join("|"),
    role: "item",
    level: 0,
    cells: [
      textCell(sourceLabel(names, use.source)),
      textCell({ key: `report.type.${use.type}` }),
      textCell({ text: String(use.year) }),
      moneyCell(use.carriedIn),
      moneyCell(use.amount),
      moneyCell(use.used),
      moneyCell(use.left),
      originCell(names.file),
    ],
  }));
  return {
    id: "optimum-budgets",
    title: { key: "optimum.budgets.title" },
    columns: [
      column("source", { key: "optimum.column.source" }, "left", 30),
      column("type", { key: "optimum.column.type" }, "left", 22),
      column("year", { key: "optimum.column.year" }, "left", 8),
      ...["carriedIn", "amount", "used", "left"].map((id) => column(id, { key: `optimum.column.${id}` })),
      originColumn,
    ],
    rows,
    hasMoney: true,
    notes: [{ key: "optimum.note.budgets" }, ...originNotes(names.file)],
  };
}

/** Each district: at the standard before, chosen, at the standard in the end, of all its communes. */
export function districtsTable(names: ChoiceNames, optimum: Optimum): Table {
  const { plan, problem } = names;
  const reached = problem.reached ?? [];
  const chosen = new Set(optimum.choices.map(({ place }) => place));
  const all = [...reached, ...problem.candidates];
  const codes = plan.localities.map(({ code }) => code).filter((code) => all.some((one) => one.district === code)); // prettier-ignore
  const counts = (isIn: (district: string) => boolean): readonly number[] => {
    const before = reached.filter(({ district }) => isIn(district)).length;
    const own = problem.candidates.filter(
      ({ district, place }) => isIn(district) && chosen.has(place),
    ).length;
    return [before, own, before + own, all.filter(({ district }) => isIn(district)).length];
  };
  const ids = ["before", "chosen", "after", "communes"] as const;
  const rows = codes.map((code): Row => ({
    key: code,
    role: "item",
    level: 0,
    cells: [
      textCell({ text: placesOf(plan).byCode.get(code)?.name ?? code }),
      ...counts((district) => district === code).map((value): Cell => ({ kind: "count", value })),
      originCell(names.file),
    ],
  }));
  const sums = counts(() => true).map((value, index): Cell => {
    const of = codes.map((row) => ({ row, column: ids[index] ?? "before" }));
    return { kind: "count", value, formula: { kind: "sum", of } };
  });
  const total: Row = {
    key: "total",
    role: "total",
    level: 0,
    cells: [textCell({ key: "optimum.row.all" }), ...sums, originCell(names.file)],
  };
  return {
    id: "optimum-districts",
    title: { key: "optimum.districts.title" },
    columns: [
      column("district", { key: "optimum.column.district" }, "left", 26),
      ...ids.map((id) => column(id, { key: `optimum.column.${id}` }, "right", 12)),
      originColumn,
    ],
    rows: [...rows, total],
    hasMoney: false,
    notes: originNotes(names.file),
  };
}

/** What more or less money in one budget would change, exactly. */
export function pricesTable(
  names: ChoiceNames,
  objective: Objective["kind"],
  prices: Extract<ShadowPrices, { readonly kind: "priced" }>,
): Table {
  const rows = prices.prices.map((price): Row => ({
    key: [price.budget.source, price.budget.type, price.budget.year].join("|"),
    role: "item",
    level: 0,
    cells: [
      textCell(priceWords(price, names, objective)),
      textCell(changeWords(price.less, objective)),
      originCell(names.file),
    ],
  }));
  return {
    id: "optimum-prices",
    title: { key: "optimum.prices.title" },
    columns: [
      column("more", { key: "optimum.column.more" }, "left", 70),
      column("less", { key: "optimum.column.less" }, "left", 26),
      originColumn,
    ],
    rows,
    hasMoney: false,
    notes: [{ key: "optimum.note.prices" }, ...originNotes(names.file)],
  };
}

/** Where the costs come from: every row says it. */
export const originColumn = column("origin", { key: "optimum.column.origin" }, "left", 12);

export function originCell({ origin }: ChoiceFile): Cell {
  return textCell({ key: `simulation.origin.${origin}` });
}

/** What a person must know before believing a figure. */
export function originNotes({ origin }: ChoiceFile): readonly Label[] {
  return origin === "illustrative" ? [{ key: "optimum.illustrative" }] : [];
}

function sourceLabel(names: ChoiceNames, id: string): Label {
  const name = sourceName(names, id);
  return typeof name === "string" ? { text: name } : name;
}

function keyOf({ place }: Choice): string {
  return place;
}
