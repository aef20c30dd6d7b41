import type { Allocation, Pool } from "../core/allocation/allocation.ts";
import { needOf, type Need } from "../core/allocation/trace/need.ts";
import { replay } from "../core/allocation/trace/replay.ts";
import type { Trace, TracePlace } from "../core/allocation/trace/trace.ts";
import { openTraces } from "../core/allocation/trace/traceBook.ts";
import { invariant, nearestWord } from "../core/issue/index.ts";
import type { Money } from "../core/money/index.ts";
import type { Plan } from "../core/plan/index.ts";
import { placesOf, type Places } from "../core/plan/places.ts";

/** Which money is meant; a component or year of origin only where there are several. */
export interface MoneyAsked {
  readonly source: string;
  readonly type: string;
  readonly year: number;
  readonly component?: string;
  readonly origin?: number;
}

/** A place or money that was asked for and is not there, with what is. */
export type NotFound =
  | { readonly kind: "place"; readonly nearest: readonly TracePlace[] }
  | { readonly kind: "notCommune"; readonly place: TracePlace; readonly beneath: readonly TracePlace[] }
  | { readonly kind: "source"; readonly known: readonly string[] }
  | { readonly kind: "money"; readonly pools: readonly Pool[] }
  /** The place gets nothing at all, so that it has no largest amount. */
  | { readonly kind: "nothing" }
  | { readonly kind: "several"; readonly pools: readonly Pool[] };

export type Found<Value> =
  { readonly kind: "found"; readonly value: Value } | { readonly kind: "notFound"; readonly what: NotFound };

/** How many places a message names. */
const named = 3;

/** The trace of one amount, which was replayed: that it does not give the amount is a bug of ours and stops the work. */
export function explainCell(
  plan: Plan,
  allocation: Allocation,
  place: string,
  asked: MoneyAsked,
): Found<Trace> {
  const missing = missingPlace(plan, allocation, place);
  if (missing !== undefined) return { kind: "notFound", what: missing };
  const pool = poolOf(plan, allocation, asked);
  if (pool.kind === "notFound") return pool;
  return { kind: "found", value: checkedTrace(plan, allocation, pool.value, place) };
}

/** The traces of all amounts of a place, in the order of the allocation. */
export function explainPlace(plan: Plan, allocation: Allocation, place: string): Found<readonly Trace[]> {
  const missing = missingPlace(plan, allocation, place);
  if (missing !== undefined) return { kind: "notFound", what: missing };
  const book = openTraces(plan, allocation);
  const traces = allocation.pools.flatMap((pool) => book.traceOf({ ...pool, place }) ?? []);
  traces.forEach(hold);
  return { kind: "found", value: traces };
}

/** What would have to change for a place to get an amount: of the money asked for, or else of that of which it gets most. */
export function explainNeed(
  plan: Plan,
  allocation: Allocation,
  place: string,
  asked: MoneyAsked | undefined,
  wanted: Money,
): Found<Need> {
  const missing = missingPlace(plan, allocation, place);
  if (missing !== undefined) return { kind: "notFound", what: missing };
  const pool = asked === undefined ? largestPool(allocation, place) : poolOf(plan, allocation, asked);
  if (pool.kind === "notFound") return pool;
  const trace = checkedTrace(plan, allocation, pool.value, place);
  return { kind: "found", value: needOf(plan, allocation, pool.value, trace, wanted) };
}

function checkedTrace(plan: Plan, allocation: Allocation, pool: Pool, place: string): Trace {
  const trace = openTraces(plan, allocation).traceOf({ ...pool, place });
  invariant(trace !== undefined, "a commune has a trace in each pool");
  hold(trace);
  return trace;
}

function hold(trace: Trace): void {
  const again = replay(trace);
  invariant(again.kind === "amount", `the trace does not give its amount: ${JSON.stringify(again)}`);
}

/** The first of the pools of which the place gets most. */
function largestPool({ pools, cells }: Allocation, place: string): Found<Pool> {
  let best: Pool | undefined;
  let most = -1;
  for (const cell of cells) {
    if (cell.place !== place || cell.amount <= most) continue;
    const pool = pools.find(
      ({ source, type, year, component, origin }) =>
        source === cell.source &&
        type === cell.type &&
        year === cell.year &&
        component === cell.component &&
        origin === cell.origin,
    );
    if (pool === undefined) continue;
    best = pool;
    most = cell.amount;
  }
  return best === undefined
    ? { kind: "notFound", what: { kind: "nothing" } }
    : { kind: "found", value: best };
}

function poolOf(plan: Plan, { pools }: Allocation, asked: MoneyAsked): Found<Pool> {
  if (!plan.sources.some(({ id }) => id === asked.source)) {
    return { kind: "notFound", what: { kind: "source", known: plan.sources.map(({ id }) => id) } };
  }
  const ofSource = pools.filter(({ source }) => source === asked.source);
  const inYear = ofSource.filter(({ type, year }) => type === asked.type && year === asked.year);
  if (inYear.length === 0) return { kind: "notFound", what: { kind: "money", pools: ofSource } };
  const named = inYear.filter(
    ({ component, origin, year }) =>
      (asked.component === undefined || component === asked.component) &&
      (asked.origin === undefined || (origin ?? year) === asked.origin),
  );
  // Without a year of origin the money of the year itself is meant.
  const own = named.filter(({ origin }) => asked.origin !== undefined || origin === undefined);
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return { kind: "found", value: only };
  return { kind: "notFound", what: { kind: "several", pools: inYear } };
}

function missingPlace(plan: Plan, { tree }: Allocation, code: string): NotFound | undefined {
  const places = placesOf(plan);
  const place = places.byCode.get(code);
  const node = tree.nodeOf.get(code);
  if (place?.level === "commune" && node !== undefined) return undefined;
  const beneath = places.communes.filter((commune) =>
    places.ancestorsOf(commune.code).some((above) => above.code === code),
  );
  if (place !== undefined) {
    return {
      kind: "notCommune",
      place: placeOf(places, code),
      beneath: beneath.slice(0, named).map((commune) => placeOf(places, commune.code)),
    };
  }
  return { kind: "place", nearest: nearestPlaces(places, code) };
}

/** By code, or by name: names repeat, so that several may be meant. */
function nearestPlaces(places: Places, word: string): readonly TracePlace[] {
  const asked = word.normalize("NFC").toLowerCase();
  const byName = places.communes.filter(({ name }) => name.normalize("NFC").toLowerCase().includes(asked));
  if (byName.length > 0) return byName.slice(0, named).map(({ code }) => placeOf(places, code));
  const nearest = nearestWord(
    word,
    places.communes.map(({ code }) => code),
  );
  return nearest === undefined ? [] : [placeOf(places, nearest)];
}

function placeOf(places: Places, code: string): TracePlace {
  const above = places.groupOf(code);
  return {
    code,
    name: places.byCode.get(code)?.name ?? code,
    ...(above === undefined || above.code === code ? {} : { above: { code: above.code, name: above.name } }),
  };
}
