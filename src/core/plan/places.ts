import { add, type Money } from "../money/money.ts";
import type { Locality, Period, Plan } from "./plan.ts";

/** The administrative tree of a plan, indexed by official code. Every question about a place is asked here. */
export interface Places {
  readonly byCode: ReadonlyMap<string, Locality>;
  /** Communes that take part in the programme and exist in at least one year of the plan's period, by code. */
  readonly communes: readonly Locality[];
  /** The units above `code`, the nearest first; none for an unknown code. */
  readonly ancestorsOf: (code: string) => readonly Locality[];
  /** The district of a place (the place itself if it is one); `undefined` where there is no district level. */
  readonly districtOf: (code: string) => Locality | undefined;
  /** The unit under which a report groups a place: its district, else the unit right above it, else the place itself. */
  readonly groupOf: (code: string) => Locality | undefined;
  /** Whether another unit has the same kind and name, so that the name alone does not say which is meant. */
  readonly isNameShared: (code: string) => boolean;
  /** The amounts (đồng) of the given places and, for each unit above them, their sum; a tree of any depth. */
  readonly totalsOver: (amounts: ReadonlyMap<string, Money>) => ReadonlyMap<string, Money>;
}

/** Indexes the localities of `plan`. Codes that lead nowhere or in circles end the way up instead of failing. */
export function placesOf(plan: Pick<Plan, "localities" | "period">): Places {
  const byCode = new Map(plan.localities.map((locality) => [locality.code, locality]));
  const names = new Map<string, number>();
  for (const locality of plan.localities) {
    names.set(nameKey(locality), (names.get(nameKey(locality)) ?? 0) + 1);
  }
  const ancestorsOf = (code: string): readonly Locality[] => climb(byCode, code);
  const districtOf = (code: string): Locality | undefined => {
    const place = byCode.get(code);
    if (place === undefined) return undefined;
    return [place, ...ancestorsOf(code)].find(({ level }) => level === "district");
  };
  return {
    byCode,
    communes: communesOf(plan),
    ancestorsOf,
    districtOf,
    groupOf: (code) => districtOf(code) ?? ancestorsOf(code)[0] ?? byCode.get(code),
    isNameShared: (code) => {
      const place = byCode.get(code);
      return place !== undefined && (names.get(nameKey(place)) ?? 0) > 1;
    },
    totalsOver: (amounts) => {
      const totals = new Map(amounts);
      for (const [code, amount] of amounts) {
        for (const above of ancestorsOf(code)) {
          const sofar = totals.get(above.code);
          totals.set(above.code, sofar === undefined ? amount : add(sofar, amount));
        }
      }
      return totals;
    },
  };
}

/** Whether the unit exists in `year`; a unit without dates always does. */
export function existsIn(locality: Locality, year: number): boolean {
  return (
    (locality.validFrom === undefined || locality.validFrom <= year) &&
    (locality.validTo === undefined || year <= locality.validTo)
  );
}

/** Whether the unit exists in at least one year of `period`. */
export function existsWithin(locality: Locality, period: Period): boolean {
  return (
    (locality.validFrom === undefined || locality.validFrom <= period.to) &&
    (locality.validTo === undefined || period.from <= locality.validTo)
  );
}

function communesOf(plan: Pick<Plan, "localities" | "period">): readonly Locality[] {
  return plan.localities
    .filter(
      (locality) =>
        locality.level === "commune" && locality.inProgramme && existsWithin(locality, plan.period),
    )
    .sort((left, right) => (left.code < right.code ? -1 : left.code > right.code ? 1 : 0));
}

function climb(byCode: ReadonlyMap<string, Locality>, code: string): readonly Locality[] {
  const path: Locality[] = [];
  const seen = new Set([code]);
  for (let parent = byCode.get(code)?.parent ?? null; parent !== null && !seen.has(parent);) {
    const above = byCode.get(parent);
    if (above === undefined) break;
    path.push(above);
    seen.add(parent);
    parent = above.parent;
  }
  return path;
}

function nameKey(locality: Locality): string {
  return `${locality.kind} ${locality.name.normalize("NFC").toLowerCase()}`;
}
