import type { Allocation, Envelope } from "../allocation/allocation.ts";
import { add, sum, zeroMoney, type Money } from "../money/money.ts";
import type { Places } from "../plan/places.ts";
import type { ExpenditureType, Plan } from "../plan/plan.ts";
import { moneyCell, type Cell, type CellReference, type Label } from "./table.ts";

/** A source with one type of expenditure: a line of every table by year, a column of every table by place. */
export interface Pair {
  /** `source/type`, the key of its rows and columns. */
  readonly key: string;
  readonly source: string;
  readonly type: ExpenditureType;
  readonly sourceLabel: Label;
  readonly typeLabel: Label;
  /** Both in one label, the type in short: the heading of a column. */
  readonly label: Label;
}

export interface EnvelopeSums {
  readonly available: Money;
  readonly allocated: Money;
  readonly unallocated: Money;
}

const typeOrder: Readonly<Record<ExpenditureType, number>> = {
  developmentInvestment: 0,
  recurrent: 1,
  unspecified: 2,
};

/** The pairs that have money, sources in the plan's own order. */
export function pairsOf(plan: Plan, allocation: Allocation): readonly Pair[] {
  const position = new Map(plan.sources.map(({ id }, index) => [id, index]));
  const pairs = new Map<string, Pair>();
  for (const { source, type } of allocation.envelopes) {
    const key = pairKey(source, type);
    if (!pairs.has(key)) pairs.set(key, pairOf(plan, source, type));
  }
  return [...pairs.values()].sort(
    (left, right) =>
      (position.get(left.source) ?? 0) - (position.get(right.source) ?? 0) ||
      typeOrder[left.type] - typeOrder[right.type],
  );
}

/** The pair of `source` and `type` with its words. */
export function pairOf(plan: Plan, source: string, type: ExpenditureType): Pair {
  const name = sourceName(plan, source);
  const typeLabel = { key: `report.type.${type}` };
  return {
    key: pairKey(source, type),
    source,
    type,
    sourceLabel: { name },
    typeLabel,
    label:
      type === "unspecified"
        ? { name }
        : {
            key: "allocation.sourceAndType",
            parameters: { source: { name }, type: { key: `allocation.shortType.${type}` } },
          },
  };
}

/** The key of a pair's rows and columns. */
export function pairKey(source: string, type: ExpenditureType): string {
  return `${source}/${type}`;
}

/** The name of a source in both languages; its id if the plan does not know it. */
export function sourceName(plan: Plan, source: string): { readonly vi: string; readonly en: string } {
  return plan.sources.find(({ id }) => id === source)?.name ?? { vi: source, en: source };
}

/** Available, allocated and unallocated of each envelope, by `source/type/year`. */
export function envelopeSums(allocation: Allocation): ReadonlyMap<string, EnvelopeSums> {
  const sums = new Map<string, EnvelopeSums>();
  const at = (row: Envelope): EnvelopeSums =>
    sums.get(envelopeKey(row)) ?? { available: zeroMoney, allocated: zeroMoney, unallocated: zeroMoney };
  for (const row of allocation.envelopes) {
    sums.set(envelopeKey(row), { ...at(row), available: add(at(row).available, row.amount) });
  }
  for (const row of allocation.cells) {
    sums.set(envelopeKey(row), { ...at(row), allocated: add(at(row).allocated, row.amount) });
  }
  for (const row of allocation.unallocated) {
    sums.set(envelopeKey(row), { ...at(row), unallocated: add(at(row).unallocated, row.amount) });
  }
  return sums;
}

/** The key of an envelope's row. */
export function envelopeKey({ source, type, year }: Omit<Envelope, "amount">): string {
  return `${pairKey(source, type)}/${year}`;
}

/** A place as a reader needs it: with its district where its name alone does not say which is meant. */
export function placeLabel(places: Places, code: string): Label {
  const place = places.byCode.get(code);
  if (place === undefined) return { text: code };
  const group = places.groupOf(code);
  if (!places.isNameShared(code) || group === undefined || group.code === code) return { text: place.name };
  return {
    key: "allocation.placeInGroup",
    parameters: { place: place.name, group: withSmallInitial(group.name) },
  };
}

/** "Huyện A" inside a name is written "huyện A". */
function withSmallInitial(name: string): string {
  const [initial = "", ...rest] = name;
  return initial.toLowerCase() + rest.join("");
}

/** A money cell that is the sum of others, live. */
export function sumCell(amounts: readonly Money[], of: readonly CellReference[]): Cell {
  return of.length === 0 ? moneyCell(sum(amounts)) : moneyCell(sum(amounts), { kind: "sum", of });
}
